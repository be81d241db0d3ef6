#include "robust/sobol_runs.hpp"

#include <algorithm>
#include <array>
#include <thread>

#include "robust/parallel.hpp"

namespace hti::inline v0::detail {

using robust::Output;

bool about_all(Output output) { return output == Output::scores || output == Output::ranks || output == Output::units; }

run_summary::run_summary(const Table& table, Ties ties, std::span<const double> base, const equality& rule,
                         const robust::sensitivity_options& options)
    : output_(options.output),
      k_(static_cast<double>(options.k)),
      unit_(options.unit.empty() ? 0 : table.unit_at(options.unit)),
      rank_of_(table.units(), ties),
      ranks_(table.n_units()),
      from_base_(ranks_of(base, rule)) {}

std::vector<double> run_summary::ranks_of(std::span<const double> score, const equality& rule) {
  rank_of_(score, ranks_, rule);
  return ranks_;
}

std::size_t run_summary::size() const {
  return output_ == Output::units ? 2 * ranks_.size() : about_all(output_) ? ranks_.size() : 1;
}

void run_summary::operator()(std::span<const double> score, const equality& rule, double* out) {
  if (output_ == Output::score) {
    *out = score[unit_];
    return;
  }
  if (output_ == Output::scores || output_ == Output::units) out = std::copy(score.begin(), score.end(), out);
  if (output_ == Output::scores) return;
  rank_of_(score, ranks_, rule);
  switch (output_) {
    case Output::mean_rank_shift: *out = from_base_.mean(ranks_); break;
    case Output::top_k: *out = from_base_.top_kept(ranks_, k_); break;
    case Output::kendall: *out = from_base_.kendall(ranks_); break;
    case Output::rank: *out = ranks_[unit_]; break;
    default: std::copy(ranks_.begin(), ranks_.end(), out);
  }
}

sobol_runs::sobol_runs(const Index& index, const Table& table, std::span<const vary::Source> sources,
                       const robust::sensitivity_options& options)
    : replicator_(index, table, sources, options.node.empty() ? std::span<const std::string>{} : std::span(&options.node, 1)),
      factors_(replicator_, sources, options.each),
      seed_(options.seed) {
  if (factors_.dimensions() > 0) sequence_.emplace(2 * factors_.dimensions(), options.seed);
  const std::size_t wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const sobol_layout layout{.movers = factors_.labels().size(), .second_order = options.second_order};
  const std::size_t work = std::min(options.n, most_points) * layout.rows();  // runs of a block
  const std::size_t threads = std::min(wanted, (work + batch - 1) / batch);
  const std::span<const double> base = replicator_.base().first(replicator_.units());
  for (std::size_t w = 0; w < threads; ++w) {
    workers_.push_back(
        std::make_unique<worker>(table, index.method().rank.ties, base, index.state().ties(replicator_.nodes()[0]), options));
  }
}

sobol_run sobol_runs::at(const sobol_layout& layout, std::size_t first, std::size_t row) const {
  const std::size_t point = row / layout.rows();
  return {.point = first + point,
          .from_b = layout.from_b(row % layout.rows()),
          .moved = layout.moved(row % layout.rows()),
          .numbers = numbers_.data() + point * 2 * factors_.dimensions()};
}

std::vector<sobol_runs::rows> sobol_runs::batches(const sobol_layout& layout, std::size_t first, std::size_t points) {
  const std::span<const variant> variants = replicator_.variants();
  std::vector<rows> full;
  std::vector<rows> open(variants.size());
  for (std::size_t v = 0; v < variants.size(); ++v) open[v].of = &variants[v];
  const std::size_t n = points * layout.rows();
  for (std::size_t k = 0; k < n; k += batch) {
    std::array<sobol_run, batch> runs;
    std::size_t drawn[batch];
    for (std::size_t r = 0; r < batch; ++r) runs[r] = at(layout, first, std::min(k + r, n - 1));
    replicator_.draw_variants(sobol_draws(factors_, seed_, runs), workers_[0]->replicator, drawn);
    for (std::size_t r = 0; r < batch && k + r < n; ++r) {
      rows& of = open[drawn[r]];
      of.row.push_back(k + r);
      if (of.row.size() < batch) continue;
      full.push_back(of);
      of.row.clear();
    }
  }
  for (rows& of : open) {
    if (!of.row.empty()) full.push_back(std::move(of));
  }
  return full;
}

void sobol_runs::run(const sobol_layout& layout, std::size_t first, std::size_t points, double* y) {
  const std::size_t width = 2 * factors_.dimensions();
  numbers_.resize(points * width);
  for (std::size_t p = 0; p < points && sequence_; ++p) {
    sequence_->point(static_cast<std::uint32_t>(first + p), std::span(numbers_).subspan(p * width, width));
  }
  const std::vector<rows> all = batches(layout, first, points);
  const std::size_t size = outputs();
  failed_.assign(points, {});
  for (const rows& of : all) {
    if (of.of->index) continue;
    for (const std::size_t row : of.row) {
      std::fill_n(y + row * size, size, nan);
      failed_[row / layout.rows()] = of.of->failure;
    }
  }
  std::vector<std::vector<std::string>> reasons(all.size());
  for_each_item(threads(), all.size(), [&](std::size_t w, std::size_t item) {
    const rows& of = all[item];
    if (!of.of->index) return;
    worker& mine = *workers_[w];
    std::array<sobol_run, batch> runs;
    for (std::size_t r = 0; r < batch; ++r) runs[r] = at(layout, first, of.row[std::min(r, of.row.size() - 1)]);
    double* const scores = mine.scores.room(batch * replicator_.padded());
    reasons[item] =
        replicator_.scores_or_reasons(sobol_draws(factors_, seed_, runs), *of.of, of.row.size(), mine.replicator, scores);
    const equality rule = of.of->index->state().ties(replicator_.nodes()[0]);
    for (std::size_t r = 0; r < of.row.size(); ++r) {
      double* const to = y + of.row[r] * size;
      if (reasons[item][r].empty()) {
        mine.summary({scores + r * replicator_.padded(), replicator_.units()}, rule, to);
      } else {
        std::fill_n(to, size, nan);
      }
    }
  });
  for (std::size_t item = 0; item < all.size(); ++item) {
    for (std::size_t r = 0; r < reasons[item].size(); ++r) {
      std::string& failed = failed_[all[item].row[r] / layout.rows()];
      if (failed.empty()) failed = std::move(reasons[item][r]);
    }
  }
}

}  // namespace hti::inline v0::detail
