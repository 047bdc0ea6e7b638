#include "engine/real/disk_file_reader.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace joinery {

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
  // One byte more than allowed tells a file of the largest size from a larger one; a pipe has no
  // size.
  std::string text(bytes_max + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return fail(ErrorCode::unreadable, "`" + path + "` cannot be read");
  text.resize(static_cast<std::size_t>(file.gcount()));
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
