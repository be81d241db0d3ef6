// hti::Error and its kinds become the exceptions of hemtjanstindex.errors.
#include "casters.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace hti_python {
namespace {

py::dict arguments_of(const hti::Message& message, const py::object& type) {
  py::dict given;
  for (const hti::Argument& argument : message.arguments) {
    const hti::Message& value = argument.value;
    given[py::str(argument.name)] =
        value.id.empty() ? py::object(py::str(value.text)) : type(value.id, value.text, arguments_of(value, type));
  }
  return given;
}

void raise(const char* kind, const hti::Error& error) {
  const py::module_ errors = py::module_::import("hemtjanstindex.core.errors");
  const py::object message = errors.attr("Message");
  py::list problems;
  for (const hti::Problem& p : error.problems()) {
    problems.append(errors.attr("Problem")(std::string(hti::name(p.code)), p.message, p.file, p.line, p.column, p.unit,
                                           p.indicator, p.said.id, arguments_of(p.said, message)));
  }
  const py::object type = errors.attr(kind);
  PyErr_SetObject(type.ptr(), type(problems).ptr());
}

}  // namespace

void register_errors(py::module_&) {
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const hti::ModelError& error) {
      raise("ModelError", error);
    } catch (const hti::MethodError& error) {
      raise("MethodError", error);
    } catch (const hti::DataError& error) {
      raise("DataError", error);
    } catch (const hti::Error& error) {
      raise("Error", error);
    }
  });
}

}  // namespace hti_python
