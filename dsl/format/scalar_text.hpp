#pragma once
/// How YAML writes a text: plain, in double quotes, or as a block. Pure.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace joinery {

/// Where a value stands: on its line, or inside YAML's own brackets, which keep more signs.
enum class Around : unsigned char { line, brackets };

/// `> ` and lines, without indentation.
struct BlockText {
  std::string header;  ///< `>`, `>-`, `|` or `|-`
  std::vector<std::string> lines;
};

/// Whether the text, without quotes, is read as exactly itself.
[[nodiscard]] bool is_plain(std::string_view text, Around around);
/// Whether no other reader of YAML takes it for a number, a date, yes or no, either.
[[nodiscard]] bool is_surely_text(std::string_view text);
/// In double quotes, with YAML's escapes.
[[nodiscard]] std::string in_quotes(std::string_view text);
/// A key: plain where it begins with a letter, a digit or `_` and is plain text.
[[nodiscard]] std::string key_text(std::string_view key, Around around);
/// The text as a block of lines no longer than `width` where that can be; nothing for one that only
/// quotes can hold.
[[nodiscard]] std::optional<BlockText> as_block(std::string_view text, std::size_t width);

}  // namespace joinery
