// Columns of the library as Python has them, and as other libraries take them.
#pragma once

#include "hti/columns.hpp"
#include "value_class.hpp"

namespace hti_python {

/// Columns by name: numbers as arrays, all else as lists.
Named to_python(hti::DataFrame frame);

/// Columns from arrays and lists by name.
hti::DataFrame from_python(const py::dict& columns);

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
