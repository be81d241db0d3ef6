// The answers to questions about scores as columns.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "hti/explain/answering.hpp"
#include "hti/explain/awards.hpp"
#include "hti/explain/change.hpp"
#include "hti/explain/contributions.hpp"
#include "hti/explain/districts.hpp"
#include "hti/explain/good_examples.hpp"
#include "hti/explain/importance.hpp"
#include "hti/explain/lists.hpp"
#include "hti/explain/peers.hpp"
#include "hti/explain/priorities.hpp"
#include "hti/explain/profile.hpp"
#include "hti/explain/providers.hpp"
#include "hti/explain/suppression.hpp"
#include "hti/explain/trend.hpp"
#include "hti/index/columns.hpp"

namespace hti {

template <>
struct words<explain::Ground> {
  static constexpr std::array<std::string_view, 6> list{"",          "best_quarter",  "clearly_above",
                                                        "no_figure", "worst_quarter", "clearly_below"};
};
template <>
struct words<explain::Honour> {
  static constexpr std::array<std::string_view, 3> list{"of_the_year", "best", "climber"};
};
template <>
struct words<explain::Quadrant> {
  static constexpr std::array<std::string_view, 5> list{"keep", "improve_if_possible", "lower_priority", "prioritise", ""};
};
template <>
struct words<explain::Withheld> {
  static constexpr std::array<std::string_view, 5> list{"few_answers", "no_count", "at_source", "complementary", "elsewhere"};
};
template <>
struct words<explain::Field> {
  static constexpr std::array<std::string_view, 5> list{"none", "both", "first", "second", "neither"};
};

}  // namespace hti

namespace hti::explain {

/// Changes with the lines of regression over them. \param comparable  what same_definition() says of the two editions
[[nodiscard]] DataFrame columns(const std::vector<Change>& changes, bool comparable);
/// One row per unit and edition.
[[nodiscard]] DataFrame columns(const Trend& trend);
[[nodiscard]] DataFrame columns(const std::vector<DistrictPlace>& places);
[[nodiscard]] DataFrame columns(const std::vector<DistrictGap>& gaps);
[[nodiscard]] DataFrame columns(const Since& since);
/// Every row with the node of its list; labels, ranks and changes within each group variable V are called V, rank_V and
/// change_rank_V. \param changes  whether the lists have an earlier edition to give changes from
[[nodiscard]] DataFrame columns(const std::vector<List>& lists, bool changes);
/// One row per winner. \param changes  as for lists
[[nodiscard]] DataFrame columns(const std::vector<Award>& awards, bool changes);
/// Every indicator of each unit's matrix. \param realistic  whether there is an earlier edition to learn realistic steps from
[[nodiscard]] DataFrame columns(const std::vector<Priorities>& matrices, bool realistic);
[[nodiscard]] DataFrame columns(const Importance& importance);
[[nodiscard]] DataFrame columns(const std::vector<Answering>& surveys);
/// Every row with its unit; `list` is "strength", "development" or empty.
[[nodiscard]] DataFrame columns(const std::vector<Profile>& profiles);
[[nodiscard]] DataFrame columns(const Contributions& contributions);
[[nodiscard]] DataFrame columns(const std::vector<Peer>& peers);
[[nodiscard]] DataFrame columns(const std::vector<PeerVariable>& variables);
[[nodiscard]] DataFrame columns(const std::vector<GoodExample>& examples);
[[nodiscard]] DataFrame columns(const std::vector<Withholding>& cells);
[[nodiscard]] DataFrame columns(const std::vector<Provider>& providers);
[[nodiscard]] DataFrame columns(const std::vector<ProviderKind>& kinds);

}  // namespace hti::explain
