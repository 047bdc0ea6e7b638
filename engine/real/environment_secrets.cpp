#include "engine/real/environment_secrets.hpp"

#include <cstdlib>

#include <fmt/format.h>

namespace joinery {
namespace {

constexpr std::size_t secret_bytes_max = 64U << 10;

}  // namespace

Result<std::string> EnvironmentSecrets::variable(const std::string& name) const {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr || *value == '\0') {
    return fail(ErrorCode::not_found, fmt::format("the environment variable {} is not set", name));
  }
  return std::string(value);
}

Result<std::string> EnvironmentSecrets::file(const std::string& path) const {
  JOINERY_TRY(std::string text, files_.read(path, secret_bytes_max));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.empty()) return fail(ErrorCode::not_found, fmt::format("`{}` holds no secret", path));
  return text;
}

}  // namespace joinery
