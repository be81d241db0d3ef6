#include <algorithm>
#include <functional>
#include <utility>

#include "hti/index.hpp"
#include "index/checks.hpp"
#include "index/index_state.hpp"
#include "index/learn.hpp"
#include "steps/check_method.hpp"

namespace hti::inline v0 {
namespace detail {
namespace {

/// Whether scoring calls functions of the user's own.
bool calls_user(const index_state& state) {
  const auto own = [](const normalise::fitted& f) { return std::holds_alternative<std::function<double(double)>>(f.map); };
  return std::any_of(state.leaves.begin(), state.leaves.end(),
                     [&](const leaf_state& l) { return l.treat.own || own(l.normalise); }) ||
         std::any_of(state.nodes.begin(), state.nodes.end(), [&](const auto& n) { return own(n.second.normalise); }) ||
         std::any_of(state.rescale.begin(), state.rescale.end(), [&](const auto& r) { return own(r.second); }) ||
         std::any_of(state.branches.begin(), state.branches.end(),
                     [](const branch& b) { return std::holds_alternative<aggregate::custom>(*b.rule); });
}

}  // namespace

const std::vector<std::optional<Cutoffs>>& index_state::cutoffs(const Scores* scored) const {
  std::call_once(asked_, [&] {
    if (!reference_) return;
    std::optional<Scores> own;
    if (!scored || scored->table().hash() != reference_hash) {
      scored = &own.emplace(Index(shared_from_this()).score(*reference_, {.indicators = false}));
    }
    cutoffs_.resize(definition.model.size());
    for (const branch& b : branches) cutoffs_[b.node] = Cutoffs::of((*scored)[b.node], shown_slack[b.node]);
    reference_.reset();
  });
  return cutoffs_;
}

}  // namespace detail

Index fit(Definition definition, const Table& reference) {
  const auto state = std::make_shared<detail::index_state>(std::move(definition));
  const Definition& d = state->definition;
  if (auto problems = detail::problems_of(d.method, d.model); !problems.empty()) throw MethodError(std::move(problems));
  const std::vector<std::size_t> columns = detail::align(d, reference);
  state->reference_hash = reference.hash();
  state->columns = columns;

  std::vector<Problem> problems;
  detail::learn_leaves(*state, reference, columns, problems);
  if (!problems.empty()) throw DataError(std::move(problems));
  state->compile();
  detail::check_children(*state, problems);
  if (!problems.empty()) throw MethodError(std::move(problems));
  detail::learn_nodes(*state, reference, columns);
  detail::check_weights(*state, problems);
  detail::check_positive(*state, d.model.level(Model::root()), problems);
  if (!problems.empty()) throw MethodError(std::move(problems));
  detail::learn_rescaling(*state, reference, columns);
  if (!state->rescale.empty()) state->compile_rescaling();
  state->put_off_cutoffs(reference);
  // A user's function is called here or not at all: it may wait for a lock that whoever asks later holds.
  if (detail::calls_user(*state)) (void)state->cutoffs();
  return Index(state);
}

Index fit(Model model, Method method, const Table& reference) {
  return fit(Definition{.id = "unnamed", .model = std::move(model), .method = std::move(method)}, reference);
}

}  // namespace hti::inline v0
