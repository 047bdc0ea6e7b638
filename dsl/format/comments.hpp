#pragma once
/// The comments of a YAML file. The tree leaves them out: they are what stands between its values and
/// begins with `#`.

#include <cstddef>
#include <string>
#include <vector>

#include "dsl/yaml/document.hpp"

namespace joinery {

struct Comment {
  std::size_t begin = 0;
  std::string text;       ///< from `#` on, without spaces at its end
  std::size_t column = 0;  ///< from 0
  bool own_line = false;  ///< nothing but spaces stands before it
};

/// In order. `root` was read from `text` without a mistake.
[[nodiscard]] std::vector<Comment> comments_of(const YamlNode& root, std::string_view text);

}  // namespace joinery
