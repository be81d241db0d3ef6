// Matrices of numbers from numpy, and nothing that would become one in silence.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "hti/error.hpp"

namespace hti_python {

/// Of floats, whole numbers or truths.
struct Matrix {
  pybind11::array_t<double, pybind11::array::f_style | pybind11::array::forcecast> elements{};
};
/// Of whole numbers, for statuses and origins.
struct MarkMatrix {
  pybind11::array_t<std::int64_t, pybind11::array::f_style | pybind11::array::forcecast> elements{};
};

/// The array of what is like one. \throws DataError (wrong_type) for a masked one and for elements that are no numbers.
inline pybind11::array array_of(pybind11::handle given, std::string_view kinds) {
  const auto refuse = [](const std::string& type) {
    throw hti::DataError({{.code = hti::code::wrong_type,
                           .said = hti::say("matrix-of", "a matrix of numbers is needed, not of {type}", {{"type", type}})}});
  };
  auto array = pybind11::array::ensure(given);
  if (!array) return array;
  if (pybind11::hasattr(given, "mask") && pybind11::hasattr(given, "filled")) refuse("masked elements");
  const bool empty = array.size() == 0;  // of which numpy does not know the type
  if (!empty && kinds.find(array.dtype().kind()) == std::string_view::npos) refuse(pybind11::str(array.dtype()));
  return array;
}

}  // namespace hti_python

template <class Given>
struct hti_matrix_caster {
  PYBIND11_TYPE_CASTER(Given, pybind11::detail::const_name("numpy.typing.ArrayLike"));
  bool load(pybind11::handle source, bool) {
    if (source.is_none()) return false;
    const auto array = hti_python::array_of(source, std::is_same_v<Given, hti_python::Matrix> ? "fiub" : "iub");
    if (!array) return false;
    value.elements = decltype(value.elements)(array);
    return true;
  }
};
template <>
struct pybind11::detail::type_caster<hti_python::Matrix> : hti_matrix_caster<hti_python::Matrix> {};
template <>
struct pybind11::detail::type_caster<hti_python::MarkMatrix> : hti_matrix_caster<hti_python::MarkMatrix> {};
