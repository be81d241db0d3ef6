// Columns as CSV and JSON. What RFC 4180 and RFC 8259 ask is written out by hand.
#include <catch2/catch.hpp>
#include <limits>

#include "hti/error.hpp"
#include "hti/io/data_frame.hpp"

using namespace hti;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

DataFrame frame() {
  DataFrame made;
  made.append({{{.name = "name, or code", .cells = std::vector<std::string>{"Åre \"östra\"", "a\nb"}}}});
  made.append({{{.name = "score", .cells = std::vector<double>{0.1, nan}}}});
  made.append({{{.name = "units", .cells = std::vector<std::int64_t>{290, -1}}}});
  made.append({{{.name = "known", .cells = std::vector<std::optional<bool>>{std::nullopt, false}}}});
  made.append({{{.name = "in", .cells = std::vector<std::vector<std::string>>{{"a", "b,c"}, {}}}}});
  return made;
}

}  // namespace

TEST_CASE("CSV quotes what needs it") {
  CHECK(io::to_csv(frame()) ==
        "\"name, or code\",score,units,known,in\n"
        "\"Åre \"\"östra\"\"\",0.1,290,,\"a;b,c\"\n"
        "\"a\nb\",,-1,false,\n");
}

TEST_CASE("CSV for Excel in Sweden has semicolons, decimal commas, a mark, and no formulas") {
  DataFrame made = frame();
  made.append({{{.name = "=1+1", .cells = std::vector<std::string>{"=HYPERLINK(\"x\")", "-"}}}});
  CHECK(io::to_csv(made, io::swedish_excel) ==
        "\xEF\xBB\xBFname, or code;score;units;known;in;'=1+1\n"
        "\"Åre \"\"östra\"\"\";0,1;290;;\"a;b,c\";\"'=HYPERLINK(\"\"x\"\")\"\n"
        "\"a\nb\";;-1;false;;'-\n");
}

TEST_CASE("JSON has an object per row and null for what is not there") {
  CHECK(io::to_json(frame()) ==
        "[\n"
        R"( {"name, or code": "Åre \"östra\"", "score": 0.1, "units": 290, "known": null, "in": ["a", "b,c"]},)"
        "\n"
        R"( {"name, or code": "a\nb", "score": null, "units": -1, "known": false, "in": []})"
        "\n]\n");
  CHECK(io::to_json({}) == "[\n]\n");
  CHECK(io::to_json({{{.name = "x", .cells = std::vector<double>{std::numeric_limits<double>::infinity()}}}}) ==
        "[\n {\"x\": null}\n]\n");
}

TEST_CASE("Columns of another length or of the same name cannot be appended") {
  DataFrame made = frame();
  CHECK_THROWS_AS(made.append({{{.name = "other", .cells = std::vector<double>{1}}}}), DataError);
  CHECK_THROWS_AS(made.append({{{.name = "score", .cells = std::vector<double>{1, 2}}}}), DataError);
}
