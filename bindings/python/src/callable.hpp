// A Python callable inside a rule: called, copied and dropped on any thread, with the lock taken for it.
#pragma once

#include <functional>
#include <memory>
#include <span>

#include "casters.hpp"

namespace hti_python {

class callable {
 public:
  explicit callable(pybind11::object function)
      : function_(function.release().ptr(), [](PyObject* p) {
          if (!Py_IsInitialized()) return;
          const pybind11::gil_scoped_acquire locked;
          Py_DECREF(p);
        }) {}

  /// To be called with the lock held.
  [[nodiscard]] pybind11::object object() const { return pybind11::reinterpret_borrow<pybind11::object>(function_.get()); }

  /// As Python has it.
  friend bool operator==(const callable& a, const callable& b) {
    if (a.function_ == b.function_) return true;
    const pybind11::gil_scoped_acquire locked;
    return a.object().equal(b.object());
  }

 private:
  std::shared_ptr<PyObject> function_;
};

inline pybind11::array_t<double> copied(std::span<const double> values) {
  return pybind11::array_t<double>(static_cast<pybind11::ssize_t>(values.size()), values.data());
}

/// x -> function(x).
struct python_map {
  callable function;

  double operator()(double x) const {
    const pybind11::gil_scoped_acquire locked;
    return pybind11::float_(function.object()(x));
  }
};

/// The reference's values -> a map.
struct python_column_method {
  callable function;

  [[nodiscard]] std::function<double(double)> fit(const hti::Column& column) const {
    const pybind11::gil_scoped_acquire locked;
    pybind11::object map = function.object()(copied(column.values));
    if (PyCallable_Check(map.ptr()) == 0)
      throw pybind11::type_error("a custom rule must return a function of one value, not " + std::string(pybind11::repr(map)));
    return python_map{callable(std::move(map))};
  }
  std::function<double(double)> operator()(const hti::Column& column) const { return fit(column); }
  friend bool operator==(const python_column_method&, const python_column_method&) = default;
};

/// (values, weights) -> one value.
struct python_aggregator {
  callable function;

  double operator()(std::span<const double> values, std::span<const double> weights) const {
    const pybind11::gil_scoped_acquire locked;
    return pybind11::float_(function.object()(copied(values), copied(weights)));
  }
  friend bool operator==(const python_aggregator&, const python_aggregator&) = default;
};

}  // namespace hti_python
