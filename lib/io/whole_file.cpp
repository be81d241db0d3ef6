#include "hti/io/whole_file.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <random>
#include <system_error>

#include "hti/error.hpp"

#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

namespace hti::inline v0::io {
namespace {

namespace fs = std::filesystem;

/// What `errno` says, 0 where all went well.
using Fault = int;

[[nodiscard]] Fault put(const fs::path& to, const char* mode, std::string_view bytes, bool settle) {
  std::FILE* file = std::fopen(to.c_str(), mode);
  if (!file) return errno;
  Fault fault = 0;
  const auto did = [&](bool done) {
    if (!done && fault == 0) fault = errno;
  };
  did(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size());
  did(std::fflush(file) == 0);
#if __has_include(<unistd.h>)
  if (settle) did(::fsync(::fileno(file)) == 0);
#endif
  did(std::fclose(file) == 0);
  return fault;
}

[[nodiscard]] Fault replace(const fs::path& file, std::string_view bytes) {
  // A short name, as there is room for it wherever there is for the file's own.
  const fs::path beside = file.parent_path() / (".hti-" + std::to_string(std::random_device{}()));
  if (const Fault fault = put(beside, "wbx", bytes, true)) {
    if (fault != EEXIST) std::remove(beside.c_str());
    return fault;
  }
  std::error_code failed;
  if (const fs::file_status before = fs::status(file, failed); fs::exists(before))
    fs::permissions(beside, before.permissions(), failed);
  if (std::rename(beside.c_str(), file.c_str()) == 0) return 0;
  const Fault fault = errno;
  std::remove(beside.c_str());
  return fault;
}

[[nodiscard]] Message why(Fault fault) {
  switch (fault) {
    case ENOSPC:
    case EDQUOT: return say("disk-full", "the disk is full");
    case EACCES:
    case EPERM:
    case EROFS: return say("not-allowed", "nothing may be written there");
    case ENOENT:
    case ENOTDIR: return say("no-folder", "there is no such folder");
    case ENAMETOOLONG: return say("name-too-long", "the name is too long");
    case EISDIR: return say("is-folder", "it is a folder");
    default: return std::generic_category().message(fault);
  }
}

}  // namespace

void write_whole(const std::string& path, std::string_view bytes) {
  std::error_code failed;
  const fs::path target = fs::is_symlink(path, failed) ? fs::weakly_canonical(path, failed) : fs::path(path);
  const bool straight = fs::exists(target, failed) && !fs::is_regular_file(target, failed);
  if (const Fault fault = straight ? put(target, "wb", bytes, false) : replace(target, bytes)) {
    throw DataError({{.code = code::file_not_found,
                      .said = say("not-written", "the file cannot be written: {why}", {{"why", why(fault)}}),
                      .file = path}});
  }
}

}  // namespace hti::inline v0::io
