#include "explain/fields.hpp"

#include "explain/reference.hpp"
#include "explain/share_of.hpp"
#include "hti/base/statistics.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::explain {
namespace {

void set_effect(FieldRow& field, const std::optional<Importance>& importance, const std::string& indicator, double by_weight) {
  field.effect = importance ? detail::nan : by_weight;
  field.effect_low = field.effect_high = detail::nan;
  if (!importance) return;
  for (const ImportanceRow& row : importance->rows) {
    if (row.indicator != indicator) continue;
    field.effect = row.importance;
    field.effect_low = row.low;
    field.effect_high = row.high;
  }
}

}  // namespace

Fields::Fields(const Scores& scores, std::size_t top, const std::optional<Importance>& importance)
    : model_(scores.index().model()) {
  require_reference(scores, say("the-priority-matrix", "the priority matrix"));
  const Index index = scores.index();
  const detail::index_state& state = index.state();
  if (!importance) require_weights_say(state, top, say("the-effect-of-indicators", "the effect of indicators"));
  const Table& table = scores.table();
  const std::span<const std::size_t> columns = scores.columns();
  std::vector<double> figures;
  std::vector<double> mapped;
  std::vector<double> scale(table.n_units());
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    const detail::leaf_state& leaf = state.leaves[k];
    const double share = state.share(leaf.node, top);
    if (share == 0 || leaf.dropped) continue;
    figures.clear();
    mapped.clear();
    detail::materialise(state, k, table, columns, 0, table.n_units(), scale.data());
    const std::span<const double> raw = table.values(columns[k]);
    for (std::size_t u = 0; u < raw.size(); ++u) {
      if (std::isnan(raw[u])) continue;
      figures.push_back(raw[u]);
      mapped.push_back(scale[u]);
    }
    if (figures.empty()) continue;
    const bool spread = figures.size() > 1;
    FieldRow field{.node = leaf.node, .leaf = k, .column = columns[k], .mean = detail::mean(figures)};
    field.sd = spread ? detail::standard_deviation(figures, field.mean) : 0;
    field.mean_score = detail::mean(mapped);
    set_effect(field, importance, model_[leaf.node].id,
               spread ? share * detail::standard_deviation(mapped, field.mean_score) : 0);
    if (!std::isnan(field.effect)) rows_.push_back(field);
  }
  for (const FieldRow& field : rows_) effect_line_ += field.effect / static_cast<double>(rows_.size());
}

double Fields::grade(const FieldRow& field, double raw) const {
  if (std::isnan(raw)) return detail::nan;
  const double lead = ahead(raw, field.mean, model_[field.node].indicator->direction);
  return field.sd > 0 ? lead / field.sd : 0;
}

Quadrant Fields::quadrant(const FieldRow& field, double raw, double score) const {
  const bool high_effect = field.effect >= effect_line_;
  if (std::isnan(raw) && !(score < field.mean_score)) return Quadrant::none;
  if (!std::isnan(raw) && grade(field, raw) >= 0) return high_effect ? Quadrant::improve_if_possible : Quadrant::keep;
  return high_effect ? Quadrant::prioritise : Quadrant::lower_priority;
}

}  // namespace hti::inline v0::explain
