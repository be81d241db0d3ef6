// How sure a single figure is, by the number of those who answered; and how many people a difference means.
#pragma once

#include <cstddef>
#include <optional>

#include "hti/api.hpp"
#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::explain {

/// Standard error of a cell on the raw scale. 0 where it carries no random error: figures of registers, reviews and facts, and
/// cells without a value; NaN where it does, but nothing is known of the counts.
///
/// A share with n answers, k = round(n p) of them positive, errs as one of probability (k + 2) / (n + 4) does: with two more
/// answers of each kind, intervals of 1.96 errors hold what they promise also near 0 and 100 % \cite AgrestiCoull1998. Of a
/// known population N the variance is (N - n) / (N - 1) times as large, so that N = n leaves no error. A
/// share without counts, and any other kind, has the table's standard error. It is random error only: that those who did not
/// answer may think otherwise is not in it.
/// \param indicator  position of the indicator in the model, which the table has a column for
[[nodiscard]] HTI_API double standard_error(const Table& table, const Model& model, std::size_t unit, std::size_t indicator);

/// Whether a difference is within its noise: no larger than 1.96 standard errors, so that its 95 % interval holds 0. Nothing
/// where the error is not known; false where there is none.
[[nodiscard]] HTI_API std::optional<bool> within_noise(double difference, double standard_error) noexcept;

/// A difference of shares in people.
struct People {
  double number = 0;      ///< with the sign of the difference; NaN where nothing is known
  double of = 0;          ///< of so many; NaN where nothing is known
  bool answered = false;  ///< whether they are those who answered, because the population is not known
};

/// What a difference of a unit's share means in people: "about 9 of 300 users".
[[nodiscard]] HTI_API People people(const Table& table, const Model& model, std::size_t unit, std::size_t indicator,
                                    double difference);

}  // namespace hti::inline v0::explain
