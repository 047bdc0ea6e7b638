#include "engine/cli/capture_key.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "engine/digest/sha256.hpp"
#include "engine/real/disk_file_writer.hpp"

namespace joinery {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t key_bytes_max = 4096;

Result<std::string> drawn() {
  std::array<char, 32> bytes{};
  std::ifstream random("/dev/urandom", std::ios::binary);
  if (!random.read(bytes.data(), bytes.size())) {
    return fail(ErrorCode::not_found, "there is no source of random bytes on this machine");
  }
  return sha256({bytes.data(), bytes.size()});
}

}  // namespace

Result<std::string> capture_key(const std::string& file, bool make) {
  std::ifstream in(file, std::ios::binary);
  if (in) {
    std::string key(std::istreambuf_iterator<char>(in), {});
    while (!key.empty() && (key.back() == '\n' || key.back() == '\r')) key.pop_back();
    if (key.size() >= 16 && key.size() <= key_bytes_max) return key;
    return fail(ErrorCode::too_large, fmt::format("a key has 16 to {} bytes; `{}` has {}",
                                                  key_bytes_max, file, key.size()));
  }
  if (!make) return fail(ErrorCode::not_found, fmt::format("there is no key in `{}`", file));
  JOINERY_TRY(const std::string key, drawn());
  const fs::path path(file);
  std::error_code problem;
  fs::create_directories(path.parent_path(), problem);
  if (const auto failed = write_file((path.parent_path() / ".gitignore").generic_string(), "*\n")) {
    return tl::unexpected(*failed);
  }
  if (const auto failed = write_file(file, key + "\n")) return tl::unexpected(*failed);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, problem);
  return key;
}

}  // namespace joinery
