/// What changed, put onto what was known: the same people as if everybody had been read.

#include <algorithm>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "tests/connect/reading.hpp"
#include "tests/support/temporary_folder.hpp"

namespace joinery::testing {
namespace {

/// A source, its company, and a folder that is gone on with.
struct Kept {
  explicit Kept(std::string_view mapping)
      : source(source_under_test(mapping)),
        people(std::min<std::size_t>(source.people, 110)),
        company(source.simulator, people),
        reading(source, company) {
    first = go_on();
    BOOST_TEST_REQUIRE((first.certificate.kind == Certificate::Kind::full));
    BOOST_TEST_REQUIRE(first.certificate.valid());
  }
  Read go_on(std::chrono::hours later = {}) { return reading.go_on(folder.path(), later); }
  /// HR works now: on whom, and what they become.
  void change(int person, const std::string& title) {
    (void)company.order(R"({"change": )" + std::to_string(person) + R"(, "values": {"title": ")" + title +
                        R"(", "updated": ")" + now() + "\"}}");
  }
  void erase(int person) {
    (void)company.order(R"({"erase": )" + std::to_string(person) + R"(, "updated": ")" + now() + "\"}");
  }
  void faults(const std::string& names) { (void)company.order(R"({"faults": [)" + names + "]}"); }
  /// Whoever leaves changes nothing about others.
  int nobodys_manager() const { return static_cast<int>(people) - 2; }
  static std::string now() { return instant_text(HastyClock().now()); }
  /// What follows for everybody of a read, by id.
  std::map<std::string, std::string> mapped(const Read& read) const {
    std::map<std::string, std::string> lines;
    for (const auto& [id, record] : read.records) lines[id] = reading.mapped(record);
    return lines;
  }
  std::string accepted() const { return DiskSnapshotFolder(folder.path()).read("accepted.json", 1U << 24).value(); }

  const SourceUnderTest& source;
  std::size_t people;
  Company company;
  Reading reading;
  TemporaryFolder folder;
  Read first;
};

bool is_changed(const Read& read) { return read.certificate.kind == Certificate::Kind::changed; }

std::string why(const Read& read) {
  std::string all;
  for (const std::string& each : read.certificate.missing) all += each + "\n";
  for (const std::string& each : read.certificate.doubts) all += each + "\n";
  return all;
}

bool tells(const Read& read, std::string_view part) { return why(read).find(part) != std::string::npos; }

/// Of all people only these differ.
void check_differs(const std::map<std::string, std::string>& now, const std::map<std::string, std::string>& all,
                   std::size_t only_now) {
  for (const auto& [id, line] : all) {
    BOOST_TEST_REQUIRE(now.contains(id));
    BOOST_TEST(now.at(id) == line);
  }
  BOOST_TEST(now.size() == all.size() + only_now);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_changed_put_onto_everybody_is_everybody) {
  for (const char* mapping : {"personio", "personio_v2", "bamboohr", "scim", "entra", "okta"}) {
    BOOST_TEST_CONTEXT(mapping) {
      Kept kept(mapping);
      const auto same = kept.go_on();
      BOOST_TEST(is_changed(same));
      BOOST_TEST(same.certificate.valid(), why(same));
      BOOST_TEST((kept.mapped(same) == kept.mapped(kept.first)));

      kept.change(3, "Changed");
      kept.change(static_cast<int>(kept.people), "New");
      kept.erase(kept.nobodys_manager());
      const Read read = kept.go_on();
      BOOST_TEST(is_changed(read));
      BOOST_TEST(read.certificate.valid(), why(read));
      BOOST_TEST((read.certificate.everybody_at() == kept.first.certificate.began));
      BOOST_TEST(read.lines == read.records.size());
      // Of these vendors two say who was erased; of the others the next read of everybody finds it.
      const bool tells = mapping == std::string_view("bamboohr") || mapping == std::string_view("entra");
      BOOST_TEST(read.certificate.removed.size() == (tells ? 1U : 0U));
      check_differs(kept.mapped(read), kept.mapped(kept.reading.all()), tells ? 0 : 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_was_read_is_not_asked_for_again) {
  using namespace std::chrono_literals;
  Kept kept("scim");
  kept.reading.connector().read.changed.front().overlap = 0s;
  kept.change(3, "Changed");
  std::this_thread::sleep_for(1100ms);   // vendors tell their time in seconds
  const Read read = kept.go_on();
  BOOST_TEST(read.certificate.changed == 1U);
  BOOST_TEST((read.certificate.since > kept.first.certificate.since));
  const Read again = kept.go_on();
  BOOST_TEST(again.certificate.changed == 0U);
  BOOST_TEST(again.certificate.sha256 == read.certificate.sha256);
}

BOOST_AUTO_TEST_CASE(f2_ids_that_changed_are_looked_up_and_deletions_are_told) {
  Kept kept("bamboohr");
  kept.change(3, "Changed");
  kept.erase(kept.nobodys_manager());
  const Read read = kept.go_on();
  BOOST_TEST(read.certificate.complete(), why(read));
  BOOST_TEST(read.certificate.changed == 1U);
  BOOST_TEST((read.certificate.removed == std::vector<std::string>{"138"}));
  BOOST_TEST(!read.records.contains("138"));
  BOOST_TEST((read.records.at("103").find("Changed") != std::string::npos));
  BOOST_TEST(read.records.size() == kept.people - 1);

  // One that cannot be looked up leaves the watermark where it was.
  const std::string before = kept.accepted();
  kept.change(4, "Changed");
  kept.faults("\"server_error@from:" + std::to_string(kept.company.requests() + 2) + "\"");
  const Read broken = kept.go_on();
  BOOST_TEST(!broken.certificate.complete());
  BOOST_TEST(kept.accepted() == before);
  kept.faults("");
  const Read mended = kept.go_on();
  BOOST_TEST(mended.certificate.valid(), why(mended));
  BOOST_TEST((mended.records.at("104").find("Changed") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(f3_a_delta_says_what_changed_of_a_person_who_was_removed_and_when_to_start_over) {
  Kept kept("entra");
  kept.change(3, "Changed");
  kept.erase(kept.nobodys_manager());
  const Read read = kept.go_on();
  BOOST_TEST(is_changed(read));
  BOOST_TEST(read.certificate.complete(), why(read));
  BOOST_TEST(read.certificate.changed == 1U);
  BOOST_TEST(read.certificate.removed.size() == 1U);
  // The delta named the title alone; all the rest is there.
  check_differs(kept.mapped(read), kept.mapped(kept.reading.all()), 0);

  // What was read is behind the new link.
  const Read again = kept.go_on();
  BOOST_TEST(is_changed(again));
  BOOST_TEST(again.certificate.changed == 0U);
  BOOST_TEST(again.certificate.removed.empty());

  kept.change(4, "Changed");
  kept.faults(R"("delta_token_expired")");
  const Read anew = kept.go_on();
  BOOST_TEST((anew.certificate.kind == Certificate::Kind::full));
  BOOST_TEST(anew.certificate.valid(), why(anew));
  BOOST_TEST(anew.records.size() == kept.people - 1);
  kept.faults("");
  BOOST_TEST(is_changed(kept.go_on()));
}

BOOST_AUTO_TEST_CASE(every_way_of_learning_what_changed_is_gone) {
  for (const bool first_sees_it : {false, true}) {
    Kept kept("scim");
    std::vector<ChangedRead>& ways = kept.reading.connector().read.changed;
    ways.push_back(ways.front());
    ways.back().gives = ChangedRead::Gives::ids;
    if (!first_sees_it) ways.front().overlap = -std::chrono::hours(24);   // asks for what is yet to come
    kept.change(3, "Changed");
    const Read read = kept.go_on();
    BOOST_TEST(is_changed(read));
    BOOST_TEST(read.certificate.valid(), why(read));
    BOOST_TEST(read.certificate.changed == 1U);
    BOOST_TEST((kept.mapped(read) == kept.mapped(kept.reading.all())));

    // If one of them fails, nothing is gone on from.
    const std::string accepted = kept.accepted();
    kept.faults("\"server_error@from:" + std::to_string(kept.company.requests() + 2) + "\"");
    BOOST_TEST(!kept.go_on().certificate.complete());
    BOOST_TEST(kept.accepted() == accepted);
  }
}

BOOST_AUTO_TEST_CASE(changes_that_end_half_way_lose_nothing_and_move_no_watermark) {
  for (const char* mapping : {"personio", "scim", "entra", "okta"}) {
    BOOST_TEST_CONTEXT(mapping) {
      Kept kept(mapping);
      const std::string before = kept.accepted();
      kept.change(3, "Changed");
      kept.faults(R"("server_error")");
      const Read broken = kept.go_on();
      BOOST_TEST(!broken.certificate.complete());
      BOOST_TEST(broken.records.size() == kept.first.records.size());
      BOOST_TEST(kept.accepted() == before);
      kept.faults("");
      const Read mended = kept.go_on();
      BOOST_TEST(is_changed(mended));
      BOOST_TEST(mended.certificate.valid(), why(mended));
      BOOST_TEST((kept.mapped(mended) == kept.mapped(kept.reading.all())));
      BOOST_TEST(kept.accepted() != before);
    }
  }
}

BOOST_AUTO_TEST_CASE(x_l10_everybody_is_read_when_it_is_due_and_told_where_that_fails_for_a_month) {
  Kept kept("scim");
  kept.erase(5);
  BOOST_TEST(is_changed(kept.go_on(std::chrono::hours(24 * 7 - 1))));
  BOOST_TEST(kept.go_on(std::chrono::hours(24 * 7 - 1)).records.size() == kept.people);

  const std::string before = kept.accepted();
  kept.faults(R"("server_error@page:2")");
  const Read broken = kept.go_on(std::chrono::hours(24 * 30 + 1));
  BOOST_TEST((broken.certificate.kind == Certificate::Kind::full));
  BOOST_TEST(!broken.certificate.valid());   // so that nobody is absent
  BOOST_TEST(tells(broken, "unreconciled: no read of everybody was whole since"));
  BOOST_TEST(tells(broken, "30 days ago"));
  BOOST_TEST(kept.accepted() == before);

  kept.faults("");
  const Read whole = kept.go_on(std::chrono::hours(24 * 30 + 1));
  BOOST_TEST((whole.certificate.kind == Certificate::Kind::full));
  BOOST_TEST(whole.certificate.valid(), why(whole));
  BOOST_TEST(whole.records.size() == kept.people - 1);
}

}  // namespace joinery::testing
