// What every value class has: a repr that evaluates back, ==, hash, pickle and copy, all from its constructor's arguments.
#pragma once

#include <pybind11/typing.h>

#include <functional>

#include "casters.hpp"

namespace hti_python {

namespace py = pybind11;
using namespace py::literals;

/// Any object.
struct any : py::object {
  using py::object::object;
};

}  // namespace hti_python

template <>
struct pybind11::detail::handle_type_name<hti_python::any> {
  static constexpr auto name = const_name("typing.Any");
};

namespace hti_python {

/// Named arguments or columns.
using Named = py::typing::Dict<py::str, any>;

/// == as Python has it: what is of another class is not equal.
template <class T, class Same>
void equality(py::class_<T>& c, Same same) {
  c.def(
      "__eq__",
      [same](const T& a, const py::object& other) { return py::isinstance<T>(other) && same(a, other.cast<const T&>()); },
      "other"_a);
}

inline void append(std::string& list, const std::string& item) {
  if (!list.empty()) list += ", ";
  list += item;
}

/// A number as one would write it: whole ones without a point.
inline std::string written(const py::handle& value) {
  if (py::isinstance<py::float_>(value) && value.attr("is_integer")().cast<bool>())
    return py::repr(py::int_(py::reinterpret_borrow<py::object>(value)));
  if (py::isinstance<py::tuple>(value)) {
    std::string text;
    for (const py::handle& part : value) append(text, written(part));
    return "(" + text + ")";
  }
  return py::repr(value);
}

inline std::string call(const std::string& name, const py::dict& arguments) {
  std::string text;
  for (const auto& [key, value] : arguments) append(text, key.cast<std::string>() + "=" + written(value));
  return "hti." + name + "(" + text + ")";
}

/// Adds them to a class whose values are made again by calling it with `arguments(value)` as keywords.
template <class T, class Arguments>
py::class_<T>& value_class(py::class_<T>& c, Arguments arguments) {
  const auto name = c.attr("__name__").template cast<std::string>();
  c.def("__repr__", [=](const T& value) { return call(name, arguments(value)); });
  equality(c, std::equal_to<T>());
  c.def("__hash__", [=](const T& value) { return py::hash(py::str(call(name, arguments(value)))); });
  c.def(py::pickle([=](const T& value) { return Named(arguments(value)); },
                   [](const Named& state) { return py::type::of<T>()(**state).template cast<T>(); }));
  return c;
}

/// A read-only numpy view of memory that `owner` keeps alive.
template <class T>
py::array_t<T> view(std::vector<py::ssize_t> shape, const T* data, const py::object& owner) {
  std::vector<py::ssize_t> strides(shape.size());
  py::ssize_t stride = sizeof(T);
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  py::array_t<T> array(std::move(shape), std::move(strides), data, owner);
  py::detail::array_proxy(array.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
  return array;
}

/// A numpy array that owns the vector's memory.
inline py::array_t<double> array(std::vector<double> values) {
  auto* kept = new std::vector<double>(std::move(values));
  py::capsule owner(kept, [](void* p) { delete static_cast<std::vector<double>*>(p); });
  return py::array_t<double>(static_cast<py::ssize_t>(kept->size()), kept->data(), owner);
}

}  // namespace hti_python
