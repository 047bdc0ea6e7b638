#pragma once
/// Takes secrets out of texts that come from elsewhere: a vendor may repeat a key in its error, and
/// what people are told must not. One thread.

#include <string>
#include <string_view>
#include <vector>

namespace joinery {

class Redaction {
 public:
  /// Also as base64, in percent-encoding, as forms and as JSON write it. Too short ones would black
  /// out whole texts: they are no secrets.
  void add(std::string_view secret);
  /// `text` with `•••` in place of every secret.
  [[nodiscard]] std::string clean(std::string text) const;

 private:
  std::vector<std::string> secrets_;  ///< long ones first
};

}  // namespace joinery
