// A map of units by their result groups.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// A unit on the map.
struct MapUnit {
  std::vector<std::vector<Point>> rings{};  ///< its outline, in kilometres to the east and the north
  std::string group{};                      ///< its result group; empty: it has no score
};

/// A line of the key.
struct MapKey {
  std::string group{};
  std::string name{};
};

/// A part of the map with a name of its own.
struct MapPart {
  std::size_t about = 0;  ///< the position of the unit that it is, or that is in its middle
  std::string name{};
};

/// The map of all units.
struct Map {
  std::vector<MapUnit> units{};
  std::vector<MapKey> key{};
  std::vector<MapPart> larger{};    ///< what is drawn larger beside it
  std::optional<MapPart> chosen{};  ///< the unit that is marked
};

/// A larger part shows the units whose middles are near. On a narrow sheet the key stands above the map, and larger parts
/// below.
[[nodiscard]] HTI_API Picture draw(const Map& map, const Paper& paper = {});

}  // namespace hti::inline v0::chart
