// Problems of sources, in one wording.
#pragma once

#include <string>
#include <vector>

#include "base/nearest.hpp"
#include "hti/base/number_text.hpp"
#include "hti/model.hpp"
#include "model/walks.hpp"

namespace hti::inline v0::detail {

inline Problem fault(const std::string& source, const Message& message, code c = code::invalid_parameter) {
  return {.code = c, .said = say("vary", "vary '{source}': {message}", {{"source", source}, {"message", message}})};
}

/// \throws MethodError with this one problem.
[[noreturn]] inline void refuse(const Message& message, code c = code::invalid_parameter) {
  throw MethodError({{.code = c, .said = message}});
}

inline Problem fault(const std::string& source, const Problem& problem) { return fault(source, problem.said, problem.code); }

inline Message cannot_be(std::string_view parameter, double value) {
  return say("cannot-be", "{parameter} cannot be {value}", {{"parameter", parameter}, {"value", number_text(value)}});
}

inline Problem unknown_node(const Model& model, const std::string& id) {
  return {.code = code::unknown_node,
          .said = say("no-node", "there is no node '{node}'{hint}", {{"node", id}, {"hint", did_you_mean(id, ids_of(model))}})};
}

}  // namespace hti::inline v0::detail
