#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "robust/state.hpp"
#include "robust/worker.hpp"

namespace hti::robust {
namespace {

using hti::detail::batch;
using hti::detail::counts;
using hti::detail::Plan;
using hti::detail::variant;
using hti::detail::worker;

constexpr std::uint64_t block = 200;  // replicates that a thread takes at a time
constexpr std::uint64_t most_replicates = 100'000'000;

/// Gives out blocks in order; what has been given out is finished whatever happens.
class blocks {
 public:
  explicit blocks(std::uint64_t n) : n_(n) {}

  /// Until there is none left, or somebody stopped; `after` is told after each.
  template <class After>
  void work(worker& w, After&& after) {
    try {
      while (!stopped_) {
        const std::uint64_t first = next_.fetch_add(block);
        if (first >= n_) return;
        const std::uint64_t last = std::min(first + block, n_);
        w.run(first, last);
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
  for (unsigned t = 0; t < threads; ++t) workers.push_back(std::make_unique<worker>(plan, s.frames, s.seed));
  blocks all(options.n);
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
  counts sum = workers[0]->counted();
  for (unsigned t = 1; t < threads; ++t) merge(sum, workers[t]->counted());
  s.tallies = std::move(sum.tallies);
  s.variant_count = std::move(sum.variants);
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
    std::array<std::uint64_t, batch> numbers;
    std::size_t variants[batch];
    numbers.fill(first + k);
    const hti::detail::replicate_draws from(seed, numbers);
    plan.draw_variants(from, work, variants);
    const variant& v = plan.variants()[variants[0]];
    if (v.index) {
      plan.scores(from, v, work, out.data());
    } else {
      std::fill(out.begin(), out.end(), hti::detail::nan);
    }
    all.insert(all.end(), out.begin(), out.begin() + static_cast<std::ptrdiff_t>(plan.units()));
  }
  return all;
}

}  // namespace hti::robust
