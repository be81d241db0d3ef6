// A definition fitted to a reference table.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "hti/api.hpp"
#include "hti/definition.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0 {

/// What `score` computes beside the aggregates.
struct score_options {
  bool indicators = true;  ///< also the indicators' normalised values; without them large tables score faster
};

/// A definition with everything it learnt from its reference: imputation values, caps, frames, penalties, cut-offs.
/// Immutable; copying shares it; const members may be called from several threads.
class HTI_API Index {
  // References last as long as this or a copy of it; one that is about to go gives copies.
 public:
  /// An index of nothing, for a place that one is put into later. Until then all that it is asked for is a MethodError
  /// (not_fitted).
  Index() = default;

  [[nodiscard]] const Definition& definition() const&;
  [[nodiscard]] Definition definition() const&&;
  [[nodiscard]] const Model& model() const& { return definition().model; }
  [[nodiscard]] Model model() const&&;
  [[nodiscard]] const Method& method() const& { return definition().method; }
  [[nodiscard]] Method method() const&&;

  /// Scores any table by what was learnt from the reference; nothing is learnt anew.
  /// The table needs a column for every indicator of the model; others are not looked at.
  /// \throws DataError (missing_column, refused_value) listing every fault.
  [[nodiscard]] Scores score(const Table& table, const score_options& options = {}) const;

  /// A node's share of its parent, after the weighting step; 0 for a dropped indicator.
  [[nodiscard]] double weight(std::string_view node) const;
  /// A node's share of the root: the product of the shares on the way.
  [[nodiscard]] double effective_weight(std::string_view node) const;
  /// Where the five result groups of a node meet, as the reference set them.
  [[nodiscard]] Cutoffs cutoffs(std::string_view node = {}) const;
  /// Content hash of the reference table.
  [[nodiscard]] const std::string& reference_hash() const&;
  [[nodiscard]] std::string reference_hash() const&& { return reference_hash(); }

  /// Writes one versioned JSON file from which `load` gives bit-identical scores.
  /// \throws MethodError (custom_not_saved), DataError (file_not_found).
  void save(const std::string& path) const;
  /// The content of that file.
  [[nodiscard]] std::string to_json() const;
  /// \throws DataError (file_not_found, wrong_file_type, unsupported_version, syntax_error).
  [[nodiscard]] static Index load(const std::string& path);
  [[nodiscard]] static Index from_json(std::string_view json);

  [[nodiscard]] const detail::index_state& state() const&;
  const detail::index_state& state() const&& = delete;

 private:
  friend class Scores;
  friend struct detail::index_state;
  friend Index fit(Definition definition, const Table& reference);
  explicit Index(std::shared_ptr<const detail::index_state> state) : state_(std::move(state)) {}
  std::shared_ptr<const detail::index_state> state_{};
};

/// Learns from the reference population all that the definition's method needs.
/// \throws MethodError, DataError listing every fault: missing columns, constant or empty indicators, refused cells, rules that
/// do not go together, geometric means that could meet values <= 0.
[[nodiscard]] HTI_API Index fit(Definition definition, const Table& reference);
[[nodiscard]] HTI_API Index fit(Model model, Method method, const Table& reference);

}  // namespace hti::inline v0
