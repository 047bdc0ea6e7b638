#include "tests/support/postgres_server.hpp"

#include <cstdlib>
#include <filesystem>

#include <unistd.h>

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

/// The folder of the newest server that is installed.
std::string find_programs() {
  std::error_code ignored;
  std::string newest;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", ignored)) {
    const std::string bin = entry.path().string() + "/bin";
    if (fs::exists(bin + "/initdb", ignored) && bin > newest) newest = bin;
  }
  return newest;
}

}  // namespace

PostgresServer::PostgresServer() : programs_(find_programs()) {
  if (programs_.empty()) {
    why_not_ = "its server is not installed (Debian: postgresql)";
    return;
  }
  const std::string& path = folder_.path();
  if (geteuid() == 0 && std::system(("chown postgres " + path).c_str()) != 0) {
    why_not_ = "there is no user `postgres` to run it as";
    return;
  }
  const bool started =
      run("initdb -D " + path + "/data -U joinery -A trust -E UTF8 --locale=C --no-sync") &&
      run("pg_ctl -D " + path + "/data -l " + path + "/log -w -o \"-c fsync=off -c listen_addresses='' -k " +
          path + "\" start") &&
      run("createdb -h " + path + " -U joinery joinery");
  if (started) address_ = "postgresql://joinery:quiet@/joinery?host=" + path;
  else why_not_ = "its server could not be started";
}

PostgresServer::~PostgresServer() {
  if (!programs_.empty()) (void)run("pg_ctl -D " + folder_.path() + "/data -m immediate stop");
}

bool PostgresServer::run(const std::string& command) const {
  std::string whole = programs_ + "/" + command + " >/dev/null 2>&1";
  if (geteuid() == 0) {
    whole = "cd / && setpriv --reuid=postgres --regid=postgres --clear-groups " + whole;
  }
  return std::system(whole.c_str()) == 0;
}

}  // namespace joinery::testing
