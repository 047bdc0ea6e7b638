#pragma once
/// A server of a test: a program that prints where it listens in its first line and ends with its
/// standard input.

#include <string>
#include <vector>

namespace joinery::testing {

class Served {
 public:
  /// Starts `words` (the program first) and reads its first lines.
  explicit Served(const std::vector<std::string>& words, int lines = 1);
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served();

  /// What it printed, line by line.
  [[nodiscard]] const std::vector<std::string>& said() const { return said_; }

 private:
  int process_ = -1;
  int input_ = -1;
  std::vector<std::string> said_;
};

}  // namespace joinery::testing
