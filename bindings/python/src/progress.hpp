// Long work that Python is told of.
#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <functional>

namespace hti_python {

/// Calls `progress`, and stops on Ctrl-C, whoever meets it: what is done is kept.
inline std::function<bool(std::uint64_t)> told(const pybind11::object& progress) {
  return [&progress](std::uint64_t done) {
    const pybind11::gil_scoped_acquire locked;
    try {
      if (!progress.is_none()) progress(done);
      if (PyErr_CheckSignals() != 0) throw pybind11::error_already_set();
    } catch (const pybind11::error_already_set& error) {
      if (!error.matches(PyExc_KeyboardInterrupt)) throw;
      return false;
    }
    return true;
  };
}

}  // namespace hti_python
