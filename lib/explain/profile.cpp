#include "hti/explain/profile.hpp"

#include <array>
#include <cmath>

#include "explain/cell_error.hpp"
#include "explain/fields.hpp"
#include "explain/standings.hpp"
#include "hti/explain/contributions.hpp"

namespace hti::inline v0::explain {
namespace {

constexpr std::array<std::string_view, 6> ground_names{"",          "best_quarter",  "clearly_above",
                                                       "no_figure", "worst_quarter", "clearly_below"};

// An indicator is better where both its score and its figure are: a scale that is cut or bent moves the mean of the scores.
Ground ground_of(const ProfileRow& row, const Standings& all, std::size_t unit, std::size_t node) {
  if (std::isnan(row.own) || std::isnan(row.reference)) return Ground::none;
  if (row.indicator && row.status != Status::observed) return row.points < 0 ? Ground::no_figure : Ground::none;
  const double difference = row.own - row.reference;
  const double figures = row.indicator ? ahead(row.raw, row.raw_reference, all.model()[node].indicator->direction) : difference;
  const bool clear = std::abs(difference) >= all.sd(node) / 2;
  if (difference > 0 && figures > 0) {
    if (!row.indicator && all.observed(unit, node) < 0.5 * (1 - detail::slack)) return Ground::none;
    return all.in_best_quarter(unit, node) ? Ground::best_quarter : clear ? Ground::clearly_above : Ground::none;
  }
  if (difference < 0 && figures < 0) {
    return all.in_worst_quarter(unit, node) ? Ground::worst_quarter : clear ? Ground::clearly_below : Ground::none;
  }
  return Ground::none;
}

}  // namespace

std::string_view name(Ground ground) noexcept { return ground_names[static_cast<std::size_t>(ground)]; }

Profiler::Profiler(const Scores& scores) : standings_(std::make_shared<const Standings>(scores)) {}

const Scores& Profiler::scores() const& noexcept { return standings_->scores(); }

Profile Profiler::operator()(std::string_view unit, const Against& against, std::string_view node) const {
  const Standings& all = *standings_;
  const Model& model = all.model();
  const Contributions parts = contributions(all.scores(), unit, against, node);
  const std::size_t u = all.table().unit_at(unit);
  Profile profile{.unit = parts.unit, .node = parts.node, .against = parts.against};
  std::size_t n = model.at(parts.node);  // rows follow one another in the model
  for (const Contribution& part : parts.rows) {
    ProfileRow row{.node = part.node,
                   .indicator = part.indicator,
                   .own = part.own,
                   .reference = part.reference,
                   .points = part.points,
                   .rank = all.rank(u, n),
                   .ranked = all.ranked(n),
                   .colour = all.colour(u, n),
                   .status = part.status,
                   .raw = detail::nan,
                   .raw_reference = detail::nan,
                   .people = {.number = detail::nan, .of = detail::nan},
                   .error = all.difference_error(u, n, against)};
    double difference = row.own - row.reference;
    if (row.indicator) {
      row.raw = all.table().values(all.column(n))[u];
      row.raw_reference = all.raw_mean(n, against);
      difference = row.raw - row.raw_reference;
      row.people = people_at(all.table(), model, u, n, all.column(n), difference);
    }
    row.within_noise = within_noise(difference, row.error);
    row.thin = all.thin(u, n);
    const bool counts =
        !profile.rows.empty() && all.scores().state().effective[n] > 0;  // below the explained node, and with weight
    if (counts) row.ground = ground_of(row, all, u, n);
    profile.rows.push_back(std::move(row));
    ++n;
  }
  return profile;
}

}  // namespace hti::inline v0::explain
