#include "hti/explain/published.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "hti/explain/change.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {
namespace {

constexpr std::array kinds{Status::missing, Status::not_answered, Status::suppressed, Status::not_applicable};

}  // namespace

Published published(const Scores& scores, const std::optional<Scores>& earlier,
                    const std::optional<std::vector<std::string>>& by) {
  const Index index = scores.index();
  const Model& model = index.model();
  const Table& table = scores.table();
  const std::string& root = model[Model::root()].id;
  List whole = std::move(lists(scores, earlier, by).front());
  Published found{.by = whole.by, .changes = earlier.has_value()};
  if (earlier && earlier->index().model().find(root)) found.comparable = same_definition(*earlier, scores, root);
  std::vector<std::span<const double>> parts;
  for (const std::size_t child : model.children(Model::root())) {
    if (model[child].indicator) continue;
    found.parts.push_back(model[child].id);
    parts.push_back(scores[child]);
  }
  std::vector<std::size_t> weighed;  // columns
  const std::span<const std::size_t> columns = scores.columns();
  for (std::size_t leaf = 0; leaf < columns.size(); ++leaf) {
    if (index.state().effective[model.indicators()[leaf]] > 0) weighed.push_back(columns[leaf]);
  }
  for (ListRow& line : whole.rows) {
    const std::size_t unit = table.unit_at(line.place.unit);
    PublishedRow& row = found.rows.emplace_back(PublishedRow{.line = std::move(line)});
    for (const auto& part : parts) row.parts.push_back(part[unit]);
    for (const Status kind : kinds) {
      const auto has_kind = [&](std::size_t column) { return table.status(unit, column) == kind; };
      if (std::any_of(weighed.begin(), weighed.end(), has_kind)) row.gaps.emplace_back(name(kind));
    }
  }
  return found;
}

}  // namespace hti::inline v0::explain
