// What the columns of every result hold.
#include "data_frame.hpp"
#include "hti/explain/columns.hpp"
#include "hti/robust/columns.hpp"
#include "register.hpp"

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
  return {{"Ranking", hti::columns(hti::Ranking{})},
          {"Place", hti::columns(std::vector<hti::Place>{})},
          {"List", columns(lists, true)},
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
          {"Spread", columns(std::vector<Spread>{}, hti::Quantity::score)},
          {"Failure", columns(std::vector<Failure>{})},
          {"Alternative", columns(std::vector<Alternative>{})},
          {"RankSet", columns(std::vector<RankSet>{})},
          {"RankBound", columns(std::vector<RankBound>{})},
          {"weight_bound", columns(std::vector<weight_bound>{})},
          {"WeightInterval", columns(std::vector<WeightInterval>{})},
          {"SobolIndices", columns(std::vector<SobolIndices>{})},
          {"FailedPoints", columns(std::vector<FailedPoints>{})},
          {"LeftOut", columns(std::vector<hti::robust::LeftOut>{})}};
}

constexpr std::array<const char*, std::variant_size_v<hti::Cells>> types{"number", "whole", "truth", "truth", "text", "texts"};

}  // namespace

void register_columns(py::module_& m) {
  m.def(
      "result_columns",
      [] {
        using Facts = std::tuple<std::string, std::string, std::string, std::string>;
        std::map<std::string, std::vector<Facts>> all;
        for (const auto& [result, frame] : results()) {
          for (const hti::DataColumn& c : frame.columns)
            all[result].emplace_back(c.name, types[c.cells.index()], name(c.quantity), name(c.role));
        }
        return all;
      },
      "Name, type, quantity and role of every column of every kind of result.");
  m.def(
      "arrow_stream", [](const Named& columns) { return arrow_stream(from_python(columns)); }, "columns"_a,
      "Columns by name as an Arrow C stream.");
}

}  // namespace hti_python
