#include "explain/known_total.hpp"

#include <algorithm>
#include <cmath>

namespace hti::inline v0::explain {
namespace {

double answers_of(const std::vector<Part>& parts) {
  double sum = 0;
  for (const Part& part : parts) sum += part.answers;
  return sum;
}

bool withheld_elsewhere(const Reading& reading, std::size_t unit) {
  const std::string& code = reading.units.units()[unit];
  const std::string& indicator = reading.units.indicators()[reading.column];
  return std::any_of(reading.options.beside.begin(), reading.options.beside.end(), [&](const Table& table) {
    const auto u = table.find_unit(code);
    const auto i = table.find_indicator(indicator);
    return u && i && table.status(*u, *i) == Status::suppressed;
  });
}

/// Between what sums the parts lie, whatever those are that may not be shown.
Interval sum_between(const std::vector<Part>& parts, double rounding) {
  Interval sum{0, 0};
  for (const Part& part : parts) {
    sum.low += part.must_hide ? 0 : part.answers * std::max(0.0, part.value - rounding);
    sum.high += part.must_hide ? part.answers : part.answers * std::min(1.0, part.value + rounding);
  }
  return sum;
}

bool outside(const Part& part) { return part.value < 0 || part.value > 1; }

}  // namespace

Scale::Scale(const Model& model, std::size_t node) {
  const auto allowed = model.allowed_range(node);
  const auto given = allowed ? allowed : model[node].indicator->goalposts;
  certain = allowed.has_value();
  bounded = given && std::isfinite(given->low) && std::isfinite(given->high) && given->low < given->high;
  if (bounded) range = *given;
}

std::optional<Withheld> Reading::why(std::size_t unit) const {
  const double n = answers(unit);
  const bool observed = units.status(unit, column) == Status::observed;
  if (n < options.threshold) return Withheld::few_answers;
  if (observed && std::isnan(n) && survey && options.threshold > 0) return Withheld::no_count;
  if (!observed) return Withheld::at_source;
  if (withheld_elsewhere(*this, unit)) return Withheld::elsewhere;
  return std::nullopt;
}

Figures read(const Reading& reading, const std::vector<std::size_t>& members, std::vector<Problem>& faults) {
  Figures figures;
  for (const std::size_t u : members) {
    const Status status = reading.units.status(u, reading.column);
    if (status != Status::observed && status != Status::suppressed) continue;
    const double answers = reading.answers(u);
    const auto why = reading.why(u);
    if (std::isnan(answers)) {
      if (status == Status::suppressed) figures.uncounted.push_back(u);
      if (why == Withheld::no_count) figures.no_count.push_back(u);
      if (why == Withheld::elsewhere) figures.of_no_total.push_back(u);
      if (status == Status::observed && why != Withheld::no_count) figures.loose = true;
    } else if (answers > 0) {
      figures.parts.push_back({.unit = u,
                               .answers = answers,
                               .value = reading.scale.share(reading.units.values(reading.column)[u]),
                               .must_hide = why.has_value()});
    } else if (status == Status::observed) {
      faults.push_back({.code = code::out_of_range,
                        .said = say("figure-of-no-answers", "there is a figure, but of 0 answers"),
                        .unit = reading.units.units()[u],
                        .indicator = reading.units.indicators()[reading.column]});
    }
  }
  return figures;
}

double check(const Reading& reading, const Figures& figures, const Total& total, std::vector<Problem>& faults) {
  const auto fault = [&](Message message) {
    faults.push_back({.code = code::out_of_range,
                      .said = std::move(message),
                      .unit = total.label,
                      .indicator = reading.units.indicators()[reading.column]});
  };
  const double parts = answers_of(figures.parts);
  const double answers = std::isnan(total.answers) ? parts : total.answers;
  if (answers < parts) {
    fault(say("total-less-than-parts",
              "the total has {answers} answers, and its units together {parts}: are they of the same survey and year?",
              {{"answers", std::llround(answers)}, {"parts", std::llround(parts)}}));
    return 0;
  }
  const double unseen = answers - parts;
  const bool open = std::isnan(total.answers) && !(figures.uncounted.empty() && figures.no_count.empty());
  const bool uncertain = std::any_of(figures.parts.begin(), figures.parts.end(), outside);
  if (reading.scale.bounded && reading.scale.certain && !open && !uncertain) {
    const double rounding = reading.options.rounding / 100;
    const Interval sum = sum_between(figures.parts, rounding);
    const double value = reading.scale.share(total.value);
    const double slack = 1e-9 * answers;
    if (answers * (value + rounding) < sum.low - slack || answers * (value - rounding) > sum.high + unseen + slack) {
      fault(say("total-of-others",
                "the total cannot be that of its units, whatever those are that may not be shown: are they of the same survey "
                "and year?"));
    }
  }
  return unseen;
}

Known known(const Reading& reading, const Figures& figures, const std::optional<Total>& given, double apart,
            std::vector<Problem>& faults) {
  // Where figures have no numbers of answers, how many belong to a suppressed one cannot be told.
  const std::optional<Total> total = figures.loose && !figures.uncounted.empty() ? std::nullopt : given;
  const suppress_options& options = reading.options;
  const bool bounded = reading.scale.bounded;
  Known known{.figures = {.parts = figures.parts,
                          .rounding = bounded ? options.rounding / 100 : 0,
                          .width = options.width / 100,
                          .insider = options.insider / 100,
                          .bounded = bounded}};
  HiddenSum& of = known.figures;
  const double unseen = given ? check(reading, figures, *given, faults) : 0;
  const std::size_t uncounted = figures.uncounted.size() + figures.no_count.size();
  known.all = !figures.no_count.empty() || (total && std::isnan(total->answers) && uncounted > 0);
  if (known.all && (!total || std::isnan(total->answers))) {
    const double mean = total ? reading.scale.share(total->value) : 0.5;
    const double rarer = bounded ? std::min(mean, 1 - mean) - of.rounding : 1;
    known.exposed = figures.parts.size() + uncounted == 1 || rarer < of.width + of.insider;
    return known;
  }
  double mean = total ? reading.scale.share(total->value) : 0;
  if (total) {
    if (unseen > 0) {
      of.parts.push_back({.answers = unseen, .must_hide = uncounted > 0, .cells = std::max<std::size_t>(uncounted, 1)});
    }
    for (Part& part : of.parts) part.must_hide = part.must_hide || known.all;
  } else {
    const auto valued =
        std::stable_partition(of.parts.begin(), of.parts.end(), [](const Part& p) { return !std::isnan(p.value); });
    of.apart.assign(valued, of.parts.end());
    of.parts.erase(valued, of.parts.end());
    if (apart > 0 && !figures.uncounted.empty()) of.apart.push_back({.answers = apart, .must_hide = true});
    for (const Part& part : of.parts) mean += part.answers * part.value / answers_of(of.parts);
  }
  const double answers = answers_of(of.parts);
  known.sum = answers > 0;
  of.sum = {answers * (mean - of.rounding), answers * (mean + of.rounding)};
  if (bounded) of.sum = {std::clamp(of.sum.low, 0.0, answers), std::clamp(of.sum.high, 0.0, answers)};
  return known;
}

}  // namespace hti::inline v0::explain
