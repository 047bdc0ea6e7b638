#include "dsl/format/scalar_text.hpp"

#include <algorithm>
#include <array>

#include "dsl/source/utf8.hpp"
#include "dsl/yaml/mistakes.hpp"

namespace joinery {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Signs that nobody sees, or that some reader takes for the end of a line.
bool is_hidden(char32_t point) {
  return (point < 0x20 && point != '\t') || (point >= 0x7F && point < 0xA0) || point == 0x2028 ||
         point == 0x2029 || point == 0xFEFF;
}

bool has_hidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid || is_hidden(point.value)) return true;
    at += point.size;
  }
  return false;
}

bool begins_like_yaml(std::string_view text) {
  const char first = text.front();
  if (first == '-' || first == '?') return text.size() == 1 || text[1] == ' ' || text[1] == '-';
  return std::string_view(":,[]{}#&*!|>'\"%@`").find(first) != std::string_view::npos ||
         text.starts_with("...");
}

std::string escaped(char32_t point) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = point < 0x100 ? "\\x" : "\\u";
  for (int shift = point < 0x100 ? 4 : 12; shift >= 0; shift -= 4) {
    out += digits[(point >> static_cast<unsigned>(shift)) & 0xFU];
  }
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find('\n', at);
    lines.emplace_back(text.substr(at, end - at));
    if (end == std::string_view::npos) return lines;
    at = end + 1;
  }
}

/// Broken at single spaces, each line as full as it may be.
std::vector<std::string> filled(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  while (text.size() > width) {
    std::size_t best = std::string_view::npos;
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
      if (at > width && best != std::string_view::npos) break;
      const bool single = text[at] == ' ' && text[at - 1] != ' ' && text[at + 1] != ' ';
      if (single) best = at;
    }
    if (best == std::string_view::npos) break;
    lines.emplace_back(text.substr(0, best));
    text = text.substr(best + 1);
  }
  lines.emplace_back(text);
  return lines;
}

}  // namespace

bool is_plain(std::string_view text, Around around) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (begins_like_yaml(text) || has_hidden(text)) return false;
  if (text.find_first_of("\t\n") != std::string_view::npos) return false;
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) {
    return false;
  }
  return around == Around::line || text.find_first_of(",[]{}") == std::string_view::npos;
}

bool is_surely_text(std::string_view text) {
  static constexpr std::array<std::string_view, 9> words{"y",  "n",   "yes",  "no",   "on",
                                                         "off", "true", "false", "null"};
  if (text.empty() || !is_letter(text.front())) return false;
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::ranges::find(words, lower) == words.end();
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value == '"' || point.value == '\\') {
      out += '\\';
      out += static_cast<char>(point.value);
    } else if (point.value == '\n') {
      out += "\\n";
    } else if (point.value == '\t') {
      out += "\\t";
    } else if (is_hidden(point.value)) {
      out += escaped(point.value);
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out + '"';
}

std::string key_text(std::string_view key, Around around) {
  const bool begins = !key.empty() && (is_letter(key.front()) || is_digit(key.front()) ||
                                       key.front() == '_');
  const bool plain = begins && is_plain(key, around) && !is_open(key) &&
                     key.find(':') == std::string_view::npos &&
                     key.find('"') == std::string_view::npos;
  return plain ? std::string(key) : in_quotes(key);
}

std::optional<BlockText> as_block(std::string_view text, std::size_t width) {
  const bool ended = text.ends_with('\n');
  const std::string_view body = ended ? text.substr(0, text.size() - 1) : text;
  if (body.empty() || body.front() == ' ' || body.front() == '\n' || body.back() == '\n') {
    return std::nullopt;
  }
  std::vector<std::string> lines = lines_of(body);
  for (const std::string& line : lines) {
    const bool odd = line.ends_with(' ') || line.find('\t') != std::string::npos || has_hidden(line);
    if (odd) return std::nullopt;
  }
  const std::string chomp = ended ? "" : "-";
  if (lines.size() > 1) return BlockText{"|" + chomp, std::move(lines)};
  return BlockText{">" + chomp, filled(body, width)};
}

}  // namespace joinery
