// Model + method + edition: what a definition file holds.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/method.hpp"
#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::inline v0 {

/// Which columns of a data file hold the unit codes, names, groups and background variables, and what its units and marks are.
struct Columns {
  std::string unit = "unit";
  std::string name = "name";                ///< may be absent from a file
  std::vector<std::string> groups{};        ///< may be absent
  std::vector<std::string> background{};    ///< may be absent
  std::map<std::string, Status> missing{};  ///< marks that the files have for cells without a value, beside the known words
  bool municipalities = false;              ///< the units are Sweden's municipalities: codes and names are checked
  friend bool operator==(const Columns&, const Columns&) = default;
};

/// A model and a method under a name. Immutable in use: every edition of an index is a definition of its own.
struct HTI_API Definition {
  std::string id{};
  std::string edition{};
  std::string status{};  ///< e.g. "own", "reconstruction"
  Text title{};
  Text description{};
  Model model;
  Method method{};
  Columns columns{};

  /// The English title to print (the Swedish one, or else the id, where there is none); a reconstruction says
  /// "(reconstruction)".
  [[nodiscard]] std::string heading() const {
    const std::string& text = title.in(Language::en).empty() ? id : title.in(Language::en);
    return status == "reconstruction" ? text + " (reconstruction)" : text;
  }

  /// Content hash of what the file says (16 hexadecimal digits), independent of its layout.
  [[nodiscard]] std::string hash() const;
  friend bool operator==(const Definition&, const Definition&) = default;
};

/// Checks what a definition says of its own model, as reading it from a file and `fit` do. \throws MethodError for parameters
/// that cannot be and rules that contradict each other or would have no effect: for a node or level that is not there, that
/// the step does not come to, or that other rules always win over; DataError for columns with two parts to play. Both list
/// every fault.
HTI_API void check(const Definition& definition);

}  // namespace hti::inline v0
