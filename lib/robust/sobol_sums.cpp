#include "robust/sobol_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/numbers.hpp"
#include "base/philox.hpp"
#include "hti/base/statistics.hpp"

namespace hti::inline v0::detail {
namespace {

constexpr std::uint32_t stream = 0x426F6F74;  // of the resampling

/// Among 2^32 equally likely numbers, how many give a Poisson number of mean 1 of at most 0, 1, 2 ...
constexpr std::array<double, 12> up_to = [] {
  std::array<double, 12> all{};
  double p = 0x1p32 / std::numbers::e;
  double sum = 0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    all[k] = sum += p;
    p /= static_cast<double>(k + 1);
  }
  return all;
}();

/// The Poisson number of a random one.
double poisson(std::uint32_t random) {
  return static_cast<double>(std::upper_bound(up_to.begin(), up_to.end(), static_cast<double>(random)) - up_to.begin());
}

/// Indices from the sums of a resample; not finite without variance.
void estimate(const sobol_layout& l, std::span<const double> sum, std::span<double> out) {
  const double n = sum[0];
  const double mean = sum[1] / (2 * n);
  const double variance = sum[2] / (2 * n) - mean * mean;
  const double both = sum[3] / n;
  for (std::size_t m = 0; m < l.movers; ++m) {
    out[m] = sum[4 + m] / n / variance;
    out[l.movers + m] = sum[4 + l.movers + m] / (2 * n) / variance;
  }
  std::size_t pair = 2 * l.movers;
  for (std::size_t i = 0; i < l.movers && l.second_order; ++i) {
    for (std::size_t j = i + 1; j < l.movers; ++j, ++pair) out[pair] = (sum[4 + pair] / n - both) / variance - out[i] - out[j];
  }
}

}  // namespace

std::vector<double> resampling::times(std::size_t first, std::size_t points) const {
  std::vector<double> out(points * blocks() * sobol_lanes);
  for (std::size_t p = 0; p < points; ++p) {
    const auto at = [&](std::size_t r) -> double& {
      return out[(r / sobol_lanes * points + p) * sobol_lanes + r % sobol_lanes];
    };
    at(0) = 1;
    for (std::size_t r = 0; r < resamples_; r += 4) {
      const auto words = philox(seed_, {stream, static_cast<std::uint32_t>(r / 4), static_cast<std::uint32_t>(first + p), 0});
      for (std::size_t w = 0; w < 4 && r + w < resamples_; ++w) at(1 + r + w) = poisson(words[w]);
    }
  }
  return out;
}

sobol_sums::sobol_sums(const sobol_layout& layout, const resampling& resamples, std::vector<double> centre)
    : layout_(layout),
      resamples_(resamples.resamples()),
      blocks_(resamples.blocks()),
      side_(centre.size() < sobol_lanes ? 1 : sobol_lanes),
      centre_(std::move(centre)),
      low_(centre_.size(), infinity),
      high_(centre_.size(), -infinity),
      sums_((centre_.size() + side_ - 1) / side_) {
  for (std::vector<double>& sums : sums_) sums.assign(tiles() * blocks_ * sobol_lanes * sobol_lanes, 0);
}

void sobol_sums::add(std::size_t group, const double* y, std::size_t stride, std::size_t points,
                     std::span<const double> times) {
  const std::size_t rows = layout_.rows();
  const std::size_t first = group * side_;
  const std::size_t outputs = std::min(side_, centre_.size() - first);
  std::vector<double> terms(tiles() * points * sobol_lanes);  // [tile][point][lane], the outputs of a term side by side
  std::vector<double> f(rows * side_);                        // of one point, without the centre
  for (std::size_t p = 0; p < points; ++p) {
    for (std::size_t o = 0; o < outputs; ++o) {
      const double* const run = y + p * rows * stride + first + o;
      double low = infinity;
      double high = -infinity;
      bool finite = true;
      for (std::size_t row = 0; row < rows; ++row) {
        const double value = run[row * stride];
        finite &= std::isfinite(value);
        low = std::min(low, value);
        high = std::max(high, value);
        f[row * side_ + o] = value - centre_[first + o];
      }
      if (finite) {
        low_[first + o] = std::min(low_[first + o], low);
        high_[first + o] = std::max(high_[first + o], high);
      } else {
        for (std::size_t row = 0; row < rows; ++row) f[row * side_ + o] = 0;  // and so all its terms
      }
      terms[p * sobol_lanes + o] = finite ? 1 : 0;
    }
    std::size_t at = side_;  // in the terms of this point
    const auto put = [&](auto term) {
      double* const to = terms.data() + (at / sobol_lanes * points + p) * sobol_lanes + at % sobol_lanes;
      for (std::size_t o = 0; o < outputs; ++o) to[o] = term(o);
      at += side_;
    };
    const double* const a = f.data();
    const double* const b = f.data() + layout_.b() * side_;
    put([&](std::size_t o) { return a[o] + b[o]; });
    put([&](std::size_t o) { return a[o] * a[o] + b[o] * b[o]; });
    put([&](std::size_t o) { return a[o] * b[o]; });
    const auto ab = [&](std::size_t m) { return f.data() + layout_.ab(m) * side_; };
    for (std::size_t m = 0; m < layout_.movers; ++m) {
      put([&, x = ab(m)](std::size_t o) { return b[o] * (x[o] - a[o]); });
    }
    for (std::size_t m = 0; m < layout_.movers; ++m) {
      put([&, x = ab(m)](std::size_t o) { return (a[o] - x[o]) * (a[o] - x[o]); });
    }
    for (std::size_t i = 0; i < layout_.movers && layout_.second_order; ++i) {
      const double* const ba = f.data() + layout_.ba(i) * side_;
      for (std::size_t j = i + 1; j < layout_.movers; ++j) {
        put([&, x = ab(j)](std::size_t o) { return ba[o] * x[o]; });
      }
    }
  }
  const std::size_t size = blocks_ * sobol_lanes * sobol_lanes;
  for (std::size_t t = 0; t < tiles(); ++t) {
    add_resampled(times.data(), terms.data() + t * points * sobol_lanes, points, blocks_, sums_[group].data() + t * size);
  }
}

void sobol_sums::read(std::size_t output, std::size_t resample, std::span<double> sum) const {
  const std::vector<double>& sums = sums_[output / side_];
  for (std::size_t k = 0; k < sum.size(); ++k) {
    const std::size_t at = k * side_ + output % side_;
    sum[k] = sums[(at / sobol_lanes * blocks_ * sobol_lanes + resample) * sobol_lanes + at % sobol_lanes];
  }
}

bool sobol_sums::gaps(std::size_t output, std::size_t points) const {
  std::array<double, 1> there{};
  read(output, 0, there);
  return there[0] > 0 && there[0] < static_cast<double>(points);
}

std::vector<double> sobol_sums::means() const {
  std::vector<double> mean(centre_.size(), 0.0);
  std::array<double, 2> sum{};
  for (std::size_t o = 0; o < mean.size(); ++o) {
    read(o, 0, sum);
    if (sum[0] > 0) mean[o] = centre_[o] + sum[1] / (2 * sum[0]);
  }
  return mean;
}

robust::SobolIndices sobol_sums::indices(std::size_t output, std::size_t points, double level) const {
  const std::size_t count = layout_.estimates();
  std::vector<double> sum(terms());
  std::vector<double> values(count);
  read(output, 0, sum);
  const auto n = static_cast<std::size_t>(sum[0]);
  const bool constant = n == 0 || low_[output] == high_[output];
  robust::SobolIndices found{.mean = n > 0 ? centre_[output] + sum[1] / (2 * sum[0]) : nan,
                             .variance = n > 0 ? 0 : nan,
                             .failed = points - n,
                             .first = std::vector<robust::SobolIndex>(layout_.movers),
                             .total = std::vector<robust::SobolIndex>(layout_.movers),
                             .second = std::vector<robust::SobolIndex>(layout_.pairs())};
  if (constant) return found;
  const double mean = sum[1] / (2 * sum[0]);
  found.variance = sum[2] / (2 * sum[0]) - mean * mean;
  estimate(layout_, sum, values);
  const std::vector<double> estimates = values;
  std::vector<double> resampled;  // [estimate][resample]
  std::size_t told = 0;
  resampled.resize(count * resamples_);
  for (std::size_t r = 0; r < resamples_; ++r) {
    read(output, 1 + r, sum);
    estimate(layout_, sum, values);
    if (!std::isfinite(values[0])) continue;  // a resample without variance says nothing
    for (std::size_t k = 0; k < count; ++k) resampled[k * resamples_ + told] = values[k];
    ++told;
  }
  for (std::size_t k = 0; k < count; ++k) {
    robust::SobolIndex& index = k < layout_.movers       ? found.first[k]
                                : k < 2 * layout_.movers ? found.total[k - layout_.movers]
                                                         : found.second[k - 2 * layout_.movers];
    index.value = estimates[k];
    if (told == 0) continue;
    const auto of = std::span(resampled).subspan(k * resamples_, told);
    std::sort(of.begin(), of.end());
    index.low = quantile(of, (1 - level) / 2);
    index.high = quantile(of, (1 + level) / 2);
  }
  return found;
}

}  // namespace hti::inline v0::detail
