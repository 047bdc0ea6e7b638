#include <fmt/format.h>

#include "engine/json/json_parse.hpp"
#include "tests/support/written_cases.hpp"

namespace joinery::testing {
namespace {

constexpr std::string_view arrow = "→";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// What stands behind `word `; nothing where the line begins otherwise.
bool take(std::string_view line, std::string_view word, std::string& rest) {
  if (!line.starts_with(word) || line.size() <= word.size() || line[word.size()] != ' ')
    return false;
  rest = trimmed(line.substr(word.size()));
  return true;
}

class PageReader {
 public:
  void line(std::string_view text, std::size_t number) {
    if (in_given_ && text.starts_with("  ")) {
      now_.given += trimmed(text);
      return;
    }
    in_given_ = false;
    if (trimmed(text).empty() || text.starts_with('#')) return;
    std::string rest;
    if (take(text, "given", now_.given)) {
      in_given_ = true;
      now_.kind = WrittenCase::Kind::expression;
    } else if (take(text, "at", now_.at)) {
    } else if (take(text, "reading", now_.reading)) {
      now_.kind = WrittenCase::Kind::raw;
    } else if (take(text, "uses", rest)) {
      now_.uses.push_back(rest);
      now_.kind = WrittenCase::Kind::expression;
    } else {
      add(text, number);
    }
  }

  WrittenPage page;

 private:
  void add(std::string_view text, std::size_t number) {
    const std::size_t at = text.rfind(arrow);
    if (at == std::string_view::npos) {
      page.mistakes.push_back(fmt::format("line {} has no `→`: {}", number + 1, text));
      return;
    }
    WrittenCase one = now_;
    one.line = number;
    one.text = trimmed(text.substr(0, at));
    one.result_at = at + arrow.size() + 1;
    one.expected = trimmed(text.substr(at + arrow.size()));
    std::string rest;
    if (one.kind == WrittenCase::Kind::expression && take(one.text, "read", rest)) {
      one.kind = WrittenCase::Kind::reading;
      one.text = rest;
    }
    if (!parse_json(one.given, Limits{})) {
      page.mistakes.push_back(
          fmt::format("line {} is given what is not JSON: {}", number + 1, one.given));
      return;
    }
    page.cases.push_back(std::move(one));
  }

  WrittenCase now_;
  bool in_given_ = false;
};

}  // namespace

WrittenPage read_page(std::string_view text) {
  PageReader reader;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    reader.line(text.substr(begin, end - begin), number);
    begin = end + 1;
  }
  return std::move(reader.page);
}

}  // namespace joinery::testing
