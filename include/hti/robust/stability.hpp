// How far weights can move before the order changes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::robust {

/// What is to stay as it is: who the best are, as a set, or that one unit stands above another.
struct kept_order {
  std::size_t top = 1;  ///< the units ranked so high, ties with the last of them included
  std::string above{};  ///< instead, this unit stands
  std::string below{};  ///< above this one
};

/// One end of an interval of weights.
struct WeightEnd {
  double weight = 0;    ///< up to here the order is sure to stay; 0 or 1 where no weight changes it
  double found = 0;     ///< just beyond here it has been found changed; the same as `weight` where both are exact
  std::string loses{};  ///< the unit that falls behind there, or loses its score; empty where nothing changes
  std::string gains{};  ///< the unit that comes level with it
};

/// The weights of one node, as shares of its parent, with which the order stays while its siblings keep their proportions.
struct WeightInterval {
  std::string node{};
  double weight = 0;  ///< as it is
  WeightEnd low{};
  WeightEnd high{};
};

/// For every node with weight below the ranked one and with siblings: the interval around its weight in which the order stays.
///
/// One weight t moves, its siblings take (1 - t) in proportion. With arithmetic means from the parent up to the ranked node, or
/// where the parent is the ranked node, a score is a ratio of two linear functions of t (one of them constant where no cell is
/// missing), and units meet at the roots of a quadratic: ends are exact. A limit of coverage by weight adds the points where a
/// node gains or loses its score. Elsewhere scores are monotone in t between such points, and ends are bracketed to 1e-6.
/// Scores are compared before any rescaling, without the method's rule and tolerance for ties: units that are level share the
/// best of their places. Units without a score stand below all others.
/// \param node  the node ranked by; an empty one is the root
/// \throws MethodError (invalid_parameter) for means of the user's own, for an order that is not there, ModelError, DataError.
[[nodiscard]] HTI_API std::vector<WeightInterval> weight_intervals(const Index& index, const Table& table,
                                                                   const kept_order& keep = {}, std::string_view node = {});

/// How two units stand on the children of one parent, for whom weights are sought that turn their order.
struct Contest {
  std::vector<std::string> children{};
  std::vector<double> shares{};  ///< as they are, of those with weight
  /// Of each unit: what it adds to its score per weight, in a score that is offset + slope * mean; NaN = absent.
  struct Side {
    std::vector<double> values{};
    std::vector<bool> applicable{};
    double offset = 0;
    double slope = 1;
    double score = 0;  ///< as it is, on the scale compared on
  };
  Side unit{};
  Side other{};
  double min_coverage = 0;  ///< share of the applicable weight that must be present; 0 where none is asked by weight
  double min_count = 0;     ///< share of the applicable children with weight that must be present, where they are counted

  /// Whether the smallest change has a closed form: the same cells of both are present, and no limit of coverage bears on it.
  [[nodiscard]] bool closed() const;
};

/// \param parent  whose children's weights may change; an empty one is the ranked node
/// \throws MethodError where a mean between the parent and the ranked node is not arithmetic, DataError, ModelError.
[[nodiscard]] HTI_API Contest contest(const Index& index, const Table& table, std::string_view unit, std::string_view other,
                                      std::string_view parent = {}, std::string_view node = {});

/// The smallest change of weights, sum of absolute changes, with which one unit comes level with another. Children without
/// weight are not part of the index, and get none.
struct Overtaking {
  double change = 0;             ///< NaN where no weights of this parent do
  std::vector<double> shares{};  ///< the weights that do; as they are where none do
};

/// In closed form where the same cells of both are present: weight goes to the child that favours the unit most, from those
/// that favour it least. \throws MethodError (invalid_parameter) where it is no closed form.
[[nodiscard]] HTI_API Overtaking overtaking(const Contest& contest);

}  // namespace hti::inline v0::robust
