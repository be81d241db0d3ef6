// Rules made of Python callables.
#include <pybind11/typing.h>

#include "callable.hpp"
#include "register.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

using Learn = py::typing::Callable<py::typing::Callable<double(double)>(py::array_t<double>)>;
using Combine = py::typing::Callable<double(py::array_t<double>, py::array_t<double>)>;

std::string label_of(const py::object& function, const std::string& label) {
  return label.empty() ? py::str(py::getattr(function, "__name__", py::str("custom"))).cast<std::string>() : label;
}

template <class T, class Signature, class Make, class Function>
void custom_rule(py::module_& m, const char* name, const char* text, Make make, Function function_of) {
  py::class_<T> c(m, name, text);
  c.def(py::init([make](Signature function, const std::string& label) { return make(function, label_of(function, label)); }),
        "function"_a, "label"_a = "")
      .def_property_readonly("function", function_of, "The callable.")
      .def_readonly("label", &T::label, "What traces call it; by default the name of the callable.");
  value_class(c, [=](const T& value) { return py::dict("function"_a = function_of(value), "label"_a = value.label); });
}

template <class T>
void custom_column_rule(py::module_& m, const char* name, const char* text) {
  custom_rule<T, Learn>(
      m, name, text,
      [](const Learn& function, std::string label) {
        const python_column_method method{callable(function)};
        T rule(std::move(label), method);
        rule.learn = method;  // kept as it is, so that `function` finds it again
        return rule;
      },
      [](const T& rule) -> Learn { return rule.learn.template target<python_column_method>()->function.object(); });
}

}  // namespace

void register_custom(py::module_& m) {
  custom_column_rule<hti::treat::custom>(
      m, "CustomTreat",
      "A treatment of your own: a function of the reference's values that returns a function of\n"
      "one value. An index that uses it cannot be saved.");
  custom_column_rule<hti::normalise::custom>(
      m, "CustomNormalise",
      "A normalisation of your own: a function of the reference's values, turned so that higher\n"
      "is better, that returns a function of one value. An index that uses it cannot be saved.");
  custom_rule<hti::aggregate::custom, Combine>(
      m, "CustomAggregate",
      "An aggregation of your own: a function of the present children's values and weights that returns\n"
      "one value. An index that uses it cannot be saved.",
      [](const Combine& function, std::string label) {
        return hti::aggregate::custom(std::move(label), python_aggregator{callable(function)});
      },
      [](const hti::aggregate::custom& rule) -> Combine {
        return rule.combine.target<python_aggregator>()->function.object();
      });
}

}  // namespace hti_python
