#include "hti/denominate/by_roles.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/numbers.hpp"
#include "hti/base/number_text.hpp"

namespace hti::inline v0::denominate {
namespace {

class roles {
 public:
  roles(const Table& figures, const Model& model) : model_(model), data_(figures.data()), units_(figures.n_units()) {}

  Table given() {
    for (const std::size_t node : model_.indicators()) {
      const auto at = std::find(data_.indicators.begin(), data_.indicators.end(), model_[node].id);
      if (at == data_.indicators.end()) continue;
      const auto column = static_cast<std::size_t>(at - data_.indicators.begin());
      if (const std::vector<double>* by = variable(node, model_[node].indicator->denominator)) divide(node, column, *by);
      if (const std::vector<double>* answers = variable(node, model_[node].indicator->answers)) count(node, column, *answers);
    }
    for (const std::string& name : counted_) data_.background.erase(name);
    if (!problems_.empty()) throw DataError(std::move(problems_));
    return Table(std::move(data_));
  }

 private:
  /// The column of that name; null where the indicator has none.
  const std::vector<double>* variable(std::size_t node, const std::string& name) {
    if (name.empty()) return nullptr;
    const auto found = data_.background.find(name);
    if (found != data_.background.end()) return &found->second;
    fault(code::missing_column,
          say("no-column-of-role", "there is no column '{column}', which the indicator names", {{"column", name}}), node);
    return nullptr;
  }

  void divide(std::size_t node, std::size_t column, const std::vector<double>& by) {
    const Indicator& indicator = *model_[node].indicator;
    const auto range = model_.allowed_range(node);
    for (std::size_t u = 0; u < units_; ++u) {
      double& value = data_.values[column * units_ + u];
      if (std::isnan(value)) continue;
      if (by[u] <= 0) {
        fault(code::out_of_range,
              say("denominator-not-positive", "the denominator '{column}' is {value}, and must be above 0",
                  {{"column", indicator.denominator}, {"value", detail::number_text(by[u])}}),
              node, data_.units[u]);
        continue;
      }
      value = rate(value, by[u], indicator.per);
      if (std::isnan(value)) data_.statuses[column * units_ + u] = Status::missing;
      if (range && (value < range->low || value > range->high)) {
        fault(code::out_of_range,
              say("outside-range", "{cell} is outside {low} to {high}",
                  {{"cell", detail::number_text(value)},
                   {"low", detail::number_text(range->low)},
                   {"high", detail::number_text(range->high)}}),
              node, data_.units[u]);
      }
    }
  }

  void count(std::size_t node, std::size_t column, const std::vector<double>& answers) {
    const std::string& name = model_[node].indicator->answers;
    counted_.insert(name);
    std::vector<double>& all = data_.respondents;
    if (all.empty()) all.assign(data_.values.size(), detail::nan);
    const auto own = all.begin() + static_cast<std::ptrdiff_t>(column * units_);
    if (std::any_of(own, own + static_cast<std::ptrdiff_t>(units_), [](double n) { return !std::isnan(n); })) {
      fault(code::duplicate_column,
            say("answers-twice", "the answers are counted in '{column}' and in a column of the indicator's own",
                {{"column", name}}),
            node);
    }
    std::copy(answers.begin(), answers.end(), own);
  }

  void fault(code c, Message message, std::size_t node, const std::string& unit = {}) {
    problems_.push_back({.code = c, .said = std::move(message), .unit = unit, .indicator = model_[node].id});
  }

  const Model& model_;
  TableData data_;
  std::size_t units_;
  std::set<std::string> counted_{};
  std::vector<Problem> problems_{};
};

}  // namespace

Table by_roles(const Table& figures, const Model& model) {
  const auto named = [&](std::size_t node) {
    return !model[node].indicator->denominator.empty() || !model[node].indicator->answers.empty();
  };
  if (std::none_of(model.indicators().begin(), model.indicators().end(), named)) return figures;
  return roles(figures, model).given();
}

}  // namespace hti::inline v0::denominate
