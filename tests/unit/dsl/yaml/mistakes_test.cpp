#include <boost/test/unit_test.hpp>

#include "tests/unit/dsl/yaml/mistakes.hpp"
#include "tests/unit/dsl/yaml/parsed.hpp"

using namespace joinery;
using joinery::yaml_test::Mistake;
using joinery::yaml_test::Parsed;

namespace {

std::vector<Mistake> cases() {
  std::vector<Mistake> all = yaml_test::mistakes_in_values();
  const std::vector<Mistake>& more = yaml_test::mistakes_around_values();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_mistake_has_its_words) {
  for (const Mistake& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) { BOOST_TEST(Parsed(c.text).messages() == c.messages); }
  }
}

BOOST_AUTO_TEST_CASE(what_stands_round_a_mistake_is_understood) {
  for (const Mistake& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) { BOOST_TEST(Parsed(c.text).tree() == c.tree); }
  }
}

BOOST_AUTO_TEST_CASE(a_fix_mends_its_mistake_and_leaves_nothing_wrong) {
  std::size_t fixes = 0;
  for (const Mistake& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) {
      const Parsed parsed(c.text);
      const std::string fixed = parsed.fixed();
      BOOST_TEST((fixed == "no fix" ? "" : fixed) == c.fixed);
      if (c.fixed.empty()) continue;
      ++fixes;
      const Parsed again(fixed);
      BOOST_TEST(again.out.all().size() < parsed.out.all().size());
    }
  }
  BOOST_TEST(fixes > 20U);
}

BOOST_AUTO_TEST_CASE(a_comment_after_a_whole_value_is_only_a_comment) {
  for (const std::string text :
       {"a: b # c \"d\"\n", "a: f(x) # (y)\n", "title: 5\" screen # wide\n", "a: [b] # c\n",
        "a: \"b\" # c\n", "a: | # c\n  d\n", "a: # c\n  b: d\n"}) {
    BOOST_TEST(Parsed(text).codes() == "");
  }
}

BOOST_AUTO_TEST_CASE(a_file_made_of_mistakes_is_not_read_to_its_end) {
  Limits limits;
  limits.diagnostics_per_file = 5;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "k" + std::to_string(i) + ": @\n";
  const Parsed parsed(text, limits);
  BOOST_TEST(parsed.out.all().size() < 30U);
  BOOST_TEST(parsed.out.sorted(limits.diagnostics_per_file).size() == 5U);
  BOOST_TEST(!parsed.document.usable);
}
