#include "hti/rank/size_class.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "base/join.hpp"
#include "base/keys.hpp"

namespace hti::inline v0 {

std::string_view size_class(double inhabitants) noexcept {
  if (std::isnan(inhabitants)) return "";
  if (inhabitants <= 15000) return "upp till 15 000";
  if (inhabitants <= 30000) return "15 001-30 000";
  if (inhabitants <= 70000) return "30 001-70 000";
  return inhabitants <= 200000 ? "70 001-200 000" : "över 200 000";
}

Table with_size_classes(const Table& table, std::string_view inhabitants) {
  const auto variable = table.background().find(std::string(inhabitants));
  if (variable == table.background().end()) {
    const std::vector<std::string> known = detail::keys_of(table.background());
    throw DataError(
        {{.code = code::missing_column,
          .said = known.empty()
                      ? say("table-without-background", "there is no background variable '{variable}'; there are none",
                            {{"variable", inhabitants}})
                      : say("no-background-variable", "there is no background variable '{variable}'; there are {known}",
                            {{"variable", inhabitants}, {"known", detail::join(known)}})}});
  }
  TableData data = table.data();
  std::vector<std::string>& labels = data.groups["storleksklass"];
  labels.clear();
  for (const double n : variable->second) labels.emplace_back(size_class(n));
  return Table(std::move(data));
}

}  // namespace hti::inline v0
