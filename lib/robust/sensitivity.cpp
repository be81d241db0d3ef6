#include "hti/robust/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "hti/base/number_text.hpp"
#include "robust/parallel.hpp"
#include "robust/sobol_runs.hpp"
#include "robust/sobol_sums.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::about_all;
using hti::detail::most_points;
using hti::detail::sobol_layout;
using hti::detail::sobol_runs;

constexpr std::size_t block_bytes = std::size_t{1} << 26;  // of the outputs of a block
constexpr std::size_t block_cells = std::size_t{1} << 28;  // read by a block's runs: a fraction of a second between two looks

void check(const Index& index, const Table& table, const sensitivity_options& o) {
  std::vector<Problem> problems;
  const auto fault = [&](Message message) {
    problems.push_back({.code = code::invalid_parameter, .said = std::move(message)});
  };
  if (o.n < 2 || o.n > 1ULL << 31U)
    fault(say("base-points", "there must be 2 to 2^31 base points, not {points}", {{"points", o.n}}));
  if (!(o.level > 0 && o.level < 1)) {
    fault(say("level", "level must be above 0 and below 1, but is {level}", {{"level", hti::detail::number_text(o.level)}}));
  }
  if (o.resamples > 10'000)
    fault(say("resamples", "there can be 10,000 resamples, not {resamples}", {{"resamples", o.resamples}}));
  if (about_all(o.output) && o.second_order)
    fault(say("interactions-of-all", "interactions are for outputs of one number, not of all units"));
  if (o.output == Output::top_k && (o.k < 1 || o.k > table.n_units())) {
    fault(say("top-k", "k must be 1 to {most}, but is {k}", {{"most", table.n_units()}, {"k", o.k}}));
  }
  if (o.output != Output::score && o.output != Output::scores && table.hash() != index.reference_hash()) {
    fault(say("ranks-of-another-table",
              "ranks are among the units that the index was fitted to; of another table only scores can be explained"));
  }
  const bool of_unit = o.output == Output::score || o.output == Output::rank;
  if (of_unit && o.unit.empty()) fault(say("no-unit-named", "no unit is named"));
  if (!of_unit && !o.unit.empty())
    fault(say("unit-without-effect", "a unit is named, which has no effect: the output is about all units"));
  if (!problems.empty()) throw MethodError(std::move(problems));
}

/// Mean of each output over A and B, as far as the run goes on.
template <class GoOn>
std::vector<double> means(sobol_runs& runs, std::size_t n, std::size_t block, GoOn&& go_on) {
  constexpr sobol_layout a_and_b{};
  const std::size_t outputs = runs.outputs();
  std::vector<double> y(block * 2 * outputs);
  std::vector<double> mean(outputs, 0.0);
  std::vector<double> counted(outputs, 0.0);
  for (std::size_t first = 0; first < n && go_on(); first += block) {
    const std::size_t points = std::min(block, n - first);
    runs.run(a_and_b, first, points, y.data());
    for (std::size_t p = 0; p < points; ++p) {
      for (std::size_t o = 0; o < outputs; ++o) {
        const double both = y[2 * p * outputs + o] + y[(2 * p + 1) * outputs + o];
        if (std::isnan(both)) continue;
        mean[o] += both;
        counted[o] += 2;
      }
    }
  }
  for (std::size_t o = 0; o < outputs; ++o) mean[o] = counted[o] > 0 ? mean[o] / counted[o] : 0;
  return mean;
}

void count(std::vector<FailedPoints>& failures, const std::vector<std::string>& reasons) {
  for (const std::string& reason : reasons) {
    if (reason.empty()) continue;
    const auto it = std::find_if(failures.begin(), failures.end(), [&](const FailedPoints& f) { return f.reason == reason; });
    ++(it == failures.end() ? failures.emplace_back(FailedPoints{.reason = reason}) : *it).base_points;
  }
}

/// Says what the outputs are about.
void name_outputs(Sensitivity& result, const Table& table, const sensitivity_options& o) {
  static constexpr const char* words[]{"mean_rank_shift", "top_k", "kendall", "score", "rank", "score", "rank"};
  if (!about_all(o.output)) {
    result.outputs = {words[static_cast<std::size_t>(o.output)]};
    result.units = {o.output == Output::score || o.output == Output::rank ? o.unit : ""};
    return;
  }
  for (const Output of : {Output::scores, Output::ranks}) {
    if (o.output != of && o.output != Output::units) continue;
    result.outputs.insert(result.outputs.end(), table.n_units(), words[static_cast<std::size_t>(of)]);
    result.units.insert(result.units.end(), table.units().begin(), table.units().end());
  }
}

}  // namespace

Sensitivity sobol(const Index& index, const Table& table, const std::vector<vary::Source>& sources,
                  const sensitivity_options& o) {
  check(index, table, o);
  sobol_runs runs(index, table, sources, o);
  Sensitivity result{.factors = runs.labels(), .alternatives = alternatives_of(sources)};
  name_outputs(result, table, o);
  const sobol_layout layout{.movers = result.factors.size(), .second_order = o.second_order};
  const std::size_t outputs = runs.outputs();
  const std::size_t cells = table.n_units() * index.model().indicators().size();
  const std::size_t fits = std::min(block_bytes / (outputs * sizeof(double)), block_cells / cells) / layout.rows();
  const std::size_t block = std::clamp<std::size_t>(fits, 1, std::min(most_points, o.n));
  const hti::detail::resampling resamples(o.seed, o.resamples);
  bool stopped = false;
  const auto go_on = [&] {
    stopped = stopped || (o.progress && !o.progress(result.n));
    return !stopped;
  };
  hti::detail::sobol_sums sums(layout, resamples, means(runs, o.n, most_points, go_on));
  std::vector<double> y(block * layout.rows() * outputs);
  const auto add = [&](hti::detail::sobol_sums& to, const std::vector<std::size_t>& groups, std::size_t first) {
    const std::size_t points = std::min(block, o.n - first);
    runs.run(layout, first, points, y.data());
    const std::vector<double> times = resamples.times(first, points);
    hti::detail::for_each_item(runs.threads(), groups.size(),
                               [&](std::size_t, std::size_t k) { to.add(groups[k], y.data(), outputs, points, times); });
    return points;
  };
  std::vector<std::size_t> groups(sums.groups());
  std::iota(groups.begin(), groups.end(), std::size_t{0});
  while (!stopped && result.n < o.n) {
    result.n += add(sums, groups, result.n);
    count(result.failures, runs.failed());
    go_on();
  }
  // First-order indices depend on the mean that is taken away, and the one known beforehand holds points that were left out. An
  // output with such ones is run again about the mean of those that count.
  std::vector<bool> gaps(outputs);
  groups.clear();
  for (std::size_t output = 0; output < outputs; ++output) {
    gaps[output] = sums.gaps(output, result.n);
    const std::size_t group = sums.group(output);
    if (gaps[output] && (groups.empty() || groups.back() != group)) groups.push_back(group);
  }
  std::optional<hti::detail::sobol_sums> again;
  if (!groups.empty() && !stopped) again.emplace(layout, resamples, sums.means());
  for (std::size_t first = 0; again && first < result.n; first += block) {
    (void)add(*again, groups, first);
    if (!go_on()) again.reset();
  }
  result.stopped = result.n < o.n || (!groups.empty() && !again);
  result.runs = result.n * layout.rows();
  result.indices.resize(outputs);
  hti::detail::for_each_item(runs.threads(), outputs, [&](std::size_t, std::size_t output) {
    const bool anew = again && gaps[output];
    result.indices[output] = (anew ? *again : sums).indices(output, result.n, o.level);
  });
  return result;
}

}  // namespace hti::inline v0::robust
