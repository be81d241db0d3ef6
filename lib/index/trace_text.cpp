#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "hti/trace.hpp"
#include "index/index_state.hpp"

namespace hti {
namespace {

/// The words of a trace in Swedish. Rules stay as a definition writes them.
const std::map<std::string_view, std::string_view>& swedish() {
  static const std::map<std::string_view, std::string_view> words{
      {"weight", "vikt"},
      {"here", "här"},
      {"coverage", "täckning"},
      {"rests on little", "svagt underlag"},
      {"raw", "råvärde"},
      {"higher is better", "högre är bättre"},
      {"lower is better", "lägre är bättre"},
      {"missing", "saknas"},
      {"not_answered", "ej besvarad"},
      {"suppressed", "redovisas inte"},
      {"not_applicable", "ej tillämplig"},
      {"borrowed from another year", "lånad från ett annat år"},
      {"inherited from the municipality", "ärvd från kommunen"},
      {"impute", "skattad"},
      {"treat", "behandlad"},
      {"normalise", "normerad"},
      {"penalise", "avdrag"},
      {"leave out", "utelämnad"},
      {"drop", "struken"},
      {"aggregate", "vägs samman"},
      {"rescale", "skalas om"},
      {"lower cap", "nedre gräns"},
      {"upper cap", "övre gräns"},
      {"log origin", "logaritmens nollpunkt"},
      {"log offset", "logaritmens tillägg"},
      {"origin", "nollpunkt"},
      {"points per unit", "poäng per enhet"},
      {"worst bound", "sämsta gräns"},
      {"best bound", "bästa gräns"},
      {"reference units", "enheter i referensen"},
      {"weight present", "andel av vikten som finns"},
      {"min_coverage", "minsta andel"},
      {"the reference gives this indicator no frame", "referensen ger indikatorn ingen skala"},
      {"the group is unknown to the reference: the value of all", "gruppen finns inte i referensen: värdet för alla"},
      {"constant in the reference: the middle of the scale", "lika för alla i referensen: skalans mitt"},
      {"cut to the lower cap", "räknas som den nedre gränsen"},
      {"cut to the upper cap", "räknas som den övre gränsen"},
      {"below the logarithm's origin: counts as the origin", "under logaritmens nollpunkt: räknas som den"},
      {"beyond the worst bound: cut to it", "sämre än sämsta gränsen: räknas som den"},
      {"beyond the best bound: cut to it", "bättre än bästa gränsen: räknas som den"},
      {"beyond the best of the reference", "bättre än den bästa i referensen"},
      {"too little is present: no score", "för lite finns: ingen poäng"},
      {"nothing is present: no score", "inget finns: ingen poäng"},
  };
  return words;
}

std::string number(double x, int digits = 4) { return std::isnan(x) ? "-" : detail::general_text(x, digits); }

std::string fixed(double x) { return std::isnan(x) ? "-" : detail::fixed_text(x, 2); }

std::string percent(double share) { return std::isnan(share) ? "-" : number(100 * share, 3) + " %"; }

class writer {
 public:
  explicit writer(Language language) : language_(language) {}

  void write(const Trace& t, std::size_t depth) {
    const std::string indent(2 * depth, ' ');
    text_ += indent + title(t) + "  " + fixed(t.score);
    if (depth > 0) {
      text_ += "   " + word("weight") + ' ' + percent(t.weight);
      if (std::abs(t.used_weight - t.weight) > detail::slack) text_ += " (" + word("here") + ' ' + percent(t.used_weight) + ")";
    }
    if (!t.indicator) text_ += "   " + word("coverage") + ' ' + percent(t.coverage);
    if (!t.thin.empty()) text_ += "   ! " + word("rests on little") + ": " + title(*find(t, t.thin));
    text_ += '\n';
    if (t.indicator) text_ += indent + "    " + figure(t) + '\n';
    for (const TraceStep& step : t.steps) text_ += indent + "    " + line(step) + '\n';
    for (const Trace& child : t.children) write(child, depth + 1);
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  [[nodiscard]] std::string title(const Trace& t) const {
    const std::string& label = t.name.in(language_);
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

  [[nodiscard]] std::string word(std::string_view english) const {
    if (language_ == Language::en) return std::string(english);
    const auto it = swedish().find(english);
    return std::string(it == swedish().end() ? english : it->second);
  }

  [[nodiscard]] std::string figure(const Trace& t) const {
    std::string line = word("raw") + ' ' + (std::isnan(t.raw) ? word(name(t.status)) : number(t.raw, 10));
    if (t.origin == Origin::borrowed) line += ", " + word("borrowed from another year");
    if (t.origin == Origin::inherited) line += ", " + word("inherited from the municipality");
    return line + ", " + word(t.direction == Direction::lower ? "lower is better" : "higher is better");
  }

  [[nodiscard]] std::string line(const TraceStep& step) const {
    std::string line = word(step.step) + ' ' + step.rule;
    if (!std::isnan(step.input)) line += ": " + number(step.input, 6) + " -> " + number(step.output, 6);
    if (std::isnan(step.input) && step.step != "aggregate") line += ": " + number(step.output, 6);
    for (std::size_t k = 0; k < step.facts.size(); ++k) {
      line += (k == 0 ? "   [" : ", ") + word(step.facts[k].first) + ' ' + number(step.facts[k].second);
    }
    if (!step.facts.empty()) line += ']';
    if (!step.mark.empty()) line += "   ! " + word(step.mark);
    return line;
  }

  Language language_;
  std::string text_{};
};

}  // namespace

std::string to_text(const Trace& trace, Language language) {
  writer out(language);
  out.write(trace, 0);
  return out.text();
}

}  // namespace hti
