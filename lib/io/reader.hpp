// Takes typed values out of a TOML document and collects every fault on the way.
#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "hti/error.hpp"
#include "hti/model.hpp"
#include "io/document.hpp"
#include "steps/names.hpp"

namespace hti::inline v0::io {

/// What a fault concerns; it decides which error is thrown.
enum class Part { file, tree, method };

class Faults {
 public:
  Part part = Part::file;

  void add(code what, Message message, const Place& place, std::string indicator = {});
  void add(Problem problem);
  [[nodiscard]] bool empty() const noexcept { return problems_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return problems_.size(); }
  /// Whether all faults from number `first` on are of one kind.
  [[nodiscard]] bool all_are(code what, std::size_t first) const;
  /// Throws where there is a fault: ModelError if all concern the tree, MethodError if all concern the method, else DataError;
  /// in the order of lines, those of `file` first.
  void raise(const std::string& file);

 private:
  std::vector<Problem> problems_;
  bool tree_ = false;
  bool method_ = false;
  bool file_ = false;
};

/// Reads the keys of one table. Called with a name and a field it takes that key where it is there, so that it can be handed
/// to the `fields` of a rule; `finish` reports the keys that nobody asked for.
class Keys {
 public:
  /// \param path what messages call the table, e.g. "method.normalise"; empty for the file itself
  Keys(Faults& faults, const Value& table, std::string path);

  template <class T>
  bool operator()(std::string_view name, T& out) {
    const Value* value = find(name);
    return value && take(*value, path_of(name), out);
  }
  /// The value of a key, to be read otherwise.
  const Value* find(std::string_view name);
  /// The same; its absence is a fault (missing_key).
  const Value* require(std::string_view name);
  void finish();

  [[nodiscard]] std::string path_of(std::string_view name) const;
  [[nodiscard]] const Value& table() const { return table_; }

  bool take(const Value& value, const std::string& path, std::string& out);
  bool take(const Value& value, const std::string& path, double& out);
  bool take(const Value& value, const std::string& path, int& out);
  bool take(const Value& value, const std::string& path, bool& out);
  bool take(const Value& value, const std::string& path, Interval& out);
  bool take(const Value& value, const std::string& path, Text& out);
  bool take(const Value& value, const std::string& path, std::vector<std::string>& out);
  template <class T>
    requires std::is_arithmetic_v<T>
  bool take(const Value& value, const std::string& path, std::vector<T>& out) {
    if (!value.array()) return wrong(value, path, say("of-numbers", "an array of numbers"));
    bool good = true;
    for (std::size_t i = 0; i < value.array()->size(); ++i) {
      good &= take((*value.array())[i], path + '[' + std::to_string(i) + ']', out.emplace_back());
    }
    return good;
  }
  template <class T>
  bool take(const Value& value, const std::string& path, std::optional<T>& out) {
    T inner{};
    if (!take(value, path, inner)) return false;
    out = std::move(inner);
    return true;
  }
  template <class E>
    requires std::is_enum_v<E>
  bool take(const Value& value, const std::string& path, E& out) {
    std::string name;
    if (!take(value, path, name)) return false;
    const std::optional<E> found = detail::named<E>(name);
    if (!found) return not_one_of(value, path, name, detail::all_names<E>());
    out = *found;
    return true;
  }

 private:
  bool wrong(const Value& value, const std::string& path, Message wanted);
  bool not_one_of(const Value& value, const std::string& path, const std::string& name, const std::vector<std::string>& known);

  Faults& faults_;
  const Value& table_;
  std::string path_;
  std::vector<std::string> asked_;
};

}  // namespace hti::inline v0::io
