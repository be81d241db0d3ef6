#include "hti/definitions.hpp"

#include "base/embedded.hpp"
#include "hti/io/toml.hpp"

namespace hti::inline v0::definitions {

std::vector<std::string> names() { return detail::embedded_names("definitions"); }
std::string_view text(std::string_view id) { return detail::embedded_text("definitions", "definition", id); }
Definition load(std::string_view id) { return io::parse_definition(text(id), std::string(id) + ".toml"); }

}  // namespace hti::inline v0::definitions

namespace hti::inline v0::methods {

std::vector<std::string> names() { return detail::embedded_names("methods"); }
std::string_view text(std::string_view name) { return detail::embedded_text("methods", "method", name); }
Method load(std::string_view name) { return io::parse_method(text(name), std::string(name) + ".toml"); }

}  // namespace hti::inline v0::methods
