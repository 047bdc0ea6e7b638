/// The rows A and L of the list of cases that concern reading, by name.

#include <algorithm>
#include <map>
#include <memory>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/told_people.hpp"
#include "tests/connect/reading.hpp"

namespace joinery::testing {
namespace {

struct Begun {
  explicit Begun(std::string_view mapping)
      : source(source_under_test(mapping)), company(source.simulator, source.people), reading(source, company) {
    company.begin_again();
    truth = reading.all();
    BOOST_TEST_REQUIRE(truth.certificate.valid());
  }
  Read with(const std::vector<std::string>& faults) {
    company.begin_again(faults);
    return reading.all(&truth.certificate);
  }

  const SourceUnderTest& source;
  Company company;
  Reading reading;
  Read truth;
};

/// Each source once for all cases: its simulator begins again for every one of them.
Begun& begun_with(std::string_view mapping) {
  static std::map<std::string, std::unique_ptr<Begun>, std::less<>> all;
  auto found = all.find(mapping);
  if (found == all.end()) found = all.emplace(mapping, std::make_unique<Begun>(mapping)).first;
  found->second->company.begin_again();
  return *found->second;
}

/// The sources that tell what changed.
constexpr const char* with_changes[] = {"personio", "scim", "okta", "bamboohr", "entra", "personio_v2"};

/// HR gives a person another title; the vendor says that it was then.
void change(Begun& begun, int person, const std::string& title, const std::string& then) {
  const std::string updated = then.empty() ? "" : R"(, "updated": ")" + then + "\"";
  (void)begun.company.order(R"({"change": )" + std::to_string(person) + R"(, "values": {"title": ")" + title + "\"" +
                            updated + "}}");
}

std::size_t with_title(const Read& read, std::string_view title) {
  return static_cast<std::size_t>(std::ranges::count_if(
      read.records, [&](const auto& record) { return record.second.find(title) != std::string::npos; }));
}

bool says(const std::vector<std::string>& sentences, std::string_view part) {
  for (const std::string& sentence : sentences) {
    if (sentence.find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(x_a01_an_empty_list_at_200_is_no_empty_company) {
  for (const char* mapping : {"hibob", "peoplehr", "deel", "scim"}) {
    BOOST_TEST_CONTEXT(mapping) { BOOST_TEST(!begun_with(mapping).with({"empty_list"}).certificate.valid()); }
  }
}

BOOST_AUTO_TEST_CASE(x_a02_what_came_before_a_page_that_never_comes_is_kept_and_is_no_whole) {
  Begun& begun = begun_with("sage_hr");
  const Read read = begun.with({"server_error@page:2"});
  BOOST_TEST(!read.certificate.complete());
  BOOST_TEST(read.records.size() < begun.truth.records.size());
  BOOST_TEST(read.records.size() >= 50U);
}

BOOST_AUTO_TEST_CASE(x_a04_a_cursor_that_leads_to_itself_is_a_loop) {
  for (const char* mapping : {"personio_v2", "okta", "entra"}) {
    BOOST_TEST_CONTEXT(mapping) {
      Begun& begun = begun_with(mapping);
      const Read read = begun.with({"cursor_loop@page:2"});
      BOOST_TEST(!read.certificate.complete());
      BOOST_TEST(begun.company.requests() < 1000U);
    }
  }
}

BOOST_AUTO_TEST_CASE(x_a05_a_row_that_moved_to_the_next_page_is_one_person) {
  Begun& begun = begun_with("deel");
  const Read read = begun.with({"row_moves_during_paging@from:2"});
  BOOST_TEST(read.records.size() == read.lines);
  if (read.certificate.complete()) BOOST_TEST(read.records.size() == begun.truth.records.size() + 1);
}

BOOST_AUTO_TEST_CASE(x_a07_a_row_that_slipped_through_is_noticed_or_read_anew) {
  Begun& begun = begun_with("deel");
  const Read read = begun.with({"row_vanishes_during_paging@from:2"});
  if (read.certificate.complete()) BOOST_TEST(read.records.size() == begun.truth.records.size() - 1);
}

BOOST_AUTO_TEST_CASE(x_a10_a_page_of_html_is_no_answer) {
  for (const SourceUnderTest& source : sources_under_test()) {
    BOOST_TEST_CONTEXT(source.mapping) {
      BOOST_TEST(!begun_with(source.mapping).with({"html_200"}).certificate.complete());
    }
  }
}

BOOST_AUTO_TEST_CASE(x_a11_json_that_ends_in_the_middle_is_no_answer) {
  for (const SourceUnderTest& source : sources_under_test()) {
    BOOST_TEST_CONTEXT(source.mapping) {
      const Read read = begun_with(source.mapping).with({"truncated_array"});
      BOOST_TEST(!read.certificate.complete());
    }
  }
}

BOOST_AUTO_TEST_CASE(x_a13_a_field_that_nobody_shows_any_more_is_a_doubt) {
  Begun& begun = begun_with("hibob");
  const Read read = begun.with({"silent_field_drop=internal"});
  BOOST_TEST(!read.certificate.valid());
  BOOST_TEST(says(read.certificate.doubts, "internal"));
}

BOOST_AUTO_TEST_CASE(x_a14_leavers_are_asked_for) {
  // Of every vendor that hides them unless one asks.
  for (const char* mapping : {"hibob", "peoplehr", "bamboohr", "sage_hr", "okta"}) {
    BOOST_TEST_CONTEXT(mapping) {
      Begun& begun = begun_with(mapping);
      BOOST_TEST(begun.truth.records.size() == begun.source.people);
    }
  }
}

BOOST_AUTO_TEST_CASE(x_a19_a_vendor_whose_clock_is_wrong_loses_no_change) {
  for (const int ahead : {7 * 60, -7 * 60}) {
    for (const char* mapping : {"personio", "scim", "okta", "bamboohr", "personio_v2"}) {
      BOOST_TEST_CONTEXT(mapping << ", its clock " << ahead << " seconds ahead") {
        Begun& begun = begun_with(mapping);
        const Read all = begun.with({"clock_ahead=" + std::to_string(ahead)});
        const std::int64_t now = HastyClock().now().micros;
        BOOST_TEST(all.certificate.since.micros <= std::min<std::int64_t>(now, now + ahead * 1'000'000LL));
        change(begun, 3, "Changed", instant_text(Instant{now + ahead * 1'000'000LL}));
        BOOST_TEST(with_title(begun.reading.changed(all.certificate), "Changed") == 1U);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(x_a20_the_same_people_give_the_same_digest) {
  Begun& begun = begun_with("deel");
  const Read again = begun.with({});
  BOOST_TEST(again.certificate.sha256 == begun.truth.certificate.sha256);
}

/// Whoever is looked up comes with all that belongs to them: what follows is what would follow from everybody.
BOOST_AUTO_TEST_CASE(x_l01_one_person_is_read_by_id_and_the_present_state_counts) {
  for (const SourceUnderTest& source : sources_under_test()) {
    Begun& begun = begun_with(source.mapping);
    std::size_t left = 0;
    for (const auto& [id, record] : begun.truth.records) {
      const std::string truth = begun.reading.mapped(record);
      const bool archived = truth.find(R"("account":"archived")") != std::string::npos;
      left += archived ? 1 : 0;
      if (id != begun.truth.records.begin()->first && (!archived || left > 1)) continue;
      BOOST_TEST_CONTEXT(source.mapping << " " << id) {
        const Read read = begun.reading.one(id);
        BOOST_TEST(read.certificate.complete(), said(read));
        // Sage HR knows nobody by id who has left.
        if (archived && source.mapping == std::string_view("sage_hr") && read.records.empty()) continue;
        BOOST_TEST_REQUIRE(read.records.contains(id));
        BOOST_TEST(read.records.size() == 1U);
        BOOST_TEST(begun.reading.mapped(read.records.at(id)) == truth);
      }
    }
    BOOST_TEST(left > 0U, source.mapping << " has nobody who left");
  }
}

BOOST_AUTO_TEST_CASE(whoever_is_looked_up_comes_with_their_groups) {
  const SourceUnderTest& source = source_under_test("entra");
  Company company(source.simulator, 12);
  Reading reading(source, company, "change:\n  set.title: join(worker.groups, \",\") else keep\n");
  const Read all = reading.all();
  BOOST_TEST_REQUIRE(all.records.size() == 12U, said(all));
  const auto& [id, record] = *all.records.begin();
  BOOST_TEST((reading.mapped(record).find("All of ") != std::string::npos));
  BOOST_TEST(reading.mapped(reading.one(id).records[id]) == reading.mapped(record));
}

BOOST_AUTO_TEST_CASE(x_l02_what_an_event_should_have_told_is_in_the_next_read_of_everybody) {
  for (const SourceUnderTest& source : sources_under_test()) {
    BOOST_TEST_CONTEXT(source.mapping) {
      Begun& begun = begun_with(source.mapping);
      change(begun, 3, "Changed", {});   // nobody listens: no message reaches us
      const Read read = begun.reading.all(&begun.truth.certificate);
      BOOST_TEST(read.certificate.valid(), said(read));
      BOOST_TEST(with_title(read, "Changed") == 1U);
      BOOST_TEST(read.certificate.sha256 != begun.truth.certificate.sha256);
    }
  }
}

BOOST_AUTO_TEST_CASE(x_l04_ten_thousand_messages_are_one_question_for_each_person) {
  Begun& begun = begun_with("hibob");
  for (int person = 1; person <= 8; ++person) change(begun, person, "Changed", {});
  std::vector<std::string> told;
  for (const Delivery& delivery : begun.company.deliveries()) told.push_back(begun.reading.told_by(delivery));
  BOOST_TEST_REQUIRE(told.size() == 8U);
  std::string lines;
  for (std::size_t i = 0; i < 10'000; ++i) lines += told[i % told.size()];
  const auto people = told_people(lines);
  BOOST_TEST_REQUIRE(people.has_value());
  const std::size_t before = begun.company.requests();
  const Read read = begun.reading.several(*people);
  BOOST_TEST(read.certificate.complete(), said(read));
  BOOST_TEST(with_title(read, "Changed") == 8U);
  BOOST_TEST(begun.company.requests() - before == 8U);

  // What is kept of messages is bounded, too.
  std::string many;
  for (std::size_t i = 0; i <= told_people_max; ++i) many += "changed E" + std::to_string(i) + '\n';
  BOOST_TEST(!told_people(many));
  BOOST_TEST(!told_people("changed E1\nchanged everybody\n"));
}

BOOST_AUTO_TEST_CASE(x_l05_what_changes_while_everybody_is_read_is_not_lost) {
  for (const char* mapping : with_changes) {
    BOOST_TEST_CONTEXT(mapping) {
      Begun& begun = begun_with(mapping);
      (void)begun.reading.all();
      const std::string last = std::to_string(begun.company.requests());
      const std::string now = instant_text(HastyClock().now());
      // Everybody but the last ones is read by then; the message waits for the end of the run.
      const Read read = begun.with({"title_changed=" + now + "@from:" + last});
      BOOST_TEST(read.certificate.complete(), said(read));
      const Read later = begun.reading.changed(read.certificate);
      BOOST_TEST(later.certificate.complete(), said(later));
      BOOST_TEST_REQUIRE(with_title(later, "Changed") == 1U);
      const std::string& person = later.records.begin()->first;
      BOOST_TEST((begun.reading.one(person).records.at(person).find("Changed") != std::string::npos));
    }
  }
}

BOOST_AUTO_TEST_CASE(x_l07_changes_at_the_edge_of_the_watermark_are_read_again) {
  for (const char* mapping : with_changes) {
    BOOST_TEST_CONTEXT(mapping) {
      Begun& begun = begun_with(mapping);
      const Read all = begun.reading.all();
      const std::string edge = instant_text(all.certificate.since);
      change(begun, 3, "Changed", edge);
      change(begun, 4, "Changed", edge);
      change(begun, 5, "Earlier", instant_text(Instant{all.certificate.since.micros - 600'000'000}));
      const Read read = begun.reading.changed(all.certificate);
      BOOST_TEST(read.certificate.complete(), said(read));
      BOOST_TEST(with_title(read, "Changed") == 2U);
      // A vendor that keeps account itself tells that, too.
      BOOST_TEST(with_title(read, "Earlier") == (all.certificate.link.empty() ? 0U : 1U));
      BOOST_TEST(read.lines == read.records.size());
      for (const auto& [id, record] : read.records) {
        // What changed comes whole: as it comes with everybody.
        BOOST_TEST(begun.reading.mapped(record) == begun.reading.mapped(begun.reading.one(id).records.at(id)));
      }
      const Read again = begun.reading.changed(all.certificate);
      BOOST_TEST(again.certificate.sha256 == read.certificate.sha256);
    }
  }
}

BOOST_AUTO_TEST_CASE(x_l08_changes_that_end_half_way_move_no_watermark) {
  for (const char* mapping : with_changes) {
    BOOST_TEST_CONTEXT(mapping) {
      Begun& begun = begun_with(mapping);
      const Read all = begun.reading.all();
      change(begun, 3, "Changed", instant_text(all.certificate.since));
      (void)begun.company.order(R"({"faults": ["server_error"]})");
      const Read failed = begun.reading.changed(all.certificate);
      BOOST_TEST(!failed.certificate.complete());
      BOOST_TEST(!failed.certificate.valid());   // and so it is not what the next one goes on from
      (void)begun.company.order(R"({"faults": []})");
      BOOST_TEST(with_title(begun.reading.changed(all.certificate), "Changed") == 1U);
    }
  }
}

}  // namespace joinery::testing
