#include "base/hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace hti::inline v0::detail {

std::string content_hash(std::string_view bytes) { return hexadecimal(XXH3_64bits(bytes.data(), bytes.size())); }

}  // namespace hti::inline v0::detail
