// What can be worked out of withheld figures, against trying every combination of answers.
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

#include "core/support.hpp"
#include "hti/explain/suppression.hpp"

using namespace hti_test;
using hti::explain::suppress;
using hti::explain::Suppression;
using hti::explain::Withheld;

namespace {

hti::Model one_share() {
  hti::Node share = leaf("a", "index");
  share.indicator->kind = hti::Kind::share;
  return hti::Model({node("index"), share});
}

/// Units u1, u2 ... of the municipality K, with so many positive of so many answers.
hti::TableData counted(const std::vector<double>& positive, const std::vector<double>& answers) {
  std::vector<double> values;
  for (std::size_t u = 0; u < positive.size(); ++u) values.push_back(std::round(100 * positive[u] / answers[u]));
  hti::TableData data = table_data({{"a", values}});
  data.respondents = answers;
  data.groups["kommun"] = std::vector<std::string>(positive.size(), "K");
  return data;
}

hti::Table total_of(double value, double answers) {
  return hti::Table({.units = {"K"}, .indicators = {"a"}, .values = {value}, .respondents = {answers}});
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// The least and greatest number positive in each hidden unit, by trying every way in which they add up to what they do.
struct Tried {
  std::vector<double> answers;
  double left;
  std::vector<double> low = std::vector<double>(answers.size(), infinity);
  std::vector<double> high = std::vector<double>(answers.size(), -infinity);
  std::vector<double> now = std::vector<double>(answers.size(), 0.0);

  void operator()(std::size_t unit = 0) {
    if (unit == answers.size()) {
      if (left != 0) return;
      for (std::size_t u = 0; u < unit; ++u) {
        low[u] = std::min(low[u], now[u]);
        high[u] = std::max(high[u], now[u]);
      }
      return;
    }
    for (now[unit] = 0; now[unit] <= std::min(answers[unit], left); ++now[unit]) {
      left -= now[unit];
      (*this)(unit + 1);
      left += now[unit];
    }
  }
};

}  // namespace

TEST_CASE("nobody who knows every other answer can tell a withheld share to within twenty points") {
  std::mt19937 generator(11);
  std::size_t withheld = 0;
  std::size_t complementary = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<double> answers;
    std::vector<double> positive;
    for (std::size_t u = 0; u < 2 + generator() % 3; ++u) {
      answers.push_back(static_cast<double>(4 + generator() % 26));
      const double some = static_cast<double>(generator() % (static_cast<unsigned>(answers[u]) + 1));
      const double few = std::floor(some / 4);
      positive.push_back(round % 3 == 0 ? some : round % 3 == 1 ? few : answers[u] - few);
    }
    const double all = std::round(100 * sum(positive) / sum(answers));
    const Suppression s =
        suppress(hti::Table(counted(positive, answers)), one_share(), total_of(all, sum(answers)), {.threshold = 12});

    std::vector<double> hidden;
    double left = 0;
    for (const auto& cell : s.cells) {
      const std::size_t u = s.table.unit_at(cell.unit);
      hidden.push_back(answers[u]);
      left += positive[u];
      CHECK(s.table.status(u, 0) == hti::Status::suppressed);
      CHECK((cell.why == Withheld::few_answers) == (answers[u] < 12));
      complementary += cell.why == Withheld::complementary ? 1 : 0;
    }
    Tried tried{.answers = hidden, .left = left};
    tried();
    for (std::size_t k = 0; k < s.cells.size(); ++k) {
      ++withheld;
      const double low = 100 * tried.low[k] / tried.answers[k];
      const double high = 100 * tried.high[k] / tried.answers[k];
      CHECK(s.cells[k].low <= low + 1e-9);
      CHECK(high - 1e-9 <= s.cells[k].high);
      if (!s.cells[k].exposed) {
        CHECK(high - low >= 20 - 1e-9);
      }
    }
    for (std::size_t u = 0; u < answers.size(); ++u)
      CHECK((s.table.status(u, 0) == hti::Status::suppressed || answers[u] >= 12));
  }
  CHECK(withheld > 300);
  CHECK(complementary > 100);
}

TEST_CASE("a withheld figure takes others with it, and what may be shown whatever it is stays") {
  hti::TableData data = counted({10, 30, 60, 20}, {20, 50, 100, 40});
  data.standard_error = {8, 5, 4, 6};
  const Suppression s = suppress(hti::Table(data), one_share());
  // 120 of 210 are positive. u3 may not be shown: it alone could have all 90 of the others. u2 may: 90 - 1 (rounding) - 50 left
  // for u1, u3 and u4 are more than 0.3 * 100 + 2. Then u4 may not: of 70 - 2, 28 would be left if it had 40.
  REQUIRE(s.cells.size() == 3);
  CHECK(s.cells[0].unit == "u1");
  CHECK(s.cells[0].why == Withheld::few_answers);
  CHECK(s.cells[1].unit == "u3");
  CHECK(s.cells[1].why == Withheld::complementary);
  CHECK(s.cells[2].unit == "u4");
  CHECK(s.cells[2].why == Withheld::complementary);
  for (const char* unit : {"u1", "u3", "u4"}) {
    const std::size_t u = s.table.unit_at(unit);
    CHECK(std::isnan(s.table.values(0)[u]));
    CHECK(std::isnan(s.table.standard_error(u, 0)));
    CHECK(s.table.respondents(u, 0) == data.respondents[u]);
  }
  CHECK(s.table.standard_error(s.table.unit_at("u2"), 0) == 5);
}

TEST_CASE("a withheld value decides nothing, once the total is told") {
  const hti::Table total = total_of(60, 210);
  const Suppression one = suppress(hti::Table(counted({2, 30, 60, 20}, {20, 50, 100, 40})), one_share(), total);
  const Suppression other = suppress(hti::Table(counted({18, 30, 60, 20}, {20, 50, 100, 40})), one_share(), total);
  CHECK(one.table.hash() == other.table.hash());
  CHECK(one.cells.size() == other.cells.size());
}

TEST_CASE("what the total tells by itself is exposed") {
  const Suppression two = suppress(hti::Table(counted({99, 20}, {100, 20})), one_share());
  REQUIRE(two.cells.size() == 2);
  CHECK(two.cells[0].exposed);
  const Suppression alone = suppress(hti::Table(counted({9}, {20})), one_share());
  REQUIRE(alone.cells.size() == 1);
  CHECK(alone.cells[0].exposed);
  CHECK(alone.cells[0].low == Approx(44.5));
  CHECK(alone.cells[0].high == Approx(45.5));
  // Three times as many answers in the municipality's own figure: if the others are one unit, that one can tell.
  const Suppression beside = suppress(hti::Table(counted({9}, {20})), one_share(), total_of(50, 60));
  CHECK(beside.cells.at(0).high - beside.cells.at(0).low == Approx(100));
  CHECK(beside.cells.at(0).insider == Approx(0).margin(1e-9));
  CHECK(beside.cells.at(0).exposed);
}

TEST_CASE("what was withheld before is protected too, and what has no counts is left alone") {
  hti::TableData data = counted({30, 30, 60}, {50, 50, 100});
  data.values[0] = no_value;
  data.statuses[0] = hti::Status::suppressed;
  const Suppression s = suppress(hti::Table(data), one_share(), total_of(60, 200));
  REQUIRE(s.cells.size() == 3);
  CHECK(s.cells[0].why == Withheld::at_source);
  CHECK(s.cells[1].why == Withheld::complementary);
  CHECK(s.cells[2].why == Withheld::complementary);
  data.respondents.clear();
  CHECK(suppress(hti::Table(data), one_share(), total_of(60, 200)).cells.empty());
}

TEST_CASE("a survey's figure without a number of answers is withheld, with all beside it") {
  hti::Node share = leaf("a", "index");
  share.indicator->kind = hti::Kind::share;
  share.indicator->error = hti::RandomError::survey;
  const hti::Model survey({node("index"), share});
  hti::TableData data = counted({30, 30, 60}, {50, 50, 100});
  data.groups["kommun"] = {"K", "K", "L"};
  data.respondents[0] = no_value;
  const Suppression s = suppress(hti::Table(data), survey, total_of(60, 100));
  REQUIRE(s.cells.size() == 2);
  CHECK(s.cells[0].unit == "u1");
  CHECK(s.cells[0].why == Withheld::no_count);
  CHECK(s.cells[1].unit == "u2");
  CHECK(s.cells[1].why == Withheld::complementary);
  for (const auto& cell : s.cells) {
    CHECK(cell.exposed);  // u2 knows that u1 has the other 50 answers
    CHECK(s.table.status(s.table.unit_at(cell.unit), 0) == hti::Status::suppressed);
  }
  CHECK(s.table.status(2, 0) == hti::Status::observed);
  const Suppression open = suppress(hti::Table(data), survey, total_of(60, no_value));
  for (const auto& cell : open.cells) CHECK((cell.low == 0 && cell.high == 100 && !cell.exposed));
  const Suppression extreme = suppress(hti::Table(data), survey, total_of(100, no_value));
  for (const auto& cell : extreme.cells) CHECK(cell.exposed);
  data.respondents.clear();
  const Suppression none = suppress(hti::Table(data), survey);
  REQUIRE(none.cells.size() == 3);
  for (const auto& cell : none.cells) CHECK((cell.why == Withheld::no_count && cell.exposed == (cell.unit == "u3")));
  CHECK(suppress(hti::Table(data), survey, {}, {.threshold = 0}).cells.empty());
}

TEST_CASE("enough answers everywhere: nothing is withheld") {
  const hti::Table units(counted({30, 30, 60}, {50, 50, 100}));
  const Suppression s = suppress(units, one_share());
  CHECK(s.cells.empty());
  CHECK(s.table.hash() == units.hash());
}

TEST_CASE("an indicator without a range needs company only") {
  const hti::Table units(counted({3, 30, 60}, {20, 50, 100}));
  const Suppression s = suppress(units, hti::Model({node("index"), leaf("a", "index")}));
  REQUIRE(s.cells.size() == 3);
  CHECK(s.cells[0].high == infinity);
  CHECK_FALSE(s.cells[0].exposed);
  const hti::Table two(counted({3, 30}, {20, 50}));
  CHECK(suppress(two, hti::Model({node("index"), leaf("a", "index")})).cells.at(0).exposed);
}

TEST_CASE("an insider is told nothing narrow, by trying every way that agrees with its own figure") {
  std::mt19937 generator(12);
  std::size_t attacked = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<double> answers;
    std::vector<double> positive;
    for (std::size_t u = 0; u < 3 + generator() % 2; ++u) {
      answers.push_back(static_cast<double>(4 + generator() % 26));
      positive.push_back(static_cast<double>(generator() % (static_cast<unsigned>(answers[u]) + 1)));
    }
    const Suppression s = suppress(hti::Table(counted(positive, answers)), one_share(), {}, {.threshold = 12});
    std::vector<std::size_t> hidden;
    for (const auto& cell : s.cells) hidden.push_back(s.table.unit_at(cell.unit));
    for (const std::size_t own : hidden) {
      Tried tried{.answers = {}, .left = 0};
      std::vector<std::size_t> others;
      for (const std::size_t u : hidden) {
        if (u == own) continue;
        others.push_back(u);
        tried.answers.push_back(answers[u]);
        tried.left += positive[u];
      }
      tried.low.assign(others.size(), infinity);
      tried.high.assign(others.size(), -infinity);
      tried.now.assign(others.size(), 0.0);
      tried();
      for (std::size_t k = 0; k < others.size(); ++k) {
        const auto cell =
            std::find_if(s.cells.begin(), s.cells.end(), [&](const auto& c) { return s.table.unit_at(c.unit) == others[k]; });
        const double width = 100 * (tried.high[k] - tried.low[k]) / tried.answers[k];
        CHECK(cell->insider <= width + 1e-9);
        if (!cell->exposed) CHECK(width >= 10 - 1e-9);
        ++attacked;
      }
    }
  }
  CHECK(attacked > 500);
}

TEST_CASE("totals of groups within the municipality are protected where they are known") {
  hti::TableData data = counted({10, 30, 60, 20, 70, 50}, {20, 50, 100, 40, 90, 80});
  data.groups["regi"] = {"k", "k", "k", "p", "p", "p"};
  const Suppression s = suppress(hti::Table(data), one_share(), {}, {.within = {"regi"}});
  REQUIRE(s.cells.size() == 3);
  for (const auto& cell : s.cells) CHECK(data.groups["regi"][s.table.unit_at(cell.unit)] == "k");
  hti::TableData total = {.units = {"K", "K/k"}, .indicators = {"a"}, .values = {63, 59}, .respondents = {380, 160}};
  CHECK(faults<hti::DataError>([&] {
          (void)suppress(hti::Table(data), one_share(), hti::Table(total), {.within = {"regi"}});
        }) == std::multiset{hti::code::out_of_range});
  total.respondents[1] = 170;
  CHECK(suppress(hti::Table(data), one_share(), hti::Table(total), {.within = {"regi"}}).cells.size() == 3);
}

TEST_CASE("what is withheld in a table that this one is made of is withheld") {
  const hti::Table units(counted({35, 30, 60}, {50, 50, 100}));
  hti::TableData year = counted({35, 30, 60}, {50, 50, 100});
  year.values[0] = no_value;
  year.statuses.assign(3, hti::Status::observed);
  year.statuses[0] = hti::Status::suppressed;
  CHECK(suppress(units, one_share()).cells.empty());
  const Suppression s = suppress(units, one_share(), {}, {.beside = {hti::Table(year)}});
  CHECK(s.cells.at(0).why == Withheld::elsewhere);
}

TEST_CASE("options and groups that cannot be are refused") {
  const hti::Table units(counted({3, 30, 60}, {20, 50, 100}));
  CHECK(faults<hti::MethodError>([&] {
          (void)suppress(units, one_share(), {}, {.threshold = -1, .width = infinity});
        }).size() == 2);
  CHECK(faults<hti::DataError>([&] { (void)suppress(units, one_share(), {}, {.by = "lan"}); }) ==
        std::multiset{hti::code::unknown_group});
}
