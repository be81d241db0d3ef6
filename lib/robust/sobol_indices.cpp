#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "detail/philox.hpp"
#include "detail/statistics.hpp"
#include "hti/error.hpp"
#include "hti/robust/sobol.hpp"

namespace hti::robust {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t resampling = 0x426F6F74;  // the stream of these numbers

// How the runs of one base point stand: A, AB of every mover, BA of every mover (second order only), B.
struct layout {
  std::size_t movers;
  bool second_order;

  std::size_t rows() const { return second_order ? 2 * movers + 2 : movers + 2; }
  std::size_t ab(std::size_t m) const { return 1 + m; }
  std::size_t ba(std::size_t m) const { return 1 + movers + m; }
  std::size_t b() const { return rows() - 1; }
  std::size_t pairs() const { return second_order ? movers * (movers - 1) / 2 : 0; }
  // Sums kept of every base point: of A and B, of their squares, of A x B, then per mover and per pair.
  std::size_t terms() const { return 3 + 2 * movers + pairs(); }
};

// The terms of one base point, of outputs with the mean taken away.
void terms_of(const layout& l, const double* f, double* t) {
  const double a = f[0];
  const double b = f[l.b()];
  t[0] = a + b;
  t[1] = a * a + b * b;
  t[2] = a * b;
  for (std::size_t m = 0; m < l.movers; ++m) {
    const double ab = f[l.ab(m)];
    t[3 + m] = b * (ab - a);
    t[3 + l.movers + m] = (a - ab) * (a - ab);
  }
  double* pair = t + 3 + 2 * l.movers;
  for (std::size_t i = 0; i < l.movers && l.second_order; ++i) {
    for (std::size_t j = i + 1; j < l.movers; ++j) *pair++ = f[l.ba(i)] * f[l.ab(j)];
  }
}

// First, total and second-order indices from sums over n base points; NaN without variance.
void estimate(const layout& l, const double* sum, double n, double* out) {
  const double mean = sum[0] / (2 * n);
  const double variance = sum[1] / (2 * n) - mean * mean;
  for (std::size_t m = 0; m < l.movers; ++m) {
    out[m] = sum[3 + m] / n / variance;
    out[l.movers + m] = sum[3 + l.movers + m] / (2 * n) / variance;
  }
  const double both = sum[2] / n;
  std::size_t pair = 2 * l.movers;
  for (std::size_t i = 0; i < l.movers && l.second_order; ++i) {
    for (std::size_t j = i + 1; j < l.movers; ++j, ++pair) out[pair] = (sum[3 + pair] / n - both) / variance - out[i] - out[j];
  }
}

// How often each of n base points is drawn in one resample.
void draw(std::uint64_t seed, std::size_t resample, std::vector<std::uint32_t>& times) {
  std::fill(times.begin(), times.end(), 0U);
  const std::uint64_t n = times.size();
  for (std::uint64_t k = 0; k < n; k += 4) {
    const auto words =
        detail::philox(seed, {resampling, static_cast<std::uint32_t>(resample), static_cast<std::uint32_t>(k / 4), 0});
    for (std::uint64_t w = 0; w < 4 && k + w < n; ++w)
      ++times[static_cast<std::size_t>(words[static_cast<std::size_t>(w)] * n >> 32U)];
  }
}

class output {
 public:
  // Takes the runs of one output, leaves out base points with a run that failed, and takes the mean of A and B away.
  output(std::span<const double> y, std::size_t outputs, std::size_t which, layout l) : l_(l) {
    const std::size_t points = y.size() / outputs / l.rows();
    std::vector<double> f(l.rows());
    std::vector<double> runs;
    for (std::size_t p = 0; p < points; ++p) {
      bool finite = true;
      for (std::size_t r = 0; r < l.rows(); ++r) {
        f[r] = y[(p * l.rows() + r) * outputs + which];
        finite = finite && std::isfinite(f[r]);
      }
      if (finite) runs.insert(runs.end(), f.begin(), f.end());
    }
    n_ = runs.size() / l.rows();
    failed_ = points - n_;
    for (std::size_t p = 0; p < n_; ++p)
      mean_ += (runs[p * l.rows()] + runs[p * l.rows() + l.b()]) / static_cast<double>(2 * n_);
    const auto [low, high] = std::minmax_element(runs.begin(), runs.end());
    constant_ = runs.empty() || *low == *high;
    for (double& run : runs) run -= mean_;
    terms_.resize(n_ * l.terms());
    for (std::size_t p = 0; p < n_; ++p) terms_of(l, &runs[p * l.rows()], &terms_[p * l.terms()]);
  }

  SobolIndices indices(std::uint64_t seed, const sobol_options& options) const {
    const std::size_t count = 2 * l_.movers + l_.pairs();
    std::vector<SobolIndex> all(count);
    SobolIndices found{.mean = n_ > 0 ? mean_ : nan, .variance = constant_ ? 0 : nan, .failed = failed_};
    if (!constant_) {
      const double n = static_cast<double>(n_);
      std::vector<std::uint32_t> times(n_, 1);
      std::vector<double> values(count);
      const std::vector<double> sum = sums(times);
      estimate(l_, sum.data(), n, values.data());
      found.variance = sum[1] / (2 * n);
      for (std::size_t k = 0; k < count; ++k) all[k].value = values[k];
      std::vector<std::vector<double>> resampled(count);
      for (std::size_t r = 0; r < options.resamples; ++r) {
        draw(seed, r, times);
        estimate(l_, sums(times).data(), n, values.data());
        // A resample without variance says nothing.
        for (std::size_t k = 0; k < count && std::isfinite(values[0]); ++k) resampled[k].push_back(values[k]);
      }
      for (std::size_t k = 0; k < count && !resampled[k].empty(); ++k) {
        std::sort(resampled[k].begin(), resampled[k].end());
        all[k].low = detail::quantile(resampled[k], (1 - options.level) / 2);
        all[k].high = detail::quantile(resampled[k], (1 + options.level) / 2);
      }
    }
    const auto at = [&](std::size_t k) { return all.begin() + static_cast<std::ptrdiff_t>(k); };
    found.first.assign(at(0), at(l_.movers));
    found.total.assign(at(l_.movers), at(2 * l_.movers));
    found.second.assign(at(2 * l_.movers), all.end());
    return found;
  }

 private:
  std::vector<double> sums(const std::vector<std::uint32_t>& times) const {
    std::vector<double> sum(l_.terms(), 0.0);
    for (std::size_t p = 0; p < n_; ++p) {
      if (times[p] == 0) continue;
      const double weight = times[p];
      const double* t = &terms_[p * l_.terms()];
      for (std::size_t k = 0; k < l_.terms(); ++k) sum[k] += weight * t[k];
    }
    return sum;
  }

  layout l_;
  std::size_t n_ = 0;
  std::size_t failed_ = 0;
  double mean_ = 0;
  bool constant_ = true;
  std::vector<double> terms_{};  // base points x terms
};

}  // namespace

std::vector<SobolIndices> sobol_indices(std::span<const double> y, const sobol_design& design, const sobol_options& options) {
  const std::size_t rows = design.n * sobol_rows(design);
  if (!(options.level > 0 && options.level < 1)) {
    throw MethodError({{.code = code::invalid_parameter,
                        .message = "the level must lie between 0 and 1, not " + std::to_string(options.level)}});
  }
  if (y.empty() || y.size() % rows != 0) {
    throw DataError({{.code = code::wrong_size,
                      .message = "there are " + std::to_string(y.size()) + " outputs where the design asks for a multiple of " +
                                 std::to_string(rows)}});
  }
  const layout l{.movers = sobol_labels(design).size(), .second_order = design.second_order};
  const std::size_t outputs = y.size() / rows;
  std::vector<SobolIndices> found;
  found.reserve(outputs);
  for (std::size_t which = 0; which < outputs; ++which)
    found.push_back(output(y, outputs, which, l).indices(design.seed, options));
  return found;
}

}  // namespace hti::robust
