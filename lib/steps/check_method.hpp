// Which exceptions of a method would have no effect on a model: one check for fit, for definitions made in code and for files.
#pragma once

#include <string>
#include <vector>

#include "hti/definition.hpp"

namespace hti::inline v0::detail {

/// A rule that nothing would ever ask for, and where it stands: step, "level" or "node" or "", and key.
struct Useless {
  hti::code code{};
  std::string step{};
  std::string kind{};
  std::string key{};
  Message said{};  ///< with the place in front, e.g. `method.treat.node.index: ...`
};

/// Rules for levels and nodes that do not exist, that a step never comes to, or that other rules always win over.
[[nodiscard]] std::vector<Useless> useless_rules(const Method& method, const Model& model);

/// Where a definition says something of its columns that cannot be: the key of `columns`, and the message.
struct ColumnFault {
  std::string key{};
  Message said{};
};
[[nodiscard]] std::vector<ColumnFault> faults_of(const Columns& columns, const Model* model);

/// Everything that is wrong with a method, on its own and for a model.
[[nodiscard]] std::vector<Problem> problems_of(const Method& method, const Model& model);

}  // namespace hti::inline v0::detail
