#include "core/generators.hpp"
#include "core/support.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace hti_test;
using hti::code;
using hti::DataError;
using hti::Index;
using hti::Method;

namespace {

hti::Table reference() {
  auto data = table_data({{"a", {0.1, 0.2, 0.7, no_value, 30}}, {"b", {3, 1, 4, 1, 5}}, {"c", {2, 7, 1, 8, 2}}});
  data.groups["county"] = {"x", "x", "y", "y", "z"};
  return hti::Table(data);
}

hti::Table others() {
  auto data = table_data({{"a", {1e-300, -5, 1 / 3.0, no_value}}, {"b", {no_value, 2, 9, 1.5}}, {"c", {0, 100, 3, no_value}}});
  data.groups["county"] = {"x", "new", "y", ""};
  return hti::Table(data);
}

Method method() {
  Method m;
  m.treat.node["a"] = hti::treat::winsorise{.max_points = 1};
  m.treat.node["b"] = hti::treat::log{};
  m.normalise.node["b"] = hti::normalise::z_score{.mean = 100, .sd = 10};
  m.normalise.node["c"] = hti::normalise::percentile_rank{};
  m.missing.missing = hti::impute::group_median{"county"};
  m.missing.suppressed = hti::missing::renormalise{.min_coverage = 1.0 / 3};
  m.rescale["index"] = hti::normalise::min_max{.low = 1, .high = 10};
  m.rank = {.ties = hti::Ties::average, .tolerance = 1e-9};
  return m;
}

std::vector<double> all(const hti::Scores& scores) { return copy(scores.values()); }

}  // namespace

TEST_CASE("a loaded index gives the same bytes", "[save]") {
  const Index index = hti::fit(flat({1, 2, 0.1}), method(), reference());
  const Index again = Index::from_json(index.to_json());
  for (const hti::Table& t : {reference(), others()}) {
    CHECK(same_bits(all(index.score(t)), all(again.score(t))));
    CHECK(same_bits(index.score(t).coverage("index"), again.score(t).coverage("index")));
    CHECK(hti::to_text(index.score(t).trace("u2")) == hti::to_text(again.score(t).trace("u2")));
  }
  CHECK(index.cutoffs() == again.cutoffs());
  CHECK(index.definition() == again.definition());
  CHECK(index.reference_hash() == again.reference_hash());
  CHECK(index.effective_weight("b") == again.effective_weight("b"));
  CHECK(again.to_json() == index.to_json());
}

TEST_CASE("an index goes through a file", "[save]") {
  const std::string path = (std::filesystem::temp_directory_path() / "hti_test_save.json").string();
  const Index index = hti::fit(flat({1, 2, 0.1}), method(), reference());
  index.save(path);
  CHECK(same_bits(all(Index::load(path).score(others())), all(index.score(others()))));
  std::remove(path.c_str());
  CHECK(faults<DataError>([&] { (void)Index::load(path); }) == std::multiset{code::file_not_found});
  CHECK(faults<DataError>([&] { index.save("/nowhere/at/all/index.json"); }) == std::multiset{code::file_not_found});
}

TEST_CASE("files that are no index are told apart", "[save]") {
  const auto fault = [](const std::string& json) { return faults<DataError>([&] { (void)Index::from_json(json); }); };
  CHECK(fault("{\"a\": ") == std::multiset{code::syntax_error});
  CHECK(fault("{}") == std::multiset{code::wrong_file_type});
  CHECK(fault("[1, 2]") == std::multiset{code::wrong_file_type});
  CHECK(fault("") == std::multiset{code::empty_file});
  std::string newer = hti::fit(flat({1, 2, 0.1}), method(), reference()).to_json();
  const auto at = newer.find("\"version\"");
  REQUIRE(at != std::string::npos);
  newer.replace(newer.find('2', at), 1, "999");
  CHECK(fault(newer) == std::multiset{code::unsupported_version});
}

TEST_CASE("a damaged index is an error and nothing else", "[save][property]") {
  const std::string json = hti::fit(flat({1, 2, 0.1}), method(), reference()).to_json();
  rc::prop("wherever it is cut", [&] {
    const auto size = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(json.size()) - 2));
    RC_ASSERT(!faults<hti::Error>([&] { (void)Index::from_json(json.substr(0, size)); }).empty());
  });
  rc::prop("whatever key is missing", [&] {
    std::vector<std::size_t> keys;
    for (std::size_t at = json.find("\":"); at != std::string::npos; at = json.find("\":", at + 1)) keys.push_back(at);
    std::string renamed = json;
    renamed[keys[size_between(0, static_cast<int>(keys.size()) - 1)] - 1] = '~';
    try {
      (void)Index::from_json(renamed);  // optional keys may be absent
    } catch (const hti::Error&) {
    }
    RC_SUCCEED("no other exception came out");
  });
}

TEST_CASE("an index with another number in it is refused", "[save]") {
  const std::string json = hti::fit(flat({1, 2, 0.1}), method(), reference()).to_json();
  const auto fault = [](const std::string& text) { return faults<DataError>([&] { (void)Index::from_json(text); }); };
  std::string other = json;
  const auto at = other.find("\"size\": ");
  REQUIRE(at != std::string::npos);
  char& digit = other[at + std::string_view("\"size\": ").size()];
  digit = digit == '1' ? '2' : '1';
  CHECK(fault(other) == std::multiset{code::syntax_error});
  std::string unchecked = json;
  unchecked.replace(unchecked.find("checksum"), 8, "checksun");
  CHECK(fault(unchecked) == std::multiset{code::syntax_error});
  std::string spaced = json;
  spaced.insert(1, "\n\n");
  CHECK(fault(spaced).empty());
}

TEST_CASE("methods of one's own cannot be saved", "[save]") {
  Method m;
  m.aggregate = hti::aggregate::custom{"first", [](std::span<const double> x, std::span<const double>) { return x[0]; }};
  const Index index = hti::fit(flat({1, 2, 1}), m, reference());
  CHECK(faults<hti::MethodError>([&] { (void)index.to_json(); }) == std::multiset{code::custom_not_saved});
}

TEST_CASE("any doubles come back from a saved index as they were", "[save][property]") {
  rc::prop("to the bit", [] {
    const std::vector<double> x = spread(2, 30);
    const auto t = table({{"a", x}});
    Method m;
    m.normalise = *rc::gen::element<hti::Normalise>(hti::normalise::min_max{.clip = hti::Interval{1.1, 98.7}},
                                                    hti::normalise::z_score{}, hti::normalise::rank{});
    m.constant = hti::Constant::middle;
    m.treat = *rc::gen::element<hti::Treat>(hti::treat::none{}, hti::treat::winsorise{}, hti::treat::log{});
    const Index index = hti::fit(flat({1}), m, t);
    RC_ASSERT(same_bits(all(Index::from_json(index.to_json()).score(t)), all(index.score(t))));
  });
}
