// Units with similar conditions.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/against.hpp"

namespace hti::inline v0::explain {

/// What similarity is judged by.
struct peer_options {
  std::map<std::string, double, std::less<>> weights{};   ///< per background variable, > 0; empty: all, each weighing 1
  std::optional<std::vector<std::string>> logarithmic{};  ///< variables compared by their logarithms; nothing: those above 0
                                                          ///< throughout whose largest value is over ten times the smallest
  std::size_t count = 7;                                  ///< how many peers
};

/// One background variable and its part in the distance.
struct PeerVariable {
  std::string name{};
  double weight = 1;
  bool logarithmic = false;
  double own = 0;  ///< the unit's value; NaN: it has none, and the variable tells nothing of its peers
};

/// One peer.
struct Peer {
  std::size_t position = 0;  ///< in the table
  std::string unit{};
  std::string name{};
  double distance = 0;
  std::vector<std::string> missing{};  ///< variables that the unit has and this one lacks
};

/// The most similar units, nearest first, equals by unit code.
struct Peers {
  std::string unit{};
  std::vector<PeerVariable> variables{};
  std::vector<Peer> rows{};
};

/// The distance between two units is the root of the weighted mean of their squared differences in each variable, in standard
/// deviations over the table's units: weighted Euclidean. A variable that either unit lacks is left out of that mean, as in
/// Gower's coefficient \cite Gower1971; units that share less than half of the weight are not compared. Variables without
/// spread are left out for all.
/// \throws DataError (unknown_unit; missing_column: no such background variable, or none at all; all_missing: the unit has none
/// of the variables), MethodError (invalid_parameter: a weight that is not positive, a logarithm of values that are not).
[[nodiscard]] HTI_API Peers peers(const Table& table, std::string_view unit, const peer_options& options = {});

/// Peers as a reference, labelled "peers".
[[nodiscard]] HTI_API Against against(const Peers& peers);

}  // namespace hti::inline v0::explain
