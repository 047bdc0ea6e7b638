#pragma once
/// Secrets from the environment of the process and from files.

#include "dsl/source/file_reader.hpp"
#include "engine/edge/secrets.hpp"

namespace joinery {

class EnvironmentSecrets final : public Secrets {
 public:
  /// `files` outlives it.
  explicit EnvironmentSecrets(const FileReader& files) : files_(files) {}

  [[nodiscard]] Result<std::string> variable(const std::string& name) const override;
  [[nodiscard]] Result<std::string> file(const std::string& path) const override;

 private:
  const FileReader& files_;
};

}  // namespace joinery
