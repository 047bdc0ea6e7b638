#pragma once
/// The little JSON that diagnostics are printed in. It writes and never reads; the engine has a
/// real library, which the language must not depend on. Output is compact and valid whatever the
/// texts hold: broken UTF-8 becomes U+FFFD.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace joinery {

/// Writes nested objects and arrays; commas are set by themselves. The caller closes what it opens.
///   json.open('{').key("a").text("b").close('}')
class JsonText {
 public:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& number(std::uint64_t value);
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void begin_value();

  std::string out_;
  bool comma_ = false;
};

}  // namespace joinery
