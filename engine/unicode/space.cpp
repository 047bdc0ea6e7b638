#include "engine/unicode/space.hpp"

#include "engine/unicode/code_points.hpp"
#include "engine/unicode/space_class.hpp"

namespace joinery {

std::string_view detail::trim_carefully(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(next_code_point(text, at))) break;
    text.remove_prefix(at);
    at = 0;
  }
  for (std::size_t end = text.size(); end > 0;) {
    if (!is_space(previous_code_point(text, end))) break;
    text = text.substr(0, end);
  }
  return text;
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

void collapse_spaces(std::string_view text, std::string& out) {
  out.clear();
  text = trim(text);
  bool in_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool space = is_space(next_code_point(text, at));
    if (!space) {
      out.append(text, begin, at - begin);
    } else if (!in_space) {
      out += ' ';
    }
    in_space = space;
  }
}

std::string_view next_word(std::string_view text, std::size_t& at) {
  std::size_t begin = at;
  for (std::size_t next = at; next < text.size(); at = next) {
    if (!is_space(next_code_point(text, next))) continue;
    if (begin < at) return text.substr(begin, at - begin);
    begin = next;
  }
  return begin < text.size() ? text.substr(begin) : std::string_view{};
}

}  // namespace joinery
