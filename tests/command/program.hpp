#pragma once
/// Runs the built `joinery` as a user would, and keeps what it said.

#include <cstddef>
#include <string>

namespace joinery::testing {

struct Ran {
  int code = -1;
  std::string data;      ///< standard output
  std::string messages;  ///< standard error
  std::size_t memory = 0;  ///< the most that it held at once, in bytes
};

/// `words` as a shell reads them; the program's name is put before them. `input` is standard input.
[[nodiscard]] Ran run(const std::string& words, const std::string& input = "");

/// A file in a folder of this test run's own, which goes with it.
[[nodiscard]] std::string file(const std::string& name, const std::string& text);
/// What stands in a file; nothing where there is none.
[[nodiscard]] std::string contents_of(const std::string& path);
/// That folder.
[[nodiscard]] std::string folder();

}  // namespace joinery::testing
