// Result groups and colours at their bounds.
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include "hti/rank/groups.hpp"

namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();
using hti::Colour;
using hti::Group;

}  // namespace

TEST_CASE("cut-offs lie a quarter and one and a quarter standard deviations from the mean", "[groups]") {
  const auto c = hti::Cutoffs::of(std::vector<double>{1, absent, 3, 5});
  CHECK(c == hti::Cutoffs{.mean = 3, .sd = 2});
  CHECK(c.group(5.5) == Group::high);
  CHECK(c.group(std::nextafter(5.5, 0.0)) == Group::above);
  CHECK(c.group(3.5) == Group::above);
  CHECK(c.group(std::nextafter(3.5, 0.0)) == Group::near);
  CHECK(c.group(2.5) == Group::near);
  CHECK(c.group(std::nextafter(2.5, 0.0)) == Group::below);
  CHECK(c.group(0.5) == Group::below);
  CHECK(c.group(std::nextafter(0.5, 0.0)) == Group::low);
  CHECK(c.group(absent) == Group::none);
}

TEST_CASE("without spread every score is near", "[groups]") {
  for (const std::vector<double>& scores : {std::vector<double>{}, {4.0}, {absent, 4.0}, std::vector<double>(7, 0.1)}) {
    const auto c = hti::Cutoffs::of(scores);
    CHECK(c.sd == 0);
    CHECK(c.group(0.1) == Group::near);
    CHECK(c.group(99) == Group::near);
    CHECK(c.group(absent) == Group::none);
  }
}

TEST_CASE("names of groups and colours", "[groups]") {
  CHECK(name(Group::high) == "high");
  CHECK(name(Group::low) == "low");
  CHECK(name(Group::none) == "none");
  CHECK(name(Colour::grey) == "grey");
}

TEST_CASE("colours of small examples", "[groups]") {
  CHECK(hti::colours(std::vector<double>{4, 3, absent, 2, 1}) ==
        std::vector{Colour::green, Colour::yellow, Colour::grey, Colour::yellow, Colour::red});
  CHECK(hti::colours(std::vector<double>(5, 1.0)) == std::vector(5, Colour::yellow));
  CHECK(hti::colours(std::vector<double>{1.0}) == std::vector{Colour::yellow});
  CHECK(hti::colours(std::vector<double>{}).empty());
}

TEST_CASE("colours agree with counting", "[groups]") {
  rc::prop("fewer than a quarter better, fewer than a quarter worse", [] {
    auto values = *rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(0, 12), [](int k) { return k == 0 ? absent : k * 0.5; }));
    const auto colours = hti::colours(values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      int n = 0;
      int better = 0;
      int worse = 0;
      for (const double x : values) {
        n += !std::isnan(x);
        better += x > values[i];
        worse += x < values[i];
      }
      const bool green = 4 * better < n;
      const bool red = 4 * worse < n;
      const Colour expected = std::isnan(values[i]) ? Colour::grey
                              : green == red        ? Colour::yellow
                              : green               ? Colour::green
                                                    : Colour::red;
      RC_ASSERT(colours[i] == expected);
    }
  });
}
