#include "hti/explain/suppression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <string_view>
#include <utility>

namespace hti::explain {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// One unit in a total.
struct Part {
  std::size_t unit = 0;
  double answers = 0;
  double value = nan;
  bool hidden = false;    ///< nothing of it is shown
  bool withheld = false;  ///< and it is to be protected
  bool counted = true;    ///< whether the number of answers is known

  void withhold() { hidden = withheld = true; }
  void show() { hidden = withheld = false; }
};

/// One indicator in one municipality: answers x value of its parts add up to something that is known.
struct Sum {
  std::vector<Part> parts{};
  double total = nan;  ///< the mean weighted by answers; NaN: not known
  double unseen = 0;   ///< answers that belong to none of the parts
  Interval range{};
  double rounding = 0;
};

/// Of what is hidden: how many answers, and between what limits their values add up.
struct Rest {
  double answers = 0;
  Interval sum{};
};

Rest rest_of(const Sum& of) {
  const auto rounded = [&](double value, double by) { return std::clamp(value + by, of.range.low, of.range.high); };
  Rest rest{.answers = of.unseen, .sum = {0, 0}};
  double all = of.unseen;
  for (const Part& part : of.parts) {
    all += part.answers;
    if (part.hidden) {
      rest.answers += part.answers;
    } else {
      rest.sum.low -= part.answers * rounded(part.value, of.rounding);
      rest.sum.high -= part.answers * rounded(part.value, -of.rounding);
    }
  }
  rest.sum.low = std::max(rest.sum.low + all * rounded(of.total, -of.rounding), rest.answers * of.range.low);
  rest.sum.high = std::min(rest.sum.high + all * rounded(of.total, of.rounding), rest.answers * of.range.high);
  return rest;
}

/// The values that a hidden part may have where the hidden ones add up to something within limits.
Interval possible(const Sum& of, const Part& part, const Rest& rest) {
  if (std::isnan(of.total) || part.answers == 0) return of.range;
  const double others = rest.answers - part.answers;
  const auto beside = [&](double bound) { return others > 0 ? bound * others : 0; };
  return {std::max(of.range.low, (rest.sum.low - beside(of.range.high)) / part.answers),
          std::min(of.range.high, (rest.sum.high - beside(of.range.low)) / part.answers)};
}

/// How wide the interval of a hidden part is at least, whatever the sum is within its limits: the width is concave in it, so
/// that the ends decide. A total that the parts cannot have protects nothing.
double width(const Sum& of, const Part& part, const Rest& rest) {
  if (rest.sum.low > rest.sum.high) return 0;
  double least = infinity;
  for (const double sum : {rest.sum.low, rest.sum.high}) {
    const Interval values = possible(of, part, {.answers = rest.answers, .sum = {sum, sum}});
    least = std::min(least, values.high - values.low);
  }
  return least;
}

double narrowest(const Sum& of) {
  const Rest rest = rest_of(of);
  double least = infinity;
  for (const Part& part : of.parts) {
    if (part.withheld) least = std::min(least, width(of, part, rest));
  }
  return least;
}

/// Withholds parts until every withheld one has the width, or none is shown.
void protect(Sum& sum, double wanted, std::span<const std::string> codes) {
  std::vector<Part*> shown;
  for (Part& part : sum.parts) {
    if (!part.hidden) shown.push_back(&part);
  }
  std::sort(shown.begin(), shown.end(), [&](const Part* a, const Part* b) {
    return a->answers != b->answers ? a->answers < b->answers : codes[a->unit] < codes[b->unit];
  });
  while (!shown.empty() && narrowest(sum) < wanted) {
    auto chosen = shown.begin();
    double widest = -infinity;
    for (auto candidate = shown.begin(); candidate != shown.end() && widest < wanted; ++candidate) {
      (*candidate)->withhold();
      if (const double reached = narrowest(sum); reached > widest) {
        widest = reached;
        chosen = candidate;
      }
      (*candidate)->show();
    }
    (*chosen)->withhold();
    shown.erase(chosen);
  }
}

/// The raw values that can be; without limits where none are known.
Interval range_of(const Model& model, std::size_t indicator) {
  if (const auto range = model.allowed_range(indicator)) return *range;
  return model[indicator].indicator->goalposts.value_or(Interval{-infinity, infinity});
}

/// The units of one municipality that have a number of answers, or should have, with those withheld that have too few.
std::vector<Part> parts_of(const Table& units, std::size_t column, const std::vector<std::size_t>& members, double threshold,
                           bool survey) {
  std::vector<Part> parts;
  for (const std::size_t u : members) {
    const double answers = units.respondents(u, column);
    const Status status = units.status(u, column);
    const bool value = status == Status::observed;
    if (std::isnan(answers)) {
      if (survey && value && threshold > 0) parts.push_back({.unit = u, .hidden = true, .withheld = true, .counted = false});
      continue;
    }
    const bool withheld = status == Status::suppressed || (value && answers < threshold);
    parts.push_back(
        {.unit = u, .answers = answers, .value = units.values(column)[u], .hidden = !value || withheld, .withheld = withheld});
  }
  return parts;
}

/// How much of a total the others are is not known where a figure has no number of answers, so that none of them is shown.
void withhold_all(Sum& sum) {
  for (Part& part : sum.parts) {
    if (!part.hidden) part.withhold();
  }
}

/// Takes the total from the municipality's own figures, or from the parts that have a value.
void add_total(Sum& sum, const std::string& indicator, std::string_view label, const std::optional<Table>& totals) {
  double valued = 0;
  double answers = 0;
  double weighted = 0;
  for (const Part& part : sum.parts) {
    answers += part.answers;
    if (std::isnan(part.value)) continue;
    valued += part.answers;
    weighted += part.answers * part.value;
  }
  sum.total = weighted / valued;
  if (!totals) return;
  const auto unit = totals->find_unit(label);
  const auto column = totals->find_indicator(indicator);
  if (!unit || !column || totals->status(*unit, *column) != Status::observed) return;
  sum.total = totals->values(*column)[*unit];
  const double known = totals->respondents(*unit, *column);
  if (known > answers) sum.unseen = known - answers;
}

void check(const suppress_options& options) {
  std::vector<Problem> problems;
  for (const auto& [name, value] :
       {std::pair{"threshold", options.threshold}, {"width", options.width}, {"rounding", options.rounding}}) {
    if (!(value >= 0) || std::isinf(value)) {
      problems.push_back({.code = code::invalid_parameter, .message = std::string(name) + " must be a number >= 0"});
    }
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
}

}  // namespace

Suppression suppress(const Table& units, const Model& model, const std::optional<Table>& totals,
                     const suppress_options& options) {
  check(options);
  const std::span<const std::string> labels = units.group(options.by);
  std::map<std::string, std::vector<std::size_t>> municipalities;
  for (std::size_t u = 0; u < labels.size(); ++u) municipalities[labels[u]].push_back(u);

  TableData data = units.data();
  std::vector<Withholding> cells;
  for (const std::size_t node : model.indicators()) {
    const auto column = units.find_indicator(model[node].id);
    if (!column) continue;
    const bool survey = model[node].indicator->error == RandomError::survey;
    const Interval range = range_of(model, node);
    const double percent = std::isinf(range.high) ? 0 : (range.high - range.low) / 100;
    const double wanted = std::isinf(range.high) ? infinity : options.width * percent;
    for (const auto& [label, members] : municipalities) {
      Sum sum{.parts = parts_of(units, *column, members, options.threshold, survey),
              .range = range,
              .rounding = options.rounding * percent};
      const bool counted = std::all_of(sum.parts.begin(), sum.parts.end(), [](const Part& part) { return part.counted; });
      if (!label.empty() && !counted) withhold_all(sum);
      if (!label.empty() && counted) add_total(sum, model[node].id, label, totals);
      protect(sum, wanted, units.units());
      const Rest rest = rest_of(sum);
      for (const Part& part : sum.parts) {
        if (!part.withheld) continue;
        const std::size_t cell = *column * units.n_units() + part.unit;
        const Interval values = possible(sum, part, rest);
        cells.push_back({.unit = data.units[part.unit],
                         .indicator = model[node].id,
                         .why = !part.counted                               ? Withheld::no_count
                                : part.answers < options.threshold          ? Withheld::few_answers
                                : data.statuses[cell] == Status::suppressed ? Withheld::at_source
                                                                            : Withheld::complementary,
                         .low = values.low,
                         .high = values.high,
                         .exposed = counted ? width(sum, part, rest) < wanted : !label.empty() && sum.parts.size() == 1});
        data.values[cell] = nan;
        data.statuses[cell] = Status::suppressed;
        if (!data.origins.empty()) data.origins[cell] = Origin::own;
        if (!data.standard_error.empty()) data.standard_error[cell] = nan;
      }
    }
  }
  return {.table = Table(std::move(data)), .cells = std::move(cells)};
}

}  // namespace hti::explain
