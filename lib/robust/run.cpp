#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <numeric>
#include <system_error>
#include <thread>

#include "robust/state.hpp"

namespace hti::robust {
namespace {

using hti::detail::batch;
using hti::detail::Plan;
using hti::detail::variant;

constexpr std::uint64_t block = 200;  // replicates summed up together: part of what results mean, not of how they are computed
constexpr std::uint64_t most_replicates = 100'000'000;

/// Counts of one thread.
struct worker {
  explicit worker(const Uncertainty::State& s)
      : variant_count(s.variant_p.size()),
        tallies(s.frames.begin(), s.frames.end()),
        counters(s.frames.begin(), s.frames.end()) {}

  std::vector<std::uint64_t> variant_count;
  std::vector<hti::detail::tally> tallies;
  std::vector<hti::detail::counter> counters;
  hti::detail::plan_workspace work{};
  hti::detail::scratch<double> scores{};
  std::vector<std::vector<std::uint64_t>> by_variant{};

  /// Replicates [first, last), grouped by the variant they fall on, in order within it.
  void run_block(const Plan& plan, const Uncertainty::State& s, std::uint64_t first, std::uint64_t last) {
    by_variant.resize(plan.variants().size());
    for (std::uint64_t k = first; k < last; k += batch) {
      std::uint64_t replicates[batch];
      std::size_t variants[batch];
      std::iota(replicates, replicates + batch, k);
      plan.draw_variants(s.seed, replicates, work, variants);
      for (std::size_t r = 0; r < std::min<std::uint64_t>(batch, last - k); ++r)
        by_variant[variants[r]].push_back(replicates[r]);
    }
    for (std::size_t v = 0; v < by_variant.size(); ++v) {
      std::vector<std::uint64_t>& list = by_variant[v];
      variant_count[v] += list.size();
      if (plan.variants()[v].index) run_variant(plan, s, plan.variants()[v], list);
      list.clear();
    }
    for (std::size_t o = 0; o < s.frames.size(); ++o) counters[o].flush(s.frames[o], tallies[o]);
  }

 private:
  void run_variant(const Plan& plan, const Uncertainty::State& s, const variant& v, std::span<const std::uint64_t> list) {
    const std::size_t outputs = s.frames.size();
    double* const out = scores.room(batch * outputs * plan.padded());
    const auto& cutoffs = v.index->state().cutoffs();
    for (std::size_t k = 0; k < list.size(); k += batch) {
      const std::size_t n = std::min(batch, list.size() - k);
      std::uint64_t replicates[batch];
      for (std::size_t r = 0; r < batch; ++r) replicates[r] = list[k + std::min(r, n - 1)];
      plan.scores(s.seed, v, replicates, work, out);
      for (std::size_t o = 0; o < outputs; ++o) {
        const Cutoffs groups = cutoffs[s.nodes[o]].value_or(Cutoffs{});
        const double* of[batch];
        for (std::size_t r = 0; r < n; ++r) of[r] = out + (r * outputs + o) * plan.padded();
        counters[o].add(s.frames[o], tallies[o], std::span(of).first(n), groups);
      }
    }
  }
};

/// Gives out blocks in order; what has been given out is finished whatever happens.
class blocks {
 public:
  blocks(const Plan& plan, const Uncertainty::State& state, std::uint64_t n) : plan_(plan), state_(state), n_(n) {}

  /// Until there is none left, or somebody stopped; `after` is told after each.
  template <class After>
  void work(worker& w, After&& after) {
    try {
      while (!stopped_) {
        const std::uint64_t first = next_.fetch_add(block);
        if (first >= n_) return;
        const std::uint64_t last = std::min(first + block, n_);
        w.run_block(plan_, state_, first, last);
        done_ += last - first;
        after();
      }
    } catch (...) {
      stop();
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
    }
  }
  void stop() noexcept { stopped_ = true; }
  [[nodiscard]] std::uint64_t done() const noexcept { return done_; }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  const Plan& plan_;
  const Uncertainty::State& state_;
  std::uint64_t n_;
  std::atomic<std::uint64_t> next_{0};
  std::atomic<std::uint64_t> done_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::exception_ptr error_;
};

unsigned threads_for(const uncertainty_options& options) {
  const std::uint64_t wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min(wanted, (options.n + block - 1) / block));
}

void run(const Plan& plan, Uncertainty::State& s, const uncertainty_options& options) {
  const unsigned threads = threads_for(options);
  std::vector<std::unique_ptr<worker>> workers;
  for (unsigned t = 0; t < threads; ++t) workers.push_back(std::make_unique<worker>(s));
  blocks all(plan, s, options.n);
  {
    std::vector<std::thread> others;
    try {
      for (unsigned t = 1; t < threads; ++t) others.emplace_back([&all, &w = *workers[t]] { all.work(w, [] {}); });
    } catch (const std::system_error&) {
      // The system gives no more threads; those there are do all the work.
    }
    all.work(*workers[0], [&] {
      if (options.progress && !options.progress(all.done())) all.stop();
    });
    for (std::thread& t : others) t.join();
  }
  all.rethrow();
  s.n = all.done();
  s.tallies = std::move(workers[0]->tallies);
  s.variant_count = workers[0]->variant_count;
  for (unsigned t = 1; t < threads; ++t) {
    for (std::size_t o = 0; o < s.tallies.size(); ++o) hti::detail::merge(s.tallies[o], workers[t]->tallies[o]);
    for (std::size_t v = 0; v < s.variant_count.size(); ++v) s.variant_count[v] += workers[t]->variant_count[v];
  }
}

std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const Table& table, const uncertainty_options& options) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [a, b] : options.pairs) pairs.emplace_back(table.unit_at(a), table.unit_at(b));
  return pairs;
}

}  // namespace

Uncertainty uncertainty(const Index& index, const Table& table, std::vector<vary::Source> sources,
                        const uncertainty_options& options) {
  if (options.n < 1 || options.n > most_replicates) {
    throw MethodError({{.code = code::invalid_parameter,
                        .message = "n must be at least 1 and at most " + std::to_string(most_replicates) + ", but is " +
                                   std::to_string(options.n)}});
  }
  const auto pairs = pairs_of(table, options);
  const Plan plan(index, table, sources, options.nodes);
  const auto s = std::make_shared<Uncertainty::State>(
      Uncertainty::State{.index = index, .table = table, .sources = std::move(sources), .seed = options.seed});
  s->nodes.assign(plan.nodes().begin(), plan.nodes().end());
  for (const variant& v : plan.variants()) {
    s->variant_p.push_back(v.p);
    s->variant_failure.push_back(v.failure);
  }
  const Scores base = index.score(table, {.indicators = false});
  for (std::size_t o = 0; o < s->nodes.size(); ++o) {
    const std::span<const double> scores = base[s->nodes[o]];
    s->base_scores.emplace_back(scores.begin(), scores.end());
    std::vector<double> ranks(scores.size(), hti::detail::nan);
    for (const RankingRow& row : base.ranking(index.model()[s->nodes[o]].id).rows) ranks[table.unit_at(row.unit)] = row.rank;
    s->base_ranks.push_back(std::move(ranks));
    s->frames.push_back(hti::detail::make_frame(table.units(), plan.padded(),
                                                plan.base().subspan(o * plan.padded(), plan.padded()), plan.reach(o),
                                                index.method().rank));
    s->frames.back().pairs = pairs;
  }
  run(plan, *s, options);
  return Uncertainty(s);
}

std::vector<double> replicates(const Index& index, const Table& table, std::vector<vary::Source> sources, std::uint64_t seed,
                               std::uint64_t first, std::size_t count, std::string_view node) {
  const std::string id = node.empty() ? index.model()[Model::root()].id : std::string(node);
  const Plan plan(index, table, sources, std::span(&id, 1));
  hti::detail::plan_workspace work;
  std::vector<double> out(batch * plan.padded());
  std::vector<double> all;
  for (std::size_t k = 0; k < count; ++k) {
    std::uint64_t numbers[batch];
    std::size_t variants[batch];
    std::fill_n(numbers, batch, first + k);
    plan.draw_variants(seed, numbers, work, variants);
    const variant& v = plan.variants()[variants[0]];
    if (v.index) {
      plan.scores(seed, v, numbers, work, out.data());
    } else {
      std::fill(out.begin(), out.end(), hti::detail::nan);
    }
    all.insert(all.end(), out.begin(), out.begin() + static_cast<std::ptrdiff_t>(plan.units()));
  }
  return all;
}

}  // namespace hti::robust
