#pragma once
/// A compiled pattern. Matching takes time linear in the text, whatever the pattern and the text.
///
/// The pattern is in RE2's syntax, over UTF-8. Copies share the compiled form; matching is safe
/// from several threads at once.

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"

namespace re2 {
class RE2;
}

namespace joinery {

class Pattern {
 public:
  /// Errors: `malformed` where `syntax` is not a pattern (the message says which part);
  /// `too_large` past `pattern_bytes` or `pattern_memory`.
  [[nodiscard]] static Result<Pattern> compile(std::string_view syntax, const Limits& limits);

  /// Whether the whole text matches.
  [[nodiscard]] bool full_match(std::string_view text) const;
  /// Whether some part of the text matches.
  [[nodiscard]] bool partial_match(std::string_view text) const;

  /// How large the compiled form is: at worst, matching costs this for each byte of the text.
  /// A plain word is about its length, a category of letters several hundred.
  [[nodiscard]] std::size_t size() const;

 private:
  explicit Pattern(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const re2::RE2> compiled_;
};

}  // namespace joinery
