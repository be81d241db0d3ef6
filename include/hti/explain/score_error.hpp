// How sure a score is, as far as its surveys go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// Standard error of every unit's score on a node (empty: the root), from the random error of its survey figures alone: each
/// figure is moved by its own standard error up and down, and half of what that does to the score is its part. Errors go
/// through an indicator's map before it is cut by caps, clips or the ends of a scale. The parts of one survey's questions go
/// together by rho min(n1, n2) / sqrt(n1 n2) (see `Survey`; of a known population N by n N / (N - n) in place of n), all others
/// are independent. The frame stays as it is.
///
/// 0 where no indicator under the node carries random error; NaN where there is no score, where one that counts is from a
/// survey with unknown numbers of answers, where the unit has no figure of any survey that the node rests on, or where two
/// questions of a survey without rho count: `noise` tells the remedy. Who did not answer is not in it.
/// \throws ModelError (unknown_node).
[[nodiscard]] HTI_API std::vector<double> score_error(const Scores& scores, std::string_view node = {});

/// Units that have no figure of a survey under a node (empty: the root) that rests on some. How sure their scores are is not
/// known: they are no surer for figures that are not there. \throws ModelError (unknown_node).
[[nodiscard]] HTI_API std::vector<bool> without_answers(const Scores& scores, std::string_view node = {});

/// What the errors of a model's scores rest on.
struct Noise {
  std::vector<Survey> surveys{};  ///< with two questions or more, and their rho
  std::string unknown{};          ///< why errors that combine questions of a survey are not known, and the remedy; else empty
};
/// Which correlations within surveys the errors of a model's scores rest on, and what is missing for them to be known.
[[nodiscard]] HTI_API Noise noise(const Model& model);

}  // namespace hti::inline v0::explain
