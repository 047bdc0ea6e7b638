#pragma once
/// A PostgreSQL server of a test's own, from Debian's package: in a temporary folder, as a user who
/// is not root, on a socket in that folder. It goes with the object.

#include <memory>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace joinery::testing {

class PostgresServer {
 public:
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// Empty where no server could be started.
  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] const std::string& why_not() const { return why_not_; }

 private:
  [[nodiscard]] bool run(const std::string& command) const;

  TemporaryFolder folder_;
  std::string programs_, address_, why_not_;
};

}  // namespace joinery::testing
