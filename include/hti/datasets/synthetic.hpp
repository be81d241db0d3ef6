// Made-up editions of hemtjanstindex, for trying everything that needs its full model.
#pragma once

#include <cstdint>

#include "hti/api.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::datasets {

/// One made-up edition. Every unit is fictitious ("Exempelkommun 017") and every period says that the figures are synthetic.
struct Synthetic {
  Table municipalities;  ///< 290, with all indicators of `hemtjanstindex-YEAR`
  Table districts;       ///< of the largest municipalities (group `kommun`); what belongs to the municipality is left missing
  Table units;           ///< units and providers of every municipality (groups `kommun`, `regi`), for `hemtjanstindex-enhet`
};

/// The seed whose winners lie nearest the published ones among the first 24; all of them have been drawn for the docs.
inline constexpr std::uint64_t default_seed = 22;

/// Draws the edition of a year, 2022 to 2025. The same seed gives the same municipalities in every year, so that editions are
/// linked; each number is keyed by seed, year, unit and indicator (Philox \cite Salmon2011). Shares of the user survey are
/// whole percents of a finite number of users, suppressed under 30 answers. docs/hemtjanstindex.md says what is assumed and
/// how the generator is calibrated. \throws DataError (out_of_range) for any other year.
[[nodiscard]] HTI_API Synthetic synthetic_edition(int year, std::uint64_t seed = default_seed);

}  // namespace hti::inline v0::datasets
