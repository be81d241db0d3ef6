#include "data_frame.hpp"

#include <memory>
#include <string_view>
#include <unordered_map>

#include "hti/io/arrow.hpp"

namespace hti_python {
namespace {

py::object cells_of(std::vector<double>&& cells) { return array(std::move(cells)); }

template <class Cell>
py::object cells_of(std::vector<Cell>&& cells) {
  return py::cast(cells);
}

/// Text of which there is little that is different: each is made once.
py::object repeated(const std::vector<std::string>& cells) {
  std::unordered_map<std::string_view, py::str> made;
  py::list list(cells.size());
  for (std::size_t row = 0; row < cells.size(); ++row) {
    auto found = made.find(cells[row]);
    if (found == made.end()) found = made.emplace(cells[row], cells[row]).first;
    list[row] = found->second;
  }
  return list;
}

/// Whether a column says the same few things again and again.
bool repeats(const hti::DataColumn& column) {
  return column.quantity == hti::Quantity::unit || column.quantity == hti::Quantity::node ||
         column.quantity == hti::Quantity::word;
}

template <class Cell>
std::vector<Cell> cells_as(const py::object& column) {
  // An array of numpy holds no numbers of Python.
  return py::cast<std::vector<Cell>>(py::isinstance<py::array>(column) ? column.attr("tolist")() : column);
}

hti::Cells cells_from(const py::object& column, const std::string& type) {
  if (type == "number") return column.cast<std::vector<double>>();
  if (type == "whole") return cells_as<std::int64_t>(column);
  if (type == "truth") return cells_as<std::optional<bool>>(column);
  if (type == "text") return cells_as<std::string>(column);
  return cells_as<std::vector<std::string>>(column);
}

/// The value of an enumeration that has this name.
template <class Enum>
Enum named(const std::string& wanted, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    if (name(static_cast<Enum>(k)) == wanted) return static_cast<Enum>(k);
  }
  throw py::value_error("no column can be '" + wanted + "'");
}

void release(PyObject* capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
  if (stream->release) stream->release(stream);  // else somebody took it
  delete stream;
}

}  // namespace

ResultColumns to_python(hti::DataFrame frame) {
  py::dict cells, facts;
  for (hti::DataColumn& column : frame.columns) {
    facts[column.name.c_str()] =
        py::make_tuple(types[column.cells.index()], std::string(name(column.quantity)), std::string(name(column.role)));
    const auto* text = std::get_if<std::vector<std::string>>(&column.cells);
    cells[column.name.c_str()] = text && repeats(column)
                                     ? repeated(*text)
                                     : std::visit([](auto& kept) { return cells_of(std::move(kept)); }, column.cells);
  }
  const py::module_ columns = py::module_::import("hemtjanstindex.core.columns");
  return py::reinterpret_steal<ResultColumns>(columns.attr("ResultColumns")(cells, facts).release());
}

hti::DataFrame from_python(const py::dict& columns, const std::map<std::string, Fact>& facts) {
  hti::DataFrame frame;
  for (const auto& [name, column] : columns) {
    auto text = name.cast<std::string>();
    const auto& [type, quantity, role] = facts.at(text);
    hti::DataFrame one;
    one.columns.push_back({.name = std::move(text),
                           .cells = cells_from(py::reinterpret_borrow<py::object>(column), type),
                           .quantity = named<hti::Quantity>(quantity, hti::quantities),
                           .role = named<hti::Role>(role, hti::roles)});
    frame.append(std::move(one));
  }
  return frame;
}

py::capsule arrow_stream(hti::DataFrame frame) {
  auto stream = std::make_unique<ArrowArrayStream>();
  hti::io::to_arrow(std::move(frame), *stream);
  PyObject* capsule = PyCapsule_New(stream.get(), "arrow_array_stream", &release);
  if (!capsule) {
    stream->release(stream.get());
    throw py::error_already_set();
  }
  stream.release();
  return py::reinterpret_steal<py::capsule>(capsule);
}

}  // namespace hti_python
