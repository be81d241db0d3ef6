// The rules for each step, one class per struct.
#include "register.hpp"
#include "register_methods.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

/// A rule without parameters.
template <class T>
void plain_rule(py::module_& m, const char* name, const char* text) {
  rule<T>(m, name, text).def(py::init<>());
}

template <class T>
void group_rule(py::module_& m, const char* name, const char* text, const char* group) {
  rule<T>(m, name, text)
      .def(py::init([](std::string by) { return T{std::move(by)}; }), "group"_a)
      .def_readonly("group", &T::group, group);
}

template <class T>
void floor_rule(py::module_& m, const char* name, const char* text, const char* floor) {
  rule<T>(m, name, text)
      .def(py::init([](std::optional<double> least) { return T{least}; }), "floor"_a = py::none())
      .def_readonly("floor", &T::floor, floor);
}

void register_treatments(py::module_& m) {
  using hti::treat::log;
  using hti::treat::winsorise;
  plain_rule<hti::treat::none>(m, "TreatNone", doc::treat_none);
  const winsorise w;
  rule<winsorise>(m, "Winsorise", doc::treat_winsorise)
      .def(py::init([](int points, double skewness, double kurtosis, bool log_too) {
             return winsorise{points, skewness, kurtosis, log_too};
           }),
           "max_points"_a = w.max_points, "skewness"_a = w.skewness, "kurtosis"_a = w.kurtosis, "log"_a = w.log)
      .def_readonly("max_points", &winsorise::max_points, "Most points that are cut.")
      .def_readonly("skewness", &winsorise::skewness, "A column whose absolute skewness is below this passes.")
      .def_readonly("kurtosis", &winsorise::kurtosis, "A column whose excess kurtosis is below this passes.")
      .def_readonly("log", &winsorise::log, "Whether a column that still fails is taken by the logarithm.");
  rule<log>(m, "Log", doc::treat_log)
      .def(py::init([](double share) { return log{share}; }), "share"_a = log{}.share)
      .def_readonly("share", &log::share, doc::treat_log_share);
}

void register_normalisations(py::module_& m) {
  using namespace hti::normalise;
  plain_rule<none>(m, "NormaliseNone", doc::normalise_none);
  rule<min_max>(m, "MinMax", doc::normalise_min_max)
      .def(py::init([](double low, double high, std::optional<hti::Interval> clip) { return min_max{low, high, clip}; }),
           "low"_a = min_max{}.low, "high"_a = min_max{}.high, "clip"_a = py::none())
      .def_readonly("low", &min_max::low, "What the lowest value becomes.")
      .def_readonly("high", &min_max::high, "What the highest value becomes.")
      .def_readonly("clip", &min_max::clip, doc::normalise_min_max_clip);
  rule<goalposts>(m, "Goalposts", doc::normalise_goalposts)
      .def(py::init([](double low, double high, bool clip) { return goalposts{low, high, clip}; }), "low"_a = goalposts{}.low,
           "high"_a = goalposts{}.high, "clip"_a = goalposts{}.clip)
      .def_readonly("low", &goalposts::low, "What the worse goalpost becomes.")
      .def_readonly("high", &goalposts::high, "What the better goalpost becomes.")
      .def_readonly("clip", &goalposts::clip, "Whether values beyond the goalposts are cut to them.");
  rule<z_score>(m, "ZScore", doc::normalise_z_score)
      .def(py::init([](double mean, double sd) { return z_score{mean, sd}; }), "mean"_a = z_score{}.mean, "sd"_a = z_score{}.sd)
      .def_readonly("mean", &z_score::mean, "What the reference's mean becomes.")
      .def_readonly("sd", &z_score::sd, "What the reference's standard deviation becomes.");
  plain_rule<rank>(m, "RankNormalise", doc::normalise_rank);
  plain_rule<percentile_rank>(m, "PercentileRank", doc::normalise_percentile_rank);
  plain_rule<borda>(m, "Borda", doc::normalise_borda);
}

void register_missing(py::module_& m) {
  using hti::missing::penalise;
  using hti::missing::renormalise;
  rule<renormalise>(m, "Renormalise", doc::missing_renormalise)
      .def(py::init([](double coverage, hti::missing::by by) { return renormalise{coverage, by}; }),
           "min_coverage"_a = renormalise{}.min_coverage, "by"_a = renormalise{}.by)
      .def_readonly("min_coverage", &renormalise::min_coverage, doc::missing_renormalise_min_coverage)
      .def_readonly("by", &renormalise::by, doc::missing_by);
  rule<penalise>(m, "Penalise", doc::missing_penalise)
      .def(py::init([](std::optional<double> value, double percentile) { return penalise{value, percentile}; }),
           "value"_a = py::none(), py::kw_only(), "percentile"_a = penalise{}.percentile)
      .def_readonly("value", &penalise::value, doc::missing_penalise_value)
      .def_readonly("percentile", &penalise::percentile, doc::missing_penalise_percentile);
  plain_rule<hti::missing::refuse>(m, "Refuse", doc::missing_refuse);
  plain_rule<hti::impute::mean>(m, "ImputeMean", doc::impute_mean);
  plain_rule<hti::impute::median>(m, "ImputeMedian", doc::impute_median);
  group_rule<hti::impute::group_mean>(m, "ImputeGroupMean", doc::impute_group_mean, doc::impute_group_mean_group);
  group_rule<hti::impute::group_median>(m, "ImputeGroupMedian", doc::impute_group_median, doc::impute_group_median_group);
}

void register_weights(py::module_& m) {
  plain_rule<hti::weight::given>(m, "Given", doc::weight_given);
  plain_rule<hti::weight::equal>(m, "EqualWeights", doc::weight_equal);
  plain_rule<hti::weight::equal_indicators>(m, "EqualIndicators", doc::weight_equal_indicators);
}

void register_aggregations(py::module_& m) {
  using hti::aggregate::power;
  plain_rule<hti::aggregate::arithmetic>(m, "Arithmetic", doc::aggregate_arithmetic);
  floor_rule<hti::aggregate::geometric>(m, "Geometric", doc::aggregate_geometric, doc::aggregate_geometric_floor);
  floor_rule<hti::aggregate::harmonic>(m, "Harmonic", doc::aggregate_harmonic, doc::aggregate_harmonic_floor);
  rule<power>(m, "Power", doc::aggregate_power)
      .def(py::init([](double p, std::optional<double> floor) { return power{p, floor}; }), "p"_a = power{}.p,
           "floor"_a = py::none())
      .def_readonly("p", &power::p, doc::aggregate_power_p)
      .def_readonly("floor", &power::floor, doc::aggregate_power_floor);
}

}  // namespace

void register_methods(py::module_& m) {
  register_treatments(m);
  register_normalisations(m);
  register_missing(m);
  register_weights(m);
  register_aggregations(m);
}

}  // namespace hti_python
