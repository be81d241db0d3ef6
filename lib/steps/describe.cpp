#include "hti/method.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0 {
namespace {

template <class Variant>
std::string text(const Variant& variant) {
  return std::visit(
      [](const auto& rule) {
        std::string fields;
        for (const auto& [name, value] : detail::field_texts(rule)) {
          if (!fields.empty()) fields += ", ";
          fields += name + " = " + value;
        }
        std::string out{rule.name};
        if (!fields.empty()) out += '(' + fields + ')';
        return out;
      },
      variant);
}

}  // namespace

std::string describe(const Treat& rule) { return text(rule); }
std::string describe(const Normalise& rule) { return text(rule); }
std::string describe(const Missing& rule) { return text(rule); }
std::string describe(const Weight& rule) { return text(rule); }
std::string describe(const Aggregate& rule) { return text(rule); }

}  // namespace hti::inline v0
