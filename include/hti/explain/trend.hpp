// Scores and ranks over the years.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::explain {

/// One edition of a trend.
struct TrendEdition {
  int year = 0;
  std::string period{};     ///< of its table
  bool comparable = false;  ///< measured on the node as the last edition is: see `same_measure`
  bool same_frame = false;  ///< and on the scale of the same reference, so that levels can be compared and not places alone
};

/// One unit of a trend. Vectors have an element per edition.
struct TrendRow {
  std::string unit{};
  std::string name{};
  std::vector<double> scores{};     ///< NaN where the unit has none
  std::vector<double> ranks{};      ///< among all units of the edition
  std::vector<std::string> thin{};  ///< what makes each score rest on little, a node of its edition: see Scores::thin
  double slope = 0;  ///< points per year by least squares over the editions of the same frame; NaN with fewer than two scores
  double slope_error = 0;              ///< its standard error by the surveys' random error; NaN where unknown
  std::optional<bool> within_noise{};  ///< whether the 95 % interval of the slope holds 0; nothing where unknown
};

struct Trend {
  std::string node{};
  std::vector<TrendEdition> editions{};  ///< by year
  std::vector<TrendRow> rows{};          ///< units of the last edition, in its order
};

/// The year that a period or an edition begins with, if it begins with one.
[[nodiscard]] HTI_API std::optional<int> year_in(std::string_view text);

/// Puts editions side by side on one node (empty: the last edition's root), by the years with which the periods of their
/// tables, or else the editions of their definitions, begin.
/// \throws ModelError (unknown_node) where one lacks the node; DataError (no_units) without an edition, (invalid_parameter)
/// where a year is not told or told twice.
[[nodiscard]] HTI_API Trend trend(std::span<const Scores> editions, std::string_view node = {});

/// Whether two scorings measure a node by the same rules: the same tree below it, weights, directions, goalposts and rules of
/// the method, and figures for the same indicators. The frames that were learnt may differ.
[[nodiscard]] HTI_API bool same_measure(const Scores& a, const Scores& b, std::string_view node);

}  // namespace hti::inline v0::explain
