# Run by cmake -P: writes OUTPUT, a C++ source with the bytes of FILES (paths below ROOT, in the form FOLDER/NAME.EXTENSION).
set(arrays "")
set(entries "")
set(count 0)
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  cmake_path(GET file PARENT_PATH folder)
  cmake_path(GET file STEM LAST_ONLY name)
  string(APPEND arrays "constexpr unsigned char bytes_${count}[] = {${bytes}0};\n")
  string(APPEND entries "    {\"${folder}\", \"${name}\", text(bytes_${count})},\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"base/embedded.hpp\"

#include <array>

namespace hti::inline v0::detail {
namespace {

${arrays}
// The closing zero only keeps the array of an empty file valid.
template <std::size_t N>
std::string_view text(const unsigned char (&bytes)[N]) {
  return {reinterpret_cast<const char*>(bytes), N - 1};
}

}  // namespace

std::span<const Embedded> embedded() {
  static const std::array<Embedded, ${count}> files{{
${entries}  }};
  return files;
}

}  // namespace hti::inline v0::detail
")
