// The data that are built in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::datasets {

/// Names of the built-in tables, sorted: those of the definitions they belong to.
[[nodiscard]] HTI_API std::vector<std::string> names();
/// A built-in table. \throws DataError (unknown_definition) naming those there are.
[[nodiscard]] HTI_API Table load(std::string_view name);
/// The CSV text of a built-in table.
[[nodiscard]] HTI_API std::string_view text(std::string_view name);

/// The made-up respondents behind the weights of hemtjanstindex: one row a respondent, one column a sub-index or area, the
/// points given to it (100 in all to the children of a node); groups `kanal` (workshop or questionnaire) and `grupp`.
/// Synthetic throughout: nobody was asked.
[[nodiscard]] HTI_API Table respondents();

}  // namespace hti::inline v0::datasets
