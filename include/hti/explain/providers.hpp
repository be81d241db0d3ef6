// One municipality's units and private providers beside each other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/profile.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// The four fields of the matrix: on which of its two sub-indices a unit is at or above the mean of the units shown.
enum class Field {
  none,     ///< not in the matrix
  both,     ///< on both
  first,    ///< on the first only
  second,   ///< on the second only
  neither,  ///< on neither
};

/// With fewer units there are no ranks, no lines and no fields.
inline constexpr std::size_t fewest_ranked = 5;

/// What is shown, and of whom.
struct provider_options {
  std::string by = "kommun";  ///< the group variable that says where a unit is
  std::string kind = "regi";  ///< the group variable whose labels are shown side by side; empty: none
  std::string first{};        ///< the sub-indices of the matrix; empty: the two children of the root
  std::string second{};
  double threshold = 30;  ///< no figure with fewer answers, and none of a survey without a number, may be in the table; 0: any
};

/// One unit. Ranks are among the municipality's units, 1 = best; NaN without a score, or where there are too few units.
struct Provider {
  std::string unit{};
  std::string name{};
  std::string kind{};
  double score = 0;  ///< NaN where there is none
  double first = 0;  ///< on the sub-indices of the matrix
  double second = 0;
  double rank = 0;
  double first_rank = 0;
  double second_rank = 0;
  Field field = Field::none;
  double coverage = 0;  ///< share of the applicable weight that was observed
  Reason reason = Reason::none;
  std::string reason_node{};
  std::string thin{};        ///< what makes the score rest on little, as in a ranking
  std::string first_thin{};  ///< and those on the sub-indices of the matrix
  std::string second_thin{};
};

/// The units of one kind together; means are unweighted, over those with a score on the root, NaN where there is none.
struct ProviderKind {
  std::string kind{};
  std::size_t units = 0;
  std::size_t shown = 0;  ///< of which have a score
  double score = 0;
  double first = 0;
  double second = 0;
};

/// The matrix of one municipality.
struct Providers {
  Scores scores;  ///< of its units alone, on the scale of the whole index
  std::string first{};
  std::string second{};
  double first_line = 0;  ///< means over the units in the matrix; NaN where there are too few
  double second_line = 0;
  std::vector<Provider> rows{};       ///< by rank, those without a score last; by unit code where there are no ranks
  std::vector<ProviderKind> kinds{};  ///< by label
  std::vector<double> spread{};       ///< by node: standard deviation of its scores over all units of the table
};

/// Compares the units of one municipality with each other on the index and on two sub-indices. What scores mean is settled by
/// the table the index was fitted to, all units of a country say, or by goalposts; ranks, lines and fields by the units shown.
/// \throws DataError (unknown_group: no such variable or municipality; refused_value: figures with too few or no number of
/// answers, every one of the table, as the scale may have been learnt from any: see suppress()), ModelError (unknown_node),
/// MethodError (invalid_parameter) where the two sub-indices are not given and the root has not just two children.
[[nodiscard]] HTI_API Providers providers(const Scores& scores, std::string_view municipality,
                                          const provider_options& options = {});

/// Every unit with a score against the mean of the municipality's other units, at every node: strengths and development areas,
/// in the order of `rows`. A difference is clear from half a standard deviation over all units of the table (`spread`); a
/// withheld figure is neither. With few units there are no ranks, colours and quarters, only what is clear.
[[nodiscard]] HTI_API std::vector<Profile> against_others(const Providers& shown);

}  // namespace hti::inline v0::explain
