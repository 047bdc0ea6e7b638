#pragma once
/// Any script spelt in ASCII: `Łódź` gives `Lodz`, `Москва` gives `Moskva`, `東京` gives `dong
/// jing`.
///
/// The rules are loaded when the first text needs them (ASCII never does), some 20 ms; immutable
/// after that. One object serves all threads.

#include <memory>
#include <string>
#include <string_view>

namespace joinery {

class LatinSpelling {
 public:
  LatinSpelling();
  LatinSpelling(LatinSpelling&&) noexcept;
  LatinSpelling& operator=(LatinSpelling&&) noexcept;
  ~LatinSpelling();

  /// What has no spelling in ASCII is left out.
  void ascii(std::string_view text, std::string& out) const;
  /// For links and names of groups: small ASCII letters and digits, one hyphen between words, none
  /// at the ends. Apostrophes vanish: `O'Neill & Söhne` gives `oneill-sohne`.
  void slug(std::string_view text, std::string& out) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace joinery
