#include "io/files.hpp"

using namespace hti_test;
using hti::code;
using hti::DataError;
using hti::Model;
using hti::Status;
using hti::io::csv_options;
using hti::io::parse_csv;

namespace {

Model model() {
  hti::Node share = leaf("b", "index");
  share.indicator->kind = hti::Kind::share;
  return Model({node("index"), leaf("a", "index"), share});
}

csv_options with_columns() {
  return {.columns = {.unit = "kod", .name = "namn", .groups = {"lan"}, .background = {"folk"}}, .period = "2014"};
}

std::vector<std::string> problems(const std::string& text, const csv_options& options = {}) {
  return lines<DataError>([&] { (void)parse_csv(text, model(), options, "f"); });
}

using strings = std::vector<std::string>;
using doubles = std::vector<double>;

}  // namespace

TEST_CASE("a partial table has the indicators that the file has", "[csv]") {
  csv_options options = with_columns();
  options.partial = true;
  const hti::Table wide = parse_csv("b:respondents;kod;b\n31;0114;\n40;0115;50\n", model(), options);
  CHECK(strings(wide.indicators().begin(), wide.indicators().end()) == strings{"b"});
  CHECK(wide.status(0, 0) == Status::missing);
  CHECK(wide.respondents(1, 0) == 40);
  const hti::Table long_ = parse_csv("kod,indicator,value\n0114,b,\n0115,b,50\n", model(), options);
  CHECK(strings(long_.indicators().begin(), long_.indicators().end()) == strings{"b"});
  CHECK(long_.status(0, 0) == Status::missing);
  options.columns = {};
  CHECK(problems("unit,name\n0114,Väsby\n", options) == strings{"f:1:1: missing_column: there is no column of an indicator"});
}

TEST_CASE("a wide table", "[csv]") {
  const hti::Table t =
      parse_csv("kod,namn,lan,folk,b,a\n0114,Väsby,01,12,50,1.5\n0115,,\"0,2\",,for_osaker,-2e1\n", model(), with_columns());
  CHECK(copy(t.values(0)) == doubles{1.5, -20});
  CHECK(t.values(1)[0] == 50);
  CHECK(t.status(1, 1) == Status::suppressed);
  CHECK(strings(t.units().begin(), t.units().end()) == strings{"0114", "0115"});
  CHECK(strings(t.names().begin(), t.names().end()) == strings{"Väsby", "0115"});
  CHECK(t.groups().at("lan") == strings{"01", "0,2"});
  CHECK(t.background().at("folk")[0] == 12);
  CHECK(std::isnan(t.background().at("folk")[1]));
  CHECK(t.period() == "2014");
}

TEST_CASE("the same table in every dialect has the same bytes", "[csv]") {
  const std::string expected = parse_csv("unit,a,b\nö1,1.25,50\n02,,0.1\n", model()).hash();
  const auto hash = [](std::string text, const csv_options& options = {}) { return parse_csv(text, model(), options).hash(); };
  CHECK(hash("unit;a;b\nö1;1,25;50\n02;;0,1\n") == expected);
  CHECK(hash("unit\ta\tb\r\nö1\t1,25\t50\r\n02\t\t0,1") == expected);
  CHECK(hash("unit,a,b\rö1,1.25,50\r02,,0.1\r") == expected);
  CHECK(hash("\xEF\xBB\xBFunit,a,b\nö1,1.25,50\n\n02,,0.1\n\n") == expected);
  CHECK(hash("unit;a;b\n\xF6"
             "1;1,25;50\n02;;0,1\n") == expected);
  CHECK(hash("unit;a;b\n\xF6"
             "1;1,25;50\n02;;0,1\n",
             {.encoding = hti::io::Encoding::latin1, .delimiter = ';', .decimal = ','}) == expected);
  CHECK(hash(" unit , b, a\n ö1, 50 ,\t1.25\n02, 0.1,\n").size() == expected.size());
  // Where commas part the fields, one within quotes is a decimal mark only if that is said.
  const std::string quoted = "\"unit\",\"a\",b\n\"ö1\",\"1,25\",\"50\"\n02,missing,\"0,1\"\n";
  CHECK(hash(quoted, {.decimal = ','}) == expected);
  CHECK(faults<hti::DataError>([&] { (void)hash(quoted); }) == std::multiset{hti::code::not_a_number, hti::code::not_a_number});
  CHECK(hash("unit,indicator,value\nö1,b,50\n02,b,0.1\nö1,a,1.25\n") == expected);
}

TEST_CASE("a long table", "[csv]") {
  const hti::Table t = parse_csv(
      "unit;indicator;value;status;respondents;population;standard_error\n"
      "1;a;2,5;observed;10;20;0,5\n2;b;;not_answered;;;\n1;b;for_fa_observationer_lt30;suppressed;3;;\n2;a;uppgift_saknas;;;;"
      "\n",
      model());
  CHECK(t.values(0)[0] == 2.5);
  CHECK(t.respondents(0, 0) == 10);
  CHECK(t.population(0, 0) == 20);
  CHECK(t.standard_error(0, 0) == 0.5);
  CHECK(t.respondents(0, 1) == 3);
  CHECK(std::isnan(t.population(0, 1)));
  CHECK(t.status(1, 1) == Status::not_answered);
  CHECK(t.status(0, 1) == Status::suppressed);
  CHECK(t.status(1, 0) == Status::missing);
}

TEST_CASE("cells of a long table that are never mentioned are missing", "[csv]") {
  const hti::Table t = parse_csv("unit,indicator,value\n1,a,5\n2,b,6\n", model());
  CHECK(t.status(0, 1) == Status::missing);
  CHECK(t.status(1, 0) == Status::missing);
}

TEST_CASE("counts and standard errors beside the values of a wide table", "[csv]") {
  const hti::Table t =
      parse_csv("unit,a,a:respondents,b,b:population,b:standard_error\n1,5,30,50,200,2.5\n2,6,,for_osaker,10,\n", model());
  CHECK(t.respondents(0, 0) == 30);
  CHECK(std::isnan(t.respondents(1, 0)));
  CHECK(std::isnan(t.respondents(0, 1)));
  CHECK(t.population(1, 1) == 10);
  CHECK(t.standard_error(0, 1) == 2.5);
}

TEST_CASE("quoted fields hold delimiters, quotes and line ends", "[csv]") {
  CHECK(problems("unit,\"a \"\"little\"\"\",a,b\n1,2,3,4\n").at(0) ==
        "f:1:6: unknown_column: nothing is known of a column 'a \"little\"'; take it out, or name it in ignore");
  const hti::Table t = parse_csv("kod,namn,a,b\n1,\"en \"\"stor\"\"\r\n, by\",1,2\n", model(), with_columns());
  CHECK(t.names()[0] == "en \"stor\"\r\n, by");
}

TEST_CASE("words of one's own", "[csv]") {
  const csv_options options{.words = {{"..", Status::not_applicable}, {"-1", Status::not_answered}, {"", Status::suppressed}}};
  const hti::Table t = parse_csv("unit,a,b\n1,..,-1\n2,,3\n", model(), options);
  CHECK(t.status(0, 0) == Status::not_applicable);
  CHECK(t.status(0, 1) == Status::not_answered);
  CHECK(t.status(1, 0) == Status::suppressed);
  CHECK(t.values(1)[1] == 3);
}

TEST_CASE("a definition says what the columns of its files are", "[csv]") {
  const hti::Definition definition{.id = "own", .model = model(), .columns = with_columns().columns};
  const std::string text = "kod,namn,lan,folk,a,b\n0114,Väsby,AB,7,1,2\n";
  const hti::Table table = parse_csv(text, definition);
  CHECK(table.hash() == parse_csv(text, model(), {.columns = definition.columns}).hash());
  CHECK(table.group("lan")[0] == "AB");
  CHECK(table.background().at("folk") == doubles{7});
  // All other options are the caller's.
  CHECK(parse_csv(text, definition, {.columns = {.unit = "unit"}, .period = "2014"}).period() == "2014");
  const scratch_folder folder;
  CHECK(hti::io::read_csv(folder.write("own.csv", text), definition).hash() == table.hash());
}

TEST_CASE("columns that are not to be read", "[csv]") {
  const std::string text = "unit,note,a,b,\n1,x,1,2,\n";
  CHECK(parse_csv(text, model(), {.ignore = {"note", ""}}).n_units() == 1);
  CHECK(parse_csv(text, model(), {.ignore = {"*"}}).n_units() == 1);
  CHECK(problems(text).size() == 1);  // a column without a heading is passed over where it is empty
  const hti::Table read = parse_csv("unit,indicator,value\n1,a,1\n1,other,x\n", model(), {.ignore = {"*"}});
  CHECK(read.values(0)[0] == 1);
}

TEST_CASE("every fault of a file is listed with its place", "[csv]") {
  CHECK(problems("unit;a;bb\n1;x;2\n1;\"2\n3\";NaN;5\n;1e400;101\n") ==
        strings{
            "f:1:1: missing_column: there is no column 'b' (indicator b)",
            "f:1:8: unknown_column: nothing is known of a column 'bb'; take it out, or name it in ignore; did you mean 'b'?",
            "f:2:3: not_a_number: 'x' is neither a number nor a word for a missing value (known words: NA, blank, "
            "for_fa_observationer_lt30, for_osaker, missing, not_answered, not_applicable, suppressed, uppgift_saknas); if it "
            "is a mark for one, say for which: 'x' = missing, not_answered, suppressed or not_applicable (unit 1, indicator "
            "a)",
            "f:3:1: wrong_field_count: the row has 4 fields, the header has 3", "f:5:1: missing_code: the unit has no code"});
}

TEST_CASE("faults of cells", "[csv]") {
  const auto first = [](const std::string& text, const csv_options& options = {}) { return problems(text, options).at(0); };
  CHECK(first("unit,a,b\n1,0,50\n2,0,100.5\n") == "f:3:5: out_of_range: '100.5' is outside 0 to 100 (unit 2, indicator b)");
  CHECK(first("unit,a,b\nåäö,-inf,1\n") ==
        "f:2:5: not_finite: '-inf' is no finite number; leave the cell empty where there is no value (unit åäö, indicator a)");
  CHECK(first("unit,a,b\n1,1e400,1\n").starts_with("f:2:3: not_finite: '1e400'"));
  CHECK(first("unit,a,b\n1,NaN,1\n").starts_with("f:2:3: not_finite: 'NaN'"));
  CHECK(first("unit,a,b\n1,12x,1\n").starts_with("f:2:3: not_a_number: '12x'"));
  CHECK(first("unit,a,b\n1,1 00,1\n").starts_with("f:2:3: not_a_number: '1 00'"));
  CHECK(first("unit;a;b\n1;1.000.000;1\n").starts_with("f:2:3: not_a_number: '1.000.000'"));
  CHECK(first("unit,a,b\n1,#DIVISION/0!,1\n").find("formula that fails") != std::string::npos);
  for (const std::string date : {"2014-05-01", "03-apr", "apr-14", "3/4", "2014-05-01 00:00:00"})
    CHECK(first("unit,a,b\n1," + date + ",1\n").find("is a date") != std::string::npos);
  CHECK(first("unit,a,b\n1,10-20,1\n").find("is a date") == std::string::npos);
  CHECK(first("unit,a,b\n1,supressed,1\n").find("did you mean 'suppressed'?") != std::string::npos);
  CHECK(first("unit,a,b\n1,1.5,1\n", {.decimal = ','}) ==
        "f:2:3: not_a_number: '1.5' has the other decimal mark than ',', which was asked for (unit 1, indicator a)");
  CHECK(first("unit,a,b,a:respondents\n1,1,1,-3\n").starts_with("f:2:7: out_of_range: '-3' is below 0"));
  CHECK(first("unit;a;b\n1;1,5;1\n2;1.5;1\n3;2,5;1\n") ==
        "f:3:3: mixed_decimal_marks: the decimal mark is '.' here, but ',' in 2 other cells (line 2)");
}

TEST_CASE("faults of rows and units", "[csv]") {
  const auto first = [](const std::string& text) { return problems(text).at(0); };
  CHECK(first("unit,a,b\n1,1,2\n\n1,3,4\n") == "f:4:1: duplicate_unit: this unit has a row already (line 2) (unit 1)");
  CHECK(first("unit,a,b\n1,1,2\n2,3") ==
        "f:3:1: truncated_file: the row has 2 fields, the header has 3: is the end of the file missing?");
  CHECK(first("unit,a,b\n1,1,2\n\"2,3,4\n5,6,7\n") ==
        "f:3:1: truncated_file: the quote that begins here is never closed: is the end of the file missing?");
  CHECK(first("unit,a,b\n1,\"2\"3,4\n") == "f:2:6: syntax_error: text follows the closing quote of a field");
  CHECK(problems("unit,a,b\n1,2\"\",4\n").at(1) ==
        "f:2:4: syntax_error: a quote stands inside a field that does not begin with one");
  CHECK(first("unit,indicator,value\n1,a,1\n1,b,2\n1,a,3\n") ==
        "f:4:3: duplicate_cell: this unit has a row for this indicator already (line 2) (unit 1, indicator a)");
  CHECK(first("unit,indicator,value\n1,aa,1\n") ==
        "f:2:3: unknown_indicator: the model has no indicator 'aa'; did you mean 'a'? (unit 1)");
  CHECK(first("unit,indicator,value,status\n1,a,1,missing\n")
            .starts_with("f:2:7: status_conflict: the status 'missing' contradicts"));
  CHECK(first("unit,indicator,value,status\n1,a,,observed\n").starts_with("f:2:6: status_conflict"));
  CHECK(first("unit,indicator,value,status\n1,a,,unanswered\n")
            .starts_with("f:2:6: unknown_status: there is no status 'unanswered'"));
  CHECK(first("unit,indicator,value,name\n1,a,1,x\n1,b,1,y\n") ==
        "f:3:7: duplicate_cell: the unit has another 'name' than before (line 2) (unit 1)");
}

TEST_CASE("faults of whole files", "[csv]") {
  const auto first = [](const std::string& text, const csv_options& options = {}) { return problems(text, options).at(0); };
  CHECK(first("") == "f: empty_file: there is nothing in it");
  CHECK(first(" \r\n\n") == "f: empty_file: there is nothing in it");
  CHECK(first("unit,a,b\n") == "f:1:1: no_units: there is a header but no row");
  CHECK(first(std::string("\xFF\xFEu\0", 4), {.encoding = hti::io::Encoding::utf8})
            .starts_with("f:1:1: invalid_encoding: this is UTF-16"));
  CHECK(first(std::string("\xFF\xFEu\0\n\0\x00\xDC", 8)).starts_with("f:2:1: invalid_encoding: this is not valid UTF-16"));
  CHECK(first(std::string("unit,a\0b\n", 9)).starts_with("f:1:7: invalid_encoding: byte 0x00"));
  CHECK(first("unit,a,b\nx\x81,1,2\n")
            .starts_with("f:2:2: invalid_encoding: byte 0x81 is a character in neither UTF-8 nor Windows-1252"));
  CHECK(first("unit,a,b\nx\xE5,1,2\n", {.encoding = hti::io::Encoding::utf8})
            .starts_with("f:2:2: invalid_encoding: byte 0xE5 is not valid UTF-8"));
  CHECK(first("\xEF\xBB\xBFunit,a,b\nx\xE5,1,2\n").starts_with("f:2:2: invalid_encoding"));
  CHECK(first("kod,a,b\n1,2,3\n")
            .starts_with("f:1:1: invalid_header: neither comma, semicolon nor tab gives a header with the column 'unit'"));
  CHECK(first("a,unit,x;b;unit\n1,2,3\n").starts_with("f:1:1: ambiguous_delimiter"));
  CHECK(first("unit,a,b,a\n1,2,3,4\n") == "f:1:10: duplicate_column: there is already a column 'a' (line 1)");
  CHECK(first("unit,a,b,\n1,2,3,4\n") == "f:1:10: invalid_header: column number 4 has no name");
  CHECK(first("unit,a,b\n1," + std::string(65537, '1') + ",3\n")
            .starts_with("f:2:3: field_too_large: this field has 65537 bytes"));
  CHECK(first("unit,a,b\n1,2,3\n", {.columns = {.name = "a"}}) ==
        "f:1:1: invalid_parameter: the column 'a' has two parts to play");
  CHECK(first("unit,a\n", {.delimiter = '|'}) == "invalid_parameter: the delimiter must be a comma, a semicolon or a tab");
  CHECK(faults<DataError>([] { (void)hti::io::read_csv("/no/such/file", model()); }).count(code::file_not_found) == 1);
  CHECK(faults<DataError>([] { (void)hti::io::read_csv("/", model()); }).count(code::file_not_found) == 1);
}

TEST_CASE("after a thousand faults the rest are counted", "[csv]") {
  std::string text = "unit,a,b\n";
  for (int i = 0; i < 1500; ++i) text += std::to_string(i) + ",x,1\n";
  const strings found = problems(text);
  REQUIRE(found.size() == 1001);
  CHECK(found[999].starts_with("f:1001:"));
  CHECK(found[1000] == "f: not_a_number: and 500 more problems, of this and other kinds");
}

TEST_CASE("built-in tables", "[csv]") {
  for (const std::string& name : hti::datasets::names()) {
    const hti::Table t = hti::datasets::load(name);
    CHECK(t.n_units() == 290);
    CHECK(t.find_unit("0114"));
  }
  CHECK(faults<DataError>([] { (void)hti::datasets::load("oppna-jamforelser-2041"); }).count(code::unknown_definition) == 1);
}

TEST_CASE("a table as columns is read again", "[csv]") {
  for (const std::string name : {"oppna-jamforelser-2012", "oppna-jamforelser-2014"}) {
    const hti::Definition definition = hti::definitions::load(name);
    const hti::Table table = hti::datasets::load(name);
    const std::string text = hti::io::to_csv(hti::io::csv_columns(table, definition));
    CHECK(hti::io::parse_csv(text, definition, {.period = table.period()}).hash() == table.hash());
    CHECK(text.rfind("kommunkod,kommun,", 0) == 0);
    CHECK(hti::io::to_csv(hti::io::csv_columns(table)).rfind("unit,name,", 0) == 0);
  }

  // Figures are written as they were before they were divided, whatever the quotient was rounded to, and the counts once.
  const hti::Model model(
      {{.id = "index"},
       {.id = "a", .parent = "index", .indicator = hti::Indicator{.denominator = "people", .per = 1000, .answers = "n"}},
       {.id = "b", .parent = "index", .indicator = hti::Indicator{.answers = "n"}}});
  const hti::Definition divided{.model = model, .columns = {.unit = "code", .background = {"people"}}};
  const std::string text = "code,name,people,a,n,b\nu1,U1,7,0.1,40,2\nu2,U2,3,suppressed,,not_answered\nu3,U3,9,,30,1\n";
  const hti::Table read = hti::io::parse_csv(text, divided);
  CHECK(read.data().values[0] == 0.1 / (7 / 1000.0));
  CHECK(hti::io::to_csv(hti::io::csv_columns(read, divided)) == text);

  const hti::Table twice(hti_test::table_data({{"name", {1, 2}}}));
  CHECK(faults<hti::DataError>([&] { (void)hti::io::csv_columns(twice); }).count(code::duplicate_column) == 1);
}
