#include "base/text.hpp"

#include <iomanip>
#include <locale>
#include <nlohmann/json.hpp>
#include <sstream>

namespace hti::inline v0::detail {
namespace {

// Neither the C locale nor the global C++ locale of the program.
std::ostringstream plain() {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  return out;
}

}  // namespace

std::string general_text(double value, int digits) {
  std::ostringstream out = plain();
  out << std::setprecision(digits) << value;
  return out.str();
}

std::string fixed_text(double value, int decimals) {
  std::ostringstream out = plain();
  out << std::fixed << std::setprecision(decimals) << value;
  return out.str();
}

std::string quoted(std::string_view text) {
  std::string out = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (std::size_t at = 0; (at = out.find('\x7f', at)) != std::string::npos;) out.replace(at, 1, "\\u007f");
  return out;
}

}  // namespace hti::inline v0::detail
