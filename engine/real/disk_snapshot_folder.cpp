#include "engine/real/disk_snapshot_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/real/disk_file_reader.hpp"

namespace joinery {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view unsealed = ".writing-";
constexpr std::size_t buffer_bytes = 1U << 20;
/// As much is written without being copied first.
constexpr std::size_t large_bytes = 64U << 10;
/// After as much the disk is told to begin, so that little is left to do when the file is sealed.
constexpr std::uint64_t begin_bytes = 8U << 20;

tl::unexpected<Error> unwritable(const std::string& path, int reason) {
  return fail(ErrorCode::unwritable,
              fmt::format("`{}` cannot be written: {}", path, std::strerror(reason)));
}

/// The names in a folder are on the disk too.
bool flush_folder(const std::string& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  const bool flushed = ::fsync(folder) == 0;
  return ::close(folder) == 0 && flushed;
}

class DiskSnapshotFile final : public SnapshotFile {
 public:
  DiskSnapshotFile(std::string folder, std::string path, int file)
      : folder_(std::move(folder)), path_(std::move(path)), file_(file) {
    buffer_.reserve(buffer_bytes);
  }
  ~DiskSnapshotFile() override {
    if (file_ >= 0) ::close(file_);
    if (!sealed_) ::unlink(path_.c_str());
  }
  DiskSnapshotFile(const DiskSnapshotFile&) = delete;
  DiskSnapshotFile& operator=(const DiskSnapshotFile&) = delete;

  Result<void> append(std::string_view bytes) override {
    if (buffer_.size() + bytes.size() > buffer_bytes || bytes.size() >= large_bytes) {
      if (auto written = flush(); !written) return written;
    }
    if (bytes.size() >= large_bytes) return write(bytes);
    buffer_ += bytes;
    return {};
  }

  Result<void> cut_back(std::uint64_t bytes) override {
    if (auto written = flush(); !written) return written;
    const auto size = static_cast<off_t>(bytes);
    if (::ftruncate(file_, size) != 0 || ::lseek(file_, size, SEEK_SET) != size) {
      return unwritable(path_, errno);
    }
    return {};
  }

  Result<void> seal(const std::string& name) override {
    if (auto written = flush(); !written) return written;
    if (::fsync(file_) != 0) return unwritable(path_, errno);
    const int closed = ::close(file_);
    file_ = -1;
    if (closed != 0) return unwritable(path_, errno);
    const std::string place = folder_ + "/" + name;
    if (::rename(path_.c_str(), place.c_str()) != 0) return unwritable(place, errno);
    sealed_ = true;
    if (!flush_folder(folder_)) return unwritable(folder_, errno);
    return {};
  }

 private:
  Result<void> flush() {
    auto written = write(buffer_);
    buffer_.clear();
    return written;
  }
  Result<void> write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::write(file_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return unwritable(path_, errno);
      bytes.remove_prefix(static_cast<std::size_t>(count));
      unbegun_ += static_cast<std::uint64_t>(count);
    }
    if (unbegun_ >= begin_bytes) {
      // A wish only: whether everything is on the disk is asked when the file is sealed.
      static_cast<void>(::sync_file_range(file_, 0, 0, SYNC_FILE_RANGE_WRITE));
      unbegun_ = 0;
    }
    return {};
  }

  std::string folder_, path_;
  int file_;
  bool sealed_ = false;
  std::uint64_t unbegun_ = 0;   ///< bytes written since the disk was told to begin
  std::string buffer_;
};

/// What a run that was killed left behind.
void sweep(const std::string& folder) {
  std::error_code problem;
  std::vector<fs::path> left;
  for (auto entry = fs::directory_iterator(folder, problem);
       !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
    if (entry->path().filename().string().starts_with(unsealed)) left.push_back(entry->path());
  }
  for (const fs::path& path : left) fs::remove(path, problem);
}

}  // namespace

Result<std::unique_ptr<SnapshotFile>> DiskSnapshotFolder::create() {
  std::error_code problem;
  fs::create_directories(path_, problem);
  if (problem) return unwritable(path_, problem.value());
  if (!swept_) sweep(path_);
  swept_ = true;
  std::string path = fmt::format("{}/{}XXXXXX", path_, unsealed);
  const int file = ::mkstemp(path.data());
  if (file < 0) return unwritable(path_, errno);
  return std::make_unique<DiskSnapshotFile>(path_, std::move(path), file);
}

Result<std::string> DiskSnapshotFolder::read(const std::string& name, std::size_t bytes_max) const {
  return DiskFileReader().read(path_ + "/" + name, bytes_max);
}

Result<void> DiskSnapshotFolder::each_piece(
    const std::string& name, const std::function<Result<void>(std::string_view)>& take) const {
  const std::string path = path_ + "/" + name;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return fail(ErrorCode::not_found,
                fmt::format("`{}` cannot be opened: {}", path, std::strerror(errno)));
  std::string piece(buffer_bytes, '\0');
  Result<void> taken;
  for (;;) {
    const ssize_t count = ::read(file, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      taken = fail(ErrorCode::unreadable,
                   fmt::format("`{}` cannot be read: {}", path, std::strerror(errno)));
    if (count <= 0) break;
    taken = take({piece.data(), static_cast<std::size_t>(count)});
    if (!taken) break;
  }
  ::close(file);
  return taken;
}

Result<std::vector<std::string>> DiskSnapshotFolder::list() const {
  std::vector<std::string> names;
  for (std::string& name : DiskFileReader().list(path_)) {
    if (!name.starts_with('.')) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

Result<void> DiskSnapshotFolder::remove(const std::string& name) {
  const std::string path = path_ + "/" + name;
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return unwritable(path, errno);
  return {};
}

}  // namespace joinery
