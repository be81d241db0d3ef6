// What the columns of every result hold.
#include "data_frame.hpp"
#include "hti/base/number_words.hpp"
#include "hti/explain/columns.hpp"
#include "hti/io/data_frame.hpp"
#include "hti/io/whole_file.hpp"
#include "hti/robust/columns.hpp"
#include "register.hpp"
#include "register_columns.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

/// Every kind of result, without rows.
std::vector<std::pair<const char*, hti::DataFrame>> results() {
  using namespace hti::explain;
  using namespace hti::robust;
  using hti::explain::columns;
  using hti::robust::columns;
  const std::vector<List> lists{{.by = {"lan"}}};
  const hti::Table somebody(hti::TableData{.units = {"1"}, .indicators = {"a"}, .values = {0}});
  return {{"Ranking", hti::columns(hti::Ranking{})},
          {"Place", hti::columns(std::vector<hti::Place>{})},
          {"List", columns(lists, true)},
          {"Published", columns(Published{.by = {"lan"}, .changes = true})},
          {"Since", columns(Since{})},
          {"Award", columns(std::vector<Award>{}, true)},
          {"Change", columns(std::vector<Change>{}, true)},
          {"Trend", columns(Trend{})},
          {"DistrictPlace", columns(std::vector<DistrictPlace>{})},
          {"DistrictGap", columns(std::vector<DistrictGap>{})},
          {"Contribution", columns(Contributions{})},
          {"Profile", columns(std::vector<Profile>{})},
          {"Peer", columns(std::vector<Peer>{})},
          {"PeerVariable", columns(std::vector<PeerVariable>{})},
          {"GoodExample", columns(std::vector<GoodExample>{})},
          {"Priority", columns(std::vector<Priorities>{}, true)},
          {"Importance", columns(Importance{})},
          {"Answering", columns(std::vector<Answering>{})},
          {"Withholding", columns(std::vector<Withholding>{})},
          {"Provider", columns(std::vector<Provider>{})},
          {"ProviderKind", columns(std::vector<ProviderKind>{})},
          {"Outcome", columns(std::vector<std::pair<std::string, Outcome>>{})},
          {"Plan", columns(Plan{})},
          {"PlanLeftOut", columns(std::vector<PlanLeftOut>{})},
          {"Spread", columns(std::vector<Spread>{}, hti::Quantity::score)},
          {"Failure", columns(std::vector<Failure>{})},
          {"Alternative", columns(std::vector<Alternative>{})},
          {"RankSets", columns(RankSets{})},
          {"RankBound", columns(std::vector<RankBound>{})},
          {"RankBounds", bound_columns(RankBounds{})},
          {"WeightInterval", columns(std::vector<WeightInterval>{})},
          {"Contest", columns(Contest{}, {})},
          {"SobolIndices", index_columns({}, {}, true)},
          {"Sensitivity", columns(Sensitivity{.units = {"", ""}, .outputs = {"", ""}}, somebody, {})},
          {"FailedPoints", columns(std::vector<FailedPoints>{})},
          {"LeaveOneOut", columns(LeaveOneOut{}, somebody, {})}};
}

}  // namespace

void register_columns(py::module_& m) {
  m.def(
      "result_columns",
      [] {
        std::map<std::string, std::vector<std::tuple<std::string, std::string, std::string, std::string>>> all;
        for (const auto& [result, frame] : results()) {
          for (const hti::DataColumn& c : frame.columns)
            all[result].emplace_back(c.name, types[c.cells.index()], name(c.quantity), name(c.role));
        }
        return all;
      },
      "Name, type, quantity and role of every column of every kind of result.");
  m.def(
      "number_words",
      [](double value, const std::string& form, std::string decimal, std::string thousands, int shift) {
        return hti::number_words(value, form, {.decimal = std::move(decimal), .thousands = std::move(thousands)}, shift);
      },
      "value"_a, "form"_a = "g", "decimal"_a = ".", "thousands"_a = "", "shift"_a = 0, doc::number_words);
  m.def(
      "arrow_stream",
      [](const Named& columns, const std::map<std::string, Fact>& facts) { return arrow_stream(from_python(columns, facts)); },
      "columns"_a, "facts"_a, "Columns by name, of each its type, quantity and role, as an Arrow C stream.");
  m.def(
      "csv_text",
      [](const Named& columns, const std::map<std::string, Fact>& facts, const std::string& style) {
        return hti::io::to_csv(from_python(columns, facts), style == "sv" ? hti::io::swedish_excel : hti::io::csv_style{});
      },
      "columns"_a, "facts"_a, "style"_a = "", "Columns by name, of each its type, quantity and role, as CSV.");
  m.def(
      "write_whole", [](const std::string& path, const py::bytes& bytes) { hti::io::write_whole(path, std::string(bytes)); },
      "path"_a, "bytes"_a, doc::io_write_whole);
  m.def(
      "number_formats",
      [] {
        std::map<std::string, std::string> formats;
        for (std::size_t k = 0; k < hti::quantities; ++k)
          formats.emplace(name(static_cast<hti::Quantity>(k)), format(static_cast<hti::Quantity>(k)));
        return formats;
      },
      "How people read the numbers of each quantity, in Python's format language; empty for those in none.");
}

}  // namespace hti_python
