#include "robust/varied_weights.hpp"

#include <algorithm>

#include "robust/cell_kernels.hpp"
#include "robust/quantiles.hpp"

namespace hti::inline v0::detail {
varied_weights::varied_weights(const Model& model, std::vector<bool> matters, std::span<const vary::Source> sources,
                               std::span<std::vector<std::string>> factors, std::vector<Problem>& problems)
    : matters_(std::move(matters)), taken_(model.size()), tabled_range_(model.size()) {
  for (std::size_t s = 0; s < sources.size(); ++s) {
    stream_ = static_cast<std::uint32_t>(s);
    factors_ = &factors[s];
    std::visit(
        [&](const auto& source) {
          if constexpr (requires { add(model, source, problems); }) add(model, source, problems);
        },
        sources[s]);
  }
}

std::vector<std::size_t> varied_weights::tables_for(const index_state& state) {
  std::vector<std::size_t> begins(tabled_, 0);
  std::vector<double> weight(state.definition.model.size(), 0);
  std::vector<const branch*> of(weight.size(), nullptr);
  for (const branch& b : state.branches) {
    for (std::size_t k = 0; k < b.children.size(); ++k) {
      weight[b.children[k]] = b.weights[k];
      of[b.children[k]] = &b;
    }
  }
  for (const weight_noise& source : noise_) {
    for (std::size_t k = 0; source.dirichlet && k < source.nodes.size(); ++k) {
      const std::size_t node = source.nodes[k];
      if (!of[node]) continue;  // no weight in this index
      const auto siblings = static_cast<double>(of[node]->children.size());
      const double shape = siblings * (weight[node] / of[node]->total) / (source.spread * source.spread);
      const auto [it, fresh] = table_of_.try_emplace(shape, tables_.size());
      if (fresh) {
        const std::vector<double> table = gamma_cube_roots(shape);
        tables_.insert(tables_.end(), table.begin(), table.end());
      }
      begins[source.first + k] = it->second;
      const auto [low, high] = gamma_extent({tables_.data() + it->second, gamma_table_size});
      weight_range& range = tabled_range_[node];
      range = {.low = std::min(range.low, low), .high = std::max(range.high, high)};
    }
  }
  return begins;
}

std::vector<weight_range> varied_weights::range() const {
  std::vector<weight_range> range = tabled_range_;
  for (const weight_noise& source : noise_) {
    if (source.dirichlet) continue;
    for (std::size_t node : source.nodes) range[node] = {.low = 1 - source.spread, .high = 1 + source.spread};
  }
  for (const weight_people& source : people_) {
    const std::size_t nodes = source.nodes.size();
    for (std::size_t n = 0; n < nodes; ++n) {
      double low = 0;
      double high = 0;
      for (const weight_people::subgroup& group : source.groups) {
        double least = infinity;
        double most = 0;
        for (std::size_t k = group.first; k < group.first + group.size; ++k) {
          least = std::min(least, source.answers[k * nodes + n]);
          most = std::max(most, source.answers[k * nodes + n]);
        }
        low += group.voice * static_cast<double>(group.size) * least;
        high += group.voice * static_cast<double>(group.size) * most;
      }
      range[source.nodes[n]] = {.low = low / source.mean[n], .high = high / source.mean[n]};
    }
  }
  for (const weights_left_out& source : left_out_) {
    for (std::size_t node : source.nodes) range[node].low = 0;
  }
  return range;
}

void varied_weights::draw(const draws& from, const tree& layout, std::span<const std::size_t> tables, weights_workspace& work,
                          double* weights) const {
  double* const relative = work.relative.room(taken_.size() * batch);
  std::fill_n(relative, taken_.size() * batch, 1.0);
  const auto uniform = [&](std::uint32_t stream, std::size_t factors) {
    double* const u = work.uniform.room((factors + 1) * batch);
    from.uniforms(stream, 0, factors, u);
    return u;
  };
  for (const weight_noise& source : noise_) {
    const std::size_t n = source.nodes.size();
    const double* const u = uniform(source.stream, n);
    if (source.dirichlet) {
      double* const z = work.scores.room(n * batch);
      normal_scores(u, n * batch, z);
      for (std::size_t k = 0; k < n; ++k) {
        tabled_cubes(tables_.data() + tables[source.first + k], z + k * batch, relative + source.nodes[k] * batch);
      }
    } else {
      for (std::size_t k = 0; k < n; ++k) {
        double* const to = relative + source.nodes[k] * batch;
        for (std::size_t r = 0; r < batch; ++r) to[r] = 1 + source.spread * (2 * u[k * batch + r] - 1);
      }
    }
  }
  for (const weight_people& source : people_) {
    const std::size_t nodes = source.nodes.size();
    const double* const u = uniform(source.stream, source.answers.size() / nodes);
    double* const sum = work.scores.room(2 * nodes);
    double* const mean = sum + nodes;
    for (std::size_t r = 0; r < batch; ++r) {
      const auto pick = [&](const weight_people::subgroup& group, std::size_t k) {
        return group.first + static_cast<std::size_t>(u[k * batch + r] * static_cast<double>(group.size));
      };
      source.means(pick, sum, mean);
      for (std::size_t n = 0; n < nodes; ++n) relative[source.nodes[n] * batch + r] = mean[n] / source.mean[n];
    }
  }
  for (const weights_left_out& source : left_out_) {
    const double* const u = uniform(source.stream, source.p ? source.nodes.size() : 1);
    for (std::size_t r = 0; r < batch; ++r) {
      const auto one = static_cast<std::size_t>(u[r] * static_cast<double>(source.nodes.size()));
      for (std::size_t k = 0; k < source.nodes.size(); ++k) {
        if (source.p ? u[k * batch + r] < *source.p : k == one) relative[source.nodes[k] * batch + r] = 0;
      }
    }
  }
  for (std::size_t s = 0; s < layout.source.size(); ++s) {
    for (std::size_t r = 0; r < batch; ++r) weights[s * batch + r] = layout.weight[s] * relative[layout.node[s] * batch + r];
  }
}

}  // namespace hti::inline v0::detail
