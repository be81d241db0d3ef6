// Parts left out in turn, against definitions without their weight.
#include "hti/robust/leave_one_out.hpp"

#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::leave_one_out;

TEST_CASE("without a node the index is the definition without its weight") {
  const hti::Table data = figures(45);
  const hti::missing::renormalise covered{.min_coverage = 0.5};
  const hti::Definition definition{
      .id = "small",
      .model = three_levels(),
      .method = {.missing = {.missing = covered, .suppressed = covered, .not_applicable = covered}}};
  const hti::Index index = hti::fit(definition, data);
  for (const char* node : {"", "s1"}) {
    const auto found = leave_one_out(index, data, {}, node, 5);
    const std::string top = node[0] ? node : "index";
    const hti::Scores whole = index.score(data);
    const std::vector<double> base = hti::rank(whole[top]);
    // All below the node but i15, the only one of its area.
    REQUIRE(found.nodes.size() == (top == "index" ? 24U : 8U));
    REQUIRE(same_bits(found.base_ranks, base));
    for (std::size_t n = 0; n < found.nodes.size(); ++n) {
      INFO(found.nodes[n].node);
      std::vector<hti::Node> nodes(definition.model.nodes().begin(), definition.model.nodes().end());
      nodes[definition.model.at(found.nodes[n].node)].weight = 0;
      hti::Definition changed = definition;
      changed.model = hti::Model(std::move(nodes));
      const hti::Scores without = hti::fit(changed, data).score(data);
      const std::vector<double> scores = copy(without[top]);
      const std::vector<double> ranks = hti::rank(scores);
      double sum = 0;
      double most = 0;
      double both = 0;
      double kept = 0;
      for (std::size_t u = 0; u < 45; ++u) {
        const double score = found.scores[n * 45 + u];
        REQUIRE(std::isnan(score) == std::isnan(scores[u]));
        if (!std::isnan(score)) REQUIRE(score == Approx(scores[u]).epsilon(1e-13));
        kept += base[u] <= 5 && ranks[u] <= 5;
        const double shift = std::abs(ranks[u] - base[u]);
        if (std::isnan(shift)) continue;
        sum += shift;
        both += 1;
        most = std::max(most, shift);
      }
      CHECK(found.nodes[n].mean_shift == Approx(sum / both));
      CHECK(found.nodes[n].max_shift == most);
      const std::size_t whose = data.unit_at(found.nodes[n].unit);
      CHECK(std::abs(found.ranks[n * 45 + whose] - base[whose]) == most);
      CHECK(found.nodes[n].top_kept == Approx(kept / 5));
    }
  }
}

TEST_CASE("a node whose weight nobody can take over is refused") {
  const hti::Table data = figures(10);
  const hti::Index index = hti::fit(three_levels(), {}, data);
  CHECK_THROWS_AS(leave_one_out(index, data, {"i15", "nobody"}), hti::MethodError);
  CHECK_THROWS_AS(leave_one_out(index, data, {}, "nobody"), hti::ModelError);
}
