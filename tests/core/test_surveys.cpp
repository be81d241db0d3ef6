#include "core/support.hpp"
#include "hti/vary/source.hpp"
#include "model/surveys.hpp"

using namespace hti_test;
using hti::code;
using hti::Model;
using hti::ModelError;
using hti::Survey;

namespace {

using nodes = std::vector<hti::Node>;

hti::Node question(const std::string& id, const std::string& survey) {
  hti::Node n = leaf(id, "index");
  n.indicator->kind = hti::Kind::share;
  n.indicator->error = hti::RandomError::survey;
  n.indicator->survey = survey;
  return n;
}

nodes asked() {
  return {node("index"), question("a", "users"), question("b", "users"), question("c", "staff"), leaf("d", "index")};
}

std::multiset<code> faults_of(std::vector<Survey> surveys) {
  return faults<ModelError>([&] { Model(asked(), std::move(surveys)); });
}

Survey users(std::optional<double> rho, std::string source) {
  return {.name = "users", .rho = rho, .source = std::move(source)};
}

}  // namespace

TEST_CASE("a model keeps what is known of its surveys", "[survey]") {
  const Model model(asked(), {users(0.3, "assumed"), {.name = "staff"}});
  REQUIRE(model.surveys().size() == 2);
  CHECK(model.surveys()[0] == users(0.3, "assumed"));
  CHECK(model.surveys()[0].assumed());
  CHECK_FALSE(users(0.3, "own answers of 2024").assumed());
  const Model without(asked());
  CHECK(without.surveys().empty());
  CHECK_FALSE(model == without);
  CHECK(model == Model(asked(), {users(0.3, "assumed"), {.name = "staff"}}));
}

TEST_CASE("each fault of a survey has its code", "[survey]") {
  const Survey staff{.name = "staff"};
  CHECK(faults_of({users(0.3, "assumed"), staff, staff}) == std::multiset{code::duplicate_survey});
  CHECK(faults_of({users(0.3, "assumed"), staff, {.name = "user"}}) == std::multiset{code::unused_survey});
  CHECK(faults_of({users(0.3, "assumed")}) == std::multiset{code::unknown_survey});
  CHECK(faults_of({users(0.3, "assumed"), staff, {}}) == std::multiset{code::missing_id});
  for (const double rho : {-0.1, 1.1, no_value, infinity}) {
    CHECK(faults_of({users(rho, "assumed"), staff}) == std::multiset{code::invalid_correlation});
  }
  CHECK(faults_of({users(0.3, ""), staff}) == std::multiset{code::invalid_correlation});
  CHECK(faults_of({users({}, "assumed"), staff}) == std::multiset{code::invalid_correlation});
  CHECK(faults_of({users(0, "assumed"), staff}).empty());
  CHECK_THROWS_WITH(Model(asked(), {users(0.3, "assumed")}),
                    Catch::Contains("'c' belongs to a survey 'staff' that is not stated"));
}

TEST_CASE("a part of a model keeps the surveys that are left", "[survey]") {
  const Model model(asked(), {users(0.3, "assumed"), {.name = "staff"}});
  CHECK(hti::detail::surveys_of(model, {node("index"), question("c", "staff")}) == std::vector<Survey>{{.name = "staff"}});
  CHECK(hti::detail::surveys_of(model, {node("index"), leaf("d", "index")}).empty());
}

TEST_CASE("errors of one survey go together by rho and by how many answered both", "[survey]") {
  const hti::detail::survey_errors errors(Model(asked(), {users(0.3, "assumed"), {.name = "staff"}}));
  CHECK(errors.size() == 2);
  CHECK(errors.of(0) == errors.of(1));
  CHECK(errors.of(2) != errors.of(0));
  CHECK(errors.of(3) == hti::detail::survey_errors::none);
  CHECK_FALSE(errors.unknown());  // one question needs no rho
  CHECK(errors.rho(errors.of(0)) == 0.3);
  CHECK(errors.rho(errors.of(2)) == 0);
  CHECK(errors.correlation(errors.of(0), 100, 100) == 0.3);
  CHECK(errors.correlation(errors.of(0), 25, 100) == 0.15);  // 0.3 x 25 / sqrt(25 x 100)
  CHECK(errors.correlation(errors.of(0), no_value, 100) == 0.3);
}

TEST_CASE("of a survey with two questions and no rho nothing is taken for granted", "[survey]") {
  const hti::detail::survey_errors errors{Model(asked())};
  CHECK(std::isnan(errors.rho(errors.of(0))));
  CHECK(std::isnan(errors.correlation(errors.of(0), 100, 100)));
  REQUIRE(errors.unknown());
  CHECK(errors.unknown()->code == code::unknown_correlation);
  CHECK_THAT(errors.unknown()->message, Catch::Contains("2 questions belong to survey 'users', which has no rho"));
  CHECK_THAT(errors.unknown()->message, Catch::Contains("[[survey]]") && Catch::Contains("sampling(rho=...)"));
  const hti::detail::survey_errors nameless{Model({node("index"), question("a", ""), question("b", "")})};
  REQUIRE(nameless.unknown());
  CHECK_THAT(nameless.unknown()->message, Catch::Contains("2 questions name no survey"));
  CHECK_FALSE(hti::detail::survey_errors(Model({node("index"), question("a", "")})).unknown());
  CHECK_FALSE(hti::detail::survey_errors(Model(asked()), 0).unknown());
}

TEST_CASE("results tell the correlations that they rest on", "[survey]") {
  namespace vary = hti::vary;
  const Model model(asked(), {users(0.3, "assumed"), {.name = "staff"}});
  const std::vector<vary::Source> stated{vary::weights{}, vary::sampling{}};
  CHECK(vary::correlations(model, stated) == std::vector<Survey>{users(0.3, "assumed")});
  const std::vector<vary::Source> given{vary::sampling{.rho = 0.1}};
  CHECK(vary::correlations(model, given) == std::vector<Survey>{users(0.1, "sampling")});
  const std::vector<vary::Source> other{vary::weights{}};
  CHECK(vary::correlations(model, other).empty());
  CHECK(vary::describe(stated[1]) == "sampling()");
  CHECK(vary::describe(given[0]) == "sampling(rho = 0.1)");
}
