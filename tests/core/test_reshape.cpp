// Whatever reshapes a table keeps all that belongs to a cell: a table whose matrices all differ goes through everything.
#include <catch2/catch.hpp>

#include <numeric>

#include "core/support.hpp"
#include "hti/explain/backcast.hpp"
#include "hti/explain/good_examples.hpp"
#include "hti/impute/borrow.hpp"
#include "hti/impute/inherit.hpp"
#include "hti/rank/size_class.hpp"
#include "robust/joined.hpp"
#include "table/assemble.hpp"

using namespace hti_test;
using hti::Origin;
using hti::Status;

namespace {

hti::Model model() {
  std::vector<hti::Node> nodes{node("index"), leaf("x", "index"), leaf("y", "index"), leaf("z", "index")};
  nodes[3].indicator->scope = hti::Scope::municipality;
  return hti::Model(std::move(nodes));
}

/// Four units, two or three indicators; no two cells are alike in anything.
hti::TableData full(std::vector<std::string> indicators, double from) {
  hti::TableData data{.units = {"a", "b", "c", "d"}, .indicators = std::move(indicators), .period = "2014"};
  const std::size_t cells = 4 * data.indicators.size();
  const auto count = [&](double first) {
    std::vector<double> numbers(cells);
    std::iota(numbers.begin(), numbers.end(), from + first);
    return numbers;
  };
  data.values = count(0);
  data.respondents = count(100);
  data.population = count(200);
  data.standard_error = count(300);
  data.statuses.assign(cells, Status::observed);
  data.origins.assign(cells, Origin::own);
  for (std::size_t cell = 0; cell < cells; cell += 5) data.origins[cell] = cell % 2 == 0 ? Origin::borrowed : Origin::inherited;
  for (const auto& [cell, status] : {std::pair{1, Status::missing}, {6, Status::suppressed}, {3, Status::not_answered}}) {
    data.values[static_cast<std::size_t>(cell)] = no_value;
    data.statuses[static_cast<std::size_t>(cell)] = status;
  }
  data.names = {"A", "B", "C", "D"};
  data.groups["lan"] = {"1", "2", "3", "4"};
  data.groups["kommun"] = {"d", "c", "b", "a"};
  data.background["befolkning"] = {10 + from, 20 + from, 30 + from, 40 + from};
  return data;
}

std::size_t cell(const hti::Table& table, const std::string& unit, const std::string& indicator) {
  return *table.find_indicator(indicator) * table.n_units() + table.unit_at(unit);
}

/// Whether every matrix holds the same in two cells, but for those named.
bool alike(const hti::Table& a, std::size_t one, const hti::Table& b, std::size_t other, const std::string& but = {}) {
  bool same = true;
  hti::detail::each_matrix([&](auto k) {
    if (std::get<k>(hti::detail::matrix_names) == but) return;
    const auto& first = std::get<k>(hti::detail::matrices(a.data()));
    const auto& second = std::get<k>(hti::detail::matrices(b.data()));
    const auto none = std::get<k>(hti::detail::neutral);
    const auto x = first.empty() ? none : first[one];
    const auto y = second.empty() ? none : second[other];
    same = same && (x == y || (hti::detail::is_neutral(x, none) && hti::detail::is_neutral(y, none)));
  });
  return same;
}

void check_units(const hti::Table& from, const hti::Table& to, const std::string& mark = {}) {
  for (std::size_t u = 0; u < to.n_units(); ++u) {
    std::string code = to.units()[u];
    if (code.size() < mark.size() || code.substr(code.size() - mark.size()) != mark) continue;
    code.resize(code.size() - mark.size());
    const auto there = from.find_unit(code);
    if (!there) continue;
    CHECK(to.names()[u] == from.names()[*there]);
    for (const auto& [variable, labels] : from.groups()) CHECK(to.group(variable)[u] == labels[*there]);
    for (const auto& [variable, numbers] : from.background()) CHECK(to.background().at(variable)[u] == numbers[*there]);
    for (const std::string& id : from.indicators()) CHECK(alike(from, cell(from, code, id), to, cell(to, to.units()[u], id)));
  }
}

}  // namespace

TEST_CASE("rows of a table keep every matrix", "[reshape]") {
  const hti::Table table(full({"x", "y", "z"}, 1));
  const std::vector<std::size_t> chosen{3, 0};
  const hti::Table some = hti::detail::subset(table, chosen);
  CHECK(some.data().units == std::vector<std::string>{"d", "a"});
  check_units(table, some);
  const hti::Table rest = hti::detail::units_from(table, 1);
  CHECK(rest.n_units() == 3);
  check_units(table, rest);
  CHECK(hti::detail::units_from(table, 0).hash() == table.hash());
  check_units(table, hti::with_size_classes(table));
}

TEST_CASE("two tables as one keep every matrix, in whatever order their columns stand", "[reshape]") {
  const hti::Table first(full({"x", "y", "z"}, 1));
  hti::TableData data = full({"z", "x", "y"}, 1000);
  data.groups.erase("lan");
  const hti::Table second(std::move(data));
  const hti::Table both = hti::detail::joined(first, second, model());
  CHECK(both.n_units() == 8);
  check_units(first, both);
  check_units(second, both, " (reference)");
  CHECK(both.group("lan")[5].empty());
}

TEST_CASE("borrowed and inherited cells come with all that is theirs, and the others stay", "[reshape]") {
  const hti::Table table(full({"x", "y", "z"}, 1));
  const hti::Table other(full({"z", "y", "w"}, 1000));
  const hti::Table municipal(full({"z", "x", "y"}, 5000));
  const hti::Table borrowed = hti::impute::borrow(hti::Table(full({"y", "z", "x"}, 1)), other);
  CHECK(borrowed.origin(1, 0) == Origin::borrowed);
  CHECK(alike(other, cell(other, "b", "y"), borrowed, cell(borrowed, "b", "y"), "origins"));
  CHECK(borrowed.respondents(1, 0) == other.respondents(1, 1));
  const hti::Table whole(full({"y", "z", "x"}, 1));
  for (const char* unit : {"a", "c", "d"}) CHECK(alike(whole, cell(whole, unit, "y"), borrowed, cell(borrowed, unit, "y")));

  const hti::Table inherited = hti::impute::inherit(hti::Table(full({"x", "y"}, 1)), municipal, model());
  for (const auto& [unit, of] : {std::pair{"a", "d"}, {"b", "c"}, {"c", "b"}, {"d", "a"}})
    CHECK(alike(municipal, cell(municipal, of, "z"), inherited, cell(inherited, unit, "z"), "origins"));
  check_units(hti::Table(full({"x", "y"}, 1)), inherited);
}

TEST_CASE("a back-cast and what good examples are compared with keep every matrix", "[reshape]") {
  const hti::Table present(full({"x", "y", "z"}, 1));
  const hti::Index index = hti::fit(model(), {}, present);
  const hti::Table earlier(full({"y", "x"}, 1000));
  const hti::Table back = hti::explain::backcast(index, earlier).table();
  check_units(earlier, back);
  for (std::size_t u = 0; u < 4; ++u) {
    CHECK(back.status(u, *back.find_indicator("z")) == Status::not_applicable);
    CHECK(std::isnan(back.respondents(u, *back.find_indicator("z"))));
  }
  const hti::Table before = hti::explain::before(index.score(present), earlier).table();
  for (const char* unit : {"a", "b", "c", "d"}) {
    for (const char* id : {"x", "y", "z"}) {
      const bool known = id != std::string("z") &&
                         present.status(present.unit_at(unit), *present.find_indicator(id)) == Status::observed &&
                         earlier.status(earlier.unit_at(unit), *earlier.find_indicator(id)) == Status::observed;
      const hti::Table& from = known ? earlier : present;
      CHECK(alike(from, cell(from, unit, id), before, cell(before, unit, id)));
    }
  }
}

TEST_CASE("a column that is added, and a cell that is cleared, hold nothing", "[reshape]") {
  hti::TableData data = full({"x", "y"}, 1);
  const std::size_t column = hti::detail::add_column(data, "z", Status::suppressed);
  hti::detail::clear_cell(data, 4, Status::not_answered);
  const hti::Table table(std::move(data));
  for (const std::size_t cell : {column * 4, column * 4 + 3, std::size_t{4}}) {
    hti::detail::each_matrix([&](auto k) {
      const auto value = std::get<k>(hti::detail::matrices(table.data()))[cell];
      if (k != 1) CHECK(hti::detail::is_neutral(value, std::get<k>(hti::detail::neutral)));
    });
  }
  CHECK(table.status(3, column) == Status::suppressed);
  CHECK(table.status(0, 1) == Status::not_answered);
}
