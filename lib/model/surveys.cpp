#include "model/surveys.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "hti/base/number_text.hpp"

namespace hti::inline v0::detail {
namespace {

std::set<std::string, std::less<>> named_by(const std::vector<Node>& nodes) {
  std::set<std::string, std::less<>> named;
  for (const Node& node : nodes) {
    if (node.indicator && !node.indicator->survey.empty()) named.insert(node.indicator->survey);
  }
  return named;
}

/// What is wrong with a survey's rho and its source; empty where nothing is.
Message wrong_rho(const Survey& survey) {
  if (survey.rho && !(*survey.rho >= 0 && *survey.rho <= 1)) {
    return say("survey-rho",
               "survey '{survey}': rho is the correlation of one person's answers to two questions, from 0 to 1, and cannot be "
               "{rho}",
               {{"survey", survey.name}, {"rho", number_text(*survey.rho)}});
  }
  if (survey.rho && survey.source.empty()) {
    return say("survey-rho-without-source",
               "survey '{survey}': rho must have a source: say where the figure comes from, or write \"assumed\" if it is an "
               "upper value of your own",
               {{"survey", survey.name}});
  }
  if (!survey.rho && !survey.source.empty()) {
    return say("survey-source-without-rho",
               "survey '{survey}': source tells where rho comes from, and there is no rho; state it, or leave out source",
               {{"survey", survey.name}});
  }
  return {};
}

}  // namespace

std::vector<survey_fault> survey_faults(const std::vector<Node>& nodes, const std::vector<Survey>& surveys) {
  std::vector<survey_fault> faults;
  if (surveys.empty()) return faults;
  const auto named = named_by(nodes);
  const std::vector<std::string> wanted(named.begin(), named.end());
  std::vector<std::string> known;
  for (std::size_t s = 0; s < surveys.size(); ++s) {
    const Survey& survey = surveys[s];
    const auto add = [&](code what, Message message) {
      faults.push_back({.problem = {.code = what, .said = std::move(message)}, .survey = s});
    };
    if (survey.name.empty()) {
      add(code::missing_id, say("survey-without-name", "survey number {number} has no name", {{"number", s + 1}}));
    } else if (std::find(known.begin(), known.end(), survey.name) != known.end()) {
      add(code::duplicate_survey,
          say("two-surveys", "there are two surveys '{survey}'; a survey is stated once, for all its questions",
              {{"survey", survey.name}}));
    } else if (!named.contains(survey.name)) {
      add(code::unused_survey,
          say("unused-survey",
              "no indicator belongs to survey '{survey}'{hint}; write survey = {quoted} at its indicators, or leave it out",
              {{"survey", survey.name}, {"hint", did_you_mean(survey.name, wanted)}, {"quoted", detail::quoted(survey.name)}}));
    }
    if (Message wrong = wrong_rho(survey); !wrong.empty()) add(code::invalid_correlation, std::move(wrong));
    known.push_back(survey.name);
  }
  for (const Node& node : nodes) {
    if (!node.indicator || node.indicator->survey.empty()) continue;
    const std::string& survey = node.indicator->survey;
    if (std::find(known.begin(), known.end(), survey) != known.end()) continue;
    faults.push_back({.problem = {.code = code::unknown_survey,
                                  .said = say("survey-not-stated",
                                              "'{node}' belongs to a survey '{survey}' that is not stated{hint}; where one "
                                              "survey is, all are, if only by name",
                                              {{"node", node.id}, {"survey", survey}, {"hint", did_you_mean(survey, known)}}),
                                  .indicator = node.id}});
  }
  return faults;
}

std::vector<Survey> surveys_of(const Model& model, const std::vector<Node>& nodes) {
  const auto named = named_by(nodes);
  std::vector<Survey> kept;
  for (const Survey& survey : model.surveys()) {
    if (named.contains(survey.name)) kept.push_back(survey);
  }
  return kept;
}

survey_errors::survey_errors(const Model& model, double rho) {
  std::map<std::string_view, std::size_t> position;
  for (const std::size_t node : model.indicators()) {
    const Indicator& indicator = *model[node].indicator;
    if (indicator.error == RandomError::none) {
      of_.push_back(none);
      continue;
    }
    const auto [it, fresh] = position.try_emplace(indicator.survey, surveys_.size());
    if (fresh) {
      const auto stated = std::find_if(model.surveys().begin(), model.surveys().end(),
                                       [&](const Survey& s) { return s.name == indicator.survey; });
      Survey survey = stated == model.surveys().end() ? Survey{.name = indicator.survey} : *stated;
      if (!std::isnan(rho)) survey = {.name = survey.name, .rho = rho, .source = "sampling"};
      surveys_.push_back(std::move(survey));
      questions_.push_back(0);
    }
    of_.push_back(it->second);
    ++questions_[it->second];
  }
}

double survey_errors::rho(std::size_t survey) const {
  if (questions_[survey] < 2) return 0;
  return surveys_[survey].rho.value_or(std::numeric_limits<double>::quiet_NaN());
}

double survey_errors::correlation(std::size_t survey, double n1, double n2) const {
  const bool counted = n1 > 0 && n2 > 0;
  return rho(survey) * (counted ? std::min(n1, n2) / std::sqrt(n1 * n2) : 1.0);
}

std::vector<Survey> survey_errors::shared() const {
  std::vector<Survey> all;
  for (std::size_t s = 0; s < surveys_.size(); ++s) {
    if (questions_[s] > 1 && surveys_[s].rho) all.push_back(surveys_[s]);
  }
  return all;
}

std::optional<Problem> survey_errors::unknown() const {
  for (std::size_t s = 0; s < surveys_.size(); ++s) {
    if (questions_[s] < 2 || surveys_[s].rho) continue;
    return Problem{
        .code = code::unknown_correlation,
        .said =
            surveys_[s].name.empty()
                ? say("correlation-of-unnamed",
                      "{questions} questions name no survey, so they may be one survey's: name it (survey =), and state its "
                      "correlation of one person's answers to two of them, in the definition ([[survey]] with name, rho "
                      "and source; source = \"assumed\" for an upper value of your own) or as sampling(rho=...); 0 says "
                      "that answers are independent",
                      {{"questions", questions_[s]}})
                : say("correlation-of-survey",
                      "{questions} questions belong to survey '{survey}', which has no rho: state the correlation of one "
                      "person's answers to two of them, in the definition ([[survey]] with name, rho and source; source = "
                      "\"assumed\" for an upper value of your own) or as sampling(rho=...); 0 says that answers are "
                      "independent",
                      {{"questions", questions_[s]}, {"survey", surveys_[s].name}})};
  }
  return std::nullopt;
}

}  // namespace hti::inline v0::detail
