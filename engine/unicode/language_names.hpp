#pragma once
/// Languages as tags of BCP 47 in canonical form (`en-GB`), read from tags in any spelling, from
/// English names, and from the name that a language has for itself.
///
/// Made once (a few milliseconds) and shared `const` between threads. The names are read when a
/// text is first found to be no tag.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace joinery {

class LanguageNames {
 public:
  LanguageNames();
  LanguageNames(LanguageNames&&) noexcept;
  LanguageNames& operator=(LanguageNames&&) noexcept;
  ~LanguageNames();

  /// `en_gb`, `EN`, `eng`, `English`, `Deutsch`, `English (United Kingdom)`, `iw` (which is `he`).
  /// `nullopt` for what names no language, script or region that is registered; a name that two
  /// languages share is unknown, unless it is English.
  [[nodiscard]] std::optional<std::string> find(std::string_view text) const;
  /// As the language `in` (BCP 47) calls the language of `tag`; empty where ICU has no name for it.
  [[nodiscard]] std::string name(std::string_view tag, std::string_view in) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace joinery
