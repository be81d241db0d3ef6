#include "data_frame.hpp"

#include <memory>

#include "hti/io/arrow.hpp"

namespace hti_python {
namespace {

py::object cells_of(std::vector<double>&& cells) { return array(std::move(cells)); }

template <class Cell>
py::object cells_of(std::vector<Cell>&& cells) {
  return py::cast(cells);
}

hti::Cells cells_from(const py::handle& column) {
  if (py::isinstance<py::array>(column)) {
    const auto kind = py::cast<char>(column.attr("dtype").attr("kind"));
    if (kind == 'b') return column.cast<std::vector<bool>>();
    if (kind == 'i' || kind == 'u') return column.attr("tolist")().cast<std::vector<std::int64_t>>();
    if (kind == 'f') return column.cast<std::vector<double>>();
    return cells_from(column.attr("tolist")());
  }
  bool text = false, list = false, truth = false, number = false, nothing = false;
  for (const py::handle& cell : column) {
    if (cell.is_none()) {
      nothing = true;
    } else if (py::isinstance<py::str>(cell)) {
      text = true;
    } else if (py::isinstance<py::bool_>(cell)) {
      truth = true;
    } else if (py::isinstance<py::float_>(cell)) {
      number = true;
    } else if (py::isinstance<py::sequence>(cell)) {
      list = true;
    }
  }
  if (text) return column.cast<std::vector<std::string>>();
  if (list) return column.cast<std::vector<std::vector<std::string>>>();
  if (truth || nothing) return column.cast<std::vector<std::optional<bool>>>();
  if (number) return column.cast<std::vector<double>>();
  return column.cast<std::vector<std::int64_t>>();
}

void release(PyObject* capsule) {
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
  if (stream->release) stream->release(stream);  // else somebody took it
  delete stream;
}

}  // namespace

Named to_python(hti::DataFrame frame) {
  py::dict columns;
  for (hti::DataColumn& column : frame.columns)
    columns[column.name.c_str()] = std::visit([](auto& cells) { return cells_of(std::move(cells)); }, column.cells);
  return Named(columns);
}

hti::DataFrame from_python(const py::dict& columns) {
  hti::DataFrame frame;
  for (const auto& [name, column] : columns) frame.append({{{.name = name.cast<std::string>(), .cells = cells_from(column)}}});
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
