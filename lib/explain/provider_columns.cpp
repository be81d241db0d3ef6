#include "hti/explain/columns.hpp"

namespace hti::inline v0::explain {
namespace {

using Q = Quantity;

}  // namespace

DataFrame columns(const std::vector<Withholding>& cells) {
  using Row = Withholding;
  return ColumnsOf(cells)
      .add("unit", &Row::unit, Q::unit, Role::key)
      .add("indicator", &Row::indicator, Q::node, Role::key)
      .add("why", &Row::why, Q::word)
      .add("low", &Row::low, Q::figure)
      .add("high", &Row::high, Q::figure)
      .add("insider", &Row::insider, Q::plain)
      .add("exposed", &Row::exposed, Q::truth)
      .frame();
}

DataFrame columns(const std::vector<Provider>& providers) {
  using Row = Provider;
  return ColumnsOf(providers)
      .add("unit", &Row::unit, Q::unit, Role::key)
      .add("name", &Row::name, Q::name, Role::label)
      .add("kind", &Row::kind, Q::text, Role::label)
      .add("score", &Row::score, Q::score)
      .add("first", &Row::first, Q::score)
      .add("second", &Row::second, Q::score)
      .add("rank", &Row::rank, Q::rank)
      .add("first_rank", &Row::first_rank, Q::rank)
      .add("second_rank", &Row::second_rank, Q::rank)
      .add("field", &Row::field, Q::word)
      .add("coverage", &Row::coverage, Q::share)
      .add("reason", &Row::reason, Q::word, Role::note)
      .add("reason_node", &Row::reason_node, Q::node, Role::note)
      .add("thin", &Row::thin, Q::node, Role::note)
      .add("first_thin", &Row::first_thin, Q::node, Role::note)
      .add("second_thin", &Row::second_thin, Q::node, Role::note)
      .frame();
}

DataFrame columns(const std::vector<ProviderKind>& kinds) {
  using Row = ProviderKind;
  return ColumnsOf(kinds)
      .add("kind", &Row::kind, Q::text, Role::key)
      .add("units", &Row::units, Q::count)
      .add("shown", &Row::shown, Q::count)
      .add("score", &Row::score, Q::score)
      .add("first", &Row::first, Q::score)
      .add("second", &Row::second, Q::score)
      .frame();
}

}  // namespace hti::inline v0::explain
