// Figures of surveys that other answers could have made others.
#pragma once

#include <limits>
#include <string>

#include "hti/api.hpp"

namespace hti::inline v0::vary {

/// Sampling error of observed figures of indicators with `error = "survey"`, by the number of those who answered; registers,
/// reviews, facts, imputed and penalised cells have none, nor what another table chosen fills in.
///
/// A share with n answers, k = round(n p) of them positive, has the posterior Beta(k + 1/2, n - k + 1/2) of Jeffreys' prior
/// \cite Jeffreys1946; of a known population N the N - n who did not answer are drawn beta-binomial, so that N = n leaves no
/// error. What is drawn less k / n is added to the figure. Other kinds, and shares without counts, are normal with the table's
/// standard error. It is random error only: that those who did not answer may think otherwise is not in it.
///
/// Errors of one survey in one unit have the correlation of a Gaussian copula that its `Survey` states, or `rho` for all. Where
/// two questions of a survey have none, sampling() is refused (code::unknown_correlation). Frames stay as they were fitted.
struct sampling {
  double rho = std::numeric_limits<double>::quiet_NaN();          ///< from 0 to 1, in place of what surveys state; NaN: theirs
  double respondents = std::numeric_limits<double>::quiet_NaN();  ///< assumed for shares without counts; NaN: they are an error
  double standard_error = std::numeric_limits<double>::quiet_NaN();  ///< assumed for other kinds without one
  std::string name = "sampling";

  template <class Self, class Visit>
  static void fields(Self& s, Visit&& visit) {
    visit("rho", s.rho);
    visit("respondents", s.respondents);
    visit("standard_error", s.standard_error);
    visit("name", s.name);
  }
  friend bool operator==(const sampling& a, const sampling& b) {
    const auto same = [](double x, double y) { return x == y || (x != x && y != y); };
    return same(a.rho, b.rho) && same(a.respondents, b.respondents) && same(a.standard_error, b.standard_error) &&
           a.name == b.name;
  }
};

}  // namespace hti::inline v0::vary
