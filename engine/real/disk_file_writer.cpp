#include "engine/real/disk_file_writer.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace joinery {
namespace {

namespace fs = std::filesystem;

Error unwritable(const std::string& path, const std::string& why) {
  return {ErrorCode::unwritable, "`" + path + "` cannot be written: " + why, 0};
}

/// The file that a link leads to.
fs::path real_place(const std::string& path) {
  std::error_code problem;
  fs::path place = fs::canonical(path, problem);
  return problem ? fs::path(path) : place;
}

/// All bytes, and on the disk before the name moves: a machine that stops may not leave it empty.
bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

}  // namespace

std::optional<Error> write_file(const std::string& path, std::string_view text) {
  const fs::path place = real_place(path);
  std::error_code problem;
  const fs::file_status old = fs::status(place, problem);
  if (fs::exists(old) && ::access(place.c_str(), W_OK) != 0) {
    return unwritable(path, std::strerror(errno));
  }
  std::string beside = place.string() + ".XXXXXX";
  const int file = ::mkstemp(beside.data());
  if (file < 0) return unwritable(path, std::strerror(errno));
  const bool written = write_all(file, text);
  const int reason = errno;
  const bool closed = ::close(file) == 0;
  if (!written || !closed) {
    fs::remove(beside, problem);
    return unwritable(path, std::strerror(written ? errno : reason));
  }
  constexpr fs::perms usual = fs::perms::owner_read | fs::perms::owner_write |
                              fs::perms::group_read | fs::perms::others_read;
  fs::permissions(beside, fs::exists(old) ? old.permissions() : usual, problem);
  fs::rename(beside, place, problem);
  if (!problem) return std::nullopt;
  const std::string why = problem.message();
  fs::remove(beside, problem);
  return unwritable(path, why);
}

}  // namespace joinery
