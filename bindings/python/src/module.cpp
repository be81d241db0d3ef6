// Wires the groups together; the order is that of their dependencies.
#include "register.hpp"

#include <string>

#include "hti/version.hpp"

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
  register_columns(m);
}
