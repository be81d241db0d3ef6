// Surveys in definition files.
#include "hti/hti.hpp"
#include "io/files.hpp"

using namespace hti_test;
using hti::Survey;
using hti::io::parse_definition;
using hti::io::to_toml;

namespace {

using strings = std::vector<std::string>;

const std::string head = "schema = 1\nid = \"d\"\n";
const std::string nodes =
    "[[node]]\nid = \"index\"\n"
    "[[node]]\nid = \"a\"\nparent = \"index\"\ndirection = \"higher\"\nerror = \"survey\"\nsurvey = \"users\"\n"
    "[[node]]\nid = \"b\"\nparent = \"index\"\ndirection = \"higher\"\nsurvey = \"staff\"\n";
const std::string surveys =
    "[[survey]]\nname = \"users\"\nrho = 0.3\nsource = \"assumed\"\n"
    "[[survey]]\nname = \"staff\"\n";

strings problems(const std::string& text) {
  strings found;
  try {
    (void)parse_definition(text, "d.toml");
  } catch (const hti::Error& error) {
    for (const hti::Problem& p : error.problems()) found.push_back(to_string(p));
  }
  return found;
}

std::vector<Survey> of(const hti::Definition& definition) {
  return {definition.model.surveys().begin(), definition.model.surveys().end()};
}

const std::vector<Survey> both{{.name = "users", .rho = 0.3, .source = "assumed"}, {.name = "staff"}};

hti::Definition extended(const std::string& text) {
  return parse_definition("schema = 1\nid = \"e\"\nextends = \"base\"\n" + text, "e.toml",
                          [](const std::string&) { return hti::io::Source{"base.toml", head + surveys + nodes}; });
}

}  // namespace

TEST_CASE("surveys are read, written and part of a definition's hash", "[toml][survey]") {
  const hti::Definition definition = parse_definition(head + surveys + nodes, "d.toml");
  CHECK(of(definition) == both);
  const hti::Definition again = parse_definition(to_toml(definition), "again.toml");
  CHECK(again.model == definition.model);
  CHECK(again.hash() == definition.hash());
  const hti::Definition none = parse_definition(head + nodes, "d.toml");
  CHECK(none.hash() != definition.hash());
  const auto at = surveys.find("0.3");
  const std::string other = std::string(surveys).replace(at, 3, "0.4");
  CHECK(parse_definition(head + other + nodes, "d.toml").hash() != definition.hash());
}

TEST_CASE("a saved index carries its surveys", "[survey]") {
  const hti::Definition definition = parse_definition(head + surveys + nodes, "d.toml");
  const hti::Table table({.units = {"1", "2"}, .indicators = {"a", "b"}, .values = {1, 2, 3, 4}});
  const hti::Index index = hti::Index::from_json(hti::fit(definition, table).to_json());
  CHECK(of(index.definition()) == both);
}

TEST_CASE("surveys are inherited by name, and left out with their indicators", "[toml][survey]") {
  CHECK(of(extended("")) == both);
  CHECK(of(extended("[[survey]]\nname = \"users\"\nrho = 0.1\nsource = \"a pilot\"\n"))[0] ==
        Survey{.name = "users", .rho = 0.1, .source = "a pilot"});
  CHECK(of(extended("remove = [\"b\"]\n")) == std::vector<Survey>{both[0]});
  CHECK_THROWS_AS(extended("remove = [\"b\"]\n[[survey]]\nname = \"staff\"\n"), hti::ModelError);
}

TEST_CASE("faults of surveys have a place and a remedy", "[toml][survey]") {
  CHECK(problems(head + "[[survey]]\nname = \"user\"\nrho = 0.3\nsource = \"assumed\"\n" + nodes) ==
        strings{
            "d.toml:4:8: unused_survey: no indicator belongs to survey 'user'; did you mean 'users'?; write survey = \"user\" "
            "at its indicators, or leave it out",
            "d.toml:14:10: unknown_survey: 'a' belongs to a survey 'users' that is not stated; did you mean 'user'?; where one "
            "survey is, all are, if only by name (indicator a)",
            "d.toml:19:10: unknown_survey: 'b' belongs to a survey 'staff' that is not stated; where one survey is, all are, "
            "if only by name (indicator b)"});
  CHECK(problems(head + surveys + "rho = 1.5\nsource = \"x\"\n" + nodes) ==
        strings{
            "d.toml:9:7: invalid_correlation: survey 'staff': rho is the correlation of one person's answers to two questions, "
            "from 0 to 1, and cannot be 1.5"});
  CHECK(
      problems(head + surveys + "rho = 0.5\n" + nodes) ==
      strings{
          "d.toml:9:7: invalid_correlation: survey 'staff': rho must have a source: say where the figure comes from, or write "
          "\"assumed\" if it is an upper value of your own"});
  CHECK(problems(head + surveys + "[[survey]]\nname = \"staff\"\n" + nodes) ==
        strings{"d.toml:10:8: duplicate_survey: there is already a survey 'staff' in this file"});
  CHECK(problems(head + "[[survey]]\nrho = 0.3\n" + nodes) ==
        strings{"d.toml:3:1: missing_key: survey number 1.name is missing"});
  CHECK(problems(head + "[survey]\nname = \"users\"\n" + nodes) ==
        strings{"d.toml:3:1: wrong_type: surveys are written [[survey]], with two brackets"});
}
