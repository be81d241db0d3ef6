// The tree of an index and what is known of its indicators: *what* is measured.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/base/view.hpp"
#include "hti/error.hpp"
#include "hti/survey.hpp"

namespace hti::inline v0 {

enum class Language { sv, en };

/// A name or meaning in Swedish and English; either may be empty.
struct Text {
  std::string sv{};
  std::string en{};

  /// The text in `language`, or the other one where that is empty.
  [[nodiscard]] const std::string& in(Language language) const& noexcept {
    const std::string& wanted = language == Language::sv ? sv : en;
    return wanted.empty() ? (language == Language::sv ? en : sv) : wanted;
  }
  [[nodiscard]] std::string in(Language language) const&& { return in(language); }
  friend bool operator==(const Text&, const Text&) = default;
};

/// Whether a higher or a lower raw value is better.
enum class Direction { higher, lower };
/// What an indicator's numbers are.
enum class Kind { share, mean, count, yes_no, points };
/// Donabedian's three kinds of quality \cite Donabedian1988.
enum class Quality { unspecified, structure, process, outcome };
/// Whose figure it is: the unit's own, or that of the municipality it lies in, which its districts inherit.
enum class Scope { unit, municipality };
/// The random error that a figure carries: none (registers, reviews, facts), or that of a survey with few answers.
enum class RandomError { none, survey };

/// A closed interval of raw values.
struct Interval {
  double low = 0;
  double high = 1;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// What is known of one measured variable.
struct Indicator {
  Direction direction = Direction::higher;
  Kind kind = Kind::points;
  Quality quality = Quality::unspecified;
  Scope scope = Scope::unit;
  RandomError error = RandomError::none;
  std::string source{};                 ///< where the figures come from
  std::string survey{};                 ///< name of the `Survey` that it belongs to: its figures are answered together
  std::string kpi{};                    ///< id in Kolada of the same figure; empty where none is confirmed
  std::string responsible{};            ///< who can act on it
  std::string next_published{};         ///< when new figures are due, e.g. "2026-10-04"; empty where not announced
  std::string measure{};                ///< unit of measurement, e.g. "percent"
  Text meaning{};                       ///< one line: what the figure says
  std::optional<Interval> goalposts{};  ///< fixed raw bounds, worst and best in either order of `direction`: low < high
  std::optional<Interval> range{};      ///< raw values outside are errors; shares default to [0, 100], yes/no to [0, 1]
  std::string denominator{};            ///< column of a file by which the figures there are divided; empty: they are the values
  double per = 1;                       ///< a value is figure / (denominator / per): 1000 for so many per 1000 inhabitants
  std::string answers{};                ///< column of a file with the number of answers behind the figures

  friend bool operator==(const Indicator&, const Indicator&) = default;
};

/// Any element of the tree. A node with `indicator` is a leaf; every other node needs children.
struct Node {
  std::string id{};
  std::string parent{};  ///< empty for the root
  double weight = 1;     ///< relative to its siblings; 0 leaves the node out of its parent
  Text name{};
  std::optional<Indicator> indicator{};

  friend bool operator==(const Node&, const Node&) = default;
};

/// An immutable tree of nodes of any depth; a child may hang on any node that is not an indicator. Copying it shares the tree.
///
/// Nodes are kept in pre-order: the root is position 0, parents stand before their children, siblings keep the order given.
class HTI_API Model {
  // Views and references last as long as this or a copy of it. One that is about to go gives copies, and no views.
 public:
  /// Checks the tree. \throws ModelError listing every fault: duplicates, orphans, cycles, several roots, childless nodes,
  /// negative or non-finite weights, siblings whose weights are all zero, goalposts that are not low < high; two surveys of one
  /// name, a survey that no indicator names or, where any is given, one that is named and not given; rho outside [0, 1], or
  /// without its source.
  explicit Model(std::vector<Node> nodes, std::vector<Survey> surveys = {});

  [[nodiscard]] std::span<const Node> nodes() const& noexcept { return detail::view(tree_->nodes); }
  std::span<const Node> nodes() const&& = delete;
  /// The nodes one by one.
  [[nodiscard]] auto begin() const& noexcept { return tree_->nodes.begin(); }
  [[nodiscard]] auto end() const& noexcept { return tree_->nodes.end(); }
  void begin() const&& = delete;
  void end() const&& = delete;
  /// In the order given; none: indicators may name surveys of which nothing more is known.
  [[nodiscard]] std::span<const Survey> surveys() const& noexcept { return detail::view(tree_->surveys); }
  std::span<const Survey> surveys() const&& = delete;
  [[nodiscard]] std::size_t size() const noexcept { return tree_->nodes.size(); }
  [[nodiscard]] const Node& operator[](std::size_t node) const& { return tree_->nodes[node]; }
  [[nodiscard]] Node operator[](std::size_t node) const&& { return tree_->nodes[node]; }
  [[nodiscard]] static constexpr std::size_t root() noexcept { return 0; }

  /// Position of a node, or nothing.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const noexcept;
  /// Position of a node. \throws ModelError (unknown_node) naming the nearest ids.
  [[nodiscard]] std::size_t at(std::string_view id) const;

  [[nodiscard]] std::span<const std::size_t> children(std::size_t node) const& { return detail::view(tree_->children[node]); }
  std::span<const std::size_t> children(std::size_t node) const&& = delete;
  /// Position of the parent; the root's is itself.
  [[nodiscard]] std::size_t parent(std::size_t node) const { return tree_->parent[node]; }
  /// One past the last position below a node: its subtree is [node, past(node)).
  [[nodiscard]] std::size_t past(std::size_t node) const { return tree_->past[node]; }
  /// Whether a node is `top` or below it.
  [[nodiscard]] bool within(std::size_t node, std::size_t top) const { return top <= node && node < past(top); }
  /// Positions of all indicators, in model order.
  [[nodiscard]] std::span<const std::size_t> indicators() const& noexcept { return detail::view(tree_->indicators); }
  std::span<const std::size_t> indicators() const&& = delete;
  /// Height: indicators are level 1, any other node one more than its highest child.
  [[nodiscard]] std::size_t level(std::size_t node) const { return tree_->level[node]; }
  /// The raw values allowed for an indicator: its `range`, or the default of its kind.
  [[nodiscard]] std::optional<Interval> allowed_range(std::size_t node) const;

  friend bool operator==(const Model& a, const Model& b) {
    return a.tree_ == b.tree_ || (a.tree_->nodes == b.tree_->nodes && a.tree_->surveys == b.tree_->surveys);
  }

 private:
  struct Tree {
    std::vector<Node> nodes{};
    std::vector<Survey> surveys{};
    std::vector<std::size_t> parent{};
    std::vector<std::size_t> past{};
    std::vector<std::vector<std::size_t>> children{};
    std::vector<std::size_t> indicators{};
    std::vector<std::size_t> level{};
  };
  std::shared_ptr<const Tree> tree_;
};

}  // namespace hti::inline v0
