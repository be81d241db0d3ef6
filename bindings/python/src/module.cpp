// Wires the groups together; the order is that of their dependencies.
#include "register.hpp"

#include <algorithm>
#include <string>

#include "hti/version.hpp"

namespace {

namespace py = pybind11;

/// An instance that `__new__` made and nothing has filled is an error to use. Old protocols of pickle, which make one of a base
/// class, are served like the newer ones.
void guard_classes(const py::module_& m) {
  const py::object reduce = py::module_::import("builtins").attr("object").attr("__reduce_ex__");
  for (const auto& [name, value] : m.attr("__dict__").cast<py::dict>()) {
    if (!PyType_Check(value.ptr())) continue;
    py::detail::type_info* const info = py::detail::get_type_info(reinterpret_cast<PyTypeObject*>(value.ptr()));
    if (!info || info->module_local) continue;
    info->operator_new = [](std::size_t) -> void* { throw py::type_error("made by __new__ without __init__"); };
    value.attr("__reduce_ex__") =
        py::cpp_function([reduce](const py::object& self, int protocol) { return reduce(self, std::max(protocol, 2)); },
                         py::name("__reduce_ex__"), py::is_method(value), py::arg("protocol"));
  }
}

}  // namespace

PYBIND11_MODULE(_core, m) {
  using namespace hti_python;
  m.doc() = "The compiled part of hemtjanstindex.";
  m.attr("__version__") = std::string(hti::version);
#if defined(NDEBUG) && defined(__OPTIMIZE__)
  m.attr("_optimised") = true;  // benchmarks refuse to time anything else
#else
  m.attr("_optimised") = false;
#endif
  register_errors(m);
  register_model(m);
  register_methods(m);
  register_custom(m);
  register_method(m);
  register_table(m);
  register_definition(m);
  register_scores(m);
  register_index(m);
  register_rank(m);
  register_synthetic(m);
  register_explain(m);
  register_uncertainty(m);
  register_vary(m);
  register_lists(m);
  register_districts(m);
  register_profile(m);
  register_priorities(m);
  register_change(m);
  register_sobol(m);
  register_rank_sets(m);
  register_stability(m);
  register_rank_bounds(m);
  register_providers(m);
  register_charts(m);
  register_columns(m);
  guard_classes(m);
}
