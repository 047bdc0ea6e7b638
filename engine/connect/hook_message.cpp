#include "engine/connect/hook_message.hpp"

#include <algorithm>

#include "engine/connect/context.hpp"
#include "engine/digest/base64.hpp"
#include "engine/edge/http_client.hpp"
#include "engine/unicode/utf8.hpp"

namespace joinery {
namespace {

constexpr std::size_t lines_max = 1000;

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte =
        text[i] == '%' && i + 2 < text.size() ? from_hex(text.substr(i + 1, 2)) : std::nullopt;
    if (byte) {
      out += *byte;
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return valid_utf8(out) ? out : std::string();
}

std::vector<std::string> path_of(std::string_view target) {
  std::vector<std::string> parts;
  target = target.substr(0, target.find('?'));
  for (std::size_t at = target.find('/'); at < target.size();) {
    const std::size_t end = std::min(target.find('/', at + 1), target.size());
    parts.push_back(decoded(target.substr(at + 1, end - at - 1)));
    at = end;
  }
  return parts;
}

Json query_of(std::string_view target) {
  Json query = Json::from_members({});
  std::size_t at = target.find('?');
  while (at != std::string_view::npos && at + 1 < target.size()) {
    const std::size_t end = std::min(target.find('&', at + 1), target.size());
    const std::string_view pair = target.substr(at + 1, end - at - 1);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string value =
        equals < pair.size() ? decoded(pair.substr(equals + 1)) : std::string();
    query = with_member(query, decoded(pair.substr(0, equals)), Json::from_text(value));
    at = end == target.size() ? std::string_view::npos : end;
  }
  return query;
}

/// `POST /hook?key=1 HTTP/1.1`
bool take_first_line(std::string_view line, HookMessage& message) {
  const std::size_t first = line.find(' ');
  const std::size_t second = line.rfind(' ');
  if (first == std::string_view::npos || first == second ||
      !line.substr(second + 1).starts_with("HTTP/"))
    return false;
  message.method = std::string(line.substr(0, first));
  const std::string_view target = line.substr(first + 1, second - first - 1);
  message.path = path_of(target);
  message.query = query_of(target);
  return valid_utf8(message.method);
}

}  // namespace

Result<HookMessage> parse_hook_headers(std::string_view text) {
  HookMessage message;
  HttpHead head;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    if (++number > lines_max)
      return fail(ErrorCode::too_large, "the message has too many headers", at);
    const std::size_t colon = line.find(':');
    if (number == 1 && take_first_line(line, message)) {
      at = end + 1;
      continue;
    }
    if (!line.empty() && (colon == std::string_view::npos || colon == 0)) {
      return fail(ErrorCode::malformed, "a line of the headers is not written `Name: value`", at);
    }
    if (!line.empty()) {
      head.headers.push_back(
          {small(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
    }
    at = end + 1;
  }
  message.headers = headers_json(head);
  return message;
}

}  // namespace joinery
