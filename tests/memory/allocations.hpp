// Memory that runs out at one place after the other. Every allocation of the program is counted, and one of them fails.
#pragma once

#include <atomic>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <type_traits>

#include "hti/error.hpp"

namespace hti_test {

inline constexpr long all = std::numeric_limits<long>::max();

inline std::atomic<long> alive = 0;      ///< allocations that have not been freed
inline std::atomic<long> allowed = all;  ///< allocations until one fails
inline std::atomic<bool> failed = false;

/// What fails the test.
struct unhappy {
  const char* why;
};

/// Asks where the first allocation fails, then where the second does, and so on until none has to. Either std::bad_alloc or an
/// Error comes out, or what `tell` makes the same text of as where memory is left; asked again it is given, and nothing leaks.
/// \returns how many places there were
template <class Ask, class Tell>
long everywhere(Ask&& ask, Tell&& tell) {
  const std::string expected = tell(ask());  // what is made once stays
  for (long place = 0;; ++place) {
    const long before = alive;
    bool stopped = false;
    {
      std::optional<std::invoke_result_t<Ask>> given;
      try {
        allowed = place;
        given.emplace(ask());
      } catch (const std::bad_alloc&) {
      } catch (const hti::Error&) {
      }
      allowed = all;
      stopped = failed.exchange(false);
      if (!given && !stopped) throw unhappy{"an error although nothing failed"};
      if (given && tell(*given) != expected) throw unhappy{"another result where memory runs out"};
      if (!given && tell(ask()) != expected) throw unhappy{"another result afterwards"};
    }
    if (alive != before) throw unhappy{"something leaks"};
    if (!stopped) return place;
  }
}

}  // namespace hti_test
