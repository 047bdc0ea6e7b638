#pragma once
/// The seam to secrets: environment variables and files that hold one value each. A secret stays in
/// the process: nobody prints one, and it is asked for only when a request needs it.

#include <string>

#include "dsl/base/result.hpp"

namespace joinery {

class Secrets {
 public:
  virtual ~Secrets() = default;
  /// The value of an environment variable. `not_found` where it is not set; the error names the
  /// variable, never its value.
  [[nodiscard]] virtual Result<std::string> variable(const std::string& name) const = 0;
  /// What a file holds, without the line break at its end. `not_found`, `unreadable`, or
  /// `too_large`.
  [[nodiscard]] virtual Result<std::string> file(const std::string& path) const = 0;
};

}  // namespace joinery
