#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/numbers.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/definitions.hpp"
#include "hti/rank/size_class.hpp"
#include "shipped/synthetic/draw.hpp"
#include "shipped/synthetic/marginals.hpp"

namespace hti::inline v0::datasets {
namespace {

using namespace synthetic;

using detail::nan;
constexpr std::size_t n_municipalities = 290;
constexpr double least_answers = 30;

// The calibrated part (docs/hemtjanstindex.md): the spread of quality over municipalities, and its level from 2022 to 2025.
constexpr double quality_spread = 0.4;
constexpr std::array<double, 4> quality_level{0, -0.2, -0.36, 0.1};

/// The text with a number of that many digits after it.
std::string numbered(std::string text, std::size_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  text.append(width - std::min(width, digits.size()), '0');
  return text += digits;
}

/// A municipality, or a district or unit within one.
struct Place {
  std::uint32_t key = 0;     ///< in the counters of the draws; below 290 for municipalities
  std::uint32_t parent = 0;  ///< key of the municipality
  double users = 0;          ///< of home care
  double n_units = 0;        ///< of the municipality
  bool choice = false;       ///< whether there is more than one provider
  [[nodiscard]] bool within() const { return key != parent; }
};

struct Municipality {
  Place place;
  double population;
  double older;  ///< percent of 80 years or more
};

/// The share of municipalities that lie below each, by what is drawn for them: evenly spaced, so that the spread of what is
/// made of it is no matter of chance.
template <class Drawn>
std::vector<double> shares_below(Drawn drawn) {
  std::vector<double> values;
  for (std::uint32_t m = 0; m < n_municipalities; ++m) values.push_back(drawn(m));
  std::vector<std::size_t> order(n_municipalities);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  for (std::size_t r = 0; r < n_municipalities; ++r) values[order[r]] = (static_cast<double>(r) + 0.5) / n_municipalities;
  return values;
}

/// Figures of one edition, cell by cell.
class Edition {
 public:
  Edition(int year, std::uint64_t seed)
      : year_(year),
        draw_(seed),
        definition_(definitions::load("hemtjanstindex-" + std::to_string(year))),
        quality_(qualities()) {
    const std::vector<double> sizes = shares_below([&](std::uint32_t m) { return draw_.uniform(Stream::population, 0, m); });
    for (std::uint32_t m = 0; m < n_municipalities; ++m) municipalities_.push_back(municipality(m, normal_quantile(sizes[m])));
  }

  [[nodiscard]] Synthetic tables() const {
    return {.municipalities = municipalities(), .districts = districts(), .units = units()};
  }

 private:
  // ---- what lies behind the figures

  /// Quality as a whole, one per municipality: their order moves slowly over the years.
  [[nodiscard]] std::vector<double> qualities() const {
    const double level = quality_level[static_cast<std::size_t>(year_ - first_year)];
    std::vector<double> qualities =
        shares_below([&](std::uint32_t m) { return draw_.walk(Stream::quality, year_, m, 0, 0.9); });
    for (double& q : qualities) q = level + quality_spread * bounded_quantile(q);
    return qualities;
  }

  [[nodiscard]] double walk(Stream stream, const Place& at, std::uint32_t item, double correlation) const {
    const double own = draw_.walk(stream, year_, at.key, item, correlation);
    return at.within() ? 0.75 * draw_.walk(stream, year_, at.parent, item, correlation) + std::sqrt(1 - 0.75 * 0.75) * own
                       : own;
  }

  /// Where a place stands on an indicator in standard deviations, higher is better: by its quality as a whole, in the
  /// sub-index, in what the figures of one survey share, and in the indicator alone.
  [[nodiscard]] double standing(const Place& at, std::size_t node) const {
    const Model& model = definition_.model;
    std::size_t part = node;
    while (model.parent(part) != Model::root()) part = model.parent(part);
    double quality = quality_[at.parent];
    if (at.within()) quality += 0.5 * draw_.walk(Stream::quality, year_, at.key, 0, 0.9);
    const auto& [key, survey, loading, shared, not_given, item_lost] = collection(model[node].indicator->survey);
    constexpr double of_part = 0.3;
    const double alone = std::sqrt(1 - loading * loading - of_part * of_part - shared * shared);
    return loading * quality + of_part * walk(Stream::part, at, static_cast<std::uint32_t>(part), 0.85) +
           shared * walk(Stream::survey, at, key, 0.85) +
           alone * walk(Stream::indicator, at, static_cast<std::uint32_t>(node), 0.8);
  }

  // ---- cells

  struct Cell {
    double value = nan;
    Status status = Status::observed;
    double respondents = nan;
    double population = nan;
  };

  /// Whether a place gives no figures for a survey, or one of them is lost.
  [[nodiscard]] bool lost(const Place& at, const std::string& survey, std::size_t node) const {
    const Collection& c = collection(survey);
    return normal_cdf(draw_.walk(Stream::takes_part, year_, at.key, c.key, 0.7)) < c.not_given ||
           draw_.uniform(Stream::figure, year_, at.key, static_cast<std::uint32_t>(node)) < c.item_lost;
  }

  /// The answers of those users who answered, of a finite number: exact where all did.
  [[nodiscard]] Cell asked(const Place& at, std::size_t node, double share) const {
    const auto item = static_cast<std::uint32_t>(node);
    const double rate = 0.6 + 0.05 * draw_.normal(Stream::response, year_, at.key);
    const double opinion = 0.8 + 0.17 * draw_.uniform(Stream::response, 0, 0, item + 1);  // the others had none
    const double n = std::round(at.users * std::clamp(rate, 0.4, 0.8) * opinion);
    Cell cell{.respondents = n, .population = at.users};
    if (n < least_answers) {
      cell.status = Status::suppressed;
      return cell;
    }
    const double p = std::clamp(share / 100, 0.02, 0.995);
    const double error = std::sqrt(n * p * (1 - p) * (at.users - n) / (at.users - 1));
    const double positive = std::clamp(std::round(n * p + error * draw_.normal(Stream::answers, year_, at.key, item)), 0.0, n);
    cell.value = std::round(100 * positive / n);
    return cell;
  }

  [[nodiscard]] Cell cell(const Place& at, std::size_t node, const Indicator& indicator) const {
    const std::string& id = definition_.model[node].id;
    if (!at.choice && (id == "webb_jamforelse" || id == "stod_i_valet")) return {.status = Status::not_applicable};
    if (lost(at, indicator.survey, node)) {
      const bool questionnaire = indicator.survey != "personalkontinuitet" && indicator.survey != "Senior alert";
      return {.status = questionnaire ? Status::not_answered : Status::missing};
    }
    const Marginal& m = marginal(id);
    const double z = standing(at, node);
    if (indicator.kind == Kind::yes_no) {
      const double yes = m.spread > 0 ? m.mean / 100 : m.mean;  // a routine is a share of units, or a fact of one
      return {.value = z > normal_quantile(1 - yes) ? 1.0 : 0.0};
    }
    const double raw = m.mean + (indicator.direction == Direction::higher ? m.spread : -m.spread) * z;
    if (indicator.kind == Kind::mean) return {.value = std::round(10 * std::max(raw, 1.0)) / 10};
    const double share = std::clamp(raw, 0.0, 100.0);
    if (indicator.error == RandomError::survey) return asked(at, node, share);
    if (id.starts_with("rutin_")) return {.value = std::round(100 * std::round(at.n_units * share / 100) / at.n_units)};
    return {.value = std::round(share)};
  }

  /// The cells of all places in a table that has codes, names, groups and background already.
  [[nodiscard]] Table table(TableData data, const Model& model, const std::vector<Place>& places) const {
    const std::size_t n = places.size();
    data.period = std::to_string(year_) + " (syntetisk/synthetic)";
    for (const std::size_t leaf : model.indicators()) {
      const Indicator& indicator = *model[leaf].indicator;
      const std::size_t node = definition_.model.at(model[leaf].id);
      data.indicators.push_back(model[leaf].id);
      for (std::size_t u = 0; u < n; ++u) {
        const bool of_municipality = places[u].within() && indicator.scope == Scope::municipality;
        const Cell c = of_municipality ? Cell{.status = Status::missing} : cell(places[u], node, indicator);
        data.values.push_back(c.value);
        data.statuses.push_back(c.status);
        data.respondents.push_back(c.respondents);
        data.population.push_back(c.population);
      }
    }
    return Table(std::move(data));
  }

  // ---- who there is

  [[nodiscard]] Municipality municipality(std::uint32_t m, double z) const {
    const double population = std::clamp(std::round(std::exp(9.68 + z * (0.88 + z * (0.1 + z * 0.025)))), 2500.0, 900000.0);
    const double older = std::round(10 * (6.3 - 0.7 * z + 0.8 * draw_.normal(Stream::background, 0, m, 1))) / 10;
    const double users = std::round(population * std::max(older, 3.0) / 100 * 0.28);
    const bool choice = draw_.normal(Stream::provider, 0, m) < 0.9 * (std::log(population) - 9.8);
    return {.place = {.key = m,
                      .parent = m,
                      .users = users,
                      .n_units = std::clamp(std::round(users / 70), 2.0, 40.0),
                      .choice = choice},
            .population = population,
            .older = older};
  }

  [[nodiscard]] Table municipalities() const {
    TableData data;
    std::vector<Place> places;
    for (const Municipality& m : municipalities_) {
      const Place& place = m.place;
      const double population = m.population;
      const auto background = [&](std::uint32_t item) { return draw_.normal(Stream::background, 0, place.key, item); };
      places.push_back(place);
      data.units.push_back(code(place.key));
      data.names.push_back(name(place.key));
      const double county = std::floor(21 * draw_.uniform(Stream::background, 0, place.key, 2));
      data.groups["lan"].push_back(numbered("Exempellän ", static_cast<std::size_t>(county) + 1, 1));
      data.groups["storleksklass"].emplace_back(size_class(population));
      data.background["befolkning"].push_back(population);
      data.background["andel_80plus"].push_back(m.older);
      data.background["tathet"].push_back(std::round(10 * std::exp(0.8 * (std::log(population) - 6.3) + 0.7 * background(3))) /
                                          10);
      data.background["kostnad_per_brukare"].push_back(std::round(310 + 45 * background(4)) * 1000);
      data.background["andel_privat"].push_back(place.choice ? std::round(100 * private_share(place.key)) : 0);
    }
    return table(std::move(data), definition_.model, places);
  }

  [[nodiscard]] Table districts() const {
    TableData data;
    std::vector<Place> places;
    for (const auto& [place, population, older] : municipalities_) {
      if (population < 200000) continue;
      const auto n = static_cast<std::size_t>(std::clamp(std::round(population / 65000), 4.0, 14.0));
      split(place, n, 1000, places);
      for (std::size_t d = 1; d <= n; ++d) {
        data.units.push_back(numbered(code(place.key) + "-S", d, 2));
        data.names.push_back(numbered(name(place.key) + ", stadsdel ", d, 2));
        data.groups["kommun"].push_back(code(place.key));
      }
    }
    return table(std::move(data), definition_.model, places);
  }

  [[nodiscard]] Table units() const {
    TableData data;
    std::vector<Place> places;
    for (const Municipality& m : municipalities_) {
      const auto n = static_cast<std::size_t>(m.place.n_units);
      split(m.place, n, 100000, places);
      for (std::size_t e = 1; e <= n; ++e) {
        const Place& unit = places[places.size() - n + e - 1];
        const bool own = !m.place.choice || e == 1 || draw_.uniform(Stream::provider, 0, unit.key) > private_share(m.place.key);
        data.units.push_back(numbered(code(m.place.key) + "-E", e, 2));
        data.names.push_back(numbered(numbered(own ? "Exempelenhet " : "Exempelutförare ", m.place.key + 1, 3) + "-", e, 2));
        data.groups["kommun"].push_back(code(m.place.key));
        data.groups["regi"].push_back(own ? "kommunal" : "privat");
        data.background["brukare"].push_back(unit.users);
      }
    }
    return table(std::move(data), definitions::load("hemtjanstindex-enhet").model, places);
  }

  /// Parts of a municipality that share its users, of unequal size.
  void split(const Place& whole, std::size_t n, std::uint32_t first_key, std::vector<Place>& places) const {
    std::vector<double> weight;
    for (std::uint32_t k = 0; k < n; ++k) {
      places.push_back(whole);
      places.back().key = first_key + 100 * whole.key + k;
      weight.push_back(std::exp(0.4 * draw_.normal(Stream::size, 0, places.back().key)));
    }
    const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
    for (std::size_t k = 0; k < n; ++k)
      places[places.size() - n + k].users = std::max(5.0, std::round(whole.users * weight[k] / total));
  }

  [[nodiscard]] double private_share(std::uint32_t m) const { return 0.05 + 0.5 * draw_.uniform(Stream::background, 0, m, 5); }
  static std::string code(std::uint32_t m) { return numbered("X", m + 1, 3); }
  static std::string name(std::uint32_t m) { return numbered("Exempelkommun ", m + 1, 3); }

  int year_;
  Draw draw_;
  Definition definition_;
  std::vector<double> quality_;
  std::vector<Municipality> municipalities_{};
};

}  // namespace

Synthetic synthetic_edition(int year, std::uint64_t seed) {
  if (year < first_year || year > last_year) {
    throw DataError(
        {{.code = code::out_of_range,
          .said = say("synthetic-years", "synthetic editions are those of 2022 to 2025, not of {year}", {{"year", year}})}});
  }
  return Edition(year, seed).tables();
}

}  // namespace hti::inline v0::datasets
