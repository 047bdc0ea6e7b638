#include "engine/real/disk_file_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace joinery {
namespace {

constexpr std::size_t first_piece_bytes = 16U << 10;

}  // namespace

Result<std::string> DiskFileReader::read(const std::string& path, std::size_t bytes_max) const {
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status))
    return fail(ErrorCode::not_found, "`" + path + "` does not exist");
  if (std::filesystem::is_directory(status)) {
    return fail(ErrorCode::unreadable, "`" + path + "` is a folder");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return fail(ErrorCode::unreadable, "`" + path + "` cannot be opened: " + std::strerror(errno));
  // In pieces that grow, for a pipe has no size. One byte more than allowed tells a file of the
  // largest size from a larger one.
  std::string text;
  for (std::size_t room = first_piece_bytes; file && text.size() <= bytes_max; room *= 2) {
    const std::size_t have = text.size();
    text.resize(std::min(have + room, bytes_max + 1));
    file.read(text.data() + have, static_cast<std::streamsize>(text.size() - have));
    text.resize(have + static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) return fail(ErrorCode::unreadable, "`" + path + "` cannot be read");
  if (text.size() > bytes_max) {
    return fail(ErrorCode::too_large,
                "`" + path + "` has more than " + std::to_string(bytes_max) + " bytes");
  }
  return text;
}

std::vector<std::string> DiskFileReader::list(const std::string& folder) const {
  std::vector<std::string> names;
  std::error_code problem;
  for (auto entry = std::filesystem::directory_iterator(folder, problem);
       !problem && entry != std::filesystem::directory_iterator(); entry.increment(problem)) {
    names.push_back(entry->path().filename().string());
  }
  return names;
}

}  // namespace joinery
