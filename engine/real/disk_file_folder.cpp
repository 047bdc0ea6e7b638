#include "engine/real/disk_file_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace joinery {
namespace {

constexpr std::size_t file_piece_bytes = 256U << 10;

/// A plain file; nothing where it is none, or went away meanwhile.
std::optional<SeenFile> seen_file(const std::filesystem::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
  const std::int64_t micros =
      std::int64_t{found.st_mtim.tv_sec} * 1'000'000 + found.st_mtim.tv_nsec / 1'000;
  return SeenFile{path.filename().string(), static_cast<std::uint64_t>(found.st_size), Instant{micros}};
}

tl::unexpected<Error> unreadable_file(const std::string& path, int reason) {
  return fail(ErrorCode::unreadable, fmt::format("`{}` cannot be read: {}", path, std::strerror(reason)));
}

}  // namespace

Result<std::vector<SeenFile>> DiskFileFolder::list() const {
  std::vector<SeenFile> files;
  std::error_code problem;
  auto entry = std::filesystem::directory_iterator(path_, problem);
  for (; !problem && entry != std::filesystem::directory_iterator(); entry.increment(problem)) {
    if (auto file = seen_file(entry->path())) files.push_back(std::move(*file));
  }
  if (problem) return unreadable_file(path_, problem.value());
  std::ranges::sort(files, {}, &SeenFile::name);
  return files;
}

Result<void> DiskFileFolder::each_piece(
    const std::string& name, const std::function<Result<void>(std::string_view)>& take) const {
  const std::string path = path_ + "/" + name;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return unreadable_file(path, errno);
  std::string piece(file_piece_bytes, '\0');
  Result<void> taken;
  for (;;) {
    const ssize_t count = ::read(file, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) taken = unreadable_file(path, errno);
    if (count <= 0) break;
    taken = take({piece.data(), static_cast<std::size_t>(count)});
    if (!taken) break;
  }
  ::close(file);
  return taken;
}

}  // namespace joinery
