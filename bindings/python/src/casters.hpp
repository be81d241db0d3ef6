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

/// The words of an enumeration in its order; those of the library where it has them.
template <class Enum>
struct words : hti::words<Enum> {};

inline constexpr std::string_view literal_head = "typing.Literal[";

template <class Enum>
constexpr std::size_t literal_size() {
  std::size_t size = literal_head.size() + 1;
  for (const std::string_view word : words<Enum>::list) size += word.size() + 4;
  return size - 2;
}

/// An enumeration's type as stubs write it: typing.Literal['own', 'borrowed'].
template <class Enum>
constexpr auto literal() {
  pybind11::detail::descr<literal_size<Enum>()> type;
  std::size_t at = 0;
  const auto write = [&](std::string_view text) {
    for (const char c : text) type.text[at++] = c;
  };
  write(literal_head);
  for (const std::string_view word : words<Enum>::list) {
    write(at > literal_head.size() ? ", '" : "'");
    write(word);
    write("'");
  }
  write("]");
  return type;
}

template <class Enum>
struct word_caster {
  PYBIND11_TYPE_CASTER(Enum, literal<Enum>());

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

/// Words that stand in Python alone.
#define HTI_WORDS(ENUM, ...)                                                           \
  template <>                                                                          \
  struct hti_python::words<ENUM> {                                                     \
    static constexpr std::array list = std::to_array<std::string_view>({__VA_ARGS__}); \
  };                                                                                   \
  HTI_WORDS_OF(ENUM)

/// Words that the library has.
#define HTI_WORDS_OF(ENUM) \
  template <>              \
  struct pybind11::detail::type_caster<ENUM> : hti_python::word_caster<ENUM> {};

HTI_WORDS(hti::Ties, "min", "max", "average", "dense", "ordinal")
HTI_WORDS(hti::Constant, "error", "middle", "drop")
HTI_WORDS(hti::missing::by, "weight", "count")
HTI_WORDS(hti::Direction, "higher", "lower")
HTI_WORDS(hti::Kind, "share", "mean", "count", "yes_no", "points")
HTI_WORDS(hti::Quality, "unspecified", "structure", "process", "outcome")
HTI_WORDS(hti::Scope, "unit", "municipality")
HTI_WORDS(hti::RandomError, "none", "survey")
HTI_WORDS(hti::Language, "sv", "en")
HTI_WORDS_OF(hti::Status)
HTI_WORDS_OF(hti::Origin)
HTI_WORDS(hti::Group, "high", "above", "near", "below", "low", "none")
HTI_WORDS(hti::Colour, "green", "yellow", "red", "grey")
HTI_WORDS_OF(hti::Reason)
HTI_WORDS(hti::io::Encoding, "automatic", "utf8", "latin1")
HTI_WORDS(hti::io::Layout, "automatic", "wide", "long")

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
