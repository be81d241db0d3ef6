// RapidCheck generators: finite doubles with many ties, columns, weights.
#pragma once

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <cstddef>
#include <string>
#include <vector>

namespace hti_test {

/// Finite values: mostly small eighths, so that ties happen, and now and then something large or tiny.
inline rc::Gen<double> value() {
  return rc::gen::weightedOneOf<double>({{8, rc::gen::map(rc::gen::inRange(-80, 81), [](int i) { return i / 8.0; })},
                                         {1, rc::gen::map(rc::gen::inRange(-1000000, 1000001), [](int i) { return i * 1.37; })},
                                         {1, rc::gen::map(rc::gen::inRange(-1000, 1001), [](int i) { return i * 1e-7; })}});
}

inline rc::Gen<double> positive() {
  return rc::gen::map(rc::gen::inRange(1, 801), [](int i) { return i / 8.0; });
}

inline rc::Gen<std::vector<double>> values(std::size_t size) { return rc::gen::container<std::vector<double>>(size, value()); }
inline rc::Gen<std::vector<double>> positives(std::size_t size) {
  return rc::gen::container<std::vector<double>>(size, positive());
}

inline std::size_t size_between(int least, int most) { return static_cast<std::size_t>(*rc::gen::inRange(least, most + 1)); }

/// At least two different values.
inline std::vector<double> spread(int least, int most) {
  std::vector<double> x = *values(size_between(least, most));
  x.back() = x.front() + *positive();
  return x;
}

}  // namespace hti_test
