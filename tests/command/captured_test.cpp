/// Everybody in the example companies becomes an example: nothing of theirs is left in it, and
/// `joinery test` finds every one as expected.

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/capture/capture.hpp"
#include "engine/capture/insertion.hpp"
#include "engine/json/json_parse.hpp"
#include "tests/command/program.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const std::string secret = "a key of this test alone";
const std::string morning = "2026-11-21T09:00:00Z";

/// The texts of a value and of all below it.
void add_texts(const Json& value, std::vector<std::string>& texts) {
  if (value.is(JsonKind::text)) texts.emplace_back(value.as_text());
  if (value.is(JsonKind::array)) {
    for (const Json& item : value.items()) add_texts(item, texts);
  }
  if (value.is(JsonKind::object)) {
    for (const auto& [name, member] : value.members()) add_texts(member, texts);
  }
}

/// The people of a page, which stand where the source says.
std::vector<Json> people_of(const std::string& path, const std::string& where) {
  Limits limits;
  const Json page = parse_json(contents_of(path), limits).value();
  const Json* list = where.empty() ? &page : page.find(where);
  BOOST_TEST_REQUIRE((list != nullptr && list->is(JsonKind::array)), path);
  return {list->items().begin(), list->items().end()};
}

struct Company {
  explicit Company(std::string name)
      : folder("examples/" + std::move(name)),
        mapping({}, folder + "/integration.yaml"),
        inquiry{mapping.graph(), mapping.program(), references(), mapping.sources(), limits,
                RunClock{*parse_instant(morning)}, {}} {}

  std::string folder;
  Limits limits;
  CompiledMapping mapping;
  Inquiry inquiry;
};

/// Whether a text stands in a file of the mapping: whoever is given it from there tells nothing.
bool is_of_mapping(const Company& company, const std::string& text) {
  const Sources& sources = company.mapping.sources();
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (sources[SourceId{i}].text().find(text) != std::string_view::npos) return true;
  }
  return false;
}

/// What most people's records say alike, such as a vendor's names of types: the vendor's own words, which tell of
/// nobody.
std::set<std::string> words_of_the_vendor(const std::vector<Json>& people) {
  std::map<std::string, std::size_t> records_with;
  for (const Json& person : people) {
    std::vector<std::string> texts;
    add_texts(person, texts);
    for (const std::string& text : std::set<std::string>(texts.begin(), texts.end())) ++records_with[text];
  }
  std::set<std::string> words;
  for (const auto& [text, count] : records_with) {
    if (2 * count > people.size()) words.insert(text);
  }
  return words;
}

/// The texts of the person's that stand in the example, though they are not among those that were told.
std::vector<std::string> left_over(const Company& company, const Json& record, const Captured& made,
                                   const std::set<std::string>& words) {
  std::set<std::string> told;
  for (const auto* values : {&made.kept, &made.revealing}) {
    for (const CapturedValue& value : *values) told.insert(value.value);
  }
  std::vector<std::string> shown, texts, left;
  add_texts(made.record, shown);
  add_texts(json_of(made.answer.line), shown);
  std::erase_if(shown, [&](const std::string& text) { return is_of_mapping(company, text); });
  add_texts(record, texts);
  for (const std::string& text : texts) {
    if (text.size() < 4 || told.contains('"' + text + '"') || words.contains(text)) continue;
    const bool stands = std::ranges::any_of(
        shown, [&](const std::string& one) { return one.find(text) != std::string::npos; });
    if (stands) left.push_back(text);
  }
  return left;
}

}  // namespace

BOOST_AUTO_TEST_CASE(everybody_in_the_examples_can_be_captured_and_nothing_of_theirs_is_left) {
  std::size_t captured = 0;
  std::set<std::string> revealing;
  for (const char* name : {"acme", "brightwell", "fjord", "harbour", "lagoon", "lindner", "meadow"}) {
    const Company company(name);
    std::string document;
    std::size_t count = 0;
    const std::vector<Json> people = people_of(company.folder + "/people.json", company.mapping.graph().records);
    const std::set<std::string> words = words_of_the_vendor(people);
    for (const Json& record : people) {
      if (!record.is(JsonKind::object)) continue;
      const Captured made = capture(company.inquiry, record, secret);
      const std::string example =
          example_text(company.inquiry, made, fmt::format("Number {}", ++count));
      BOOST_TEST_CONTEXT(name << '\n' << example) {
        for (const std::string& text : left_over(company, record, made, words)) BOOST_TEST(text == "");
        for (const CapturedValue& value : made.revealing) revealing.insert(value.path + ' ' + value.value);
      }
      document += document.empty()
                      ? new_examples(name, "", morning, example)
                      : example;
    }
    captured += count;
    const std::string at = std::string("companies/") + name;
    (void)file(at + "/integration.yaml", contents_of(company.folder + "/integration.yaml"));
    for (const auto& beside : std::filesystem::directory_iterator(company.folder)) {
      if (beside.path().extension() != ".csv") continue;
      (void)file(at + "/" + beside.path().filename().string(), contents_of(beside.path().string()));
    }
    const Ran ran = run("test " + file(at + "/examples.yaml", document));
    BOOST_TEST(ran.code == 0, ran.messages + ran.data);
    BOOST_TEST(ran.data == fmt::format("{} examples, all as expected\n", count));
  }
  BOOST_TEST(captured > 550U);
  // What decides something as it is written: nobody is written down with it before somebody says so.
  const std::set<std::string> decisive = {R"(Company.DisplayValue " brightwell   services LTD")",
                                          R"(jobTitle " team  leader")",
                                          R"(attributes.preferred_name.value "Ext Ausbilder")"};
  BOOST_TEST((revealing == decisive), fmt::format("{}", fmt::join(revealing, "\n")));
}
