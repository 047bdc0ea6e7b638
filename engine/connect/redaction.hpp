#pragma once
/// Takes secrets out of texts that come from elsewhere: a vendor may repeat a key in its error, and
/// what people are told must not. One thread.

#include <string>
#include <string_view>
#include <vector>

namespace joinery {

class Redaction {
 public:
  /// What is shorter would black out parts of words.
  static constexpr std::size_t shortest = 4;
  /// Also as base64, in percent-encoding, as forms and as JSON write it.
  void add(std::string_view secret);
  /// `text` with `•••` in place of every secret.
  [[nodiscard]] std::string clean(std::string text) const;

 private:
  std::vector<std::string> secrets_;  ///< long ones first
};

}  // namespace joinery
