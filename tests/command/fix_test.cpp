// `check --fix` on every kind of mistake whose fix is certain: the cases stand in
// tests/golden/fixes/cases.txt, each a line before and the line after.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"

using namespace joinery::testing;

namespace {

struct Case {
  std::string code;
  std::string frame;
  std::string before;
  std::string after;
};

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// `J0206 condition`, the line before, the line after, and a blank line; `~` ends a line.
std::vector<Case> cases() {
  std::ifstream file("tests/golden/fixes/cases.txt");
  std::vector<Case> all;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    Case one;
    std::istringstream(line) >> one.code >> one.frame;
    std::getline(file, one.before);
    std::getline(file, one.after);
    std::ranges::replace(one.before, '~', '\n');
    std::ranges::replace(one.after, '~', '\n');
    all.push_back(one);
  }
  BOOST_TEST_REQUIRE(all.size() > 30);
  return all;
}

const std::string source_text =
    "source: tiny\nlanguage: 1\nread:\n  id: text from id\n  department: text from unit\n"
    "  employment_type: one of (\"Permanent\", \"Contractor\") from kind\n"
    "  start_date: date from start\n  active: yes_no from active\n  amount: number from amount\n";
const std::string target_text =
    "target: tiny\nlanguage: 1\nsettings:\n  mode:\n    title: Mode\n    type: text\n    default: a\n"
    "user:\n  id: text, required, match first\n  team: text\n  unit: text\n"
    "set:\n  id: worker.id\n  team: worker.department else keep\n  unit: worker.department else keep\n";

/// The integration with one line of the frame's kind in it.
std::string framed(const std::string& frame, const std::string& line) {
  const std::string head = "integration: it\nsource: tiny\ntarget: tiny\nlanguage: 1\n";
  if (frame == "condition") {
    return head + "people:\n  rules:\n    - id: r\n      say: Nobody\n      exclude: " + line +
           "\n      if blank: include\n";
  }
  if (frame == "set") return head + "change:\n  set.team: " + line + "\n  set.unit: clear\n";
  if (frame == "change") return head + "change:\n  set.team: clear\n" + line + "\n";
  if (frame == "read") {
    return head + "custom:\n  extra: " + line + "\nchange:\n  set.team: worker.custom.extra else keep\n";
  }
  return head + line + "\n";
}

/// A mistake in a folder of its own: a program that starts once for all of them takes a second, and one
/// for each takes minutes.
std::string place(std::size_t number) {
  return "fixes/" + std::to_string(number) + "/integration.yaml";
}

std::string place_all(const std::vector<std::string>& texts) {
  std::string paths;
  for (std::size_t i = 0; i < texts.size(); ++i) paths += ' ' + file(place(i), texts[i]);
  return paths;
}

/// What was said of one place: `error[J0206]`, in the order of the output.
std::vector<std::string> said_of(const std::string& path, const std::string& output) {
  std::vector<std::string> said;
  std::istringstream lines(output);
  std::string head;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("--> " + path + ":") != std::string::npos) said.push_back(head);
    head = line.substr(0, line.find(':'));
  }
  return said;
}

std::size_t errors_of(const std::string& path, const std::string& output) {
  const auto said = said_of(path, output);
  return static_cast<std::size_t>(
      std::ranges::count_if(said, [](const std::string& one) { return one.starts_with("error["); }));
}

void write_tiny_mappings() {
  static_cast<void>(file("fixes/mappings/tiny/source.yaml", source_text));
  static_cast<void>(file("fixes/mappings/tiny/target.yaml", target_text));
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_certain_fix_is_carried_out) {
  write_tiny_mappings();
  const std::vector<Case> all = cases();
  std::vector<std::string> texts;
  for (const Case& one : all) texts.push_back(framed(one.frame, one.before));
  const std::string paths = place_all(texts);
  const Ran checked = run("check" + paths);
  const Ran fixed = run("check --fix" + paths);
  BOOST_TEST(fixed.code == 0, fixed.data);
  for (std::size_t i = 0; i < all.size(); ++i) {
    BOOST_TEST_CONTEXT(all[i].code << " " << all[i].before) {
      const std::string path = folder() + '/' + place(i);
      const auto said = said_of(path, checked.data);
      BOOST_TEST(std::ranges::any_of(said, [&](const std::string& one) {
        return one.ends_with('[' + all[i].code + ']');
      }));
      BOOST_TEST(text_of(path) == framed(all[i].frame, all[i].after));
      BOOST_TEST(errors_of(path, fixed.data) == 0U, fixed.data);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_a_question_is_not_answered) {
  write_tiny_mappings();
  for (const std::string line : {
           "worker.department",                 // keep or clear?
           "\"worker.department\"",             // the text or the value?
           "worker.department: x else keep",    // a text in quotes would be read, and not meant
           "*worker.department",
       }) {
    BOOST_TEST_CONTEXT(line) {
      const std::string text = framed("set", line);
      const std::string path = file("fixes/integration.yaml", text);
      const Ran ran = run("check --fix " + path);
      BOOST_TEST(ran.code == 1);
      BOOST_TEST(text_of(path) == text);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_dry_run_shows_what_would_change) {
  write_tiny_mappings();
  const std::string text = framed("condition", "worker.department == \"Sales\"");
  const std::string path = file("fixes/integration.yaml", text);
  const Ran ran = run("check --fix --dry-run " + path);
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.data.find("-      exclude: worker.department == \"Sales\"\n"
                           "+      exclude: worker.department is \"Sales\"\n") != std::string::npos,
             ran.data);
  BOOST_TEST(text_of(path) == text);
  BOOST_TEST(run("check --dry-run " + path).code == 1);
}

BOOST_AUTO_TEST_CASE(what_is_fine_is_not_touched) {
  const Ran ran = run("check --fix --dry-run examples/acme mappings/hibob mappings/learnerbly");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.data.find("@@") == std::string::npos);
}

// A letter lost, doubled or changed anywhere: there are never more errors than before, and lines
// about which nothing was said stay as they are.
BOOST_AUTO_TEST_CASE(fixes_of_chance_mistakes_never_make_it_worse) {
  write_tiny_mappings();
  const std::string good = framed(
      "condition", "worker.employment_type is \"Contractor\" and worker.department is \"Sales\"");
  std::mt19937 dice(3);
  const std::string signs = "\t\"'=&|:,.(){}[]x \n";
  std::vector<std::string> texts;
  for (int round = 0; round < 60; ++round) {
    std::string text = good;
    const std::size_t at = dice() % text.size();
    switch (dice() % 3) {
      case 0: text.erase(at, 1); break;
      case 1: text.insert(at, 1, signs[dice() % signs.size()]); break;
      default: text[at] = signs[dice() % signs.size()];
    }
    texts.push_back(text);
  }
  const std::string paths = place_all(texts);
  const Ran before = run("check" + paths);
  const Ran after = run("check --fix" + paths);
  BOOST_TEST(before.data.find("error[") != std::string::npos);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    BOOST_TEST_CONTEXT(texts[i]) {
      const std::string path = folder() + '/' + place(i);
      const std::size_t errors = errors_of(path, before.data);
      BOOST_TEST(errors_of(path, after.data) <= errors);
      if (errors == 0) {
        BOOST_TEST(std::ranges::count(text_of(path), '\n') >= std::ranges::count(texts[i], '\n') - 1);
      }
    }
  }
  BOOST_TEST(run("check --fix" + paths).messages == "");
}
