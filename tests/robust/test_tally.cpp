// Tallies of replicates however they are divided.
#include "robust/support.hpp"
#include "robust/tally.hpp"

using namespace hti_test;
using hti::detail::counter;
using hti::detail::tally;
using hti::detail::tally_frame;

namespace {

constexpr std::size_t units = 21;
constexpr std::size_t padded = 24;

/// Scores from 0 to 1 of so many replicates, some absent, some equal.
std::vector<std::vector<double>> made_up(std::size_t replicates) {
  std::mt19937 bits(3);
  std::vector<std::vector<double>> all(replicates, std::vector<double>(padded));
  for (std::vector<double>& scores : all) {
    for (double& x : scores) x = bits() % 9 == 0 ? hti::detail::nan : static_cast<double>(bits() % 1000) / 999;
  }
  return all;
}

tally_frame frame_for(hti::rank_options options) {
  std::vector<std::string> codes;
  for (std::size_t u = 0; u < units; ++u) codes.push_back(std::to_string(u * 5 % units));
  const std::vector<double> base(padded, 0.25);
  tally_frame f = hti::detail::make_frame(codes, 0, base, {.low = 0, .high = 1}, options.ties);
  f.pairs = {{0, 1}, {4, 2}};
  return f;
}

/// Counted in parts that end at `ends`, and those put together.
tally counted(const tally_frame& frame, const std::vector<std::vector<double>>& all, std::initializer_list<std::size_t> ends,
              double tolerance = 0) {
  tally whole(frame);
  hti::detail::tally_workspace work;
  std::size_t k = 0;
  for (const std::size_t end : ends) {
    counter c(frame, 16);
    tally part(frame);
    while (k < end) {
      std::vector<const double*> some;
      for (; k < end && some.size() < hti::detail::batch; ++k) some.push_back(all[k].data());
      c.add(frame, part, some, {.mean = 0.5, .sd = 0.2}, {.tolerance = tolerance}, work);
    }
    c.flush(frame, part);
    merge(whole, part);
  }
  return whole;
}

std::map<std::string, std::vector<double>> values(const tally& t) {
  std::map<std::string, std::vector<double>> all;
  tally::fields(t, [&](const char* name, const auto& array) { all[name].assign(array.begin(), array.end()); });
  return all;
}

}  // namespace

TEST_CASE("tallies of any division of the replicates add up to the same") {
  const auto all = made_up(105);
  for (const hti::rank_options options :
       {hti::rank_options{}, {.ties = hti::Ties::average}, {.ties = hti::Ties::ordinal, .tolerance = 0.01}}) {
    const tally_frame frame = frame_for(options);
    const auto whole = values(counted(frame, all, {105}, options.tolerance));
    REQUIRE(whole.size() == 13);
    REQUIRE(values(counted(frame, all, {1, 50, 105}, options.tolerance)) == whole);
    REQUIRE(values(counted(frame, all, {97, 97, 103, 105}, options.tolerance)) == whole);
  }
}

TEST_CASE("a tally holds the moments of scores to a step each, and their extremes exactly") {
  const auto all = made_up(105);
  const tally_frame frame = frame_for({});
  const tally t = counted(frame, all, {105});
  for (std::size_t u = 0; u < units; ++u) {
    double sum = 0, squares = 0, low = 2, high = -2;
    std::array<std::uint32_t, 4> at_least{};
    std::uint32_t absent = 0;
    for (const std::vector<double>& scores : all) {
      const double x = scores[u];
      absent += std::isnan(x);
      if (std::isnan(x)) continue;
      sum += x - 0.25;
      squares += (x - 0.25) * (x - 0.25);
      low = std::min(low, x);
      high = std::max(high, x);
      for (std::size_t k = 0; k < 4; ++k) at_least[k] += x >= 0.5 + 0.2 * std::array{1.25, 0.25, -0.25, -1.25}[k];
    }
    constexpr double step = 1 / hti::detail::steps_of_reach;
    REQUIRE(static_cast<double>(t.sum[u]) * step == Approx(sum).margin(105 * step / 2));
    REQUIRE(static_cast<double>(t.squares[u]) * step == Approx(squares).margin(105 * 1.5 * step));
    REQUIRE(t.low[u] == low);
    REQUIRE(t.high[u] == high);
    REQUIRE(t.ranks[u * (1 + units)] == absent);
    for (std::size_t k = 0; k < 4; ++k) REQUIRE(t.at_least[k * units + u] == at_least[k]);
  }
}
