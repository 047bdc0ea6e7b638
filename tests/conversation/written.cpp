#include "tests/conversation/written.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <utility>

#include <boost/test/unit_test.hpp>

namespace joinery::testing {
namespace {

using Kind = HttpProblem::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 6> problems = {{
    {"cut", Kind::cut},
    {"no connection", Kind::no_connection},
    {"no such host", Kind::no_such_host},
    {"not allowed", Kind::not_allowed},
    {"no trust", Kind::no_trust},
    {"too slow", Kind::too_slow},
}};

std::chrono::milliseconds time_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  BOOST_TEST_REQUIRE((problem == std::errc() && (unit == " ms" || unit == " s")),
                     "no time: " << std::string(text));
  return std::chrono::milliseconds(unit == " s" ? number * 1000 : number);
}

/// One line of an answer: a status, a problem, a time, a header, or a piece of the body.
void take_answer(const std::string& text, std::vector<PlayedAnswer>& answers) {
  const bool begins = text.size() >= 3 && text[0] >= '1' && text[0] <= '5' && text[1] <= '9' && text[2] <= '9' &&
                      (text.size() == 3 || text[3] == ' ');
  if (begins || text.starts_with('!')) answers.emplace_back();
  BOOST_TEST_REQUIRE(!answers.empty(), "an answer begins with its status: " << text);
  PlayedAnswer& answer = answers.back();
  answer.lines.push_back("< " + text);
  if (begins) {
    answer.status = std::stoi(text.substr(0, 3));
    if (text.size() > 4) answer.body = text.substr(4);
  } else if (text.starts_with('!')) {
    for (const auto& [name, kind] : problems) {
      if (text.substr(2) == name)
        answer.problem = HttpProblem{kind, kind == Kind::cut || kind == Kind::too_slow, std::string(name)};
    }
    BOOST_TEST_REQUIRE(answer.problem.has_value(), "no such problem: " << text);
  } else if (text.starts_with("takes ")) {
    answer.takes = time_of(std::string_view(text).substr(6));
  } else if (text.starts_with("| ")) {
    answer.body += text.substr(2);
  } else {
    const std::size_t colon = text.find(": ");
    BOOST_TEST_REQUIRE((colon != std::string::npos), "no header: " << text);
    answer.headers.push_back({text.substr(0, colon), text.substr(colon + 2)});
  }
}

void take(const std::string& line, std::size_t number, Conversation& one) {
  if (line.starts_with("| ")) {
    one.connect += "  " + line.substr(2) + "\n";
    return;
  }
  if (line.starts_with("reads ")) {
    one.reads = line.substr(6);
    return;
  }
  if (one.lines.empty()) one.begin = number;
  one.lines.push_back(line);
  if (line.starts_with("< ")) take_answer(line.substr(2), one.answers);
  if (line.starts_with("do ")) {
    const std::size_t space = line.find(' ', 3);
    one.deeds.push_back({line.substr(3, space - 3), space == std::string::npos ? "" : line.substr(space + 1)});
  }
}

}  // namespace

std::vector<Conversation> read_conversations(const std::string& file) {
  std::vector<Conversation> all;
  std::ifstream in(file);
  std::size_t number = 0;
  for (std::string line; std::getline(in, line); ++number) {
    if (line.starts_with("# ")) all.push_back({file, line.substr(2), {}, {}, {}, {}, {}, 0});
    else if (!line.empty()) take(line, number, all.back());
  }
  return all;
}

}  // namespace joinery::testing
