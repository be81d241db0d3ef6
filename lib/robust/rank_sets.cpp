#include "hti/robust/rank_sets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "base/ladder.hpp"
#include "hti/base/number_text.hpp"
#include "index/answers.hpp"
#include "index/index_state.hpp"
#include "model/surveys.hpp"
#include "robust/ratio_kernels.hpp"
#include "robust/replicator.hpp"
#include "robust/score_spread.hpp"
#include "robust/watch.hpp"
#include "steps/fields.hpp"
#include "steps/ranks.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::batch;
using hti::detail::nan;
using hti::detail::watch;

/// Variances below this share of the two units' own are rounding.
constexpr double hardly = 1e-24;

/// A comparison of two units, the first of which has the higher score. Ratios of a difference to its standard error are
/// compared by their squares, with their sign.
struct comparison {
  std::size_t above;
  std::size_t below;
  double variance;   ///< of the difference
  bool studentised;  ///< whether every draw's difference has a variance of its own
  double ratio;
  bool open = true;  ///< whether the difference is not signed yet
};

/// Errors of the scored units, each by its draws side by side.
class errors {
 public:
  errors(std::span<const double> scores, std::span<const double> draws, const drawn_variances& known)
      : draws_(draws.size() / scores.size()) {
    const std::size_t n = scores.size();
    for (std::size_t u = 0; u < n; ++u) {
      if (std::isnan(scores[u])) continue;
      units_.push_back(u);
      const double first = draws[u];  // equal draws have no error, to the bit
      double mean = 0;
      for (std::size_t b = 0; b < draws_; ++b) mean += draws[b * n + u] - first;
      mean /= static_cast<double>(draws_);
      double squares = 0;
      for (std::size_t b = 0; b < draws_; ++b) {
        deviations_.push_back(draws[b * n + u] - first - mean);
        squares += deviations_.back() * deviations_.back();
      }
      if (!std::isfinite(squares)) {
        throw DataError(
            {{.code = code::not_finite, .said = say("draws-not-finite", "a scored unit has draws that are not finite")}});
      }
      variance_.push_back(squares / static_cast<double>(draws_ - 1));
      known_.push_back(known.scores.empty() ? 0 : known.scores[u]);
      for (std::size_t b = 0; b < draws_ && !known.scores.empty(); ++b) known_of_draws_.push_back(known.draws[b * n + u]);
    }
  }

  [[nodiscard]] std::size_t draws() const noexcept { return draws_; }
  [[nodiscard]] std::span<const std::size_t> units() const noexcept { return units_; }
  [[nodiscard]] double variance(std::size_t k) const noexcept { return variance_[k]; }

  [[nodiscard]] comparison compare(std::size_t j, std::size_t k, double gap) const {
    const double known = known_[j] + known_[k];
    const double variance = known > 0 ? known : over_draws(j, k);
    return {.above = gap < 0 ? k : j,
            .below = gap < 0 ? j : k,
            .variance = variance,
            .studentised = known > 0,
            .ratio = gap == 0 ? 0 : gap * gap / variance};
  }

  /// What is drawn of the two units of a comparison.
  [[nodiscard]] hti::detail::drawn_errors drawn(const comparison& c) const {
    hti::detail::drawn_errors e{
        .above = deviations_.data() + c.above * draws_, .below = deviations_.data() + c.below * draws_, .variance = c.variance};
    if (c.studentised) {
      e.variance_above = known_of_draws_.data() + c.above * draws_;
      e.variance_below = known_of_draws_.data() + c.below * draws_;
    }
    return e;
  }

 private:
  [[nodiscard]] double over_draws(std::size_t a, std::size_t b) const noexcept {
    const double* x = deviations_.data() + a * draws_;
    const double* y = deviations_.data() + b * draws_;
    double squares = 0;
    for (std::size_t d = 0; d < draws_; ++d) squares += (x[d] - y[d]) * (x[d] - y[d]);
    const double variance = squares / static_cast<double>(draws_ - 1);
    return variance > hardly * (variance_[a] + variance_[b]) ? variance : 0;
  }

  std::size_t draws_;
  std::vector<std::size_t> units_{};
  std::vector<double> deviations_{};
  std::vector<double> variance_{};        ///< over the draws
  std::vector<double> known_{};           ///< 0: not known, or none
  std::vector<double> known_of_draws_{};  ///< as `deviations_`
};

/// Signs what can be signed of a family of comparisons, in steps; what is without error is signed from the start.
class stepdown {
 public:
  stepdown(const errors& e, double level, watch& w)
      : errors_(e), watch_(w), place_(static_cast<std::ptrdiff_t>(std::ceil(level * static_cast<double>(e.draws() + 1))) - 1) {}

  void operator()(std::span<comparison> family) {
    std::sort(family.begin(), family.end(), [this](const comparison& a, const comparison& b) {
      watch_.did(0, 16);
      return a.ratio > b.ratio;
    });
    learn(family);
    std::size_t is_signed = 0;
    for (std::size_t before = family.size(); is_signed != before;) {
      before = is_signed;
      const double limit = critical(family, is_signed);
      while (is_signed < family.size() && family[is_signed].ratio > limit) family[is_signed++].open = false;
    }
  }

 private:
  /// Largest ratios in every draw: of all comparisons in the direction that a signed one was not signed in, and of those from
  /// the first of each part on in the other.
  void learn(std::span<const comparison> family) {
    const std::size_t draws = errors_.draws();
    part_ = family.size() / parts + 1;
    up_.assign(draws, 0);
    down_.assign((parts + 1) * draws, 0);
    for (std::size_t p = parts; p-- > 0;) {
      double* const down = down_.data() + p * draws;
      std::copy_n(down + draws, draws, down);
      raise(family.subspan(std::min(p * part_, family.size())), part_, up_.data(), down, 1);
    }
  }

  /// A quantile of the largest ratio in every draw: in both directions of an open comparison, and of a signed one in the
  /// direction that was not.
  double critical(std::span<const comparison> family, std::size_t is_signed) {
    const std::size_t draws = errors_.draws();
    const std::size_t next = (is_signed + part_ - 1) / part_;
    largest_.assign(down_.data() + next * draws, down_.data() + (next + 1) * draws);
    raise(family.subspan(is_signed), next * part_ - is_signed, nullptr, largest_.data(), 0);
    for (std::size_t d = 0; d < draws; ++d) largest_[d] = std::max(largest_[d], up_[d]);
    std::nth_element(largest_.begin(), largest_.begin() + place_, largest_.end());
    return largest_[static_cast<std::size_t>(place_)];
  }

  /// Of the first `most` of them. \param work  how much is done by each
  void raise(std::span<const comparison> family, std::size_t most, double* up, double* down, std::uint64_t work) const {
    for (const comparison& c : family.first(std::min(most, family.size()))) {
      if (c.variance > 0) hti::detail::raise_to_ratios(errors_.drawn(c), errors_.draws(), up, down);
      watch_.did(work, errors_.draws());
    }
  }

  static constexpr std::size_t parts = 16;
  const errors& errors_;
  watch& watch_;
  std::ptrdiff_t place_;
  std::size_t part_ = 1;  ///< comparisons in each
  std::vector<double> up_{};
  std::vector<double> down_{};  ///< [part][draw]
  std::vector<double> largest_{};
};

void check(std::span<const double> scores, std::span<const double> draws, double level) {
  if (scores.empty() || draws.size() % scores.size() != 0) {
    throw DataError({{.code = code::wrong_size,
                      .said = say("no-draws", "{numbers} numbers are no draws of {units} units",
                                  {{"numbers", draws.size()}, {"units", scores.size()}})}});
  }
  const std::size_t of_each = draws.size() / scores.size();
  const auto n = static_cast<double>(of_each);
  if (!(level > 0 && level < 1)) {
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("level", "level must be above 0 and below 1, but is {level}",
                                    {{"level", hti::detail::number_text(level)}})}});
  }
  if (n < 2 || std::ceil(level * (n + 1)) > n) {
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("too-few-draws", "a level of {level} needs more than {draws} draws",
                                    {{"level", hti::detail::number_text(level)}, {"draws", hti::detail::number_text(n)}})}});
  }
}

void check(const drawn_variances& known, std::span<const double> scores, std::span<const double> draws) {
  if (known.scores.empty() && known.draws.empty()) return;
  if (known.scores.size() == scores.size() && known.draws.size() == draws.size()) return;
  throw DataError(
      {{.code = code::wrong_size,
        .said = say("number-of-variances", "{of_scores} and {of_draws} variances do not fit {scores} scores and {draws} draws",
                    {{"of_scores", known.scores.size()},
                     {"of_draws", known.draws.size()},
                     {"scores", scores.size()},
                     {"draws", draws.size()}})}});
}

/// Sets that leave every rank open.
RankSets open_sets(std::span<const double> scores, const rank_options& ranking) {
  const std::size_t n = scores.size();
  const auto scored = static_cast<double>(std::count_if(scores.begin(), scores.end(), [](double x) { return !std::isnan(x); }));
  const std::vector<double> ranks = rank(scores, ranking);
  RankSets found{.units = std::vector<RankSet>(n, {nan, nan, nan, nan, nan}), .apart = std::vector<std::int8_t>(n * n, 0)};
  for (std::size_t u = 0; u < n; ++u) {
    if (!std::isnan(scores[u]))
      found.units[u] = {.score = scores[u], .standard_error = nan, .rank = ranks[u], .low = 1, .high = scored};
  }
  return found;
}

/// Narrows the sets by all comparisons.
void sign_all(std::span<const double> scores, const errors& e, const rank_sets_options& options, RankSets& found) {
  const std::size_t n = scores.size();
  const std::span<const std::size_t> units = e.units();
  const std::size_t pairs = units.size() * (units.size() - 1) / 2;
  watch w(options.progress, n, options.simultaneous ? pairs : 3 * pairs);
  std::vector<comparison> all;
  all.reserve(units.size() * (units.size() + 1) / 2);
  for (std::size_t j = 0; j < units.size(); ++j) {
    w.did(0, (units.size() - j) * e.draws());
    for (std::size_t k = j + 1; k < units.size(); ++k) all.push_back(e.compare(j, k, scores[units[j]] - scores[units[k]]));
  }
  stepdown sign(e, options.level, w);
  if (!options.simultaneous) {
    std::vector<comparison> family;
    for (std::size_t j = 0; j < units.size(); ++j) {
      family.clear();
      for (std::size_t k = 0; k < units.size(); ++k) {
        if (k == j) continue;
        const std::size_t a = std::min(j, k);
        family.push_back(all[a * units.size() - a * (a + 1) / 2 + std::max(j, k) - a - 1]);
      }
      sign(family);
      for (const comparison& c : family) {
        if (!c.open) (c.above == j ? found.units[units[j]].high -= 1 : found.units[units[j]].low += 1);
      }
    }
  }
  sign(all);
  for (const comparison& c : all) {
    if (c.open) continue;
    const std::size_t above = units[c.above];
    const std::size_t below = units[c.below];
    found.apart[above * n + below] = 1;
    found.apart[below * n + above] = -1;
    if (options.simultaneous) {
      found.units[above].high -= 1;
      found.units[below].low += 1;
    }
  }
  w.look();
}

}  // namespace

RankSets rank_sets(std::span<const double> scores, std::span<const double> draws, const rank_sets_options& options,
                   const drawn_variances& known) {
  check(scores, draws, options.level);
  check(known, scores, draws);
  const errors e(scores, draws, known);
  RankSets found = open_sets(scores, options.ranking);
  for (std::size_t k = 0; k < e.units().size(); ++k) found.units[e.units()[k]].standard_error = std::sqrt(e.variance(k));
  try {
    sign_all(scores, e, options, found);
  } catch (const hti::detail::stopped&) {
    found.stopped = true;
  }
  return found;
}

namespace {

/// Scores by other answers, and their variances, of the replicates that could be fitted.
struct answered_anew {
  std::vector<double> scores{};  ///< column-major units x draws
  drawn_variances variances{};
  std::size_t failed = 0;
};

/// \throws stopped
answered_anew answer_anew(const hti::detail::Replicator& replicator, std::size_t n, std::uint64_t seed, watch w) {
  const hti::detail::score_spread spread(replicator, 0);
  const std::size_t units = replicator.units();
  const std::size_t padded = replicator.padded();
  hti::detail::replicator_workspace work;
  std::vector<double> scores(batch * padded);
  std::vector<double> variances(batch * padded);
  std::vector<double> stretched(replicator.refits() ? batch * replicator.variants().front().cells->columns().size() : 0);
  answered_anew drawn{.variances = {.scores = {spread.as_it_is().begin(), spread.as_it_is().end()}}};
  drawn.scores.reserve(n * units);
  drawn.variances.draws.reserve(n * units);
  for (std::size_t k = 0; k < n; k += batch) {
    w.look();
    std::array<std::uint64_t, batch> numbers;
    std::iota(numbers.begin(), numbers.end(), k);
    const hti::detail::replicate_draws from(seed, numbers);
    const std::size_t runs = std::min(batch, n - k);
    std::vector<std::string> failures(runs);
    if (replicator.refits()) {
      failures = replicator.refit_scores(from, replicator.variants().front(), runs, work, scores.data(), stretched.data());
    } else {
      replicator.scores(from, replicator.variants().front(), work, scores.data());
    }
    spread.drawn(replicator.refits() ? stretched.data() : nullptr, work, variances.data());
    for (std::size_t r = 0; r < runs; ++r) {
      if (!failures[r].empty()) {
        ++drawn.failed;
        continue;
      }
      drawn.scores.insert(drawn.scores.end(), scores.data() + r * padded, scores.data() + r * padded + units);
      drawn.variances.draws.insert(drawn.variances.draws.end(), variances.data() + r * padded,
                                   variances.data() + r * padded + units);
    }
  }
  // Where ranks or logarithms make scores of figures, a slope says little of how far they err, but still how that changes.
  const std::size_t draws = drawn.scores.size() / units;
  for (std::size_t u = 0; u < units && draws > 1; ++u) {
    double& variance = drawn.variances.scores[u];
    if (spread.affine()[u] || std::isnan(replicator.base()[u])) continue;
    double mean = 0;
    double squares = 0;
    for (std::size_t d = 0; d < draws; ++d) mean += drawn.scores[d * units + u] / static_cast<double>(draws);
    for (std::size_t d = 0; d < draws; ++d)
      squares += (drawn.scores[d * units + u] - mean) * (drawn.scores[d * units + u] - mean);
    const double over_draws = squares / static_cast<double>(draws - 1);
    for (std::size_t d = 0; d < draws; ++d) {
      double& of_draw = drawn.variances.draws[d * units + u];
      of_draw = variance > 0 && of_draw > 0 ? over_draws * (of_draw / variance) : over_draws;
    }
    variance = over_draws;
  }
  return drawn;
}

// Sets hold what they promise only where a node's map lets errors through as they are.
void require_errors_through(const Index& index, const Table& table, const std::string& id) {
  const Model& model = index.model();
  const std::size_t top = model.at(id);
  if (hti::detail::filled_by_row(index.state(), table, hti::detail::align(index.definition(), table))) {
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("no-set-through-neighbours",
                                    "cells are filled by the units most alike, through which no confidence set is known to "
                                    "hold; fill them by another rule than nearest, or ask for simulation intervals "
                                    "(uncertainty with vary.sampling and frame=\"refit\")")}});
  }
  for (const hti::detail::branch& b : index.state().branches) {
    if (!model.within(b.node, top)) continue;
    if (b.reference) {
      throw MethodError(
          {{.code = code::invalid_parameter,
            .said = say("no-set-through-comparisons",
                        "the score of '{node}' is made by {rule}, which counts comparisons, and no confidence set "
                        "is known to hold through that; ask for a node below it, or for simulation intervals "
                        "(uncertainty with vary.sampling)",
                        {{"node", model[b.node].id}, {"rule", describe(*b.rule)}}),
            .indicator = model[b.node].id}});
    }
    if (!b.map || hti::detail::uncut_line(*b.map)) continue;
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("no-set-through-cuts",
                                    "'{node}' is normalised by a map with cuts, places or steps, through which no confidence "
                                    "set is known to hold; ask for a node below it, or for simulation intervals (uncertainty "
                                    "with vary.sampling)",
                                    {{"node", model[b.node].id}}),
                        .indicator = model[b.node].id}});
  }
}

}  // namespace

RankSets rank_sets(const Index& index, const Table& table, const vary::sampling& sampling, const rank_sets_options& options,
                   std::size_t n, std::uint64_t seed, std::string_view node) {
  const std::string id = node.empty() ? index.model()[Model::root()].id : std::string(node);
  require_errors_through(index, table, id);
  const vary::Source source = sampling;
  const hti::detail::Replicator replicator(index, table, std::span(&source, 1), std::span(&id, 1),
                                           {.refit = options.frame == Frame::refit, .drawn = hti::detail::Drawn::answers});
  const std::span<const double> scores = replicator.base().first(replicator.units());
  const std::size_t at = index.model().at(id);
  const std::vector<bool> unknown = hti::detail::without_answers(index.state(), table, at);
  // A gap that is rounding alone is none, also where figures have no error.
  const hti::detail::ladder equals(scores, index.state().equal(at));
  std::vector<double> known(scores.begin(), scores.end());
  double anywhere = 0;
  for (std::size_t u = 0; u < known.size(); ++u) {
    known[u] = equals.best(known[u]);
    if (!unknown[u] || std::isnan(known[u])) continue;
    known[u] = nan;
    ++anywhere;
  }
  RankSets found;
  try {
    const answered_anew drawn = answer_anew(replicator, n, seed, {options.progress, 0, 0});
    found = rank_sets(known, drawn.scores, options, drawn.variances);
    found.failed = drawn.failed;
  } catch (const hti::detail::stopped&) {
    found = open_sets(known, options.ranking);
    found.stopped = true;
  }
  const std::vector<double> ranks =
      hti::detail::ranks_by_code(scores, table.units(), index.method().rank.ties, index.state().ties(at));
  for (std::size_t u = 0; u < known.size(); ++u) {
    RankSet& unit = found.units[u];
    unit.score = scores[u];
    unit.rank = ranks[u];
    unit.known = !unknown[u];
    unit.high += anywhere;
  }
  return found;
}

const vary::sampling& sampling_of(const Uncertainty& uncertainty) {
  for (const vary::Source& source : uncertainty.sources()) {
    if (const auto* sampling = std::get_if<vary::sampling>(&source)) return *sampling;
  }
  throw MethodError(
      {{.code = code::invalid_parameter,
        .said = say("no-sampling-among-sources",
                    "confidence sets are about sampling error: no sampling() is among the sources of this run")}});
}

}  // namespace hti::inline v0::robust
