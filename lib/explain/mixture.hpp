// Two editions and everything between them: the definition of one with the frame of the other, and units whose own cells are
// partly of each.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/explain/change.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::explain {

class Mixture {
 public:
  /// \param only        units whose changes are asked for; empty: all
  /// \param indicators  whether changes on indicators are asked for too
  /// \throws MethodError (invalid_parameter), DataError (no_units); see `compare`.
  Mixture(const Scores& earlier, const Scores& later, const std::set<std::string>& only = {}, bool indicators = false);

  /// Units in both editions that are asked for, in the order of the later table.
  [[nodiscard]] std::size_t size() const noexcept { return both_.size(); }
  [[nodiscard]] const std::string& unit(std::size_t k) const { return later_.units()[both_[k].later]; }
  [[nodiscard]] const std::string& name(std::size_t k) const { return later_.table().names()[both_[k].later]; }

  /// The change of each of these units (numbers below `size`) on one node, without its error.
  [[nodiscard]] std::vector<Change> changes(std::string_view node, std::span<const std::size_t> units) const;
  /// The id of the node in each edition (empty: its root). \throws ModelError (unknown_node).
  [[nodiscard]] std::array<std::string, 2> nodes(std::string_view node) const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Positions {
    std::size_t earlier;
    std::size_t later;
    [[nodiscard]] std::size_t in(std::size_t edition) const { return edition == 0 ? earlier : later; }
  };
  /// What one definition gives on one frame. Empty where that cannot be fitted or scored.
  struct Scored {
    std::array<std::optional<Scores>, 2> everybody{};  ///< all units of an edition, by its figures
    std::array<std::optional<Scores>, 2> mixed{};      ///< units in both: own values new, own statuses new
    std::string failure{};
  };

  [[nodiscard]] const Scores& edition(std::size_t which) const { return which == 0 ? earlier_ : later_; }
  [[nodiscard]] Table table(std::size_t definition, std::span<const Positions> units, unsigned own) const;
  [[nodiscard]] bool fits_as_it_is(std::size_t definition) const;
  [[nodiscard]] Table everybody(std::size_t definition, std::size_t edition) const;
  void score(std::size_t definition, const std::array<Table, 2>& mixed);
  [[nodiscard]] double score_of(std::size_t k, unsigned set, const std::array<std::string, 2>& ids) const;

  Scores earlier_;
  Scores later_;
  score_options options_;
  std::vector<Positions> both_{};
  std::array<std::array<Scored, 2>, 2> scored_{};  // by definition, frame
};

}  // namespace hti::inline v0::explain
