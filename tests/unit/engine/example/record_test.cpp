// Records of examples: what is written, laid over what all of them begin with.

#include "engine/example/record.hpp"

#include <boost/test/unit_test.hpp>

#include "dsl/read/document.hpp"
#include "engine/json/json_write.hpp"
#include "tests/unit/engine/example/tried.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// The record of the only example, whose keys are `lines`; what was said where there is none.
std::string record(const std::string& start, const std::string& lines) {
  Sources sources;
  Diagnostics out;
  const SourceId id = sources.add("examples.yaml", head + start +
                                                       "tests:\n  - name: A\n" + lines +
                                                       "    expect: {decision: hold}\n");
  const Document document = read_document(id, sources, Limits{}, out);
  RecordMaker maker(document, out);
  std::optional<Json> made;
  if (!document.tests.empty()) made = maker.record_of(document.tests[0]);
  std::string said;
  for (const Diagnostic& d : out.all()) said += d.message + "\n";
  return made && said.empty() ? print(*made) : said;
}

const std::string person =
    "record:\n  id: 7\n  work: {title: CTO, site: Leeds}\n"
    "  homes: [{kind: work, at: X}, {kind: home, at: Y, main: true}]\n";

}  // namespace

BOOST_AUTO_TEST_CASE(an_example_changes_only_what_it_names) {
  BOOST_TEST(record(person, "    with: {work.title: Cook, work: {grade: 3}, new.er: null}\n") ==
             R"({"id":7,"work":{"title":"Cook","site":"Leeds","grade":3},)"
             R"("homes":[{"kind":"work","at":"X"},{"kind":"home","at":"Y","main":true}],)"
             R"("new":{"er":null}})");
  BOOST_TEST(record(person, "    with: {homes: []}\n    without: [work.site]\n") ==
             R"({"id":7,"work":{"title":"CTO"},"homes":[]})");
  BOOST_TEST(record(person, "    record: {id: 8}\n") == R"({"id":8})");
  BOOST_TEST(record("", "    with: {id: 8}\n") == R"({"id":8})");
}

BOOST_AUTO_TEST_CASE(items_are_changed_where_they_are) {
  BOOST_TEST(record(person, "    with:\n      homes[kind is \"home\"].at: Z\n      homes[].zip: 1\n") ==
             R"({"id":7,"work":{"title":"CTO","site":"Leeds"},"homes":[{"kind":"work","at":"X","zip":1},)"
             R"({"kind":"home","at":"Z","main":true,"zip":1}]})");
  BOOST_TEST(record(person, "    without:\n      - homes[kind is \"work\"]\n") ==
             R"({"id":7,"work":{"title":"CTO","site":"Leeds"},)"
             R"("homes":[{"kind":"home","at":"Y","main":true}]})");
  BOOST_TEST(record(person, "    with:\n      homes[kind is \"hut\"].at: Z\n") ==
             "the record has no such item for `homes[kind is \"hut\"].at`\n");
  BOOST_TEST(record(person, "    without: [work.grade]\n") ==
             "the record has no `work.grade` to take away\n");
}

BOOST_AUTO_TEST_CASE(what_stands_in_the_way_gives_way) {
  BOOST_TEST(record(person, "    with: {id.number: 1, homes.at: 2}\n") ==
             R"({"id":{"number":1},"work":{"title":"CTO","site":"Leeds"},"homes":{"at":2}})");
}

BOOST_AUTO_TEST_CASE(texts_and_numbers_stay_as_they_are_written) {
  BOOST_TEST(record("", "    record: {a: 00123, b: 1.50, c: \"1.50\", d: NO, e: 2024-01-31}\n") ==
             R"({"a":"00123","b":1.50,"c":"1.50","d":"NO","e":"2024-01-31"})");
}
