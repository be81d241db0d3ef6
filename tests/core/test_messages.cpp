// Messages that only C++ can ask for: `tests/python/test_messages.py` reads their names here and reaches all others.
#include <type_traits>

#include "core/support.hpp"
#include "hti/base/number_words.hpp"

using hti_test::flat;
using hti_test::no_value;
using hti_test::table_data;

namespace {

template <class Call>
std::string said(Call&& call) {
  try {
    call();
  } catch (const hti::Error& error) {
    const hti::Message* message = &error.problems().front().said;
    CHECK(error.problems().front().message == message->text);
    if (message->id == "vary" || message->id == "of-node") message = &message->arguments.back().value;
    return message->id;
  }
  return "";
}

hti::Table two_units() { return hti::Table(table_data({{"a", {1, 2}}, {"b", {5, 3}}})); }

}  // namespace

TEST_CASE("a message has its text, its name and its arguments", "[messages]") {
  const hti::Message inner = hti::say("did-you-mean", "; did you mean '{name}'?", {{"name", "x{name}"}});
  const hti::Message message = hti::say("no-node", "there is no node '{node}'{hint}", {{"node", "y"}, {"hint", inner}});
  CHECK(message.text == "there is no node 'y'; did you mean 'x{name}'?");
  CHECK(message.arguments.size() == 2);
  CHECK(message.arguments[1].value == inner);
  CHECK(message.arguments[1].value.arguments[0].value.id.empty());
  CHECK(hti::say("x", "{n} of {n}, {other}", {{"n", std::size_t{3}}}).text == "3 of 3, {other}");
  const hti::Problem free{hti::code::cycle, "of my own"};
  CHECK(free.message == "of my own");
  CHECK(free.said.id.empty());
  CHECK(hti::Problem{.code = hti::code::cycle, .said = message}.message == message.text);
}

TEST_CASE("messages about what only C++ can be given", "[messages]") {
  const std::vector<double> three{1, 2, 3};
  std::vector<double> two(2);
  const std::vector<std::string> labels{"x"};
  CHECK(said([&] { hti::rank(three, two); }) == "places-for-values");
  CHECK(said([&] { (void)hti::rank_within(three, labels); }) == "labels-for-values");
  hti::DataFrame frame{.columns = {{.name = "x", .cells = three}}};
  CHECK(said([&] { frame.append({.columns = {{.name = "y", .cells = two}}}); }) == "rows-of-columns");
  CHECK(said([&] { (void)hti::robust::rank_sets(two, three); }) == "no-draws");
  CHECK(said([&] { (void)hti::robust::rank_sets(two, std::vector<double>(200), {}, {.scores = three}); }) ==
        "number-of-variances");
  CHECK(said([&] { (void)hti::robust::sobol_indices(three, {.factors = 2, .n = 8}); }) == "number-of-outputs");
  CHECK(said([&] { (void)hti::aggregate::geometric{}(std::vector<double>{-1, 1}, std::vector<double>{1, 1}); }) ==
        "mean-of-value");
  CHECK(said([&] { (void)hti::aggregate::ratio{}(std::vector<double>{1, 0}, std::vector<double>{1, 1}); }) ==
        "divisor-of-ratio");
  CHECK(said([&] { (void)hti::Index().weight("x"); }) == "empty-index");
  const hti::Index index = hti::fit({.id = "x", .model = flat({1, 1})}, two_units());
  CHECK(said([&] { (void)hti::robust::ranks_with(index, two_units(), three); }) == "number-of-shares");
  const hti::vary::choice choice{.alternatives = {hti::Constant::drop, hti::Weight{}}};
  CHECK(said([&] { (void)hti::robust::uncertainty(index, two_units(), {choice}); }) == "different-steps");
  hti::robust::Contest contest = hti::robust::contest(index, two_units(), "u1", "u2");
  contest.unit.values[0] = no_value;
  CHECK(said([&] { (void)hti::robust::overtaking(contest); }) == "no-closed-form");
}

TEST_CASE("numbers as people read them", "[messages]") {
  CHECK(hti::number_words(2.675, ".2f") == "2.68");
  CHECK(hti::number_words(-1234567.5, ",.0f", {.decimal = ",", .thousands = "\u00a0"}) == "\u22121\u00a0234\u00a0568");
  CHECK(hti::number_words(no_value, "g") == "\u2013");
}
