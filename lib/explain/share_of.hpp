// Questions that only weights can answer.
#pragma once

#include <string>

#include "index/index_state.hpp"

namespace hti::inline v0::explain {

/// \throws MethodError where a node from `top` down makes other than points by weight of its children's.
inline void require_weights_say(const detail::index_state& state, std::size_t top, const Message& question) {
  const Model& model = state.definition.model;
  for (const detail::branch& b : state.branches) {
    if (b.is_mean() || (b.node != top && state.share(b.node, top) == 0)) continue;
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("weights-do-not-say",
                                    "{question} by weight needs scores to which an indicator adds its weight, and that of "
                                    "'{node}' is {how}; ask for a node below it, or for effect=\"outcome\"",
                                    {{"question", question}, {"node", model[b.node].id}, {"how", detail::how_made(b)}}),
                        .indicator = model[b.node].id}});
  }
}

}  // namespace hti::inline v0::explain
