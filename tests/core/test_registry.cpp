// What the rules say of themselves, as JSON.
#include "hti/registry.hpp"

#include <nlohmann/json.hpp>

#include "core/support.hpp"
#include "hti/hti.hpp"

using nlohmann::json;

namespace {

json rule(const std::string& step, const std::string& name) {
  const json registry = json::parse(hti::registry());
  for (const json& one : registry["steps"][step]) {
    if (one["name"] == name) return one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a rule is registered with its sentence, formula, source and parameters", "[registry]") {
  const json z = rule("normalise", "z_score");
  CHECK(z["python"] == "ZScore");
  CHECK(z["text"] == hti::normalise::z_score::text);
  CHECK(z["citation"] == "OECD2008");
  REQUIRE(z["parameters"].size() == 2);
  const json sd = z["parameters"][1];
  CHECK(sd["name"] == "sd");
  CHECK(sd["default"] == 1);
  CHECK(sd["required"] == false);
  CHECK(sd["schema"] == json{{"type", "number"}, {"exclusiveMinimum", 0}});
}

TEST_CASE("every kind of parameter has its schema and its default", "[registry]") {
  const auto parameter = [](const char* step, const char* name, std::size_t i) { return rule(step, name)["parameters"][i]; };
  const json group = parameter("missing", "group_mean", 0);
  CHECK(group["required"] == true);
  CHECK_FALSE(group.contains("default"));
  CHECK(group["schema"] == json{{"type", "string"}, {"minLength", 1}});
  const json by = parameter("missing", "renormalise", 1);
  CHECK(by["default"] == "weight");
  CHECK(by["schema"] == json{{"enum", {"weight", "count"}}});
  const json clip = parameter("normalise", "min_max", 2);
  CHECK(clip["default"].is_null());
  CHECK(clip["schema"] == json{{"type", "array"},
                               {"items", {{"type", "number"}, {"minimum", 0}, {"maximum", 100}}},
                               {"minItems", 2},
                               {"maxItems", 2}});
  CHECK(parameter("treat", "winsorise", 0)["schema"] == json{{"type", "integer"}, {"minimum", 0}});
  CHECK(parameter("treat", "winsorise", 3)["schema"] == json{{"type", "boolean"}});
  CHECK(parameter("missing", "penalise", 1)["keyword_only"] == true);
}

TEST_CASE("rules of the user's own are not registered, and all others are in their order", "[registry]") {
  const json registry = json::parse(hti::registry());
  std::vector<std::string> names;
  for (const json& one : registry["steps"]["normalise"]) names.push_back(one["name"]);
  CHECK(names == std::vector<std::string>{"none", "min_max", "goalposts", "log_goalposts", "distance_to_target", "z_score",
                                          "rank", "percentile_rank", "borda", "exponential_rank", "round"});
  CHECK(rule("aggregate", "custom").is_null());
  CHECK(registry["rank"].size() == 3);
}

TEST_CASE("a class is called as its rule, or as the rule says", "[registry]") {
  CHECK(hti::class_name<hti::normalise::percentile_rank>() == "PercentileRank");
  CHECK(hti::class_name<hti::normalise::rank>() == "RankNormalise");
  CHECK(hti::class_name<hti::weight::equal>() == "EqualWeights");
}
