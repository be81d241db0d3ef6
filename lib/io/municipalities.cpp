#include "io/municipalities.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "io/text.hpp"

namespace hti::inline v0::io {
namespace {

template <class Map>
const std::string* in(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  return it == map.end() ? nullptr : &it->second;
}

}  // namespace

Municipalities::Municipalities() {
  // Code and name begin its rows, and none of them is quoted.
  std::string_view text = detail::embedded_text("data", "table", "oppna-jamforelser-2014");
  for (bool header = true; !text.empty(); header = false) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t code = line.find(',');
    const std::size_t name = line.find(',', code + 1);
    if (header || name == std::string_view::npos) continue;
    const auto [entry, fresh] =
        names_.emplace(std::string(line.substr(0, code)), std::string(line.substr(code + 1, name - code - 1)));
    codes_.emplace(folded(entry->second), entry->first);
  }
}

const Municipalities& Municipalities::all() {
  static const Municipalities shipped;
  return shipped;
}

const std::string* Municipalities::name_of(std::string_view code) const { return in(names_, code); }

const std::string* Municipalities::code_of(std::string_view name) const {
  std::string small = folded(name);
  for (const std::string_view kind : {"", " kommun", " stad"}) {
    if (!small.ends_with(kind)) continue;
    std::string_view bare = std::string_view(small).substr(0, small.size() - kind.size());
    if (const std::string* code = in(codes_, bare)) return code;
    if (bare.ends_with('s')) bare.remove_suffix(1);  // Lunds kommun
    if (const std::string* code = kind.empty() ? nullptr : in(codes_, bare)) return code;
  }
  return nullptr;
}

}  // namespace hti::inline v0::io
