#pragma once
/// Carries out the blocks of one page in a folder of its own, and compares what comes out with what
/// the page shows. tests/documents/README.md says what each kind of block means.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/documents/markdown.hpp"
#include "tests/support/written_cases.hpp"

namespace joinery::testing {

class PageRunner {
 public:
  /// `folder` is emptied and filled; `program` is the executable `joinery`.
  PageRunner(const Page& page, std::filesystem::path folder, std::string program);

  /// Reports every difference as a failure of the test; the number of blocks that were executed.
  [[nodiscard]] std::size_t run();
  /// The page as it should be, where something differed.
  [[nodiscard]] bool differs() const { return !changes_.empty(); }
  [[nodiscard]] std::string corrected() const;

 private:
  void run_block(const Block& block);
  void write_file(const Block& block);
  void run_cases(const Block& block);
  void run_console(const Block& block);
  void run_error(const Block& block);
  void check_grammar();
  void check_yaml(const Block& block);
  void compare(std::size_t begin, std::size_t count, const std::string& now,
               const std::string& what);
  [[nodiscard]] std::string output_of(const std::string& command) const;
  [[nodiscard]] std::string place(const Block& block) const;

  const Page& page_;
  std::filesystem::path folder_;
  std::string program_;
  CaseRunner cases_;
  std::string last_file_;  ///< of the last block that wrote one, or empty after an expression
  std::size_t executed_ = 0;
  struct Change {
    std::size_t count = 0;  ///< lines of the page that are replaced
    std::vector<std::string> lines;
  };
  std::map<std::size_t, Change> changes_;  ///< by first line
};

}  // namespace joinery::testing
