// A captured example in a document of examples.

#include "engine/capture/insertion.hpp"

#include <boost/test/unit_test.hpp>

#include "dsl/read/document.hpp"

using namespace joinery;

namespace {

const std::string example = "  - name: New\n    record: {id: 1}\n    expect: {decision: hold}\n";

std::string added(const std::string& text) {
  Sources sources;
  Diagnostics out;
  const SourceId id = sources.add("examples.yaml", text);
  const Document document = read_document(id, sources, Limits{}, out);
  for (const Diagnostic& d : out.all()) BOOST_TEST_MESSAGE(d.message);
  BOOST_REQUIRE(!out.has_errors());
  return with_example(text, document, example);
}

const std::string head = "examples: a\nlanguage: 1\nat: 2026-01-01\n";
const std::string old = "tests:\n  - name: Old\n    record: {id: 1}\n    expect: {decision: hold}\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_new_document_says_what_it_is_about) {
  BOOST_TEST(new_examples("acme", "", "2026-01-02", example) ==
             "examples: acme\nlanguage: 1\nat: 2026-01-02\n\ntests:\n" + example);
  BOOST_TEST(new_examples("acme", "../integration.yaml", "2026-01-02", example) ==
             "examples: acme\nintegration: ../integration.yaml\nlanguage: 1\nat: 2026-01-02\n\n"
             "tests:\n" + example);
}

BOOST_AUTO_TEST_CASE(an_example_stands_behind_the_last_one) {
  BOOST_TEST(added(head + old) == head + old + "\n" + example);
  BOOST_TEST(added(head + old.substr(0, old.size() - 1)) == head + old + "\n" + example);
  BOOST_TEST(added(head + old + "\n# the end\n") == head + old + "\n" + example + "\n# the end\n");
}

BOOST_AUTO_TEST_CASE(what_follows_the_examples_stays_behind_them) {
  BOOST_TEST(added(head + old + "settings: {zone: UTC}\n") == head + old + "\n" + example +
             "settings: {zone: UTC}\n");
}

BOOST_AUTO_TEST_CASE(the_indentation_of_the_document_is_kept) {
  const std::string flat = head + "tests:\n- name: Old\n  record: {id: 1}\n  expect: {decision: hold}\n";
  BOOST_TEST(added(flat) == flat + "\n- name: New\n  record: {id: 1}\n  expect: {decision: hold}\n");
}
