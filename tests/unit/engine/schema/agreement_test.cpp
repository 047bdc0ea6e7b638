/// The schema and the reader of documents agree: what ships is valid for both, what the schema refuses
/// the reader refuses, too, and what a schema can see it does refuse.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dsl/read/document.hpp"
#include "engine/guard/read_guards.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/schema/document_schema.hpp"
#include "tests/unit/engine/schema/schema_check.hpp"

namespace joinery::testing {
namespace {

namespace fs = std::filesystem;

struct Both {
  DocumentKind kind = DocumentKind::module_;
  bool read = false;  ///< the reader has no error
  std::vector<std::string> mistakes;
};

Both both(const std::string& text) {
  static std::map<DocumentKind, Json> schemas;
  Sources sources;
  Diagnostics yaml_said, said;
  const SourceId id = sources.add("document.yaml", text);
  const YamlDocument yaml = parse_yaml(id, sources, Limits{}, yaml_said);
  Both result;
  result.kind = read_document(id, sources, Limits{}, said).kind;
  result.read = !said.has_errors();
  if (!schemas.contains(result.kind)) {
    schemas[result.kind] = *parse_json(document_schema(result.kind), Limits{});
  }
  result.mistakes = schema_mistakes(schemas[result.kind], json_of(yaml.root));
  return result;
}

std::vector<fs::path> documents() {
  std::vector<fs::path> found;
  for (const char* folder : {"mappings", "examples", "stdlib/modules"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".yaml") found.push_back(entry.path());
    }
  }
  return found;
}

BOOST_AUTO_TEST_CASE(every_document_that_ships_is_valid) {
  const auto all = documents();
  BOOST_TEST(all.size() > 20U);
  for (const fs::path& path : all) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!text.starts_with("source:") && text.find("\nlanguage:") == std::string::npos) continue;
    const Both result = both(text);
    BOOST_TEST(result.read, path);
    BOOST_TEST(result.mistakes.empty(), path << "\n" << fmt::format("{}", fmt::join(result.mistakes, "\n")));
  }
}

constexpr const char* head = "integration: acme\nsource: hr\ntarget: lms\nlanguage: 1\n";
constexpr const char* source = "source: hr\nlanguage: 1\nread:\n  id: text from id\n";
constexpr const char* target =
    "target: lms\nlanguage: 1\nuser:\n  id: text, required, match first\n";

struct Bad {
  const char* begin;
  const char* rest;
};
/// What an editor can be told by a schema.
constexpr Bad bad[] = {
    {head, "setings: {zone: UTC}\n"},
    {head, "settings: UTC\n"},
    {head, "settings:\n  zone: {name: UTC}\n"},
    {head, "people: [Sales]\n"},
    {head, "people:\n  include: [Sales]\n"},
    {head, "people:\n  include:\n    departments: Sales\n"},
    {head, "people:\n  include:\n    department: [Sales]\n"},
    {head, "people:\n  includes:\n    departments: [Sales]\n"},
    {head, "people:\n  rules:\n    id: r\n    say: s\n    exclude: worker.id is \"1\"\n"},
    {head, "people:\n  rules:\n    - id: r\n      exclude: worker.id is \"1\"\n"},
    {head, "people:\n  rules:\n    - id: r\n      say: s\n      when: worker.id is \"1\"\n"},
    {head, "people:\n  off: no-sales\n"},
    {head, "credentials:\n  hr: env TOKEN\n"},
    {head, "change:\n  - set.team: keep\n"},
    {head, "change:\n  team: keep\n"},
    {head, "change:\n  tables.regions: Europe\n"},
    {head, "change:\n  tables.regions:\n    row: {GB: Europe}\n"},
    {head, "change:\n  rules.r:\n    too: worker.id is \"1\"\n"},
    {head, "account:\n  start: worker.start_date\n"},
    {head, "invite:\n  on: start date\n"},
    {head, "schedule: [Monday]\n"},
    {head, "custom:\n  squad: [text, squad]\n"},
    {head, "tables:\n  t:\n    rows: {a: b}\n    otherwise: blank\n"},
    {head, "functions:\n  - f(x): x\n"},
    {head, "uses: regions\n"},
    {"integration: acme\nsource: hr\nlanguage: 1\n", ""},
    {"integration: acme\nsource: hr\ntarget: lms\nlanguage: 2\n", ""},
    {"integration: acme\nsource: hr\ntarget: lms\n", ""},
    {"source: hr\nlanguage: 1\n", ""},
    {"source: hr\nlanguage: 1\nread: text from id\n", ""},
    {source, "  jobs:\n    from: jobs\n"},
    {source, "  jobs:\n    from: jobs\n    each: [title]\n"},
    {source, "settings:\n  zone: UTC\n"},
    {source, "settings:\n  zone:\n    type: zone\n"},
    {source, "worker: department\n"},
    {source, "user:\n  id: text\n"},
    {source, "format:\n  separator: \";\"\n"},
    {target, "set: worker.id\n"},
    {target, "set:\n  id:\n    cases: worker.id\n"},
    {target, "set:\n  id:\n    when: worker.id is \"1\"\n"},
    {target, "groups:\n  team: department\n"},
    {target, "groups:\n  team:\n    name: worker.department\n"},
    {target, "read:\n  id: text from id\n"},
    {"target: lms\nlanguage: 1\n", ""},
    {"module: m\nlanguage: 1\n", "people:\n  include: {departments: [Sales]}\n"},
    {"module: m\nlanguage: 1\n", "schedule: every day at 08:00 UTC\n"},
    {"examples: e\nlanguage: 1\nat: 2026-01-01\n", "tests:\n  - name: n\n"},
    {"examples: e\nlanguage: 1\nat: 2026-01-01\n", "tests: none\n"},
    {"examples: e\nlanguage: 1\ntests: []\n", ""},
};

BOOST_AUTO_TEST_CASE(what_a_schema_can_see_both_refuse) {
  for (const Bad& one : bad) {
    const std::string text = std::string(one.begin) + one.rest;
    BOOST_TEST_CONTEXT(text) {
      const Both result = both(text);
      BOOST_TEST(!result.read);
      BOOST_TEST(!result.mistakes.empty());
    }
  }
}

/// Unusual, and right: an editor that marks them would teach people to distrust it.
constexpr Bad good[] = {
    {head, "title: 2026\nsettings:\n  lead_days: 7\n  on: true\n  list: [1, a]\n"},
    {head, "people: {rules: [], include: {departments: [2, true]}}\n"},
    {head, "change:\n  set.team:\n    cases:\n      - otherwise: base\n  rules.a: off\n"},
    {head, "change:\n  set.team: {was: worker.team, now: base}\n  account.archived when: no\n"},
    {"source: hr\nlanguage: \"1\"\nformat: csv\nread:\n  id: text from id\n", ""},
    {source, "  jobs:\n    from: jobs\n    each: {title: text from title}\n"},
    {source, "records: [data, people]\n"},
    {target, "policies:\n  absent people: keep\n  match second: no\n"},
};

BOOST_AUTO_TEST_CASE(what_the_reader_takes_the_schema_takes) {
  for (const Bad& one : good) {
    const std::string text = std::string(one.begin) + one.rest;
    BOOST_TEST_CONTEXT(text) {
      const Both result = both(text);
      BOOST_TEST(result.read);
      BOOST_TEST(result.mistakes.empty(), fmt::format("{}", fmt::join(result.mistakes, "\n")));
    }
  }
}

/// A file of guards, by its schema and by its reader.
Both both_of_guards(const std::string& text) {
  static const Json schema = *parse_json(guards_schema(), Limits{});
  Sources sources;
  Diagnostics yaml_said, said;
  const SourceId id = sources.add("guards.yaml", text);
  Both result;
  result.mistakes = schema_mistakes(schema, json_of(parse_yaml(id, sources, Limits{}, yaml_said).root));
  (void)read_guards(id, sources, Limits{}, said);
  result.read = !said.has_errors();
  return result;
}

BOOST_AUTO_TEST_CASE(the_schema_of_guards_and_their_reader_agree) {
  const std::string head_of_guards = "guards: acme\nlanguage: 1\n";
  for (const char* fine : {"", "about: Why\n", "protected: [it@acme.example, E17, 17]\n", "limits: {}\n",
                           "limits:\n  archive_user: 3 %, at least 1\n  id_format: 0 %\n"}) {
    BOOST_TEST_CONTEXT(fine) {
      const Both result = both_of_guards(head_of_guards + fine);
      BOOST_TEST(result.read);
      BOOST_TEST(result.mistakes.empty(), fmt::format("{}", fmt::join(result.mistakes, "\n")));
    }
  }
  for (const char* wrong : {"limit: {}\n", "limits: 3 %\n", "limits:\n  archive_users: 3 %\n",
                            "limits:\n  archive_user: [3 %]\n", "limits:\n  source_identity: 3 %\n",
                            "protected: it@acme.example\n", "protected: [{id: E17}]\n"}) {
    BOOST_TEST_CONTEXT(wrong) {
      const Both result = both_of_guards(head_of_guards + wrong);
      BOOST_TEST(!result.read);
      BOOST_TEST(!result.mistakes.empty());
    }
  }
  BOOST_TEST(!both_of_guards("guards: acme\n").mistakes.empty());
  BOOST_TEST(!both_of_guards("guards: acme\nlanguage: 2\n").mistakes.empty());
}

}  // namespace
}  // namespace joinery::testing
