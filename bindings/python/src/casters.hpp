// How enumerations and intervals look in Python: words and pairs.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <array>
#include <string>
#include <string_view>

#include "hti/hti.hpp"

namespace hti_python {

/// The words of an enumeration in its order, and its type as stubs write it.
template <class Enum>
struct words;

template <class Enum>
struct word_caster {
  PYBIND11_TYPE_CASTER(Enum, words<Enum>::type);

  bool load(pybind11::handle source, bool) {
    if (!pybind11::isinstance<pybind11::str>(source)) return false;
    const auto word = source.cast<std::string>();
    std::string known;
    for (std::size_t i = 0; i < words<Enum>::list.size(); ++i) {
      if (word == words<Enum>::list[i]) {
        value = static_cast<Enum>(i);
        return true;
      }
      known += (i ? ", '" : "'") + std::string(words<Enum>::list[i]) + "'";
    }
    throw pybind11::value_error("'" + word + "' is not one of " + known);
  }

  static pybind11::handle cast(Enum word, pybind11::return_value_policy, pybind11::handle) {
    return pybind11::str(std::string(words<Enum>::list[static_cast<std::size_t>(word)])).release();
  }
};

}  // namespace hti_python

#define HTI_WORDS(ENUM, TYPE, ...)                                                     \
  template <>                                                                          \
  struct hti_python::words<ENUM> {                                                     \
    static constexpr std::array list = std::to_array<std::string_view>({__VA_ARGS__}); \
    static constexpr auto type = pybind11::detail::const_name(TYPE);                   \
  };                                                                                   \
  template <>                                                                          \
  struct pybind11::detail::type_caster<ENUM> : hti_python::word_caster<ENUM> {};

/// The same of an enumeration whose words the library has.
#define HTI_WORDS_OF(ENUM, TYPE)                                     \
  template <>                                                        \
  struct hti_python::words<ENUM> {                                   \
    static constexpr auto list = hti::words<ENUM>::list;             \
    static constexpr auto type = pybind11::detail::const_name(TYPE); \
  };                                                                 \
  template <>                                                        \
  struct pybind11::detail::type_caster<ENUM> : hti_python::word_caster<ENUM> {};

HTI_WORDS(hti::Ties, "typing.Literal['min', 'max', 'average', 'dense', 'ordinal']", "min", "max", "average", "dense", "ordinal")
HTI_WORDS(hti::Constant, "typing.Literal['error', 'middle', 'drop']", "error", "middle", "drop")
HTI_WORDS(hti::missing::by, "typing.Literal['weight', 'count']", "weight", "count")
HTI_WORDS(hti::Direction, "typing.Literal['higher', 'lower']", "higher", "lower")
HTI_WORDS(hti::Kind, "typing.Literal['share', 'mean', 'count', 'yes_no', 'points']", "share", "mean", "count", "yes_no",
          "points")
HTI_WORDS(hti::Quality, "typing.Literal['unspecified', 'structure', 'process', 'outcome']", "unspecified", "structure",
          "process", "outcome")
HTI_WORDS(hti::Scope, "typing.Literal['unit', 'municipality']", "unit", "municipality")
HTI_WORDS(hti::RandomError, "typing.Literal['none', 'survey']", "none", "survey")
HTI_WORDS(hti::Language, "typing.Literal['sv', 'en']", "sv", "en")
HTI_WORDS(hti::Status, "typing.Literal['observed', 'missing', 'not_answered', 'suppressed', 'not_applicable']", "observed",
          "missing", "not_answered", "suppressed", "not_applicable")
HTI_WORDS(hti::Origin, "typing.Literal['own', 'borrowed', 'inherited']", "own", "borrowed", "inherited")
HTI_WORDS_OF(hti::Group, "typing.Literal['high', 'above', 'near', 'below', 'low', 'none']")
HTI_WORDS(hti::Colour, "typing.Literal['green', 'yellow', 'red', 'grey']", "green", "yellow", "red", "grey")
HTI_WORDS_OF(hti::Reason, "typing.Literal['none', 'no_values', 'low_coverage']")
HTI_WORDS(hti::io::Encoding, "typing.Literal['automatic', 'utf8', 'latin1']", "automatic", "utf8", "latin1")
HTI_WORDS(hti::io::Layout, "typing.Literal['automatic', 'wide', 'long']", "automatic", "wide", "long")

/// An interval is a pair (low, high).
template <>
struct pybind11::detail::type_caster<hti::Interval> {
  PYBIND11_TYPE_CASTER(hti::Interval, const_name("tuple[float, float]"));

  bool load(handle source, bool convert) {
    make_caster<std::pair<double, double>> pair;
    if (!pair.load(source, convert)) return false;
    const auto [low, high] = cast_op<std::pair<double, double>>(pair);
    value = {low, high};
    return true;
  }
  static handle cast(const hti::Interval& interval, return_value_policy, handle) {
    return make_tuple(interval.low, interval.high).release();
  }
};
