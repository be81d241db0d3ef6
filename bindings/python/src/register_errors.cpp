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

py::module_ errors() { return py::module_::import("hemtjanstindex.core.errors"); }

void raise(const char* kind, const hti::Error& error) {
  const py::object type = errors().attr(kind);
  PyErr_SetObject(type.ptr(), type(to_python(error.problems())).ptr());
}

}  // namespace

py::list to_python(const std::vector<hti::Problem>& problems) {
  const py::object type = errors().attr("Problem"), message = errors().attr("Message");
  py::list made;
  for (const hti::Problem& p : problems) {
    made.append(type(std::string(hti::name(p.code)), p.message, p.file, p.line, p.column, p.unit, p.indicator, p.sheet, p.cell,
                     p.heading, p.said.id, arguments_of(p.said, message)));
  }
  return made;
}

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
