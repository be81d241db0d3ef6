// Columns of the library as Python has them, and as other libraries take them.
#pragma once

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <variant>

#include "hti/columns.hpp"
#include "value_class.hpp"

namespace hti_python {

/// The `ResultColumns` of the package: cells by name, and what each column is.
struct ResultColumns : py::dict {
  using py::dict::dict;
};

/// Numbers as arrays, all else as lists.
ResultColumns to_python(hti::DataFrame frame);

/// The types of cells, in their order.
inline constexpr std::array<const char*, std::variant_size_v<hti::Cells>> types{"number", "whole", "truth",
                                                                                "truth",  "text",  "texts"};

/// What a column is, in words: a type, a quantity and a role.
using Fact = std::tuple<std::string, std::string, std::string>;

/// Columns from arrays and lists by name. \param facts  of each of them
hti::DataFrame from_python(const py::dict& columns, const std::map<std::string, Fact>& facts);

/// A capsule of an Arrow C stream, as `__arrow_c_stream__` gives it.
py::capsule arrow_stream(hti::DataFrame frame);

/// Gives a class the stream of its columns. What others would like the types to be may be passed over, and is.
template <class T>
void streamed(py::class_<T>& c) {
  c.def(
      "__arrow_c_stream__", [](const T& value, const py::object&) { return arrow_stream(columns(value)); },
      "requested_schema"_a = py::none(), "The columns as an Arrow C stream, which polars, pyarrow, DuckDB and pandas read.");
}

}  // namespace hti_python

template <>
struct pybind11::detail::handle_type_name<hti_python::ResultColumns> {
  static constexpr auto name = const_name("hemtjanstindex.core.columns.ResultColumns");
};
