#include "hti/explain/suppression.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "base/numbers.hpp"
#include "explain/known_total.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::infinity;
using detail::nan;

/// Members by the label of their group; units without one are under the empty label.
using Groups = std::map<std::string, std::vector<std::size_t>>;

Groups groups_of(const Table& units, const std::string& by, const std::vector<std::string>& within) {
  Groups groups;
  if (by.empty()) {
    for (std::size_t u = 0; u < units.n_units(); ++u) groups[""].push_back(u);
    return groups;
  }
  std::vector<std::span<const std::string>> levels{units.group(by)};
  for (const std::string& variable : within) levels.push_back(units.group(variable));
  for (std::size_t u = 0; u < units.n_units(); ++u) {
    std::string label = levels[0][u];
    for (std::size_t l = 1; l < levels.size() && !label.empty(); ++l) label += "/" + levels[l][u];
    groups[label].push_back(u);
  }
  return groups;
}

std::optional<Total> total_of(const std::optional<Table>& totals, const std::string& label, const std::string& id) {
  const auto unit = totals ? totals->find_unit(label) : std::nullopt;
  const auto column = totals ? totals->find_indicator(id) : std::nullopt;
  if (!unit || !column || totals->status(*unit, *column) != Status::observed) return std::nullopt;
  return Total{.label = label, .value = totals->values(*column)[*unit], .answers = totals->respondents(*unit, *column)};
}

/// What is withheld of one group, by unit.
class Withholdings {
 public:
  Withholdings(const Reading& reading, std::map<std::size_t, Withholding>& to) : reading_(reading), to_(to) {}

  void add(std::size_t unit, Interval between, double insider, bool exposed) {
    const Scale& scale = reading_.scale;
    to_[unit] = {.unit = reading_.units.units()[unit],
                 .indicator = reading_.units.indicators()[reading_.column],
                 .why = reading_.why(unit).value_or(Withheld::complementary),
                 .low = scale.raw(between.low),
                 .high = scale.raw(between.high),
                 .insider = insider * (scale.bounded ? 100 : 1),
                 .exposed = exposed};
  }
  /// Of which nothing can be told but what a figure of the kind may be.
  void add(std::size_t unit, bool exposed) { add(unit, whole(), exposed ? 0 : whole().high - whole().low, exposed); }

  [[nodiscard]] Interval whole() const { return reading_.scale.bounded ? Interval{0, 1} : Interval{-infinity, infinity}; }

 private:
  const Reading& reading_;
  std::map<std::size_t, Withholding>& to_;
};

/// Where nothing is known of a sum: what may not be shown, or all beside a figure that cannot be reasoned about.
void withhold_unsummed(const Known& known, const Figures& figures, Withholdings& to) {
  for (const Part& part : figures.parts) {
    if (known.all || part.must_hide) to.add(part.unit, known.exposed);
  }
  for (const std::size_t unit : figures.no_count) to.add(unit, known.exposed);
}

void withhold(HiddenSum& sum, const Figures& figures, std::span<const std::string> codes, Withholdings& to) {
  const auto hides = [](const Part& part) { return part.must_hide; };
  if (!std::any_of(sum.parts.begin(), sum.parts.end(), hides) && sum.apart.empty()) return;
  sum.show(codes);
  const bool safe = sum.safe();
  const std::vector<double> insiders = sum.for_insiders();
  for (std::size_t i = 0; i < insiders.size(); ++i) {
    const bool inside = i < sum.parts.size();
    const Part& part = inside ? sum.parts[i] : sum.apart[i - sum.parts.size()];
    if (!part.hidden || (part.unit == Part::nobody && !part.must_hide)) continue;
    const Interval between = inside && part.cells == 1 ? sum.possible(part) : to.whole();
    const double insider = std::min(insiders[i], between.high - between.low);
    const bool exposed = !safe || insider < sum.insider;
    if (part.unit != Part::nobody) to.add(part.unit, between, insider, exposed);
    if (part.unit != Part::nobody) continue;
    for (const std::size_t unit : figures.uncounted) to.add(unit, between, insider, exposed);
    for (const std::size_t unit : figures.no_count) to.add(unit, between, insider, exposed);
  }
}

void check(const suppress_options& options) {
  std::vector<Problem> problems;
  for (const auto& [name, value] : {std::pair{"threshold", options.threshold},
                                    {"width", options.width},
                                    {"insider", options.insider},
                                    {"rounding", options.rounding}}) {
    if (!(value >= 0) || std::isinf(value)) {
      problems.push_back({.code = code::invalid_parameter,
                          .said = say("suppression-parameter", "{parameter} must be a number >= 0", {{"parameter", name}})});
    }
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
}

void erase(TableData& data, std::size_t cell) {
  data.values[cell] = nan;
  data.statuses[cell] = Status::suppressed;
  if (!data.origins.empty()) data.origins[cell] = Origin::own;
  if (!data.standard_error.empty()) data.standard_error[cell] = nan;
}

}  // namespace

Suppression suppress(const Table& units, const Model& model, const std::optional<Table>& totals,
                     const suppress_options& options) {
  check(options);
  const Groups groups = groups_of(units, options.by, options.within);
  const Groups wholes = options.within.empty() ? Groups{} : groups_of(units, options.by, {});
  TableData data = units.data();
  std::vector<Withholding> cells;
  std::vector<Problem> faults;
  for (const std::size_t node : model.indicators()) {
    const std::string& id = model[node].id;
    const auto column = units.find_indicator(id);
    if (!column) continue;
    const bool survey = model[node].indicator->error == RandomError::survey;
    const Reading reading{.units = units, .column = *column, .scale = Scale(model, node), .survey = survey, .options = options};
    std::map<std::string, double> unseen;
    for (const auto& [label, members] : wholes) {
      std::vector<Problem> told_below;
      const auto total = total_of(totals, label, id);
      if (total) unseen[label] = check(reading, read(reading, members, told_below), *total, faults);
    }
    std::map<std::size_t, Withholding> withheld;
    Withholdings to(reading, withheld);
    for (const auto& [label, members] : groups) {
      const Figures figures = read(reading, members, faults);
      for (const std::size_t unit : figures.of_no_total) to.add(unit, false);
      const auto whole = options.within.empty() ? unseen.end() : unseen.find(units.group(options.by)[members.front()]);
      const double apart = whole == unseen.end() ? 0 : whole->second;
      Known of = known(reading, figures, total_of(totals, label, id), apart, faults);
      if (label.empty()) of = {};
      if (of.sum) {
        withhold(of.figures, figures, units.units(), to);
      } else {
        withhold_unsummed(of, figures, to);
      }
    }
    for (auto& [unit, cell] : withheld) {
      erase(data, *column * units.n_units() + unit);
      cells.push_back(std::move(cell));
    }
  }
  if (!faults.empty()) throw DataError(std::move(faults));
  return {.table = Table(std::move(data)), .cells = std::move(cells)};
}

}  // namespace hti::inline v0::explain
