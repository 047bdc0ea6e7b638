#pragma once
/// A message of a vendor as it arrived: the lines before its body, and the body. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/json/json.hpp"

namespace joinery {

struct HookMessage {
  std::string method = "POST";
  Json headers = Json::from_members({});  ///< names in small letters
  std::vector<std::string> path;          ///< of the address it came to, part by part; not said: empty
  Json query = Json::from_members({});
  std::string raw;  ///< the body, byte by byte
};

/// `Name: value`, line by line; a first line such as `POST /hook?key=1 HTTP/1.1` may stand before
/// them. `malformed` where a line is neither.
[[nodiscard]] Result<HookMessage> parse_hook_headers(std::string_view text);

}  // namespace joinery
