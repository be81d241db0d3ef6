// Long work that tells how far it is, and can be stopped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace hti::inline v0::detail {

/// Thrown where work is to stop, and caught by who began it.
struct stopped {};

/// Counts what is done, and now and then tells of it: often enough to stop within a small part of a second.
class watch {
 public:
  using Progress = std::function<bool(std::uint64_t)>;

  /// \param tell  is told how many of so many units are done; where it says false, work stops
  /// \param work  how much there is to do for all units
  watch(const Progress& tell, std::uint64_t units, std::uint64_t work) : tell_(tell), units_(units), work_(work) {}

  /// So much of the work is done. \param steps  of arithmetic that it took, or something else in between
  void did(std::uint64_t work, std::uint64_t steps) {
    done_ += work;
    unseen_ += steps;
    if (unseen_ >= between) look();
  }

  /// \throws stopped
  void look() {
    unseen_ = 0;
    if (tell_ && !tell_(work_ == 0 ? 0 : units_ * done_ / work_)) throw stopped{};
  }

 private:
  static constexpr std::uint64_t between = std::uint64_t{1} << 24;  ///< steps: some ten milliseconds
  const Progress& tell_;
  std::uint64_t units_;
  std::uint64_t work_;
  std::uint64_t done_ = 0;
  std::uint64_t unseen_ = 0;
};

}  // namespace hti::inline v0::detail
