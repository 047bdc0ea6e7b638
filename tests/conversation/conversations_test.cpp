// What a connector says, as it goes over the wire and comes back: every key, on both sides.

#include <cstdlib>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "tests/conversation/conversation.hpp"

using namespace joinery::testing;

namespace {

using Lines = std::vector<std::string>;

/// With JOINERY_ACCEPT=1 what was said is written into the file, and the test fails.
void accept(const std::vector<Conversation>& all, const std::vector<Lines>& said) {
  Lines lines;
  std::ifstream in(all.front().file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  for (std::size_t i = all.size(); i-- > 0;) {
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(all[i].begin);
    lines.erase(begin, begin + static_cast<std::ptrdiff_t>(all[i].lines.size()));
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(all[i].begin), said[i].begin(), said[i].end());
  }
  std::ofstream out(all.front().file);
  for (const std::string& line : lines) out << line << '\n';
}

void hold(const char* name, std::size_t at_least) {
  const std::string file = "tests/conversation/" + std::string(name) + ".txt";
  const std::vector<Conversation> all = read_conversations(file);
  BOOST_TEST_REQUIRE(all.size() >= at_least);
  std::vector<Lines> said;
  for (const Conversation& one : all) {
    BOOST_TEST_CONTEXT(file << ":" << one.begin << " " << one.title) {
      said.push_back(held(one));
      BOOST_TEST(said.back() == one.lines, boost::test_tools::per_element());
    }
  }
  if (std::getenv("JOINERY_ACCEPT") != nullptr) {
    accept(all, said);
    BOOST_TEST(false, "accepted: read what has changed");
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(requests_go_out_as_they_are_written) { hold("requests", 8); }
BOOST_AUTO_TEST_CASE(pages_lead_to_the_next_one_or_end) { hold("pages", 20); }
BOOST_AUTO_TEST_CASE(streams_make_one_record) { hold("streams", 12); }
BOOST_AUTO_TEST_CASE(answers_mean_what_is_declared_and_what_their_status_says) { hold("answers", 12); }
BOOST_AUTO_TEST_CASE(who_we_are_is_said_in_time_and_never_in_a_loop) { hold("sign_in", 10); }
BOOST_AUTO_TEST_CASE(the_pace_is_kept) { hold("pace", 8); }
BOOST_AUTO_TEST_CASE(every_limit_holds_and_no_sooner) { hold("limits", 10); }
