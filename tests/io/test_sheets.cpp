// Tables as people have them: titles, totals, marks and cells of workbooks.
#include <map>

#include "hti/io/sheet.hpp"
#include "io/files.hpp"

using namespace hti_test;
using hti::code;
using hti::Model;
using hti::Table;
using hti::io::csv_options;
using hti::io::read_sheet;
using hti::io::read_text;
using hti::io::Sheet;
using hti::io::SheetCell;

namespace {

Model model() {
  hti::Node share = leaf("b", "index");
  share.indicator->kind = hti::Kind::share;
  share.name = {.sv = "Andel n\u00F6jda", .en = "Share content"};
  return Model({node("index"), leaf("a", "index"), share});
}

const csv_options municipal{.columns = {.unit = "kommunkod", .name = "kommun", .municipalities = true}};

/// What is noted: code, cell and unit.
std::vector<std::string> notes(const std::string& text, const csv_options& options = {}) {
  std::vector<std::string> found;
  for (const hti::Problem& p : read_text(text, model(), options, "f").notes)
    found.push_back(std::string(name(p.code)) + ' ' + p.cell + ' ' + p.unit + " " + p.said.id);
  return found;
}

std::vector<std::string> wrong(const std::string& text, const csv_options& options = {}) {
  std::vector<std::string> found;
  try {
    (void)read_text(text, model(), options, "f");
  } catch (const hti::DataError& error) {
    for (const hti::Problem& p : error.problems()) found.push_back(p.cell + ' ' + p.heading + ' ' + p.said.id);
  }
  return found;
}

using strings = std::vector<std::string>;

SheetCell text(const std::string& t) { return {.text = t}; }
SheetCell number(double x) { return {.kind = SheetCell::Kind::number, .number = x}; }
SheetCell percent(double x) { return {.kind = SheetCell::Kind::percent, .number = x}; }

}  // namespace

TEST_CASE("what stands around a table is set apart and told", "[sheet]") {
  CHECK(notes("Hemtj\u00E4nst;;\n;;\nunit;a;b\n1;2;3\n;;\n2;3;4\n;;\n") ==
        strings{"set_apart A1  row-above-header", "set_apart A2  row-above-header", "set_apart A5  empty-row",
                "set_apart A7  empty-row"});
  CHECK(notes("unit;name;a;b\nx;X;2;3\n;Riket;1;1\n0000;Totalt;1;1\nsumma;;3;4\n") ==
        strings{"set_apart A3  total-row", "set_apart A4  total-row", "set_apart A5  total-row"});
  // A unit of one's own may be called so, where it has a code.
  CHECK(notes("unit;name;a;b\nx;Total;2;3\n").empty());
  CHECK(
      notes("kommunkod;kommun;a;b\n0114;Upplands V\u00E4sby;2;3\n01;Stockholms l\u00E4n;1;1\n0001;;1;1\n;Uppsala l\u00E4n;1;1\n"
            "K\u00E4lla: SKL;;;\n",
            municipal) ==
      strings{"set_apart A3  total-row", "set_apart A4  total-row", "set_apart A5  total-row", "set_apart A6  remark-row"});
}

TEST_CASE("municipalities have their codes and names", "[sheet]") {
  CHECK(notes("kommunkod;kommun;a;b\n114;;2;3\n0115;Vallentuna kommun;2;3\n", municipal) ==
        strings{"repaired A2 0114 zero-given-back"});
  const hti::Table table = read_text("kommunkod;a;b\n114;2;3\n", model(), municipal).table;
  CHECK(table.units()[0] == "0114");
  // Where units are no municipalities, a code stays as it is.
  const Table plain = read_text("unit;a;b\n114;2;3\n", model()).table;
  CHECK(plain.units()[0] == "114");
  CHECK(wrong("kommunkod;kommun;a;b\n1280;Lund;2;3\n1299;X;2;3\n1298;Lunds kommun;2;3\nX001;Lund;2;3\n", municipal) ==
        strings{"A2 kommunkod code-of-another", "A3 kommunkod no-municipality", "A4 kommunkod no-municipality"});
  std::string most = "kommunkod;a;b\n";
  const hti::Table all = hti::datasets::load("oppna-jamforelser-2014");
  for (std::size_t u = 2; u < all.n_units(); ++u) most += all.units()[u] + ";1;2\n";
  const auto told = read_text(most, model(), municipal).notes;
  REQUIRE(told.size() == 1);
  CHECK(told[0].message == "2 of 290 municipalities have no row: Upplands V\u00E4sby, Vallentuna");
}

TEST_CASE("headings are known in any case and by the indicator's name", "[sheet]") {
  const auto hash = [](const std::string& text) { return read_text(text, model()).table.hash(); };
  const std::string expected = hash("unit;a;b\n1;2;3\n");
  CHECK(hash("Unit;A;B\n1;2;3\n") == expected);
  CHECK(hash("UNIT;a;ANDEL N\u00D6JDA\n1;2;3\n") == expected);
  CHECK(hash("unit;a;Share content (%)\n1;2;3\n") == expected);
  CHECK(hash("unit;a;b;;\n1;2;3;;\n") == expected);
  CHECK(wrong("unit;a;b;Share content\n1;2;3;4\n") == strings{"D1 Share content with-line"});
}

TEST_CASE("numbers as people and spreadsheets write them", "[sheet]") {
  const auto first = [](const std::string& cell) {
    const Table table = read_text("unit;a;b\n1;" + cell + ";3\n", model()).table;
    return table.values(0)[0];
  };
  CHECK(first("85 %") == 85);
  CHECK(first("85,5%") == 85.5);
  CHECK(first("12\u00A0345") == 12345);
  CHECK(first("1 234 567,5") == 1234567.5);
  CHECK(first("1\u202F234") == 1234);
  CHECK(first("\u22123,5") == -3.5);
  CHECK(first("\u00A07\u00A0") == 7);
  CHECK(std::isnan(first("NA")));
  for (const std::string cell : {"1 23", "12 3456", "1234 567", "1  234", " 1 234 5", "%", "8 5"})
    CHECK(wrong("unit;a;b\n1;" + cell + ";3\n") == strings{"B2 a no-number"});
}

TEST_CASE("figures that look like fractions among figures in per cent are told", "[sheet]") {
  std::string text = "unit;a;b\n";
  for (int u = 10; u < 40; ++u) text += std::to_string(u) + ";0,5;" + (u == 20 ? "0,85" : "70") + '\n';
  CHECK(notes(text) == strings{"doubtful C12 20 fraction-among-percents"});
  CHECK(notes("unit;a;b\n1;2;0,5\n2;3;0,75\n3;4;0,25\n") == strings{"doubtful C2  column-of-fractions"});
  CHECK(notes("unit;a;b\n1;2;0,5\n2;3;4\n3;4;0,25\n").empty());
}

TEST_CASE("figures far from those of the year before are told where they stand, the farthest first", "[sheet]") {
  // Changes of -1, 0 and 1 in turn: far is what is more than 5 x 1.4826 = 7.413 from 0.
  const std::map<int, std::string> far{{15, "77,42"}, {20, "7,5"}, {25, "62,55"}, {30, "77,4"}, {35, "62,6"}};
  std::string then = "unit;a;b\n";
  std::string wide = "En rubrik;;\nb;a;unit\n";
  std::string lengthy = "indicator;unit;value\n";
  std::string few = "unit;b\n";
  std::string only = "indicator;unit;value\n";
  Sheet sheet{.name = "2014", .rows = {{text("b"), text("unit"), text("a")}}};
  for (int u = 10; u < 40; ++u) {
    const std::string code = std::to_string(u);
    const std::string figure = far.contains(u) ? far.at(u) : std::to_string(69 + u % 3);
    then += code + ";5;70\n";
    wide += figure + ";5;" + code + '\n';
    lengthy += "a;" + code + ";5\nb;" + code + ';' + figure + '\n';
    sheet.rows.push_back({text(figure), text(code), number(5)});
    only += "b;" + code + ';' + figure + '\n';
    if (u < 30) few += code + ';' + figure + '\n';
  }
  const Table before = read_text(then, model()).table;
  const csv_options since{.earlier = before};
  CHECK(notes(wide, since) == strings{"set_apart A1  row-above-header", "doubtful A13 20 far-from-earlier",
                                      "doubtful A18 25 far-from-earlier", "doubtful A8 15 far-from-earlier"});
  CHECK(notes(lengthy, since) ==
        strings{"doubtful C23 20 far-from-earlier", "doubtful C33 25 far-from-earlier", "doubtful C13 15 far-from-earlier"});
  const auto found = read_sheet(sheet, model(), since, "f.xlsx").notes;
  REQUIRE(found.size() == 3);
  CHECK(found[0].message == "7.5 is far from 70 of the year before, by how others changed");
  CHECK((found[0].file == "f.xlsx" && found[0].sheet == "2014" && found[0].cell == "A12" && found[0].heading == "b"));
  CHECK((found[0].line == 12 && found[0].column == 1 && found[0].indicator == "b"));

  // Fewer than 20 units show nothing, and neither do figures that have not changed.
  const csv_options in_part{.partial = true, .earlier = before};
  CHECK(notes(only, in_part) ==
        strings{"doubtful C12 20 far-from-earlier", "doubtful C17 25 far-from-earlier", "doubtful C7 15 far-from-earlier"});
  CHECK(notes(few, in_part).size() == 3);
  CHECK(notes(few.substr(0, few.find("29;")), in_part).empty());
  CHECK(hti::io::far_from(before, before).empty());
}

TEST_CASE("a sheet is read by the same rules", "[sheet]") {
  const Sheet sheet{.name = "Blad1",
                    .rows = {{text("Titel")},
                             {},
                             {text("unit"), text("A"), text("b")},
                             {number(114), number(-2.5), percent(0.07)},
                             {text("v"), text("3,5"), percent(0.285)},
                             {text("Totalt"), number(1)}}};
  const hti::io::Reading found = read_sheet(sheet, model(), {}, "f.xlsx");
  CHECK(copy(found.table.values(0)) == std::vector<double>{-2.5, 3.5});
  CHECK(copy(found.table.values(1)) == std::vector<double>{7, 28.5});
  CHECK(found.table.units()[0] == "114");
  REQUIRE(found.notes.size() == 3);
  CHECK(found.notes[2].cell == "A6");
  CHECK(found.notes[2].sheet == "Blad1");

  Sheet bad = sheet;
  bad.rows[3][1] = text("2014-05-01");
  const auto problems = [](const Sheet& s) {
    std::vector<hti::Problem> told;
    try {
      (void)read_sheet(s, model(), {}, "f.xlsx");
    } catch (const hti::DataError& error) {
      told = error.problems();
    }
    return told;
  };
  REQUIRE(problems(bad).size() == 1);
  CHECK(problems(bad)[0].cell == "B4");
  CHECK(problems(bad)[0].heading == "A");
  CHECK(problems(bad)[0].line == 4);
  CHECK(problems({.name = "Blad2"})[0].code == code::invalid_header);
  CHECK(problems({.name = "Blad2", .rows = {{}, {}}})[0].code == code::invalid_header);
}

TEST_CASE("places are those that a spreadsheet shows", "[sheet]") {
  CHECK(wrong("unit,name,a,b\n1,\"two\nlines, \"\"quoted\"\"\",1,2\n\n2,x,y,3\n") == strings{"C4 a no-number"});
  std::string header = "unit";
  std::string row = "1";
  for (int i = 1; i < 30; ++i) {
    header += ";x" + std::to_string(i);
    row += ";0";
  }
  CHECK(wrong(header + ";a;b\n" + row + ";1;z\n", {.ignore = {"*"}}) == strings{"AF2 b no-number"});
}
