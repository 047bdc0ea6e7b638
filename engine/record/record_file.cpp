#include "engine/record/record_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace joinery {

std::optional<RecordFile> RecordFile::open(const std::string& name) {
  struct stat status {};
  if (name == "-" || ::stat(name.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  const int descriptor = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  RecordFile file(descriptor);
  const std::optional<Stamp> stamp = file.stamp();
  if (!stamp) return {};
  file.stamp_ = *stamp;
  return file;
}

RecordFile::RecordFile(RecordFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), stamp_(other.stamp_) {}

RecordFile& RecordFile::operator=(RecordFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(stamp_, other.stamp_);
  return *this;
}

RecordFile::~RecordFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<RecordFile::Stamp> RecordFile::stamp() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return {};
  return Stamp{status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

Result<void> RecordFile::read(std::uint64_t offset, std::size_t size, std::string& out) const {
  out.resize(size);
  for (std::size_t have = 0; have < size;) {
    const ssize_t got = ::pread(descriptor_, out.data() + have, size - have,
                                static_cast<off_t>(offset + have));
    if (got <= 0) return fail(ErrorCode::unreadable, "the records cannot be read again");
    have += static_cast<std::size_t>(got);
  }
  return {};
}

Result<void> RecordFile::is_unchanged() const {
  if (stamp() == stamp_) return {};
  return fail(ErrorCode::unreadable, "the file with the records was written to while they were read");
}

}  // namespace joinery
