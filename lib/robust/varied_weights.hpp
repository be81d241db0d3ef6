// Weights that differ from replicate to replicate, and parts that are left out.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/scratch.hpp"
#include "hti/error.hpp"
#include "hti/vary/source.hpp"
#include "robust/draws.hpp"
#include "robust/tree.hpp"

namespace hti::inline v0::detail {

/// Each weight on its own.
struct weight_noise {
  std::uint32_t stream = 0;
  std::vector<std::size_t> nodes{};
  double spread = 0;
  bool dirichlet = false;
  std::size_t first = 0;  ///< among the weights that have tables
};

/// Means of people drawn anew.
struct weight_people {
  struct subgroup {
    std::size_t first = 0;
    std::size_t size = 0;
    double voice = 0;  ///< of each member in the mean
  };
  std::uint32_t stream = 0;
  std::vector<std::size_t> nodes{};
  std::vector<subgroup> groups{};
  std::vector<double> answers{};  ///< [person][node], subgroup by subgroup
  std::vector<double> mean{};     ///< of all, by node

  /// Means by node of as many people as there are, the k-th being the one of its subgroup that `pick` gives.
  /// \param sum  room for a number by node
  template <class Pick>
  void means(Pick&& pick, double* sum, double* out) const {
    std::fill_n(out, nodes.size(), 0.0);
    for (const subgroup& group : groups) {
      std::fill_n(sum, nodes.size(), 0.0);
      for (std::size_t k = group.first; k < group.first + group.size; ++k) {
        const double* const row = answers.data() + pick(group, k) * nodes.size();
        for (std::size_t n = 0; n < nodes.size(); ++n) sum[n] += row[n];
      }
      for (std::size_t n = 0; n < nodes.size(); ++n) out[n] += group.voice * sum[n];
    }
  }
};

struct weights_left_out {
  std::uint32_t stream = 0;
  std::vector<std::size_t> nodes{};
  std::optional<double> p{};  ///< of each on its own; none: one of them
};

/// Memory of one caller.
struct weights_workspace {
  scratch<double> uniform{};
  scratch<double> scores{};
  scratch<double> relative{};  ///< of each node's weight, [node][replicate]
};

class varied_weights {
 public:
  /// \param matters  by node: whether its weight does, in some variant
  /// \param factors  by source: filled in with what its numbers are called
  varied_weights(const Model& model, std::vector<bool> matters, std::span<const vary::Source> sources,
                 std::span<std::vector<std::string>> factors, std::vector<Problem>& problems);

  [[nodiscard]] bool none() const noexcept { return noise_.empty() && people_.empty() && left_out_.empty(); }
  /// Tables for an index whose weights vary: where each begins, one for every weight that needs one.
  [[nodiscard]] std::vector<std::size_t> tables_for(const index_state& state);
  /// Between what weights lie, by node, once all tables are made.
  [[nodiscard]] std::vector<weight_range> range() const;
  /// Weights of `batch` runs, [slot][run].
  void draw(const draws& from, const tree& layout, std::span<const std::size_t> tables, weights_workspace& work,
            double* weights) const;

 private:
  void add(const Model& model, const vary::weights& source, std::vector<Problem>& problems);
  void add(const Model& model, const vary::weights_from& source, std::vector<Problem>& problems);
  void add(const Model& model, const vary::drop& source, std::vector<Problem>& problems);
  /// The node of that id, if its weight matters; otherwise a problem.
  [[nodiscard]] std::optional<std::size_t> find(const Model& model, const std::string& source, const std::string& id,
                                                std::vector<Problem>& problems) const;
  /// Notes that a source varies a node's weight; another one may not.
  void take(const Model& model, const std::string& source, std::size_t node, std::vector<Problem>& problems);

  std::vector<bool> matters_;
  std::vector<std::string> taken_;  ///< by node: the source that varies its weight
  std::vector<weight_noise> noise_{};
  std::vector<weight_people> people_{};
  std::vector<weights_left_out> left_out_{};
  std::size_t tabled_ = 0;                    ///< weights that have tables
  std::map<double, std::size_t> table_of_{};  ///< by shape
  std::vector<double> tables_{};
  std::vector<weight_range> tabled_range_{};  ///< by node
  std::uint32_t stream_ = 0;                  ///< of the source being added
  std::vector<std::string>* factors_ = nullptr;
};

}  // namespace hti::inline v0::detail
