// Problems of sources, in one wording.
#pragma once

#include <string>
#include <vector>

#include "base/nearest.hpp"
#include "hti/model.hpp"

namespace hti::detail {

inline Problem fault(const std::string& source, const std::string& message, code c = code::invalid_parameter) {
  return {.code = c, .message = "vary '" + source + "': " + message};
}

/// \throws MethodError with this one problem.
[[noreturn]] inline void refuse(const std::string& message, code c = code::invalid_parameter) {
  throw MethodError({{.code = c, .message = message}});
}

inline Problem fault(const std::string& source, const Problem& problem) { return fault(source, problem.message, problem.code); }

inline std::vector<std::string> ids_of(const Model& model) {
  std::vector<std::string> ids;
  for (const Node& node : model.nodes()) ids.push_back(node.id);
  return ids;
}

inline Problem unknown_node(const Model& model, const std::string& id) {
  return {.code = code::unknown_node, .message = "there is no node '" + id + "'" + did_you_mean(id, ids_of(model))};
}

}  // namespace hti::detail
