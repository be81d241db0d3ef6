// The answers to questions about scores as columns.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/answering.hpp"
#include "hti/explain/awards.hpp"
#include "hti/explain/change.hpp"
#include "hti/explain/contributions.hpp"
#include "hti/explain/districts.hpp"
#include "hti/explain/good_examples.hpp"
#include "hti/explain/importance.hpp"
#include "hti/explain/lists.hpp"
#include "hti/explain/peers.hpp"
#include "hti/explain/plan.hpp"
#include "hti/explain/priorities.hpp"
#include "hti/explain/profile.hpp"
#include "hti/explain/providers.hpp"
#include "hti/explain/published.hpp"
#include "hti/explain/suppression.hpp"
#include "hti/explain/trend.hpp"
#include "hti/explain/what_if.hpp"
#include "hti/index/columns.hpp"

namespace hti::inline v0 {

template <>
struct words<explain::Withheld> {
  static constexpr std::array<std::string_view, 5> list{"few_answers", "no_count", "at_source", "complementary", "elsewhere"};
};
template <>
struct words<explain::Field> {
  static constexpr std::array<std::string_view, 5> list{"none", "both", "first", "second", "neither"};
};

template <>
struct words<explain::LeftOut> {
  static constexpr std::array<std::string_view, 4> list{"outcome", "kept", "at_cap", "no_figure"};
};

}  // namespace hti::inline v0

namespace hti::inline v0::explain {

/// Changes with the lines of regression over them. \param comparable  what same_definition() says of the two editions
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Change>& changes, bool comparable);
/// One row per unit and edition.
[[nodiscard]] HTI_API DataFrame columns(const Trend& trend);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<DistrictPlace>& places);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<DistrictGap>& gaps);
[[nodiscard]] HTI_API DataFrame columns(const Since& since);
/// Every row with the node of its list; labels, ranks and changes within each group variable V are called V, rank_V and
/// change_rank_V. \param changes  whether the lists have an earlier edition to give changes from
[[nodiscard]] HTI_API DataFrame columns(const std::vector<List>& lists, bool changes);
/// One row per unit: a column of scores for each sub-index, and those of lists within each group variable.
[[nodiscard]] HTI_API DataFrame columns(const Published& published);
/// One row per winner. \param changes  as for lists
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Award>& awards, bool changes);
/// Every indicator of each unit's matrix. \param realistic  whether there is an earlier edition to learn realistic steps from
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Priorities>& matrices, bool realistic);
[[nodiscard]] HTI_API DataFrame columns(const Importance& importance);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Answering>& surveys);
/// Every row with its unit; `list` is "strength", "development" or empty.
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Profile>& profiles);
[[nodiscard]] HTI_API DataFrame columns(const Contributions& contributions);
/// What a unit has under some figures, each case by its name.
[[nodiscard]] HTI_API DataFrame columns(const std::vector<std::pair<std::string, Outcome>>& cases);
/// The steps.
[[nodiscard]] HTI_API DataFrame columns(const Plan& plan);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<PlanLeftOut>& left_out);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Peer>& peers);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<PeerVariable>& variables);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<GoodExample>& examples);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Withholding>& cells);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Provider>& providers);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<ProviderKind>& kinds);

}  // namespace hti::inline v0::explain
