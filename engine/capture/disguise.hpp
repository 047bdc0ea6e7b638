#pragma once
/// Other texts of the same shape: letters stay letters, digits digits, capitals capitals; separators,
/// lengths and leading zeros stay. Word for word, so that a first name, the full name and the mail
/// address made of it still belong together, and an id is the same wherever it stands.
///
/// With one key the same word always becomes the same other word, and two numbers of one length never
/// become one. Nobody without the key can tell whose word it was. Pure; any thread.

#include <string>
#include <string_view>

namespace joinery {

class Disguise {
 public:
  /// `key` is a secret of the company; any text.
  explicit Disguise(std::string key) : key_(std::move(key)) {}

  /// Another `variant` gives another text. Of an address (something, `@`, something) the domain
  /// becomes one below `example`, of as many
  /// words.
  [[nodiscard]] std::string text(std::string_view text, unsigned variant = 0) const;
  /// Digits of a JSON number; sign, point and exponent stay.
  [[nodiscard]] std::string number(std::string_view text, unsigned variant = 0) const;
  /// Pieces of `text` that equal one of `kept` (ASCII, without regard to case) stay as they are.
  template <class Texts>
  [[nodiscard]] std::string around(std::string_view text, const Texts& kept,
                                   unsigned variant = 0) const {
    std::string made;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t longest = 0;
      for (const auto& piece : kept) {
        if (piece.size() > longest && begins_with(text.substr(at), piece)) longest = piece.size();
      }
      if (longest == 0) {
        ++at;
        continue;
      }
      made += words(text.substr(begin, at - begin), variant);
      made += text.substr(at, longest);
      begin = at += longest;
    }
    return made + words(text.substr(begin), variant);
  }
  /// By how many weeks days are moved: 1 to 104, or as many back.
  [[nodiscard]] int weeks(unsigned variant) const;

 private:
  [[nodiscard]] static bool begins_with(std::string_view text, std::string_view piece);
  [[nodiscard]] std::string words(std::string_view text, unsigned variant) const;
  [[nodiscard]] std::string letters(std::string_view word, unsigned variant) const;
  [[nodiscard]] std::string digits(std::string_view word, unsigned variant) const;
  [[nodiscard]] std::string hexadecimal(std::string_view word, unsigned variant) const;

  std::string key_;
};

}  // namespace joinery
