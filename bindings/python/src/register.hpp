// One function per group of classes.
#pragma once

#include <pybind11/pybind11.h>

#include <vector>

#include "hti/error.hpp"

namespace hti_python {

void register_errors(pybind11::module_& m);
void register_model(pybind11::module_& m);
void register_methods(pybind11::module_& m);
void register_custom(pybind11::module_& m);
void register_method(pybind11::module_& m);
void register_columns(pybind11::module_& m);
void register_table(pybind11::module_& m);
void register_definition(pybind11::module_& m);
void register_scores(pybind11::module_& m);
void register_index(pybind11::module_& m);
void register_rank(pybind11::module_& m);
void register_synthetic(pybind11::module_& m);
void register_explain(pybind11::module_& m);
void register_uncertainty(pybind11::module_& m);
void register_vary(pybind11::module_& m);
void register_lists(pybind11::module_& m);
void register_districts(pybind11::module_& m);
void register_profile(pybind11::module_& m);
void register_priorities(pybind11::module_& m);
void register_change(pybind11::module_& m);
void register_sobol(pybind11::module_& m);
void register_rank_sets(pybind11::module_& m);
void register_stability(pybind11::module_& m);
void register_rank_bounds(pybind11::module_& m);
void register_providers(pybind11::module_& m);
void register_charts(pybind11::module_& m);

/// Problems as Python has them.
[[nodiscard]] pybind11::list to_python(const std::vector<hti::Problem>& problems);

}  // namespace hti_python
