#include "tests/documents/page_runner.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "dsl/yaml/document.hpp"
#include "engine/json/json_parse.hpp"
#include "tests/documents/grammar_names.hpp"

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

const std::set<std::string> shown_only{"", "text", "sh", "bash", "mermaid", "cpp", "cmake"};

/// The summary with which `joinery check` ends is not part of a diagnostic.
std::string without_last_line(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  const std::size_t end = text.rfind('\n');
  text.resize(end == std::string::npos ? 0 : end + 1);
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace

PageRunner::PageRunner(const Page& page, fs::path folder, std::string program)
    : page_(page), folder_(std::move(folder)), program_(std::move(program)) {
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  // These are large, and most pages do without.
  const auto asks_for = [&page](const std::string& part) {
    return std::ranges::any_of(page.lines, [&part](const std::string& line) {
      return line.find(part + '/') != std::string::npos;
    });
  };
  for (const std::string part : {"mappings", "stdlib", "examples", "tests/simulators"}) {
    const bool large = part == "examples" || part == "tests/simulators";
    if (!fs::exists(part) || (large && !asks_for(part))) continue;
    fs::create_directories((folder_ / part).parent_path());
    fs::copy(part, folder_ / part, fs::copy_options::recursive);
  }
}

std::string PageRunner::place(const Block& block) const {
  return fmt::format("{}:{}", page_.path, block.begin);
}

std::size_t PageRunner::run() {
  if (page_.unclosed) BOOST_ERROR(page_.path + " ends inside a block");
  for (const Block& block : page_.blocks) {
    BOOST_TEST_CONTEXT(place(block)) { run_block(block); }
  }
  check_grammar();
  return executed_;
}

void PageRunner::run_block(const Block& block) {
  if (block.words.contains("file")) {
    write_file(block);
  } else if (block.kind == "expression") {
    run_cases(block);
  } else if (block.kind == "console") {
    run_console(block);
  } else if (block.kind == "error") {
    run_error(block);
  } else if (block.kind == "yaml" || block.kind == "json") {
    check_yaml(block);
  } else if (block.kind != "abnf" && !shown_only.contains(block.kind)) {
    BOOST_ERROR(place(block) << ": nobody knows how to carry out a block of `" << block.kind
                             << "`");
  }
}

void PageRunner::write_file(const Block& block) {
  last_file_ = block.words.at("file");
  const fs::path path = folder_ / last_file_;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << block.text();
  ++executed_;
}

void PageRunner::run_cases(const Block& block) {
  last_file_.clear();
  ++executed_;
  const WrittenPage cases = read_page(block.text());
  for (const std::string& mistake : cases.mistakes) BOOST_ERROR(place(block) << ": " << mistake);
  BOOST_TEST(!cases.cases.empty(), place(block) << " has no case");
  for (const WrittenCase& written : cases.cases) {
    const std::string result = cases_.run(written);
    const std::string shown = block.lines[written.line].substr(0, written.result_at) + result;
    if (result != written.expected)
      compare(block.begin + written.line, 1, shown + '\n', written.text);
  }
}

void PageRunner::run_console(const Block& block) {
  ++executed_;
  std::size_t i = 0;
  if (block.lines.empty() || !block.lines[0].starts_with("$ ")) {
    BOOST_ERROR(place(block) << " does not begin with a command");
  }
  while (i < block.lines.size()) {
    const std::string command =
        block.lines[i].substr(std::min<std::size_t>(2, block.lines[i].size()));
    std::size_t end = i + 1;
    while (end < block.lines.size() && !block.lines[end].starts_with("$ ")) ++end;
    compare(block.begin + i + 1, end - i - 1, output_of(command), command);
    i = end;
  }
}

void PageRunner::run_error(const Block& block) {
  ++executed_;
  const std::string said = last_file_.empty()
                               ? cases_.said()
                               : without_last_line(output_of("joinery check " + last_file_));
  compare(block.begin, block.lines.size(), said, "the diagnostic of the block before");
}

void PageRunner::check_yaml(const Block& block) {
  BOOST_TEST(!page_.path.ends_with("docs/language.md"),
             place(block) << ": an example of the language that nobody executes");
  if (block.kind == "json") {
    BOOST_TEST(parse_json(block.text(), Limits{}).has_value(), place(block) << " is not JSON");
    return;
  }
  Sources sources;
  Diagnostics diagnostics;
  const SourceId id = sources.add("block", block.text());
  (void)parse_yaml(id, sources, Limits{}, diagnostics);
  BOOST_TEST(!diagnostics.has_errors(), place(block) << " is not YAML");
}

void PageRunner::check_grammar() {
  std::string all;
  for (const Block& block : page_.blocks) {
    if (block.kind == "abnf") all += block.text();
  }
  if (all.empty()) return;
  ++executed_;
  for (const std::string& mistake : grammar_mistakes(all)) BOOST_ERROR(page_.path + ": " + mistake);
}

void PageRunner::compare(std::size_t begin, std::size_t count, const std::string& now,
                         const std::string& what) {
  const std::vector<std::string> wanted = split_lines(now);
  const auto first = page_.lines.begin() + static_cast<std::ptrdiff_t>(begin);
  const std::vector<std::string> shown(first, first + static_cast<std::ptrdiff_t>(count));
  if (wanted == shown) return;
  BOOST_ERROR(fmt::format("{}:{}: {}\nthe page shows\n{}\nbut it is\n{}", page_.path, begin + 1,
                          what, fmt::join(shown, "\n"), now));
  changes_[begin] = {count, wanted};
}

std::string PageRunner::output_of(const std::string& command) const {
  std::string quoted;
  for (const char c : command) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  const std::string line =
      fmt::format("cd '{}' && PATH='{}':\"$PATH\" NO_COLOR=1 sh -c '{}' 2>&1", folder_.string(),
                  fs::path(program_).parent_path().string(), quoted);
  FILE* pipe = ::popen(line.c_str(), "r");
  BOOST_TEST_REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t read = 0; (read = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    out.append(buffer.data(), read);
  }
  ::pclose(pipe);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string PageRunner::corrected() const {
  std::string text;
  for (std::size_t i = 0; i < page_.lines.size();) {
    const auto change = changes_.find(i);
    if (change == changes_.end()) {
      text += page_.lines[i++] + '\n';
      continue;
    }
    for (const std::string& line : change->second.lines) text += line + '\n';
    i += change->second.count;
    if (change->second.count == 0) text += page_.lines[i++] + '\n';
  }
  return text;
}

}  // namespace joinery::testing
