#include <cmath>

#include "explain/has_figures.hpp"
#include "hti/explain/trend.hpp"

namespace hti::inline v0::explain {
namespace {

// Children that count: with weight, and with a figure somewhere below them.
std::vector<std::size_t> counted(const Scores& scores, const Index& index, std::size_t node) {
  const Model& model = index.model();
  std::vector<std::size_t> children;
  for (std::size_t child : model.children(node)) {
    const bool known =
        model[child].indicator ? has_figures(scores.table(), model[child].id) : !counted(scores, index, child).empty();
    if (known && index.weight(model[child].id) > 0) children.push_back(child);
  }
  return children;
}

bool same_indicator(const Indicator& a, const Indicator& b) {
  return a.direction == b.direction && a.kind == b.kind && a.goalposts == b.goalposts;
}

bool same(const Scores& a, const Scores& b, const Index& x, const Index& y, std::size_t m, std::size_t n) {
  const Node& one = x.model()[m];
  const Node& other = y.model()[n];
  const std::size_t level = x.model().level(m);
  if (one.id != other.id || one.indicator.has_value() != other.indicator.has_value() || level != y.model().level(n))
    return false;
  if (one.indicator) {
    return same_indicator(*one.indicator, *other.indicator) &&
           x.method().treat.at(one.id, level) == y.method().treat.at(one.id, level) &&
           x.method().normalise.at(one.id, level) == y.method().normalise.at(one.id, level);
  }
  const std::vector<std::size_t> ours = counted(a, x, m);
  const std::vector<std::size_t> theirs = counted(b, y, n);
  if (ours.size() != theirs.size() || !(x.method().aggregate.at(one.id, level) == y.method().aggregate.at(one.id, level)))
    return false;
  const Normalise* own = x.method().normalise.exception(one.id, level);
  const Normalise* their_own = y.method().normalise.exception(one.id, level);
  if (!own != !their_own || (own && *own != *their_own)) return false;
  double total = 0;
  double their_total = 0;
  for (std::size_t k = 0; k < ours.size(); ++k) {
    total += x.weight(x.model()[ours[k]].id);
    their_total += y.weight(y.model()[theirs[k]].id);
  }
  for (std::size_t k = 0; k < ours.size(); ++k) {
    const double difference = x.weight(x.model()[ours[k]].id) / total - y.weight(y.model()[theirs[k]].id) / their_total;
    if (std::abs(difference) > 1e-12 || !same(a, b, x, y, ours[k], theirs[k])) return false;
  }
  return true;
}

}  // namespace

bool same_measure(const Scores& a, const Scores& b, std::string_view node) {
  const Index x = a.index();
  const Index y = b.index();
  const auto rescale = [&](const Index& index) {
    const auto rule = index.method().rescale.find(node);
    return rule == index.method().rescale.end() ? std::nullopt : std::optional(rule->second);
  };
  return x.method().missing == y.method().missing && rescale(x) == rescale(y) &&
         same(a, b, x, y, x.model().at(node), y.model().at(node));
}

}  // namespace hti::inline v0::explain
