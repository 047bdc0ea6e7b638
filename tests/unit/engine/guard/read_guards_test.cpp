/// The file of guards: what it may say, and what is said where it is wrong.

#include <fstream>
#include <iterator>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "dsl/diagnostic/render.hpp"
#include "dsl/read/guard_keys.hpp"
#include "engine/guard/read_guards.hpp"

using namespace joinery;

namespace {

struct Read {
  explicit Read(const std::string& text) {
    guards = read_guards(sources.add("guards.yaml", text), sources, {}, diagnostics);
    for (const Diagnostic& one : diagnostics.sorted(20)) said += render_text(one, sources);
  }
  Sources sources;
  Diagnostics diagnostics;
  Guards guards;
  std::string said;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_file_does_not_say_stays_as_it_is) {
  const Read read("guards: acme\nlanguage: 1\n");
  BOOST_TEST(read.said == "");
  BOOST_TEST(read.guards.of(GuardName::archive_user).permille == 30U);
  BOOST_TEST(read.guards.of(GuardName::archive_user).at_least == 5U);
  BOOST_TEST(read.guards.protected_.empty());
}

BOOST_AUTO_TEST_CASE(limits_and_protected_users_are_read) {
  const Read read(
      "guards: acme\nlanguage: 1\nprotected: [it@acme.example, E17]\nlimits:\n"
      "  archive_user: 2.5 %, at least 0\n  create_user: 100 %\n");
  BOOST_TEST(read.said == "");
  BOOST_TEST(read.guards.of(GuardName::archive_user).permille == 25U);
  BOOST_TEST(read.guards.of(GuardName::archive_user).at_least == 0U);
  BOOST_TEST(read.guards.of(GuardName::create_user).permille == 1000U);
  BOOST_TEST(read.guards.protected_.size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_tables_of_keys_name_the_guards_that_have_a_limit_in_their_order) {
  std::vector<std::string_view> written, known;
  for (const KeyRule& key : guard_limits_rule.keys) written.push_back(key.key);
  for (std::size_t i = 0; static_cast<GuardName>(i) < first_without_limit; ++i) {
    known.push_back(name_of(static_cast<GuardName>(i)));
  }
  BOOST_TEST(written == known, boost::test_tools::per_element());
  // What stands there as an example is what holds where a file says nothing.
  for (std::size_t i = 0; i < known.size(); ++i) {
    const Read read("guards: acme\nlanguage: 1\nlimits:\n  " +
                    std::string(guard_limits_rule.keys[i].example) + "\n");
    BOOST_TEST(read.said == "");
    BOOST_TEST(read.guards.limits[i].permille == Guards{}.limits[i].permille, known[i]);
    BOOST_TEST(read.guards.limits[i].at_least == Guards{}.limits[i].at_least, known[i]);
  }
}

BOOST_AUTO_TEST_CASE(a_slip_in_a_name_gets_the_nearest) {
  const Read read("guards: acme\nlanguage: 1\nlimts: {}\nlimits:\n  archive_users: 3 %\n");
  BOOST_TEST(read.said.find("did you mean `limits`?") != std::string::npos, read.said);
  BOOST_TEST(read.said.find("did you mean `archive_user`?") != std::string::npos, read.said);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_place) {
  const std::pair<const char*, const char*> cases[] = {
      {"limits: {}\n", "this is no file of guards"},
      {"guards: acme\n", "`language` is missing"},
      {"guards: acme\nlanguage: 2\n", "the language has no version `2`"},
      {"guards: acme\nlanguage: 1\nlimit: {}\n", "`limit` is not a key here"},
      {"guards: acme\nlanguage: 1\nlimits:\n  archive: 3 %\n", "`archive` is not a key here"},
      {"guards: acme\nlanguage: 1\nlimits:\n  archive_user: lots\n", "this is no limit"},
      {"guards: acme\nlanguage: 1\nlimits:\n  archive_user: 101 %\n", "this is no limit"},
      {"guards: acme\nlanguage: 1\nlimits:\n  archive_user: 3 %, at most 5\n", "this is no limit"},
      {"guards: acme\nlanguage: 1\nprotected: it@acme.example\n", "a list of users is expected"},
      {"guards: acme\nlanguage: 1\nlimits:\n  source_identity: 100 %\n", "is not a key here"},
  };
  for (const auto& [text, words] : cases) {
    BOOST_TEST_CONTEXT(text) {
      const Read read(text);
      BOOST_TEST(read.said.find(words) != std::string::npos, read.said);
      BOOST_TEST(read.said.find("guards.yaml:") != std::string::npos);
      BOOST_TEST(read.guards.of(GuardName::archive_user).permille == 30U);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_page_for_admins_has_every_guard_with_its_limit) {
  std::ifstream file("docs/operations.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const Guards defaults;
  for (std::size_t i = 0; i < static_cast<std::size_t>(first_without_limit); ++i) {
    const std::string name(name_of(static_cast<GuardName>(i)));
    const std::size_t at = page.find(fmt::format("\n| `{}` |", name));
    BOOST_TEST_REQUIRE(at != std::string::npos, name);
    const std::string row = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
    const GuardLimit& limit = defaults.limits[i];
    BOOST_TEST(row.ends_with(fmt::format("| {} %, at least {} |", limit.permille / 10, limit.at_least)),
               row);
  }
}
