// Where a unit is strong, and where it could develop.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/against.hpp"
#include "hti/explain/sampling_error.hpp"

namespace hti::inline v0::explain {

class Standings;

/// Why a node is a strength (the first two) or a development area (the rest). A difference is clear from half a standard
/// deviation of the node's scores over the units; quarters are those of the colours, unless ties make them larger. An indicator
/// is better or worse where its figure is too, beside the mean of the reference's figures. An aggregate of whose weight less
/// than half was observed is no strength.
enum class Ground {
  none,           ///< neither
  best_quarter,   ///< better than the reference, and among the best quarter of the units
  clearly_above,  ///< clearly better than the reference
  no_figure,      ///< without a figure, which costs points
  worst_quarter,  ///< worse than the reference, and among the worst quarter of the units
  clearly_below,  ///< clearly worse than the reference
};

/// "best_quarter", "clearly_above", "no_figure", "worst_quarter", "clearly_below"; empty for none.
[[nodiscard]] HTI_API std::string_view name(Ground ground) noexcept;
[[nodiscard]] constexpr bool strength(Ground ground) noexcept {
  return ground == Ground::best_quarter || ground == Ground::clearly_above;
}
[[nodiscard]] constexpr bool development(Ground ground) noexcept { return ground >= Ground::no_figure; }

/// One node of a profile.
struct ProfileRow {
  std::string node{};
  bool indicator = false;
  Ground ground = Ground::none;
  double own = 0;          ///< score; NaN = none
  double reference = 0;    ///< score of the reference profile; NaN = none
  double points = 0;       ///< part of the gap on the explained node (Owen value)
  double rank = 0;         ///< among all units of the table: by scores, of an indicator by figures; NaN without
  std::size_t ranked = 0;  ///< number of units with a rank on this node
  Colour colour = Colour::grey;
  Status status = Status::observed;  ///< of an indicator's cell
  double raw = 0;                    ///< figure of an indicator; NaN = none
  double raw_reference = 0;          ///< mean figure of the reference units
  People people{};                   ///< the difference of the figures in people
  double error = 0;  ///< standard error of the difference: of the figures for an indicator, of the scores for any other node;
                     ///< NaN where counts are not known
  std::optional<bool> within_noise{};  ///< whether the difference is; nothing where that is not known
  std::string thin{};                  ///< what makes the unit's score on the node rest on little, as in a ranking
};

/// A unit against a reference.
struct Profile {
  std::string unit{};
  std::string node{};  ///< the explained node
  std::string against{};
  std::vector<ProfileRow> rows{};  ///< the node and all below it, in model order
};

/// Profiles of the units of one table. Setting it up ranks every node once; asking it costs one set of contributions.
/// Const members may be called from several threads.
class HTI_API Profiler {
 public:
  explicit Profiler(const Scores& scores);

  /// Every node with its standing against the reference, and the ground on which it is a strength or a development area.
  ///
  /// Errors of different figures are taken to be independent, within a unit too; those of a node follow from its indicators' to
  /// first order. \throws as contributions().
  [[nodiscard]] Profile operator()(std::string_view unit, const Against& against, std::string_view node = {}) const;

  [[nodiscard]] const Scores& scores() const& noexcept;
  [[nodiscard]] Scores scores() const&& { return scores(); }
  [[nodiscard]] const Standings& standings() const& noexcept { return *standings_; }
  const Standings& standings() const&& = delete;

 private:
  std::shared_ptr<const Standings> standings_;
};

}  // namespace hti::inline v0::explain
