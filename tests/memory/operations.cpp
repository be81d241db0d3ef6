// Every operation where memory runs out at any place: std::bad_alloc or an Error comes out, nothing leaks, and what it was
// asked of gives afterwards what it gave before.
#include "memory/operations.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "hti/hti.hpp"
#include "memory/allocations.hpp"

namespace hti_test {
namespace {

namespace fs = std::filesystem;
using hti::io::to_csv;

constexpr std::string_view definition_text = R"(
schema = 1
id = "small"
title = { sv = "Ett litet index", en = "A small index" }
[columns]
unit = "kommun"
groups = ["lan", "regi"]
background = ["folk"]
[method]
missing = { missing = { rule = "median" } }
rank = { ties = "average" }
[[survey]]
name = "fragor"
rho = 0.3
source = "assumed"
[[node]]
id = "index"
[[node]]
id = "svar"
parent = "index"
[[node]]
id = "mojligheter"
parent = "index"
weight = 2
[[node]]
id = "nojda"
parent = "svar"
direction = "higher"
kind = "share"
error = "survey"
survey = "fragor"
[[node]]
id = "trygga"
parent = "svar"
direction = "higher"
kind = "share"
error = "survey"
survey = "fragor"
[[node]]
id = "antal"
parent = "mojligheter"
direction = "lower"
)";

std::string method_text(const std::string& rules) {
  return "schema = 1\n[title]\nsv = \"En\"\nen = \"One\"\n[description]\nsv = \"En\"\nen = \"One\"\n[method]\n" + rules + '\n';
}

std::string wide_text() {
  std::string text = "kommun,name,lan,regi,folk,nojda,nojda:respondents,trygga,trygga:respondents,antal\n";
  for (int u = 0; u < 9; ++u) {
    const auto number = [](int n) { return std::to_string(n); };
    text += "kommun-nummer-" + number(u) + ",En kommun med namnet " + number(u) + ",lan" + number(u % 2) + ",regi" +
            number(u % 3) + ',' + number(1000 + u * 311 % 7000) + ',' + number(60 + u * 7 % 30) + ',' + number(80 + u) + ',' +
            (u == 4 ? std::string{} : number(70 + u * 11 % 25)) + ',' + number(90 + u) + ',' + number(8 + u * 5 % 9) + ".5\n";
  }
  return text;
}

bool all_well = true;

/// Tells of an operation in how many places it may be out of memory, or what is wrong.
template <class Ask, class Tell>
void every(const char* name, Ask&& ask, Tell&& tell) {
  try {
    const long places = everywhere(ask, tell);
    std::printf("%6ld places in %s\n", places, name);
  } catch (const unhappy& error) {
    std::printf("in %s: %s\n", name, error.why);
    all_well = false;
  } catch (const hti::Error& error) {
    std::printf("in %s: %s\n", name, error.what());
    all_well = false;
  }
}

/// For results that have columns.
template <class Ask>
void every(const char* name, Ask&& ask) {
  every(name, ask, [](const auto& result) { return to_csv(columns(result)); });
}

/// Numbers as the columns have them.
std::string told(std::span<const double> numbers) {
  hti::DataFrame frame;
  frame.append({{{.name = "x", .cells = std::vector<double>(numbers.begin(), numbers.end())}}});
  return to_csv(frame);
}

std::string told(const hti::Table& table) { return table.hash(); }

/// What an Error says, which has to be made too.
template <class Action>
std::string refusal(Action&& action) {
  try {
    action();
  } catch (const hti::Error& error) {
    if (!failed) return error.what();
    throw;
  }
  throw unhappy{"something is not refused"};
}

class scratch_folder {
 public:
  scratch_folder() : path_(fs::temp_directory_path() / ("hti-memory-" + std::to_string(std::random_device{}()))) {
    fs::create_directories(path_);
  }
  ~scratch_folder() { fs::remove_all(path_); }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;
  [[nodiscard]] std::string operator/(const char* name) const { return (path_ / name).string(); }
  [[nodiscard]] std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(path_), {}); }

 private:
  fs::path path_;
};

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void readers(const hti::Definition& definition, const hti::Table& table) {
  const hti::Model& model = definition.model;
  const hti::io::csv_options options{.columns = definition.columns};
  const auto canonical = [](const hti::Definition& d) { return hti::io::to_toml(d); };
  const auto hash = [](const hti::Table& t) { return told(t); };
  every("parse_definition", [] { return hti::io::parse_definition(definition_text); }, canonical);
  every("to_toml", [&] { return hti::io::to_toml(definition); }, [](const std::string& text) { return text; });
  every("check", [&] { return check(definition), true; }, [](bool) { return std::string(); });
  every(
      "parse_method", [] { return hti::io::parse_method(method_text("normalise = \"z_score\"")); },
      [&](const hti::Method& m) { return to_csv(columns(hti::fit(model, m, table).score(table))); });
  const char* sources =
      "[[vary]]\nkind = \"weights\"\nspread = 0.2\n[[vary]]\nkind = \"choice\"\nstep = \"normalise\"\n"
      "alternatives = [\"min_max\", { rule = \"z_score\" }]\n";
  every(
      "parse_vary", [&] { return hti::io::parse_vary(sources); },
      [](const std::vector<hti::vary::Source>& s) { return describe(s.front()) + describe(s.back()); });

  const std::string wide = wide_text();
  every("parse_csv, wide", [&] { return hti::io::parse_csv(wide, definition); }, hash);
  const std::string_view lengthy =
      "kommun,indicator,value,status,respondents\na,nojda,2.5,,3\na,trygga,,suppressed,\nb,antal,\"3\",observed,5\n";
  every("parse_csv, long", [&] { return hti::io::parse_csv(lengthy, definition, {.partial = true}); }, hash);
  every(
      "read_text with notes",
      [&] { return hti::io::read_text("En rubrik\n\n" + wide + "Riket,Riket,,,1,50,1,50,1,9\n", model, options); },
      [](const hti::io::Reading& r) { return told(r.table) + std::to_string(r.notes.size()); });
  every(
      "read_text with faults",
      [&] {
        return refusal(
            [&] { (void)hti::io::read_text("kommun,nojda,trygga,antal\na,x,1,2\na,3,y,4\nb,1e999,,5\n", model, options); });
      },
      [](const std::string& text) { return text; });
  every(
      "parse_definition with faults",
      [&] { return refusal([&] { (void)hti::io::parse_definition(std::string(definition_text) + "wieght = 2\n"); }); },
      [](const std::string& text) { return text; });
  hti::io::Sheet sheet{.name = "Blad1",
                       .rows = {{{.text = "kommun"}, {.text = "nojda"}, {.text = "trygga"}, {.text = "antal"}}}};
  for (const char* unit : {"a", "b"}) {
    sheet.rows.push_back({{.text = unit},
                          {.kind = hti::io::SheetCell::Kind::percent, .number = 0.85},
                          {.text = "85,5"},
                          {.kind = hti::io::SheetCell::Kind::number, .number = 3}});
  }
  every(
      "read_sheet", [&] { return hti::io::read_sheet(sheet, model, options); },
      [](const hti::io::Reading& r) { return told(r.table); });

  const scratch_folder folder;
  hti::io::write_whole(folder / "data.csv", wide);
  hti::io::write_whole(folder / "base.toml", definition_text);
  hti::io::write_whole(folder / "own.toml", "schema = 1\nid = \"own\"\nextends = \"base.toml\"\n");
  every("read_csv", [&] { return hti::io::read_csv(folder / "data.csv", definition); }, hash);
  every("read_definition", [&] { return hti::io::read_definition(folder / "own.toml"); }, canonical);
  every(
      "write_whole", [&] { return hti::io::write_whole(folder / "data.csv", wide), true; },
      [&](bool) {
        if (folder.files() != 3) throw unhappy{"a file that is left"};
        return bytes_of(folder / "data.csv");
      });
  every("Table", [&] { return hti::Table(table.data()); }, hash);
}

// Saved indices are left out: values of nlohmann::json take memory while they are destroyed.
void core(const hti::Definition& definition, const hti::Table& table) {
  const auto json = [](const hti::Index& index) { return index.to_json(); };
  every("fit", [&] { return hti::fit(definition, table); }, json);
  for (const std::string& name : hti::methods::names()) {
    every("fit by a named method", [&] { return hti::fit(definition.model, hti::methods::load(name), table); }, json);
  }
  for (const char* rules :
       {"missing = { missing = { rule = \"nearest\", k = 3 } }\nweight = \"entropy\"", "aggregate = \"copeland\""}) {
    const hti::Method method = hti::io::parse_method(method_text(rules));
    every("fit by rules that see the whole table", [&] { return hti::fit(definition.model, method, table); }, json);
  }

  const hti::Index index = hti::fit(definition, table);
  const std::string saved = index.to_json();
  every("Index::score", [&] { return index.score(table); });
  every(
      "cutoffs", [&] { return hti::fit(definition, table).cutoffs("svar"); },
      [](const hti::Cutoffs& c) { return std::to_string(c.mean); });

  const hti::Scores scores = index.score(table);
  every("ranking", [&] { return scores.ranking(); });
  every("ranking by a group", [&] { return scores.ranking("svar", "lan"); });
  every("ranks", [&] { return scores.ranks(); }, [](const std::vector<double>& ranks) { return told(ranks); });
  every("coverage", [&] { return scores.coverage("svar"); }, [](const std::vector<double>& shares) { return told(shares); });
  every(
      "thin", [&] { return scores.thin(); },
      [](const std::vector<std::string>& nodes) { return nodes.back() + std::to_string(nodes.size()); });
  every("trace", [&] { return scores.trace(table.units()[2]); }, [](const hti::Trace& trace) { return to_text(trace); });
  every("place_in", [&] { return scores.place_in(scores); });
  every(
      "provenance", [&] { return scores.provenance(); },
      [](const hti::Provenance& p) { return p.definition_hash + p.table_hash; });
  const auto csv = [](const hti::DataFrame& frame) { return to_csv(frame); };
  every("columns of a ranking", [&] { return columns(scores.ranking("", "lan")); }, csv);
  every("columns of a table", [&] { return columns(table); }, csv);
  const hti::DataFrame frame = columns(scores.ranking());
  every("to_csv", [&] { return to_csv(frame); }, [](const std::string& text) { return text; });
  every("to_json", [&] { return hti::io::to_json(frame); }, [](const std::string& text) { return text; });
  if (index.to_json() != saved) throw unhappy{"another index than before"};
}

void questions(const hti::Scores& scores) {
  using namespace hti::explain;
  const hti::Table& table = scores.table();
  const std::string unit = table.units()[2];
  const hti::Model model = scores.index().model();
  hti::TableData before = table.data();
  before.period = "2024";
  const hti::Scores earlier = scores.index().score(hti::Table(std::move(before)));
  const Against nation = hti::explain::nation(scores);
  every("contributions", [&] { return contributions(scores, unit, nation); });
  every("Profiler", [&] { return std::vector{Profiler(scores)(unit, nation)}; });
  every("compare", [&] { return compare(scores, scores); }, [](const auto& changes) { return to_csv(columns(changes, true)); });
  every("trend", [&] { return trend(std::vector{earlier, scores}); });
  every("lists", [&] { return lists(scores, scores); }, [](const auto& all) { return to_csv(columns(all, true)); });
  every("published", [&] { return published(scores, scores); });
  every("awards", [&] { return awards(scores, scores); }, [](const auto& all) { return to_csv(columns(all, true)); });
  every("importance", [&] { return importance(scores, "nojda"); });
  every("answering", [&] { return answering(scores, unit); });
  every(
      "priorities", [&] { return std::vector{priorities(scores, unit)}; },
      [](const auto& all) { return to_csv(columns(all, true)); });
  every("peers", [&] { return peers(table, unit, {.weights = {{"folk", 1}}, .count = 3}).rows; });
  every("plan", [&] { return plan(scores, unit, {.rank = 1, .outcomes = true, .kept = true}); });
  every("suppress", [&] { return suppress(table, model, std::nullopt, {.by = "lan"}).cells; });
  every("providers", [&] { return providers(scores, "lan0", {.by = "lan", .kind = "regi", .threshold = 0}).rows; });
  every("backcast", [&] { return backcast(scores.index(), table); });
  every("score_error", [&] { return score_error(scores); }, [](const std::vector<double>& errors) { return told(errors); });
  const std::vector<Edit> edits{{.indicator = "antal", .value = 9}, {.indicator = "nojda", .status = hti::Status::missing}};
  const auto outcome = [](const Outcome& o) { return to_csv(columns(std::vector{std::pair{std::string("x"), o}})); };
  every("WhatIf", [&] { return WhatIf(scores, unit)(edits); }, outcome);
  every("WhatIf::refit", [&] { return WhatIf(scores, unit).refit(edits); }, outcome);
  every("edited", [&] { return edited(table, model, unit, edits); }, [](const hti::Table& t) { return told(t); });
}

void robustness(const hti::Index& index, const hti::Table& table) {
  using namespace hti::robust;
  const std::vector<hti::vary::Source> sources{
      hti::vary::weights{.spread = 0.3}, hti::vary::sampling{},
      hti::vary::choice{.alternatives = {hti::Choice<hti::Normalise>{hti::normalise::z_score{}},
                                         hti::Choice<hti::Normalise>{hti::normalise::min_max{}}}}};
  const auto counts = [](const Uncertainty& u) { return u.bytes(); };
  for (const unsigned threads : {1U, 2U}) {
    const uncertainty_options options{.n = 200, .pairs = {{table.units()[0], table.units()[1]}}, .run = {.threads = threads}};
    every(
        threads == 1 ? "uncertainty" : "uncertainty by two threads",
        [&] { return uncertainty(index, table, sources, options); }, counts);
  }
  const Uncertainty found = uncertainty(index, table, sources, {.n = 200, .run = {.threads = 1}});
  const std::string bytes = found.bytes();
  every("extended", [&] { return found.extended(100, {.threads = 1}); }, counts);
  every("merged", [&] { return found.merged(found.part({500, 600}, {.threads = 1})); }, counts);
  every("restored", [&] { return found.restored(bytes); }, counts);
  every("bytes", [&] { return found.bytes(); }, [](const std::string& text) { return text; });
  every(
      "spreads of ranks", [&] { return rank_columns(found, 0.9); }, [](const hti::DataFrame& frame) { return to_csv(frame); });
  every("shares of groups", [&] { return group_columns(found); }, [](const hti::DataFrame& frame) { return to_csv(frame); });
  for (const unsigned threads : {1U, 2U}) {
    every(
        threads == 1 ? "sobol" : "sobol by two threads",
        [&] { return sobol(index, table, sources, {.n = 16, .resamples = 5, .threads = threads}); },
        [&](const Sensitivity& s) { return to_csv(columns(s, table, {})); });
  }
  const sobol_design design{.factors = 3, .n = 16};
  every("sobol_sample", [&] { return sobol_sample(design); }, [](const std::vector<double>& points) { return told(points); });
  every(
      "leave_one_out", [&] { return leave_one_out(index, table); },
      [&](const LeaveOneOut& l) { return to_csv(columns(l, table, std::vector<std::string>(table.n_units()))); });
  every(
      "rank_bounds", [&] { return rank_bounds(index, table, 0.2); },
      [](const RankBounds& b) { return to_csv(bound_columns(b)); });
  every("rank_sets", [&] { return rank_sets(index, table, {}, {}, 50); });
  every("weight_intervals", [&] { return weight_intervals(index, table); });
  every(
      "overtaking", [&] { return overtaking(contest(index, table, table.units()[1], table.units()[2])); },
      [](const Overtaking& o) { return told(o.shares); });
  if (found.bytes() != bytes) throw unhappy{"other counts than before"};
}

}  // namespace

bool operations() {
  const hti::Definition definition = hti::io::parse_definition(definition_text);
  const hti::Table table = hti::io::parse_csv(wide_text(), definition, {.period = "2025"});
  readers(definition, table);
  core(definition, table);
  const hti::Index index = hti::fit(definition, table);
  const hti::Scores scores = index.score(table);
  const std::string before = to_csv(columns(scores));
  questions(scores);
  if (to_csv(columns(scores)) != before) throw unhappy{"other scores than before"};
  robustness(index, table);
  return all_well;
}

}  // namespace hti_test
