#include "core/generators.hpp"
#include "io/files.hpp"

using namespace hti_test;
using hti::code;
using hti::DataError;
using hti::Definition;
using hti::MethodError;
using hti::ModelError;
using hti::io::parse_definition;
using hti::io::parse_method;
using hti::io::to_toml;

namespace {

const std::string head = "schema = 1\nid = \"d\"\n";
const std::string tree =
    "[[node]]\nid = \"index\"\n[[node]]\nid = \"a\"\nparent = \"index\"\ndirection = \"higher\"\n"
    "[[node]]\nid = \"b\"\nparent = \"index\"\nweight = 3\ndirection = \"lower\"\n";

std::string with_method(const std::string& method) { return head + "[method]\n" + method + "\n" + tree; }

template <class E>
std::vector<std::string> problems(const std::string& text) {
  return lines<E>([&] { (void)parse_definition(text, "d.toml"); });
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a definition and its defaults", "[toml]") {
  const Definition d = parse_definition(head + tree);
  CHECK(d.id == "d");
  CHECK(d.method == hti::Method{});
  CHECK(d.columns == hti::Columns{});
  CHECK(d.model[2].weight == 3);
  CHECK(d.model[2].indicator->direction == hti::Direction::lower);
}

TEST_CASE("every rule and parameter is read", "[toml]") {
  const std::string deep =
      "[[node]]\nid = \"index\"\n[[node]]\nid = \"area\"\nparent = \"index\"\n"
      "[[node]]\nid = \"a\"\nparent = \"area\"\ndirection = \"higher\"\n";
  const hti::Method m = parse_definition(head + "[method]" + R"(
treat = { rule = "winsorise", max_points = 3, skewness = 1.5, kurtosis = 3, log = false }
normalise = { rule = "goalposts", low = 1, high = 10, clip = false }
constant = "drop"
weight = "equal_indicators"
[method.missing]
missing = { rule = "group_mean", group = "lan" }
not_answered = { rule = "penalise", value = 5 }
suppressed = { rule = "renormalise", min_coverage = 0.5, by = "count" }
not_applicable = "refuse"
[method.aggregate]
rule = "geometric"
floor = 1
level.2 = { rule = "power", p = 0.5, floor = 0.1 }
node.index = "harmonic"
[method.rescale]
root = { rule = "min_max", clip = [2.5, 97.5] }
area = "rank"
[method.rank]
ties = "average"
tolerance = 0.05
)" + deep)
                            .method;
  CHECK(m.treat.rule == hti::Treat{hti::treat::winsorise{3, 1.5, 3, false}});
  CHECK(m.normalise.rule == hti::Normalise{hti::normalise::goalposts{1, 10, false}});
  CHECK(m.constant == hti::Constant::drop);
  CHECK(m.weight == hti::Weight{hti::weight::equal_indicators{}});
  CHECK(m.missing.missing == hti::Missing{hti::impute::group_mean{"lan"}});
  CHECK(m.missing.not_answered == hti::Missing{hti::missing::penalise{.value = 5}});
  CHECK(m.missing.suppressed == hti::Missing{hti::missing::renormalise{0.5, hti::missing::by::count}});
  CHECK(m.missing.not_applicable == hti::Missing{hti::missing::refuse{}});
  CHECK(m.aggregate.rule == hti::Aggregate{hti::aggregate::geometric{1}});
  CHECK(m.aggregate.level.at(2) == hti::Aggregate{hti::aggregate::power{0.5, 0.1}});
  CHECK(m.aggregate.node.at("index") == hti::Aggregate{hti::aggregate::harmonic{}});
  CHECK(m.rescale.at("root") == hti::Normalise{hti::normalise::min_max{.clip = hti::Interval{2.5, 97.5}}});
  CHECK(m.rescale.at("area") == hti::Normalise{hti::normalise::rank{}});
  CHECK(m.rank == hti::rank_options{hti::Ties::average, 0.05});
}

TEST_CASE("rules are described as they are written", "[toml]") {
  CHECK(hti::describe(hti::Normalise{hti::normalise::min_max{.clip = hti::Interval{2.5, 97.5}}}) ==
        "min_max(low = 0, high = 100, clip = [2.5, 97.5])");
  CHECK(hti::describe(hti::Missing{hti::missing::renormalise{}}) == "renormalise(min_coverage = 0.5, by = \"weight\")");
  CHECK(hti::describe(hti::Aggregate{hti::aggregate::geometric{}}) == "geometric");
  CHECK(hti::describe(hti::Treat{hti::treat::none{}}) == "none");
  CHECK(hti::describe(hti::Weight{hti::weight::given{}}) == "given");
}

TEST_CASE("a definition can be extended", "[toml]") {
  const hti::io::Resolve base = [](const std::string&) {
    return hti::io::Source{
        "base.toml",
        head +
            "edition = \"1\"\ntitle = { sv = \"Bas\", en = \"Base\" }\n[columns]\nunit = \"kod\"\nname = \"namn\"\n"
            "[method]\nweight = \"equal\"\naggregate = { rule = \"geometric\", floor = 1 }\n"
            "[method.missing]\nsuppressed = \"mean\"\n" +
            tree};
  };
  const Definition d = parse_definition(
      "schema = 1\nid = \"e\"\nextends = \"base\"\nremove = [\"a\"]\ntitle = { sv = \"Egen\" }\n[columns]\nunit = \"code\"\n"
      "[method]\naggregate = \"harmonic\"\nmissing.missing = \"median\"\n"
      "[[node]]\nid = \"b\"\nkind = \"share\"\n[[node]]\nid = \"c\"\nparent = \"index\"\ndirection = \"higher\"\n",
      "e.toml", base);
  CHECK(d.id == "e");
  CHECK(d.edition == "1");
  CHECK(d.title == hti::Text{"Egen", ""});
  CHECK(d.columns.unit == "code");
  CHECK(d.columns.name == "namn");
  CHECK(d.method.weight == hti::Weight{hti::weight::equal{}});
  CHECK(d.method.aggregate.rule == hti::Aggregate{hti::aggregate::harmonic{}});
  CHECK(d.method.missing.suppressed == hti::Missing{hti::impute::mean{}});
  CHECK(d.method.missing.missing == hti::Missing{hti::impute::median{}});
  REQUIRE(d.model.size() == 3);
  CHECK(d.model[1].id == "b");
  CHECK(d.model[1].weight == 3);
  CHECK(d.model[1].indicator->direction == hti::Direction::lower);
  CHECK(d.model[1].indicator->kind == hti::Kind::share);
  CHECK(d.model[2].id == "c");
}

TEST_CASE("what hangs on a removed node goes with it, unless it is moved", "[toml]") {
  const scratch_folder folder;
  const std::string area =
      "[[node]]\nid = \"area\"\nparent = \"index\"\n[[node]]\nid = \"c\"\nparent = \"area\"\ndirection = \"higher\"\n"
      "[[node]]\nid = \"e\"\nparent = \"area\"\ndirection = \"higher\"\n";
  (void)folder.write("base.toml", head + tree + area);
  const std::string own = folder.write("sub/own.toml",
                                       "schema = 1\nid = \"own\"\nextends = \"../base.toml\"\nremove = [\"area\"]\n"
                                       "[[node]]\nid = \"e\"\nparent = \"index\"\n");
  const Definition d = hti::io::read_definition(own, true);
  CHECK(d.model.find("e"));
  CHECK_FALSE(d.model.find("c"));
  CHECK_FALSE(d.model.find("area"));
}

TEST_CASE("a method by name, and steps of one's own beside it", "[toml]") {
  const hti::Method recipe = hti::methods::load("kolada-recept");
  CHECK(recipe.rescale.contains("root"));
  CHECK(parse_definition(with_method("extends = \"kolada-recept\"")).method == recipe);
  hti::Method ours = recipe;
  ours.normalise = hti::normalise::z_score{};
  CHECK(parse_definition(with_method("extends = \"kolada-recept\"\nnormalise = \"z_score\"")).method == ours);
  CHECK(faults<DataError>([] { (void)hti::methods::load("kolada"); }).count(code::unknown_definition) == 1);
}

TEST_CASE("built-in definitions read back from their canonical text", "[toml]") {
  for (const std::string& name : hti::definitions::names()) {
    const Definition d = hti::definitions::load(name);
    CHECK(d.id == name);
    const Definition again = parse_definition(to_toml(d));
    CHECK(again == d);
    CHECK(again.hash() == d.hash());
    CHECK(d.hash().size() == 16);
  }
}

TEST_CASE("the hash knows content, not layout", "[toml]") {
  const std::string hash = parse_definition(head + tree).hash();
  CHECK(parse_definition("# note\nid = 'd'\nschema = 1\n" + tree).hash() == hash);
  CHECK(parse_definition(head + "edition = \"2\"\n" + tree).hash() != hash);
  Definition own = parse_definition(head + tree);
  own.method.aggregate =
      hti::aggregate::custom("least", [](std::span<const double> x, std::span<const double>) { return x[0]; });
  CHECK(own.hash() != hash);
  CHECK(faults<MethodError>([&] { (void)to_toml(own); }).count(code::custom_not_saved) == 1);
}

TEST_CASE("any definition reads back equal", "[toml]") {
  rc::prop("round trip", [] {
    const auto text =
        rc::gen::element<std::string>("", "a \"b\" \\ c", "åäö €", "line\nline\ttab", "\x7f\x01", "= [x] # y", "'''");
    std::vector<hti::Node> nodes{node("index")};
    const std::size_t n = size_between(1, 4);
    for (std::size_t i = 0; i < n; ++i) {
      hti::Node l = leaf("å." + std::to_string(i) + *text, "index", *positive());
      l.name = {*text, *text};
      l.indicator = hti::Indicator{.direction = *rc::gen::element(hti::Direction::higher, hti::Direction::lower),
                                   .kind = static_cast<hti::Kind>(*rc::gen::inRange(0, 5)),
                                   .quality = static_cast<hti::Quality>(*rc::gen::inRange(0, 4)),
                                   .scope = *rc::gen::element(hti::Scope::unit, hti::Scope::municipality),
                                   .error = *rc::gen::element(hti::RandomError::none, hti::RandomError::survey),
                                   .source = *text,
                                   .survey = *text,
                                   .kpi = *text,
                                   .responsible = *text,
                                   .next_published = *text,
                                   .measure = *text,
                                   .meaning = {*text, *text}};
      const double low = *value();
      if (*rc::gen::arbitrary<bool>()) l.indicator->range = hti::Interval{low, low + *positive()};
      nodes.push_back(l);
    }
    const double low = *value();
    hti::Method method;
    method.normalise = hti::normalise::min_max{low, low + *positive(), hti::Interval{0.1, 99.9}};
    method.normalise.node.emplace(nodes.back().id, hti::normalise::z_score{*value(), *positive()});
    method.aggregate.level.emplace(2, hti::aggregate::power{*value(), *positive()});
    method.rescale.emplace("index", hti::normalise::borda{});
    method.missing.missing = hti::impute::group_median{"län"};
    method.rank = {static_cast<hti::Ties>(*rc::gen::inRange(0, 5)), *positive()};
    const Definition d{
        "id" + *text, *text, *text, {*text, *text}, {*text, *text}, hti::Model(nodes), method, {"kod", "", {"län", "x y"}, {}}};
    RC_ASSERT(parse_definition(to_toml(d)) == d);
  });
}

TEST_CASE("faults of the file", "[toml]") {
  CHECK(problems<DataError>("") == strings{"d.toml: empty_file: there is nothing in it"});
  CHECK(problems<DataError>("a = [1,").at(0).starts_with("d.toml:1:8: syntax_error: "));
  CHECK(problems<DataError>("a\uFE0F = 1").at(0).starts_with("d.toml:1:2: syntax_error: "));
  CHECK(problems<DataError>("a = 1 \uFE0F").at(0).starts_with("d.toml:1:7: syntax_error: "));
  CHECK(problems<DataError>("a = '\xE5'").at(0).starts_with("d.toml:1:6: invalid_encoding: byte 0xE5"));
  CHECK(problems<DataError>("schema = 2\nid = \"d\"\n" + tree).at(0).starts_with("d.toml:1:10: unsupported_version: schema 2"));
  CHECK(problems<DataError>(tree) ==
        strings{"d.toml:1:1: missing_key: id is missing", "d.toml:1:1: missing_key: schema is missing"});
  CHECK(problems<DataError>(head + "editoin = \"1\"\nedition = 2014\n" + tree) ==
        strings{"d.toml:3:1: unknown_key: there is no key 'editoin'; did you mean 'edition'?",
                "d.toml:4:11: wrong_type: edition must be a string, but is a whole number"});
  CHECK(problems<DataError>(head + "[columns]\ngroups = [\"a\", 3, \"unit\"]\n" + tree) ==
        strings{"d.toml:4:10: invalid_parameter: columns.groups: 'a' is an indicator",
                "d.toml:4:10: invalid_parameter: columns.groups: 'unit' already has another part",
                "d.toml:4:16: wrong_type: columns.groups[1] must be a string, but is a whole number"});
}

TEST_CASE("faults of what is inherited", "[toml]") {
  const auto first = [](const std::string& text) { return problems<DataError>(text).at(0); };
  CHECK(first(head + "extends = \"oppna-jamforelser-2024\"\n")
            .starts_with("d.toml:3:11: unknown_definition: extends: there is no such file, and no built-in definition is named "
                         "'oppna-jamforelser-2024'; did you mean 'oppna-jamforelser-2014'?"));
  CHECK(first(head + "extends = 3\n" + tree) == "d.toml:3:11: wrong_type: extends must be a string, but is a whole number");
  CHECK(first(head + "remove = [\"x\"]\n" + tree).starts_with("d.toml:3:10: unknown_key: remove takes nodes out of"));
  CHECK(first(with_method("extends = \"kolada\"")).starts_with("d.toml:4:11: unknown_definition: method.extends"));
  const scratch_folder folder;
  (void)folder.write("a.toml", "schema = 1\nid = \"a\"\nextends = \"b.toml\"\n");
  (void)folder.write("b.toml", "schema = 1\nid = \"b\"\nextends = \"a.toml\"\n");
  CHECK(faults<DataError>([&] {
          (void)hti::io::read_definition((folder.path() / "a.toml").string());
        }).count(code::extends_cycle) == 1);
  const auto removed = problems<DataError>(head + "extends = \"oppna-jamforelser-2014\"\nremove = [\"utforandet\", 4]\n");
  REQUIRE(removed.size() == 2);
  CHECK(removed[0] == "d.toml:4:11: unknown_node: remove: there is no node 'utforandet'; did you mean 'utforande'?");
}

TEST_CASE("faults of the tree", "[toml]") {
  CHECK(problems<ModelError>(head + tree + "[[node]]\nid = \"c\"\nparent = \"indx\"\nweight = -1\ndirection = \"higher\"\n") ==
        strings{"d.toml:16:10: unknown_parent: the parent of 'c', 'indx', is no node; did you mean 'index'? (indicator c)",
                "d.toml:17:10: invalid_weight: the weight of 'c' must be a finite number of at least 0 (indicator c)"});
  CHECK(
      problems<ModelError>(
          head + tree + "[[node]]\nid = \"a\"\n[[node]]\nid = \"x\"\nparent = \"y\"\n[[node]]\nid = \"y\"\nparent = \"x\"\n") ==
      strings{"d.toml:15:6: duplicate_node: there is already a node 'a' in this file",
              "d.toml:16:1: cycle: 'x' is its own ancestor"});
  CHECK(problems<ModelError>(head + tree +
                             "[[node]]\nparent = \"index\"\n[[node]]\nid = \"c\"\nparent = \"index\"\nkind = \"share\"\n"
                             "[[node]]\nid = 3\nname = \"x\"\n") ==
        strings{"d.toml:14:1: missing_id: node number 4 has no id",
                "d.toml:16:1: missing_key: node c.direction is missing: only an indicator has kind",
                "d.toml:21:6: wrong_type: node number 6.id must be a string, but is a whole number",
                "d.toml:22:8: wrong_type: node number 6.name must be a table, but is a string"});
  CHECK(problems<ModelError>(head) == strings{"d.toml:1:1: empty_model: the model has no nodes"});
  CHECK(problems<ModelError>(head + "[node]\nid = \"x\"\n") ==
        strings{"d.toml:3:1: wrong_type: nodes are written [[node]], with two brackets"});
  CHECK(problems<DataError>(head + tree + "direction = \"up\"\n").at(0).starts_with("d.toml:14:13: syntax_error: "));
  CHECK(
      problems<ModelError>(head + tree + "goalposts = [5, 1]\nrange = [0]\nkind = \"andel\"\n") ==
      strings{"d.toml:14:13: invalid_goalposts: goalposts must be two finite numbers, low < high (indicator b)",
              "d.toml:15:9: wrong_type: node b.range must have two numbers, but has 1",
              "d.toml:16:8: invalid_parameter: node b.kind must be one of share, mean, count, yes_no, points, but is 'andel'"});
}

TEST_CASE("faults of the method", "[toml]") {
  CHECK(problems<MethodError>(with_method(
            "normalise = \"minmax\"\naggregate = { rule = \"custom\" }\nweight = { equal = true }\nconstant = \"mid\"")) ==
        strings{"d.toml:4:13: unknown_method: method.normalise: there is no rule 'minmax'; did you mean 'min_max'? (there are: "
                "none, min_max, goalposts, log_goalposts, distance_to_target, z_score, rank, percentile_rank, borda, "
                "exponential_rank, round)",
                "d.toml:5:22: unknown_method: method.aggregate: a rule of your own is code and cannot stand in a file",
                "d.toml:6:10: missing_key: method.weight.rule is missing",
                "d.toml:7:12: invalid_parameter: method.constant must be one of error, middle, drop, but is 'mid'"});
  CHECK(problems<MethodError>(
            with_method("normalise = { rule = \"min_max\", low = 5, high = 5, clip = [3, 101] }\n"
                        "aggregate = { rule = \"geometric\", flor = 1 }\nrank = { tolerance = -1 }\n"
                        "missing.missing = { rule = \"renormalise\", min_coverage = 1.5 }\nagregate = \"power\"")) ==
        strings{
            "d.toml:4:49: invalid_parameter: method.normalise.high must be above low",
            "d.toml:4:59: invalid_parameter: method.normalise.clip must be two percentiles, 0 <= low < high <= 100",
            "d.toml:5:35: unknown_key: there is no key 'method.aggregate.flor'; did you mean 'floor'?",
            "d.toml:6:22: invalid_parameter: method.rank.tolerance must be at least 0, but is -1",
            "d.toml:7:58: invalid_parameter: method.missing.missing.min_coverage must be at least 0 and at most 1, but is 1.5",
            "d.toml:8:1: unknown_key: there is no key 'method.agregate'; did you mean 'aggregate'?"});
  CHECK(problems<MethodError>(
            with_method("[method.aggregate]\nrule = \"arithmetic\"\nlevel.3 = \"harmonic\"\nlevel.x = \"harmonic\"\n"
                        "node.indx = \"harmonic\"\nnode.a = \"harmonic\"\n[method.rescale]\nroot = \"rank\"\nc = \"rank\"")) ==
        strings{"d.toml:6:7: invalid_parameter: method.aggregate.level.3: no node of this level has this step; it is taken at "
                "level 2 alone",
                "d.toml:7:7: invalid_parameter: method.aggregate.level.x: a level is a whole number, 1 for the indicators",
                "d.toml:8:6: unknown_node: method.aggregate.node.indx: there is no node 'indx'; did you mean 'index'?",
                "d.toml:9:6: unknown_node: method.aggregate.node.a: 'a' is an indicator and has nothing to combine",
                "d.toml:12:1: unknown_node: method.rescale.c: there is no node 'c'; did you mean 'a'?"});
  CHECK(problems<MethodError>(with_method("[method.missing]\nmissing = { rule = \"renormalise\", min_coverage = 0.6 "
                                          "}\nsuppressed = \"renormalise\"\nnot_applicable = \"mean\""))
            .size() == 2);
  CHECK(problems<MethodError>(
            with_method("treat = { rule = \"winsorise\", max_points = 2.5 }\nnormalise = { rule = \"z_score\", sd = nan }"))
            .size() == 2);
  CHECK(faults<MethodError>([] { (void)parse_method("schema = 1\n"); }) == std::multiset{code::missing_key});
}

TEST_CASE("faults of tree and method together are all listed", "[toml]") {
  CHECK(faults<DataError>([] {
          (void)parse_definition(head + "x = 1\n[method]\nweight = \"equl\"\n" + tree +
                                 "weigth = 2\n[[node]]\nid = \"c\"\nparent = \"nowhere\"\n");
        }) ==
        std::multiset{code::unknown_key, code::unknown_method, code::unknown_key, code::unknown_parent, code::childless_node});
}
