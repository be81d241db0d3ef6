// Counts of replicates as bytes.
#include <cstring>
#include <type_traits>

#include "base/hash.hpp"
#include "robust/state.hpp"

namespace hti::inline v0::robust {
namespace {

constexpr std::string_view file_type = "hti counts\n";
constexpr std::uint32_t byte_order = 0x01020304;
constexpr std::uint32_t schema = 2;

class writer {
 public:
  template <class T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    all_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(static_cast<std::uint64_t>(values.size()));
    all_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  }
  void put(std::string_view text) { all_.append(text); }
  [[nodiscard]] std::string take() { return std::move(all_); }

 private:
  std::string all_;
};

[[noreturn]] void refuse_counts(code c, Message message) { throw DataError({{.code = c, .said = std::move(message)}}); }

class reader {
 public:
  explicit reader(std::string_view all) : rest_(all) {}

  template <class T>
  T value() {
    T t;
    std::memcpy(&t, next(sizeof t).data(), sizeof t);
    return t;
  }
  /// Into a vector that has its size already.
  template <class T>
  void fill(std::vector<T>& values) {
    if (value<std::uint64_t>() != values.size())
      refuse_counts(code::wrong_size, say("counts-of-another-size", "the counts are of another size than their specification"));
    if (!values.empty()) std::memcpy(values.data(), next(values.size() * sizeof(T)).data(), values.size() * sizeof(T));
  }
  std::string_view next(std::size_t n) {
    if (n > rest_.size()) refuse_counts(code::truncated_file, say("counts-end-early", "the counts end too early"));
    const std::string_view some = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return some;
  }
  /// What has been read of all.
  [[nodiscard]] std::string_view before(std::string_view all) const { return all.substr(0, all.size() - rest_.size()); }
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace

std::string Uncertainty::bytes() const {
  writer to;
  to.put(file_type);
  to.put(byte_order);
  to.put(schema);
  to.put(std::string_view(state_->study->hash));
  to.put(state_->done);
  to.put(state_->counted.variants);
  to.put(static_cast<std::uint64_t>(state_->counted.failures.size()));
  for (const auto& [reason, replicates] : state_->counted.failures) {
    to.put(static_cast<std::uint64_t>(reason.size()));
    to.put(std::string_view(reason));
    to.put(replicates);
  }
  for (const hti::detail::tally& t : state_->counted.tallies) {
    hti::detail::tally::fields(t, [&](const char*, const auto& values) { to.put(values); });
  }
  std::string all = to.take();
  return all + hti::detail::content_hash(all);
}

Uncertainty Uncertainty::restored(std::string_view bytes) const {
  reader from(bytes);
  if (bytes.substr(0, file_type.size()) != file_type)
    refuse_counts(code::wrong_file_type, say("no-counts", "these are no counts of replicates"));
  from.next(file_type.size());
  if (from.value<std::uint32_t>() != byte_order)
    refuse_counts(code::wrong_file_type, say("byte-order", "the counts are of a machine of another byte order"));
  if (const auto found = from.value<std::uint32_t>(); found != schema) {
    refuse_counts(code::unsupported_version, say("counts-schema", "the counts have schema {schema}; this version reads {reads}",
                                                 {{"schema", found}, {"reads", schema}}));
  }
  if (from.next(state_->study->hash.size()) != state_->study->hash) {
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("counts-of-another-question",
                                    "the counts belong to another index, table, sources, seed, nodes or pairs")}});
  }
  if (state_->study->own_rules) {
    throw MethodError(
        {{.code = code::custom_not_saved,
          .said = say("counts-by-own-rules", "counts by rules of your own cannot be told apart, and not restored")}});
  }
  State s{.study = state_->study, .counted = {state_->study->replicator, state_->study->frames}};
  const auto ranges = from.value<std::uint64_t>();
  for (std::uint64_t k = 0; k < ranges; ++k) {
    const auto r = from.value<Range>();
    if (r.last <= r.first)
      refuse_counts(code::out_of_range, say("impossible-replicates", "the counts name replicates that cannot be"));
    s.done = united(s.done, std::span(&r, 1));
  }
  from.fill(s.counted.variants);
  const auto reasons = from.value<std::uint64_t>();
  for (std::uint64_t k = 0; k < reasons; ++k) {
    const std::string reason(from.next(from.value<std::uint64_t>()));
    s.counted.failures[reason] = from.value<std::uint64_t>();
  }
  for (hti::detail::tally& t : s.counted.tallies) {
    hti::detail::tally::fields(t, [&](const char*, auto& values) { from.fill(values); });
  }
  std::uint64_t counted = 0;
  for (const std::uint64_t replicates : s.counted.variants) counted += replicates;
  if (counted != s.n())
    refuse_counts(code::wrong_size, say("other-replicates", "the counts are of other replicates than they name"));
  const std::string checksum = hti::detail::content_hash(from.before(bytes));
  const std::string_view found = from.next(checksum.size());
  if (!from.at_end()) refuse_counts(code::wrong_size, say("after-the-counts", "something follows the counts"));
  if (found != checksum) {
    refuse_counts(code::syntax_error,
                  say("counts-checksum", "the counts are damaged: their checksum is not that of what they hold"));
  }
  return Uncertainty(std::make_shared<State>(std::move(s)));
}

}  // namespace hti::inline v0::robust
