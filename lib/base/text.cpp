#include "base/text.hpp"

#include <nlohmann/json.hpp>

namespace hti::inline v0::detail {

std::string quoted(std::string_view text) {
  std::string out = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (std::size_t at = 0; (at = out.find('\x7f', at)) != std::string::npos;) out.replace(at, 1, "\\u007f");
  return out;
}

}  // namespace hti::inline v0::detail
