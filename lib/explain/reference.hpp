// Scores that may stand for the whole reference population.
#pragma once

#include <string>
#include <string_view>

#include "hti/index.hpp"

namespace hti::inline v0::explain {

/// \throws MethodError (invalid_parameter) where the units scored are not those the index was fitted to: a few districts or one
/// row are neither a nation nor ranks in it.
inline void require_reference(const Scores& scores, const Message& what) {
  if (scores.index().reference_hash() == scores.table().hash()) return;
  throw MethodError(
      {{.code = code::invalid_parameter,
        .said = say("needs-reference",
                    "{what}: needs scores of the very table that the index was fitted to; districts are set against their "
                    "municipalities by Scores.districts, a unit's own new figures go into what_if, and earlier years are "
                    "back-cast in their own frame",
                    {{"what", what}})}});
}

}  // namespace hti::inline v0::explain
