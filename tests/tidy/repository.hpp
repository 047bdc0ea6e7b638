#pragma once
/// The files of the repository, as paths and texts. Rules look at this and never at the disk, so
/// that they can be tried on files that break them.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace joinery::tidy {

/// Path from the root, with `/`, to the text. Ordered, so that complaints come in a fixed order.
struct Repository {
  std::map<std::string, std::string> files;
};

/// What is wrong: where, what, and what to do about it.
using Complaints = std::vector<std::string>;

/// Reads all regular files under `root`, without `build` and folders that begin with a dot (`.ci`
/// excepted). A file that cannot be read is there with an empty text.
[[nodiscard]] Repository read_repository(const std::string& root);

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view line);

/// `a/b` of `a/b/c.cpp`; nothing for a file at the root.
[[nodiscard]] std::string_view parent_of(std::string_view path);
/// `c.cpp` of `a/b/c.cpp`.
[[nodiscard]] std::string_view name_of(std::string_view path);
/// `c` of `a/b/c.cpp`.
[[nodiscard]] std::string_view stem_of(std::string_view path);

[[nodiscard]] bool is_code(std::string_view path);  ///< .hpp or .cpp
/// Under dsl, engine or stdlib.
[[nodiscard]] bool is_product(std::string_view path);

/// Whether `word` stands in `text` with no letter, digit or `_` on either side.
[[nodiscard]] bool has_word(std::string_view text, std::string_view word);

}  // namespace joinery::tidy
