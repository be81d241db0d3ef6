#include "hti/explain/importance.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <cmath>

#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double nothing = 1e-10;  // an eigenvalue of a correlation matrix that is rounding

// Sums over the units in which both of two columns have a value; column 0 is the outcome. A unit can be taken out again.
class Moments {
 public:
  /// \param values  units x columns, 0 where there is none; \param present  1 where there is one
  Moments(const MatrixXd& values, const MatrixXd& present)
      : count_(present.transpose() * present),
        sum_(values.transpose() * present),
        squares_(values.cwiseAbs2().transpose() * present),
        products_(values.transpose() * values) {}

  void take_out(const VectorXd& values, const VectorXd& present) {
    count_.noalias() -= present * present.transpose();
    sum_.noalias() -= values * present.transpose();
    squares_.noalias() -= values.cwiseAbs2() * present.transpose();
    products_.noalias() -= values * values.transpose();
  }

  [[nodiscard]] double count(Eigen::Index i, Eigen::Index j) const { return count_(i, j); }

  [[nodiscard]] MatrixXd correlations() const {
    MatrixXd r = MatrixXd::Identity(count_.rows(), count_.cols());
    for (Eigen::Index j = 0; j < r.cols(); ++j) {
      for (Eigen::Index i = j + 1; i < r.rows(); ++i) {
        const double n = count_(i, j);
        const double own = squares_(i, j) - sum_(i, j) * sum_(i, j) / n;
        const double other = squares_(j, i) - sum_(j, i) * sum_(j, i) / n;
        const bool differ = n > 2 && own > nothing && other > nothing;
        r(i, j) = r(j, i) = differ ? (products_(i, j) - sum_(i, j) * sum_(j, i) / n) / std::sqrt(own * other) : 0;
      }
    }
    return r;
  }

 private:
  MatrixXd count_;
  MatrixXd sum_;  // (i, j): of column i where j is present
  MatrixXd squares_;
  MatrixXd products_;
};

// Correlations of different units can contradict each other: negative eigenvalues are then set to 0, and the diagonal to 1
// again.
MatrixXd clipped(const MatrixXd& r) {
  if (r.llt().info() == Eigen::Success) return r;
  const Eigen::SelfAdjointEigenSolver<MatrixXd> parts(r);
  const MatrixXd positive =
      parts.eigenvectors() * parts.eigenvalues().cwiseMax(0).asDiagonal() * parts.eigenvectors().transpose();
  const VectorXd scale = positive.diagonal().cwiseMax(nothing).cwiseSqrt().cwiseInverse();
  return scale.asDiagonal() * positive * scale.asDiagonal();
}

// Relative weights of columns 1 ... for column 0, with the sign of their correlation with it.
VectorXd signed_weights(const MatrixXd& correlations) {
  const MatrixXd r = clipped(correlations);
  const Eigen::Index p = r.rows() - 1;
  const Eigen::SelfAdjointEigenSolver<MatrixXd> parts(r.bottomRightCorner(p, p));
  const VectorXd roots = parts.eigenvalues().cwiseMax(0).cwiseSqrt();
  const VectorXd inverse = (roots.array() > std::sqrt(nothing)).select(roots.cwiseInverse(), 0);
  const MatrixXd& v = parts.eigenvectors();
  const MatrixXd lambda = v * roots.asDiagonal() * v.transpose();
  const VectorXd beta = v * inverse.asDiagonal() * v.transpose() * r.col(0).tail(p);
  const VectorXd weights = lambda.cwiseAbs2() * beta.cwiseAbs2();
  return (r.col(0).tail(p).array() < 0).select(-weights, weights);
}

// Centred and scaled where there is a value, which changes no correlation and keeps the sums small; false where nothing
// differs.
bool standardise(Eigen::Ref<VectorXd> values, Eigen::Ref<VectorXd> present) {
  for (Eigen::Index u = 0; u < values.size(); ++u) {
    present[u] = std::isnan(values[u]) ? 0 : 1;
    if (present[u] == 0) values[u] = 0;
  }
  const double n = present.sum();
  if (n < 2) return false;
  values = (values.array() - values.sum() / n) * present.array();
  const double sd = std::sqrt(values.squaredNorm() / (n - 1));
  if (!(sd > nothing)) return false;
  values /= sd;
  return true;
}

[[noreturn]] void refuse(code why, const std::string& outcome, Message message) {
  throw DataError({{.code = why, .said = std::move(message), .indicator = outcome}});
}

}  // namespace

Importance importance(const Scores& scores, std::string_view outcome) {
  const Index index = scores.index();
  const detail::index_state& state = index.state();
  const Model& model = index.model();
  const Table& table = scores.table();
  const std::size_t target = model.at(outcome);
  const std::span<const std::size_t> columns = scores.columns();
  const auto observed = [&](std::size_t k, std::size_t u) {
    const double raw = table.values(columns[k])[u];
    return std::isnan(raw) ? detail::nan : state.leaves[k].map(raw, model[state.leaves[k].node].indicator->direction);
  };

  Importance result{.outcome = model[target].id};
  std::vector<std::size_t> units;  // with the outcome
  std::vector<double> of;
  std::vector<std::size_t> predictors;
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    if (state.leaves[k].dropped || model.within(state.leaves[k].node, target)) continue;
    predictors.push_back(k);
    result.rows.push_back({.indicator = model[state.leaves[k].node].id});
  }
  for (std::size_t u = 0; u < table.n_units(); ++u) {
    const bool is_leaf = model[target].indicator.has_value();
    const double y = is_leaf ? observed(detail::leaf_of(model, target), u) : scores[target][u];
    if (std::isnan(y)) continue;
    units.push_back(u);
    of.push_back(y);
  }
  result.units = units.size();
  const auto n = static_cast<Eigen::Index>(units.size());
  const auto p = static_cast<Eigen::Index>(predictors.size());
  if (p == 0 || n < p + 2) {
    refuse(code::too_few_values, result.outcome,
           say("too-little-for-regression",
               "an outcome known for {units} units is too little for a regression on {indicators} indicators",
               {{"units", n}, {"indicators", p}}));
  }

  MatrixXd values(n, p + 1);
  MatrixXd present(n, p + 1);
  values.col(0) = Eigen::Map<const VectorXd>(of.data(), n);
  for (Eigen::Index k = 0; k < p; ++k) {
    for (Eigen::Index u = 0; u < n; ++u)
      values(u, k + 1) = observed(predictors[static_cast<std::size_t>(k)], units[static_cast<std::size_t>(u)]);
  }
  if (!standardise(values.col(0), present.col(0)))
    refuse(code::constant_indicator, result.outcome, say("constant-outcome", "the outcome is the same for all units"));
  std::vector<bool> differs;
  for (Eigen::Index k = 1; k <= p; ++k) differs.push_back(standardise(values.col(k), present.col(k)));

  const Moments all(values, present);
  const MatrixXd correlations = all.correlations();
  const VectorXd estimate = signed_weights(correlations);
  VectorXd sum = VectorXd::Zero(p);
  VectorXd squares = VectorXd::Zero(p);
  for (Eigen::Index u = 0; u < n; ++u) {
    Moments without = all;
    without.take_out(values.row(u).transpose(), present.row(u).transpose());
    const VectorXd shift = signed_weights(without.correlations()) - estimate;
    sum += shift;
    squares += shift.cwiseAbs2();
  }
  const double size = static_cast<double>(n);
  const VectorXd variance = ((squares - sum.cwiseAbs2() / size) * ((size - 1) / size)).cwiseMax(0);

  result.r_squared = estimate.cwiseAbs().sum();
  result.adjusted_r_squared = 1 - (1 - result.r_squared) * (size - 1) / (size - 1 - static_cast<double>(p));
  for (Eigen::Index k = 0; k < p; ++k) {
    ImportanceRow& row = result.rows[static_cast<std::size_t>(k)];
    const double half = 1.959963984540054 * std::sqrt(variance[k]);
    row.units = static_cast<std::size_t>(all.count(0, k + 1));
    const bool known = differs[static_cast<std::size_t>(k)];
    row.importance = known ? estimate[k] : detail::nan;
    row.low = known ? estimate[k] - half : detail::nan;
    row.high = known ? estimate[k] + half : detail::nan;
    row.correlation = known ? correlations(0, k + 1) : detail::nan;
  }
  return result;
}

}  // namespace hti::inline v0::explain
