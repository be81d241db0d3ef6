// Units and districts of one municipality, and how many people a figure rests on.
#include <emscripten/bind.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "hti/hti.hpp"
#include "javascript.hpp"

namespace hti_wasm {
namespace {

namespace explain = hti::explain;
using hti::Scores;

val providers(const Scores& scores, const std::string& municipality, const std::string& by, const std::string& kind,
              double threshold) {
  return guarded([&] {
    const explain::Providers found = explain::providers(scores, municipality, {.by = by, .kind = kind, .threshold = threshold});
    val told = val::object();
    told.set("first", found.first);
    told.set("second", found.second);
    told.set("first_line", found.first_line);
    told.set("second_line", found.second_line);
    told.set("units", to_javascript(explain::columns(found.rows)));
    told.set("kinds", to_javascript(explain::columns(found.kinds)));
    told.set("differences", to_javascript(explain::columns(explain::against_others(found))));
    return told;
  });
}

/// \param table  of all districts, see table_from_json()
val districts(const Scores& scores, const std::string& table, const std::string& by) {
  return guarded([&] {
    const explain::Districts found = explain::districts(scores, table_from_json(table), by);
    val told = val::object();
    told.set("places", to_javascript(explain::columns(found.places)));
    told.set("gaps", to_javascript(explain::columns(found.gaps)));
    return told;
  });
}

/// How many people a unit's figure rests on, of how many, and its standard error; NaN where it is not known.
val answers(const Scores& scores, const std::string& unit, const std::string& indicator) {
  return guarded([&] {
    const hti::TableData& data = scores.table().data();
    const auto place = [](const std::vector<std::string>& among, const std::string& of) {
      return static_cast<std::size_t>(std::find(among.begin(), among.end(), of) - among.begin());
    };
    const std::size_t row = place(data.units, unit), column = place(data.indicators, indicator);
    const bool known = row < data.units.size() && column < data.indicators.size();
    const auto of = [&](const std::vector<double>& matrix) {
      return !known || matrix.empty() ? std::numeric_limits<double>::quiet_NaN() : matrix[column * data.units.size() + row];
    };
    val told = val::object();
    told.set("respondents", of(data.respondents));
    told.set("population", of(data.population));
    told.set("standard_error", of(data.standard_error));
    return told;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(hti_units) {
  emscripten::function("providers", &providers);
  emscripten::function("districts", &districts);
  emscripten::function("answers", &answers);
}

}  // namespace hti_wasm
