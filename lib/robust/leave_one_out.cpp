#include "hti/robust/leave_one_out.hpp"

#include <algorithm>
#include <range/v3/view/filter.hpp>
#include <range/v3/view/iota.hpp>

#include "model/walks.hpp"
#include "robust/rank_shift.hpp"
#include "robust/replicator.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::batch;

/// The numbers by which a source that leaves one node out takes them in turn.
class in_turn final : public hti::detail::draws {
 public:
  in_turn(std::size_t first, std::size_t nodes) : first_(first), nodes_(nodes) {}

  void uniforms(std::uint32_t, std::uint64_t, std::size_t, double* out) const override {
    for (std::size_t r = 0; r < batch; ++r) {
      const auto node = static_cast<double>(std::min(first_ + r, nodes_ - 1));
      out[r] = (node + 0.5) / static_cast<double>(nodes_);
    }
  }

 private:
  std::size_t first_;
  std::size_t nodes_;
};

/// Nodes below one whose weight siblings can take over.
std::vector<std::string> nodes_below(const Index& index, std::size_t top) {
  const Model& model = index.model();
  std::vector<bool> shared(model.size());
  for (const auto& branch : index.state().branches) {
    for (const std::size_t child : branch.children) shared[child] = branch.children.size() > 1 && !branch.needs_all;
  }
  const auto below = ranges::views::iota(top + 1, model.past(top));
  return hti::detail::ids_of(model, below | ranges::views::filter([&](std::size_t n) { return shared[n]; }));
}

}  // namespace

LeaveOneOut leave_one_out(const Index& index, const Table& table, std::vector<std::string> nodes, std::string_view node,
                          std::size_t k) {
  const std::size_t top = node.empty() ? Model::root() : index.model().at(node);
  const std::string& id = index.model()[top].id;
  if (nodes.empty()) nodes = nodes_below(index, top);
  const vary::Source source = vary::drop{.nodes = nodes, .name = "leave_one_out"};
  const hti::detail::Replicator replicator(index, table, std::span(&source, 1), std::span(&id, 1));
  const std::size_t units = replicator.units();

  LeaveOneOut result;
  const std::span<const double> base = replicator.base().first(units);
  result.base_scores.assign(base.begin(), base.end());
  result.base_ranks.resize(units);
  hti::detail::run_ranks rank(table.units(), index.method().rank.ties);
  const hti::detail::equality ties = index.state().ties(top);
  rank(base, result.base_ranks, ties);
  hti::detail::rank_shift from_base(result.base_ranks);

  hti::detail::replicator_workspace work;
  std::vector<double> scores(batch * replicator.padded());
  result.ranks.resize(nodes.size() * units);
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    if (n % batch == 0) replicator.scores(in_turn(n, nodes.size()), replicator.variants()[0], work, scores.data());
    const std::span<const double> score = std::span(scores).subspan(n % batch * replicator.padded(), units);
    const std::span<double> ranks = std::span(result.ranks).subspan(n * units, units);
    rank(score, ranks, ties);
    result.scores.insert(result.scores.end(), score.begin(), score.end());
    const auto most = from_base.most(ranks);
    result.nodes.push_back({.node = nodes[n],
                            .mean_shift = from_base.mean(ranks),
                            .max_shift = most.shift,
                            .unit = most.shift == most.shift ? table.units()[most.unit] : "",
                            .kendall = from_base.kendall(ranks),
                            .top_kept = from_base.top_kept(ranks, static_cast<double>(k))});
  }
  return result;
}

}  // namespace hti::inline v0::robust
