// Which questions rest on the same answers, and what is known of how alike these are.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "hti/error.hpp"
#include "hti/model.hpp"

namespace hti::inline v0::detail {

/// A fault of a survey, or of an indicator that names one.
struct survey_fault {
  Problem problem;                                    ///< names the indicator, if it is an indicator's
  std::size_t survey = static_cast<std::size_t>(-1);  ///< position, if it is a survey's
};
[[nodiscard]] std::vector<survey_fault> survey_faults(const std::vector<Node>& nodes, const std::vector<Survey>& surveys);

/// Those surveys of a model that some of the nodes name: what a model made of a part of its nodes is given.
[[nodiscard]] std::vector<Survey> surveys_of(const Model& model, const std::vector<Node>& nodes);

/// How the random errors of indicators go together within a unit.
class survey_errors {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// \param rho  in place of what surveys state; NaN: theirs
  explicit survey_errors(const Model& model, double rho = std::numeric_limits<double>::quiet_NaN());

  /// The survey of an indicator in the order of Model::indicators(); `none` where it has no random error. Indicators that name
  /// no survey share one: that they were asked apart is nowhere said.
  [[nodiscard]] std::size_t of(std::size_t leaf) const { return of_[leaf]; }
  [[nodiscard]] std::size_t size() const noexcept { return surveys_.size(); }
  /// Correlation of one person's answers to two questions; NaN where it is not known, 0 where there is one question only.
  [[nodiscard]] double rho(std::size_t survey) const;
  /// Correlation of the errors of two questions' figures, by their numbers of answers. Where one is not known, all who answered
  /// one are taken to have answered both, which is the most they can go together.
  [[nodiscard]] double correlation(std::size_t survey, double n1, double n2) const;
  /// Surveys with two questions or more and a known rho.
  [[nodiscard]] std::vector<Survey> shared() const;
  /// The first survey with two questions or more of which no rho is known, as a fault that names the remedy.
  [[nodiscard]] std::optional<Problem> unknown() const;

 private:
  std::vector<std::size_t> of_{};
  std::vector<Survey> surveys_{};
  std::vector<std::size_t> questions_{};
};

}  // namespace hti::inline v0::detail
