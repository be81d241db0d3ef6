#include "hti/explain/columns.hpp"

namespace hti::inline v0::explain {
namespace {

using Q = Quantity;

/// A row with the unit whose profile it is of.
struct ProfileLine {
  const std::string* unit;
  const ProfileRow* row;
};

std::string_view list(Ground ground) { return strength(ground) ? "strength" : development(ground) ? "development" : ""; }

}  // namespace

DataFrame columns(const std::vector<Profile>& profiles) {
  using Row = ProfileLine;
  std::vector<Row> rows;
  for (const Profile& profile : profiles) {
    for (const ProfileRow& row : profile.rows) rows.push_back({.unit = &profile.unit, .row = &row});
  }
  return ColumnsOf(rows)
      .add(
          "unit", [](const Row& r) { return *r.unit; }, Q::unit, Role::key)
      .add(
          "node", [](const Row& r) { return r.row->node; }, Q::node, Role::key)
      .add(
          "indicator", [](const Row& r) { return r.row->indicator; }, Q::truth, Role::label)
      .add(
          "list", [](const Row& r) { return list(r.row->ground); }, Q::word)
      .add(
          "ground", [](const Row& r) { return r.row->ground; }, Q::word)
      .add(
          "own", [](const Row& r) { return r.row->own; }, Q::score)
      .add(
          "reference", [](const Row& r) { return r.row->reference; }, Q::score)
      .add(
          "points", [](const Row& r) { return r.row->points; }, Q::points)
      .add(
          "rank", [](const Row& r) { return r.row->rank; }, Q::rank)
      .add(
          "ranked", [](const Row& r) { return r.row->ranked; }, Q::count)
      .add(
          "colour", [](const Row& r) { return r.row->colour; }, Q::word)
      .add(
          "status", [](const Row& r) { return r.row->status; }, Q::word)
      .add(
          "raw", [](const Row& r) { return r.row->raw; }, Q::figure)
      .add(
          "raw_reference", [](const Row& r) { return r.row->raw_reference; }, Q::figure)
      .add(
          "people", [](const Row& r) { return r.row->people.number; }, Q::people)
      .add(
          "people_of", [](const Row& r) { return r.row->people.of; }, Q::people)
      .add(
          "people_answered", [](const Row& r) { return r.row->people.answered; }, Q::truth, Role::note)
      .add(
          "error", [](const Row& r) { return r.row->error; }, Q::plain, Role::error)
      .add(
          "within_noise", [](const Row& r) { return r.row->within_noise; }, Q::truth, Role::error)
      .add(
          "thin", [](const Row& r) { return r.row->thin; }, Q::node, Role::note)
      .frame();
}

DataFrame columns(const Contributions& contributions) {
  using Row = Contribution;
  return ColumnsOf(contributions.rows)
      .add("node", &Row::node, Q::node, Role::key)
      .add("own", &Row::own, Q::score)
      .add("reference", &Row::reference, Q::score)
      .add("points", &Row::points, Q::points)
      .add("status", &Row::status, Q::word)
      .add("indicator", &Row::indicator, Q::truth, Role::label)
      .add("thin", &Row::thin, Q::node, Role::note)
      .frame();
}

DataFrame columns(const std::vector<Peer>& peers) {
  using Row = Peer;
  return ColumnsOf(peers)
      .add("unit", &Row::unit, Q::unit, Role::key)
      .add("name", &Row::name, Q::name, Role::label)
      .add("distance", &Row::distance, Q::plain)
      .add("missing", &Row::missing, Q::text, Role::note)
      .frame();
}

DataFrame columns(const std::vector<PeerVariable>& variables) {
  using Row = PeerVariable;
  return ColumnsOf(variables)
      .add("name", &Row::name, Q::text, Role::key)
      .add("weight", &Row::weight, Q::plain)
      .add("logarithmic", &Row::logarithmic, Q::truth)
      .add("own", &Row::own, Q::plain)
      .frame();
}

DataFrame columns(const std::vector<GoodExample>& examples) {
  using Row = GoodExample;
  return ColumnsOf(examples)
      .add("node", &Row::node, Q::node, Role::key)
      .add("unit", &Row::unit, Q::unit, Role::key)
      .add("name", &Row::name, Q::name, Role::label)
      .add("own", &Row::own, Q::score)
      .add("score", &Row::score, Q::score)
      .add("rank", &Row::rank, Q::rank)
      .add("colour", &Row::colour, Q::word)
      .add("change", &Row::change, Q::points)
      .add("does_well", &Row::does_well, Q::truth)
      .add("improved", &Row::improved, Q::truth)
      .add("thin", &Row::thin, Q::node, Role::note)
      .add("own_thin", &Row::own_thin, Q::node, Role::note)
      .add("indicators", &Row::indicators, Q::node)
      .frame();
}

}  // namespace hti::inline v0::explain
