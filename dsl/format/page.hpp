#pragma once
/// Puts a tree and its comments on lines.

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/format/comments.hpp"
#include "dsl/format/slot.hpp"
#include "dsl/yaml/raw_text.hpp"

namespace joinery {

class Page {
 public:
  Page(std::string_view text, std::vector<Comment> comments, const Limits& limits)
      : raw_(text), comments_(comments.begin(), comments.end()), limits_(limits) {}

  [[nodiscard]] std::string document(const YamlNode& root);

 private:
  using Lines = std::vector<std::string>;
  struct Aligned {
    std::vector<std::optional<std::string>> values;  ///< of each entry, where it is one line
    std::size_t column = 0;                          ///< behind the indentation; 0: none
  };

  void map(const YamlNode& node, const Slot& slot, std::size_t indent, std::size_t stop, Lines& out);
  void list(const YamlNode& node, const Slot& slot, std::size_t indent, std::size_t stop,
            Lines& out);
  void entry(const YamlNode& node, const Slot& slot, std::size_t index, const Aligned& aligned,
             std::size_t indent, std::size_t stop, bool first, Lines& out);
  void item(const YamlNode& item, const Slot& slot, std::size_t indent, std::size_t stop, bool first,
            Lines& out);
  void collection(const YamlNode& node, const Slot& slot, std::size_t indent, std::size_t stop,
                  Lines& out);
  /// A value that is one line or a block, behind `before`, which is `key:` or `-`.
  void value(const YamlNode& node, const Slot& slot, const std::string& before, std::size_t column,
             const std::optional<std::string>& line, std::size_t indent, std::string_view trailing,
             Lines& out);
  [[nodiscard]] Aligned align(const YamlNode& node, const Slot& slot, std::size_t indent) const;
  [[nodiscard]] std::optional<std::string> line_of(const YamlNode& node, const Slot& slot) const;

  /// The comments before `limit`; the last is the trailing one if it stands behind something.
  struct Taken {
    std::vector<Comment> above;
    std::string trailing;
  };
  [[nodiscard]] Taken take(std::size_t limit);
  void put_above(const std::vector<Comment>& comments, std::size_t indent, bool& first, Lines& out);
  void tail(std::size_t column, std::size_t end, std::size_t stop, std::size_t indent, Lines& out);
  void blank_line(std::size_t at, bool first, Lines& out) const;
  [[nodiscard]] bool in_flow(const YamlNode& node) const;
  [[nodiscard]] bool has_comment(const Span& span) const;
  [[nodiscard]] std::size_t end_of_line(const YamlNode& node, std::size_t stop) const;

  RawText raw_;
  std::deque<Comment> comments_;  ///< that are not yet on the page
  const Limits& limits_;
};

}  // namespace joinery
