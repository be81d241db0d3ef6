#include <cmath>
#include <string>
#include <string_view>

#include "hti/base/number_words.hpp"
#include "hti/trace.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0 {
namespace {

std::string percent(double share) { return number_words(share, ".3g", {}, 2) + (std::isnan(share) ? "" : " %"); }

class writer {
 public:
  void write(const Trace& t, std::size_t depth) {
    const std::string indent(2 * depth, ' ');
    text_ += indent + title(t) + "  " + number_words(t.score, ".2f");
    if (depth > 0) {
      text_ += "   weight " + percent(t.weight);
      if (std::abs(t.used_weight - t.weight) > detail::slack) text_ += " (here " + percent(t.used_weight) + ")";
    }
    if (!t.indicator) text_ += "   coverage " + percent(t.coverage);
    if (!t.thin.empty()) text_ += "   ! rests on little: " + title(*find(t, t.thin));
    text_ += '\n';
    if (t.indicator) text_ += indent + "    " + figure(t) + '\n';
    for (const TraceStep& step : t.steps) text_ += indent + "    " + line(step) + '\n';
    for (const Trace& child : t.children) write(child, depth + 1);
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] std::string title(const Trace& t) const {
    const std::string& label = t.name.in(Language::en);
    return label.empty() ? t.node : label + " [" + t.node + "]";
  }

  /// The trace of a node at or below another.
  [[nodiscard]] static const Trace* find(const Trace& t, const std::string& node) {
    if (t.node == node) return &t;
    for (const Trace& child : t.children) {
      if (const Trace* const found = find(child, node)) return found;
    }
    return nullptr;
  }

  [[nodiscard]] std::string figure(const Trace& t) const {
    std::string line = "raw " + (std::isnan(t.raw) ? std::string(name(t.status)) : number_words(t.raw, ".10g"));
    if (t.origin == Origin::borrowed) line += ", borrowed from another year";
    if (t.origin == Origin::inherited) line += ", inherited from the municipality";
    return line + (t.direction == Direction::lower ? ", lower is better" : ", higher is better");
  }

  [[nodiscard]] std::string line(const TraceStep& step) const {
    std::string line = step.step + ' ' + step.rule;
    if (!std::isnan(step.input)) line += ": " + number_words(step.input, "g") + " -> " + number_words(step.output, "g");
    if (std::isnan(step.input) && step.step != "aggregate") line += ": " + number_words(step.output, "g");
    for (std::size_t k = 0; k < step.facts.size(); ++k) {
      line += (k == 0 ? "   [" : ", ") + step.facts[k].first + ' ' + number_words(step.facts[k].second, ".4g");
    }
    if (!step.facts.empty()) line += ']';
    if (!step.mark.empty()) line += "   ! " + step.mark;
    return line;
  }

  std::string text_{};
};

}  // namespace

std::string to_text(const Trace& trace) {
  writer out;
  out.write(trace, 0);
  return out.text();
}

}  // namespace hti::inline v0
