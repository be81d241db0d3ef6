// How sure scores and ranks are.
#include "data_frame.hpp"
#include "hti/robust/columns.hpp"
#include "progress.hpp"
#include "register.hpp"
#include "register_uncertainty.docs.hpp"
#include "sources.hpp"

namespace py = pybind11;
using namespace py::literals;

HTI_WORDS(hti::robust::Frame, "frozen", "refit")

namespace hti_python {
namespace {

using hti::robust::Uncertainty;

hti::robust::run_options options_of(unsigned threads, double mc_error, const py::object& progress) {
  return {.threads = threads, .mc_error = mc_error, .progress = told(progress)};
}

Uncertainty run(const hti::Index& index, const hti::Table& table, const Sources& sources, std::uint64_t n, std::uint64_t seed,
                const std::vector<std::string>& nodes, const std::vector<std::pair<std::string, std::string>>& pairs,
                const std::optional<hti::Table>& reference, hti::robust::Frame frame, unsigned threads, double mc_error,
                const py::object& progress) {
  std::vector<hti::vary::Source> made = made_of(sources);
  const hti::robust::uncertainty_options options{.n = n,
                                                 .seed = seed,
                                                 .nodes = nodes,
                                                 .pairs = pairs,
                                                 .reference = reference,
                                                 .frame = frame,
                                                 .run = options_of(threads, mc_error, progress)};
  const py::gil_scoped_release unlocked;
  return hti::robust::uncertainty(index, table, std::move(made), options);
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> firsts_and_lasts(std::span<const hti::robust::Range> ranges) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> all;
  for (const auto& r : ranges) all.emplace_back(r.first, r.last);
  return all;
}

}  // namespace

void register_uncertainty(py::module_& m) {
  py::class_<Uncertainty>(m, "Uncertainty", doc::robust_Uncertainty)
      .def(py::init<const Uncertainty&>(), "uncertainty"_a)
      .def_property_readonly(
          "index", [](const Uncertainty& u) { return u.index(); }, "The index that was varied.")
      .def_property_readonly(
          "table", [](const Uncertainty& u) { return u.table(); }, "The table that was scored.")
      .def_property_readonly("seed", &Uncertainty::seed, "What the replicates were drawn by.")
      .def_property_readonly("frame", &Uncertainty::frame, "What figures that vary are normalised by.")
      .def_property_readonly(
          "reference", [](const Uncertainty& u) { return u.reference(); }, doc::robust_Uncertainty_reference)
      .def_property_readonly("n", &Uncertainty::n, doc::robust_Uncertainty_n)
      .def_property_readonly("nodes", &Uncertainty::nodes, "Ids of the nodes followed.")
      .def_property_readonly(
          "specification", [](const Uncertainty& u) { return u.specification(); }, doc::robust_Uncertainty_specification)
      .def_property_readonly(
          "done", [](const Uncertainty& u) { return firsts_and_lasts(u.done()); },
          "Which replicates have been run, as [first, last) in order.")
      .def("precise", &Uncertainty::precise, "mc_error"_a, doc::robust_Uncertainty_precise)
      .def(
          "missing", [](const Uncertainty& u, std::uint64_t n) { return firsts_and_lasts(u.missing(n)); }, "n"_a,
          doc::robust_Uncertainty_missing)
      .def(
          "extended",
          [](const Uncertainty& u, std::uint64_t n, unsigned threads, double mc_error, const py::object& progress) {
            const auto options = options_of(threads, mc_error, progress);
            const py::gil_scoped_release unlocked;
            return u.extended(n, options);
          },
          "n"_a, "threads"_a, "mc_error"_a, "progress"_a, doc::robust_Uncertainty_extended)
      .def(
          "part",
          [](const Uncertainty& u, std::uint64_t first, std::uint64_t last, unsigned threads) {
            const py::gil_scoped_release unlocked;
            return u.part({.first = first, .last = last}, {.threads = threads});
          },
          "first"_a, "last"_a, "threads"_a = 1, doc::robust_Uncertainty_part)
      .def("merged", &Uncertainty::merged, "other"_a, py::call_guard<py::gil_scoped_release>(), doc::robust_Uncertainty_merged)
      .def(
          "to_bytes", [](const Uncertainty& u) { return py::bytes(u.bytes()); }, doc::robust_Uncertainty_bytes)
      .def(
          "restored",
          [](const Uncertainty& u, const py::bytes& counts) { return u.restored(static_cast<std::string_view>(counts)); },
          "counts"_a, doc::robust_Uncertainty_restored)
      .def_property_readonly("ranks_per_bin", &Uncertainty::ranks_per_bin, doc::robust_Uncertainty_ranks_per_bin)
      .def("memory", &Uncertainty::memory, "threads"_a = 0,
           "Bytes that running more replicates takes with so many threads, this result among them, whatever their number.")
      .def("bin_width", &Uncertainty::bin_width, "node"_a = "", "Width of the bins that scores are counted in.")
      .def(
          "sources",
          [](const Uncertainty& u) {
            std::vector<std::string> texts;
            for (const hti::vary::Source& source : u.sources()) texts.push_back(hti::vary::describe(source));
            return texts;
          },
          "What varied, one line a source.")
      .def_property_readonly(
          "error", [](const Uncertainty& u) { return hti::vary::error(u.sources()); }, doc::vary_error)
      .def(
          "source_names",
          [](const Uncertainty& u) {
            std::vector<std::string> names;
            for (const hti::vary::Source& source : u.sources()) names.push_back(hti::vary::name(source));
            return names;
          },
          "What results call the sources.")
      .def(
          "failure_columns", [](const Uncertainty& u) { return to_python(hti::robust::columns(u.failures())); },
          doc::robust_Uncertainty_failures)
      .def(
          "alternative_columns", [](const Uncertainty& u) { return to_python(hti::robust::columns(u.alternatives())); },
          doc::robust_Uncertainty_alternatives)
      .def(
          "score_columns",
          [](const Uncertainty& u, double level, const std::string& node) {
            return to_python(hti::robust::score_columns(u, level, node));
          },
          "level"_a, "node"_a, doc::robust_Uncertainty_scores)
      .def(
          "rank_columns",
          [](const Uncertainty& u, double level, const std::string& node) {
            return to_python(hti::robust::rank_columns(u, level, node));
          },
          "level"_a, "node"_a, doc::robust_Uncertainty_ranks)
      .def(
          "top_columns",
          [](const Uncertainty& u, std::size_t k, const std::string& node) {
            return to_python(hti::robust::top_columns(u, k, node));
          },
          "k"_a, "node"_a, doc::robust_Uncertainty_p_top)
      .def(
          "group_columns",
          [](const Uncertainty& u, const std::string& node) { return to_python(hti::robust::group_columns(u, node)); },
          "node"_a, doc::robust_Uncertainty_p_group)
      .def(
          "rank_share_columns",
          [](const Uncertainty& u, const std::string& unit, const std::string& node) {
            return to_python(hti::robust::rank_share_columns(u, unit, node));
          },
          "unit"_a, "node"_a, doc::robust_Uncertainty_p_rank)
      .def(
          "rank_shares",
          [](const Uncertainty& u, const std::string& unit, const std::string& node) { return array(u.p_rank(unit, node)); },
          "unit"_a, "node"_a, doc::robust_Uncertainty_p_rank)
      .def(
          "rank_values", [](const Uncertainty& u) { return array(u.rank_values()); }, doc::robust_Uncertainty_rank_values)
      .def(
          "scored_shares", [](const Uncertainty& u, const std::string& node) { return array(u.p_scored(node)); }, "node"_a,
          doc::robust_Uncertainty_p_scored)
      .def(
          "top_shares", [](const Uncertainty& u, std::size_t k, const std::string& node) { return array(u.p_top(k, node)); },
          "k"_a, "node"_a, doc::robust_Uncertainty_p_top)
      .def(
          "group_shares", [](const Uncertainty& u, const std::string& node) { return array(u.p_group(node)); }, "node"_a,
          doc::robust_Uncertainty_p_group)
      .def(
          "above",
          [](const Uncertainty& u, const std::string& a, const std::string& b, const std::string& node) {
            const auto d = u.above(a, b, node);
            return std::tuple(d.above, d.tie, d.mc_error, d.replicates);
          },
          "a"_a, "b"_a, "node"_a = "", doc::robust_Uncertainty_above);
  m.def("uncertainty", &run, "index"_a, "table"_a, "sources"_a, "n"_a, "seed"_a, "nodes"_a, "pairs"_a, "reference"_a, "frame"_a,
        "threads"_a, "mc_error"_a, "progress"_a, doc::robust_uncertainty);
  m.def("next_look", &hti::robust::next_look, "done"_a, doc::robust_next_look);
}

}  // namespace hti_python
