#include "explain/hidden_sum.hpp"

#include <algorithm>
#include <cmath>

#include "base/numbers.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::infinity;
/// Keeps what is equal in exact arithmetic on one side of a limit.
constexpr double slack = 1e-9;

/// How many answers are hidden, and of the two parts with most of them.
struct Size {
  double answers = 0;
  double first = 0;
  double second = 0;
  std::size_t parts = 0;

  void add(double n) {
    answers += n;
    ++parts;
    second = std::max(second, std::min(first, n));
    first = std::max(first, n);
  }
};

Size size_of(const HiddenSum& of, const Part* without = nullptr) {
  Size size;
  for (const Part& part : of.parts) {
    if (part.hidden && &part != without) size.add(part.answers);
  }
  return size;
}

/// The answers that are certainly on the rarer side: as many as this can be moved from part to part.
double rarer(double answers, Interval sum) { return std::min(sum.low, answers - sum.high); }

bool safe(const HiddenSum& of, const Size& hidden, Interval sum) {
  if (of.width + of.insider == 0) return true;
  if (!of.bounded) return hidden.parts >= 3;
  double beside = 0;
  for (const Part& part : of.apart) beside = std::max(beside, part.answers);
  const double largest = std::max(hidden.first, beside);
  const double beside_first = hidden.answers - hidden.first;
  const bool covered = beside_first >= of.width * hidden.first && hidden.answers >= of.width * beside;
  const bool from_insiders = beside_first - hidden.second >= of.insider * hidden.first && beside_first >= of.insider * beside;
  // Two answers more, as answers are whole.
  const double wanted = (of.width + of.insider) * largest + 2;
  return covered && from_insiders && rarer(hidden.answers, sum) * (1 + slack) >= wanted;
}

Interval shown_between(const HiddenSum& of, const Part& part) {
  if (!of.bounded) return {part.answers * (part.value - of.rounding), part.answers * (part.value + of.rounding)};
  return {part.answers * std::clamp(part.value - of.rounding, 0.0, 1.0),
          part.answers * std::clamp(part.value + of.rounding, 0.0, 1.0)};
}

/// What a unit that knows its own part can tell of the sum of the other hidden ones.
Interval others(const HiddenSum& of, const Part& own, Interval known, double unknown) {
  Interval mine{0, own.answers};
  if (std::isnan(own.value)) {
    unknown -= own.answers;
    mine = {std::max(0.0, of.sum.low - known.high - unknown), std::min(own.answers, of.sum.high - known.low)};
  } else {
    mine = shown_between(of, own);
    known = {known.low - mine.low, known.high - mine.high};
  }
  const Interval parts{known.low, known.high + unknown};
  const Interval left{std::max(parts.low, of.sum.low - mine.high), std::min(parts.high, of.sum.high - mine.low)};
  return left.low <= left.high ? left : parts;
}

}  // namespace

bool HiddenSum::safe() const { return explain::safe(*this, size_of(*this), sum); }

void HiddenSum::show(std::span<const std::string> codes) {
  std::vector<Part*> candidates;
  for (Part& part : parts) {
    if (part.hidden && !part.must_hide && part.unit != Part::nobody) candidates.push_back(&part);
  }
  std::sort(candidates.begin(), candidates.end(), [&](const Part* a, const Part* b) {
    return a->answers != b->answers ? a->answers > b->answers : codes[a->unit] < codes[b->unit];
  });
  for (Part* part : candidates) {
    const Size rest = size_of(*this, part);
    // Whatever it is: all of its answers on either side.
    if (!explain::safe(*this, rest, {sum.low - part->answers, sum.high})) continue;
    const Interval told = shown_between(*this, *part);
    part->hidden = false;
    sum = {sum.low - told.high, sum.high - told.low};
    if (bounded) sum = {std::max(0.0, sum.low), std::min(rest.answers, sum.high)};
  }
}

Interval HiddenSum::possible(const Part& part) const {
  const double beside_it = size_of(*this).answers - part.answers;
  if (!bounded && beside_it > 0) return {-infinity, infinity};
  const Interval left{(sum.low - (bounded ? beside_it : 0)) / part.answers, sum.high / part.answers};
  return bounded ? Interval{std::max(0.0, left.low), std::min(1.0, left.high)} : left;
}

std::vector<double> HiddenSum::for_insiders() const {
  const Size hidden = size_of(*this);
  std::vector<double> least(parts.size() + apart.size(), bounded || hidden.parts >= 3 ? infinity : 0);
  if (!bounded) return least;
  Interval known{0, 0};
  double unknown = 0;
  for (const Part& part : parts) {
    if (!part.hidden) continue;
    if (std::isnan(part.value)) {
      unknown += part.answers;
    } else {
      const Interval told = shown_between(*this, part);
      known = {known.low + told.low, known.high + told.high};
    }
  }
  for (const Part& own : parts) {
    if (!own.hidden) continue;
    const double answers = hidden.answers - own.answers;
    const double moved = std::max(0.0, rarer(answers, others(*this, own, known, unknown)));
    for (std::size_t i = 0; i < least.size(); ++i) {
      const bool inside = i < parts.size();
      const Part& part = inside ? parts[i] : apart[i - parts.size()];
      if (!part.hidden || (&part == &own && part.cells == 1)) continue;
      const double rest = inside && &part != &own ? answers - part.answers : answers;
      least[i] = std::min(least[i], std::max(0.0, std::min({part.answers, moved, rest})) / part.answers);
    }
  }
  return least;
}

}  // namespace hti::inline v0::explain
