#include "hti/explain/answering.hpp"

#include <algorithm>
#include <array>

#include "base/ladder.hpp"
#include "explain/raised.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {

std::vector<Answering> answering(const Scores& scores, std::string_view unit, std::string_view node) {
  const Index index = scores.index();
  const Model& model = index.model();
  const Table& table = scores.table();
  const WhatIf what_if(scores, unit, node);
  const std::size_t u = table.unit_at(unit);
  const std::span<const std::size_t> columns = scores.columns();
  std::vector<Answering> surveys;
  std::vector<std::array<std::vector<Edit>, 3>> edits;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (table.status(u, columns[k]) != Status::not_answered || index.state().leaves[k].dropped) continue;
    const Node& leaf = model[model.indicators()[k]];
    const std::string& survey = leaf.indicator->survey.empty() ? leaf.id : leaf.indicator->survey;
    auto at = std::find_if(surveys.begin(), surveys.end(), [&](const Answering& a) { return a.survey == survey; });
    if (at == surveys.end()) {
      surveys.push_back({.survey = survey});
      edits.emplace_back();
      at = surveys.end() - 1;
    }
    at->indicators.push_back(leaf.id);
    const Ladder ladder(table, columns[k], *leaf.indicator);
    auto& three = edits[static_cast<std::size_t>(at - surveys.begin())];
    three[0].push_back({.indicator = leaf.id, .value = ladder.at(0)});
    three[1].push_back({.indicator = leaf.id, .value = ladder.at(0.5)});
    three[2].push_back({.indicator = leaf.id, .value = ladder.at(1)});
  }
  for (std::size_t k = 0; k < surveys.size(); ++k) {
    surveys[k].worst = what_if(edits[k][0]);
    surveys[k].median = what_if(edits[k][1]);
    surveys[k].best = what_if(edits[k][2]);
  }
  return surveys;
}

}  // namespace hti::inline v0::explain
