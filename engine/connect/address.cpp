#include "engine/connect/address.hpp"

#include <algorithm>

namespace joinery {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

std::string encoded(std::string_view text, std::string_view kept) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_plain(c) || kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

std::string joined(const NamesAndTexts& pairs) {
  std::string out;
  for (const auto& [name, text] : pairs) {
    if (!out.empty()) out += '&';
    out += encoded(name, "[]$@:") + "=" + encoded(text, {});
  }
  return out;
}

/// The end of `scheme://host`.
std::size_t authority_end(std::string_view url) {
  const std::size_t slashes = url.find("://");
  if (slashes == std::string_view::npos) return 0;
  return std::min(url.find_first_of("/?#", slashes + 3), url.size());
}

bool has_scheme(std::string_view link) {
  const std::size_t colon = link.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return is_letter(link[0]) && std::ranges::all_of(link.substr(0, colon), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
         });
}

/// The path with its `.` and `..` carried out.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> steps;
  std::size_t begin = 1;
  bool folder = false;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view step = path.substr(begin, end - begin);
    folder = step == "." || step == "..";
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (!folder) steps.push_back(step);
    begin = end + 1;
  }
  std::string out;
  for (const std::string_view step : steps) out += "/" + std::string(step);
  if (folder || out.empty()) out += '/';
  return out;
}

}  // namespace

std::string percent_encoded(std::string_view text) { return encoded(text, {}); }

std::string query_text(const NamesAndTexts& pairs) { return joined(pairs); }

std::string form_text(const NamesAndTexts& pairs) {
  std::string out = joined(pairs);
  for (std::size_t at = out.find("%20"); at != std::string::npos; at = out.find("%20", at)) {
    out.replace(at, 3, "+");
  }
  return out;
}

std::string with_query(std::string url, const NamesAndTexts& pairs) {
  url = url.substr(0, url.find('#'));
  const std::string query = query_text(pairs);
  if (query.empty()) return url;
  const std::size_t question = url.find('?');
  if (question == std::string::npos) return url + "?" + query;
  const bool joins = question + 1 == url.size() || url.ends_with('&');
  return url + (joins ? "" : "&") + query;
}

std::string resolved(std::string_view from, std::string_view link) {
  link = link.substr(0, link.find('#'));
  if (has_scheme(link)) return std::string(link);
  const std::size_t host = authority_end(from);
  const std::string_view origin = from.substr(0, host);
  if (link.starts_with("//"))
    return std::string(from.substr(0, from.find(':') + 1)) + std::string(link);
  const std::size_t path_end = std::min(from.find_first_of("?#", host), from.size());
  const std::string_view path = from.substr(host, path_end - host);
  if (link.empty()) return std::string(from.substr(0, from.find('#')));
  if (link.starts_with('?')) return std::string(origin) + std::string(path) + std::string(link);
  const std::size_t question = std::min(link.find('?'), link.size());
  std::string target(link.substr(0, question));
  if (!target.starts_with('/')) {
    target = std::string(
                 path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/'))) +
             "/" + target;
  }
  return std::string(origin) + without_dots(target) + std::string(link.substr(question));
}

std::string host_of(std::string_view url) { return std::string(url.substr(0, authority_end(url))); }

}  // namespace joinery
