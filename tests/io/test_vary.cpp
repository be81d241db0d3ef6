// Sources of uncertainty in TOML: what is read, and every fault with its place.
#include "hti/io/vary.hpp"
#include "io/files.hpp"

using namespace hti_test;
using hti::io::parse_vary;

namespace {

std::multiset<std::pair<std::size_t, hti::code>> faults_at(const std::string& text) {
  std::multiset<std::pair<std::size_t, hti::code>> found;
  try {
    (void)parse_vary(text, "vary.toml");
  } catch (const hti::Error& error) {
    for (const hti::Problem& p : error.problems()) {
      REQUIRE(p.file == "vary.toml");
      REQUIRE(p.column > 0);
      found.insert({p.line, p.code});
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every kind of source is read as it is written") {
  const std::vector<hti::vary::Source> found = parse_vary(R"([[vary]]
kind = "weights"
spread = 0.5
distribution = "dirichlet"
levels = [1, 2]
nodes = ["a"]
name = "w"

[[vary]]
kind = "choice"
step = "normalise"
alternatives = ["z_score", { rule = "min_max", clip = [2.5, 97.5] }]
p = [2, 1]

[[vary]]
kind = "choice"
step = "aggregate"
alternatives = ["arithmetic", { rule = "geometric", floor = 1 }]
at = "index"

[[vary]]
kind = "choice"
step = "missing"
alternatives = [{ missing = "mean" }, { suppressed = "refuse" }]

[[vary]]
kind = "choice"
step = "constant"
alternatives = ["middle", "drop"]

[[vary]]
kind = "choice"
step = "rescale"
alternatives = [{}, { index = "z_score" }]

[[vary]]
kind = "choice"
step = "method"
alternatives = [{ weight = "equal", normalise = "borda" }]
name = "whole"

[[vary]]
kind = "sampling"
rho = 0.2
respondents = 40

[[vary]]
kind = "rounding"

[[vary]]
kind = "noise"
indicators = ["a"]
sd = 2
distribution = "uniform"

[[vary]]
kind = "drop"
nodes = ["a", "b"]
p = 0.5
)");
  using namespace hti;
  MissingRules refusing;
  refusing.suppressed = missing::refuse{};
  MissingRules imputed;
  imputed.missing = impute::mean{};
  const std::vector<vary::Source> expected{
      vary::weights{
          .spread = 0.5, .levels = {1, 2}, .nodes = {"a"}, .distribution = vary::WeightDistribution::dirichlet, .name = "w"},
      vary::choice{.alternatives = {Choice<Normalise>{normalise::z_score{}},
                                    Choice<Normalise>{normalise::min_max{.clip = Interval{2.5, 97.5}}}},
                   .p = {2, 1}},
      vary::choice{
          .alternatives = {Choice<Aggregate>{aggregate::arithmetic{}}, Choice<Aggregate>{aggregate::geometric{.floor = 1}}},
          .at = "index"},
      vary::choice{.alternatives = {imputed, refusing}},
      vary::choice{.alternatives = {Constant::middle, Constant::drop}},
      vary::choice{.alternatives = {vary::Rescale{}, vary::Rescale{{"index", normalise::z_score{}}}}},
      vary::choice{.alternatives = {Method{.normalise = normalise::borda{}, .weight = weight::equal{}}}, .name = "whole"},
      vary::sampling{.rho = 0.2, .respondents = 40},
      vary::rounding{},
      vary::noise{.indicators = {"a"}, .sd = 2, .distribution = vary::Distribution::uniform},
      vary::drop{.nodes = {"a", "b"}, .p = 0.5}};
  REQUIRE(found == expected);
}

TEST_CASE("one file with many faults lists them all with their lines") {
  using hti::code;
  REQUIRE(faults_at(R"([[vary]]
kind = "weight"

[[vary]]
spread = 1

[[vary]]
kind = "weights"
spreads = 1
levels = "all"

[[vary]]
kind = "choice"
step = "normalize"
alternatives = []

[[vary]]
kind = "choice"
step = "aggregate"
alternatives = [
  "arithmetik",
  { rule = "geometric", floor = -1 },
]

[[vary]]
kind = "choice"
step = "missing"
alternatives = "mean"

[[vary]]
kind = "choice"
step = "constant"
alternatives = ["sometimes"]

[[vary]]
kind = "drop"
nodes = [1]

[[sources]]
)") == std::multiset<std::pair<std::size_t, code>>{{2, code::invalid_parameter},
                                                   {4, code::missing_key},
                                                   {9, code::unknown_key},
                                                   {10, code::wrong_type},
                                                   {14, code::invalid_parameter},
                                                   {21, code::unknown_method},
                                                   {22, code::invalid_parameter},
                                                   {28, code::wrong_type},
                                                   {33, code::invalid_parameter},
                                                   {37, code::wrong_type},
                                                   {39, code::unknown_key}});
  REQUIRE(faults_at("vary = 1\n") == std::multiset<std::pair<std::size_t, code>>{{1, code::wrong_type}});
  REQUIRE(faults_at("[vary\n") == std::multiset<std::pair<std::size_t, code>>{{1, code::syntax_error}});
}

TEST_CASE("respondents are a file beside the file") {
  const scratch_folder folder;
  (void)folder.write("people.csv", "who,side,a,b\nx,left,60,40\ny,right,50,50\n");
  const auto file = [&](const std::string& more) {
    return folder.write("vary.toml", "[[vary]]\nkind = \"weights_from\"\nunit = \"who\"\n" + more);
  };
  const auto found =
      hti::io::read_vary(file("nodes = [\"a\", \"b\"]\nrespondents = \"people.csv\"\ngroup = \"side\"\nequal_voice = true\n"));
  const auto& people = std::get<hti::vary::weights_from>(found.at(0));
  REQUIRE(people.respondents.n_units() == 2);
  REQUIRE(people.respondents.values(1)[0] == 40);
  REQUIRE((people.group == "side" && people.equal_voice && people.name == "respondents"));
  using hti::code;
  using codes = std::multiset<code>;
  const auto codes_of = [&](const std::string& more) {
    return faults<hti::DataError>([&] { (void)hti::io::read_vary(file(more)); });
  };
  REQUIRE(codes_of("nodes = [\"a\"]\n") == codes{code::missing_key});
  REQUIRE(codes_of("nodes = [\"a\"]\nrespondents = \"nobody.csv\"\n") == codes{code::file_not_found});
  REQUIRE(codes_of("nodes = [\"a\", \"c\"]\nrespondents = \"people.csv\"\n") == codes{code::missing_column});
  REQUIRE(codes_of("nodes = [\"a\", \"a\"]\nrespondents = \"people.csv\"\n") == codes{code::duplicate_node});
}
