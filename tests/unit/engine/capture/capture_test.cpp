// Real people become examples: the same decision for the same reasons, and none of their data.

#include "engine/capture/capture.hpp"

#include <random>
#include <set>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/capture/leaf.hpp"
#include "engine/capture/way.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const std::string key = "a key of this test alone";

const std::string hr = R"yaml(source: hr
language: 1
read:
  id:              text from id
  first_name:      text from names.first
  last_name:       text from names.last
  email:           email from email
  department:      text from unit
  employment_type: one of ("permanent", "contractor", "intern") from type
  home_country:    country from homes[kind is "main"].country
  manager:         person from boss.id
  start_date:      date like 31/01/2024 from start
  end_date:        date from end
  grade:           number from grade
  job_title:       text from title
)yaml";

const std::string learn = R"yaml(target: learn
language: 1
tables:
  teams:
    key: text
    rows: {Sales: S, Research: R, Kitchen: K}
    otherwise: blank
user:
  number:  text, required, match first
  email:   email, required, match second
  name:    text, required
  team:    text
  boss:    person
  level:   text
  region:  country
set:
  number: worker.id
  email:  worker.email else hold "no address for {worker.first_name}"
  name:   full_name(worker.first_name, worker.last_name) else hold "no name"
  team:   teams(worker.department) else keep
  boss:   worker.manager else clear
  level:  if read.grade > 12 then "senior" otherwise "junior"
  region: worker.home_country else keep
account:
  starts: worker.start_date
  ends: worker.end_date
  zone: "Europe/London"
people:
  rules:
    - id: no-contractors
      say: Contractors are managed by hand
      exclude: worker.employment_type is "contractor"
      if blank: include
    - id: own-addresses-only
      say: Only people with an address of ours take part
      exclude: not (worker.email ends with "@acme.com")
      if blank: include
    - id: chiefs
      say: Chiefs are asked by hand
      hold: worker.job_title starts with "Chief"
      if blank: include
invite: on start date
)yaml";

class Company {
 public:
  Company()
      : mapping_({{"acme/integration.yaml",
                   "integration: acme\nsource: hr\ntarget: learn\nlanguage: 1\n"},
                  {"mappings/hr/source.yaml", hr},
                  {"mappings/learn/target.yaml", learn}}),
        inquiry_{mapping_.graph(), mapping_.program(), references(), mapping_.sources(), limits_,
                 RunClock{*parse_instant("2026-11-21T08:00:00Z")}, {}} {}

  [[nodiscard]] Captured captured(const std::string& record) const {
    return capture(inquiry_, *parse_json(record, limits_), key);
  }
  [[nodiscard]] const Inquiry& inquiry() const { return inquiry_; }

 private:
  Limits limits_;
  CompiledMapping mapping_;
  Inquiry inquiry_;
};

const Company& company() {
  static const Company one;
  return one;
}

std::string ada(const std::string& more = "") {
  return R"({"id":"1001","names":{"first":"Ada","last":"Lovelace","middle":"Augusta"},)"
         R"("email":"ada.lovelace@acme.com","unit":"Sales","type":"permanent",)"
         R"("homes":[{"kind":"holiday","country":"Italy","city":"Capri"},)"
         R"({"kind":"main","country":"Germany","city":"Marburg"}],)"
         R"("boss":{"id":"1002","name":"Jean Bartik"},"start":"01/03/2024","grade":14,)"
         R"("title":"Analyst","salary":91234)" + more + "}";
}

}  // namespace

BOOST_AUTO_TEST_CASE(only_what_the_decision_depends_on_stays) {
  const Captured made = company().captured(ada());
  const std::string text = print(made.record);
  for (const char* gone : {"middle", "salary", "city", "holiday", "name\":\"Jean", "91234"}) {
    BOOST_TEST_CONTEXT(gone) BOOST_TEST(text.find(gone) == std::string::npos);
  }
  BOOST_TEST(made.record.find("homes")->size() == 1U);
  BOOST_TEST(made.revealing.empty());
}

BOOST_AUTO_TEST_CASE(closed_words_stay_and_are_told) {
  const Captured made = company().captured(ada());
  std::string kept;
  for (const CapturedValue& one : made.kept) kept += one.path + "=" + one.value + " ";
  BOOST_TEST(kept == "unit=\"Sales\" type=\"permanent\" homes[0].kind=\"main\" "
                     "homes[0].country=\"Germany\" ");
}

BOOST_AUTO_TEST_CASE(the_manager_is_the_same_in_both_examples) {
  const Captured one = company().captured(ada());
  const Captured other = company().captured(
      R"({"id":"1002","names":{"first":"Jean","last":"Bartik"},"email":"jean@acme.com",)"
      R"("type":"permanent","start":"05/01/2020"})");
  BOOST_TEST(print(*one.record.find("boss")->find("id")) == print(*other.record.find("id")));
  BOOST_TEST(print(*one.record.find("id")) != "\"1001\"");
  BOOST_TEST(one.clock.now.micros == other.clock.now.micros);
}

BOOST_AUTO_TEST_CASE(what_a_condition_asks_for_stays_true) {
  const Captured made = company().captured(ada());
  const std::string email(made.record.find("email")->as_text());
  BOOST_TEST(email.ends_with("@acme.com"));
  BOOST_TEST(!email.starts_with("ada"));
  const double grade = made.record.find("grade")->as_number();
  BOOST_TEST(grade > 12);
  BOOST_TEST(grade != 14);
  const Captured chief =
      company().captured(ada().replace(ada().find("Analyst"), 7, "Chief of Staff"));
  BOOST_TEST(print(*chief.record.find("title")).starts_with("\"Chief "));
  BOOST_TEST((chief.answer.kind == Decision::Kind::hold));
}

BOOST_AUTO_TEST_CASE(an_example_names_only_what_was_decided) {
  const Captured made = company().captured(ada());
  const std::string text = example_text(company().inquiry(), made, "Somebody in Sales");
  BOOST_TEST(text.starts_with("  - name: Somebody in Sales\n    at: "));
  BOOST_TEST(text.find("team: S") != std::string::npos);
  BOOST_TEST(text.find("level: senior") != std::string::npos);
  BOOST_TEST(text.find("number:") == std::string::npos);  // a plain copy
  const Captured out = company().captured(ada().replace(ada().find("permanent"), 9, "contractor"));
  BOOST_TEST(example_text(company().inquiry(), out, "X")
                 .find("expect: {decision: exclude, rule: no-contractors}") != std::string::npos);
}

namespace {

/// People as they come: odd names, missing values, wrong dates, lists.
class People {
 public:
  explicit People(std::uint32_t seed) : random_(seed) {}

  std::string next() {
    std::string text = fmt::format(R"({{"id":"{}")", 1'000'000 + number(9'000'000));
    const std::string first = word();
    const std::string last = word() + (number(6) == 0 ? "-" + word() : "");
    text += fmt::format(R"(,"names":{{"first":"{}","last":"{}"}})", first, last);
    if (number(8) > 0) {
      const std::string domain = number(5) == 0 ? word() + ".co.uk" : "acme.com";
      text += fmt::format(R"(,"email":"{}.{}@{}")", first, last, domain);
    }
    text += fmt::format(R"(,"unit":"{}")",
                        number(2) == 0 ? std::string("Sales") : word() + " " + word());
    const std::string type = pick({"permanent", "intern", "contractor", "odd one"});
    if (number(9) > 0) text += fmt::format(R"(,"type":"{}")", type);
    const std::string country = pick({"Germany", "FR", "gbr", "Atlantis", ""});
    text += fmt::format(R"(,"homes":[{{"kind":"main","country":"{}"}})", country);
    text += R"(,{"kind":"other","country":"Chile"}])";
    const auto boss = 1'000'000 + number(9'000'000);
    if (number(3) > 0) text += fmt::format(R"(,"boss":{{"id":"{}"}})", boss);
    text += fmt::format(R"(,"start":"{:02}/{:02}/{}")", 1 + number(28), 1 + number(12),
                        2018 + number(10));
    if (number(3) == 0) text += fmt::format(R"(,"end":"{}-0{}-12")", 2024 + number(5), 1 + number(9));
    const std::string title = number(5) == 0 ? "Chief " + word() : word();
    text += fmt::format(R"(,"grade":{},"title":"{}")", number(30), title);
    return text + "}";
  }

 private:
  std::uint32_t number(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }
  std::string pick(const std::vector<std::string>& from) {
    return from[number(static_cast<std::uint32_t>(from.size()))];
  }
  std::string word() {
    static const std::vector<std::string> letters = {"a", "e", "o", "r", "t", "n", "s", "ö", "ł", "k"};
    std::string made(1, static_cast<char>('A' + number(26)));
    for (std::uint32_t i = 4 + number(6); i > 0; --i) made += pick(letters);
    return made;
  }
  std::mt19937 random_;
};

/// Whether `value` is one that says nothing of a person.
bool is_closed(const Json& value) {
  static const NamedWords words(company().inquiry().graph);
  if (!value.is(JsonKind::text) && !value.is(JsonKind::number)) return true;
  const std::string text = value.is(JsonKind::text) ? std::string(value.as_text())
                                                    : std::string(value.number_text());
  static const std::set<std::string> closed{"Germany", "FR", "gbr", "", "0", "main", "permanent",
                                           "intern", "contractor"};
  return closed.contains(text) || words.holds(text);
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_value_of_a_person_remains_and_the_way_is_the_same) {
  People people(20261121);
  const Inquiry& inquiry = company().inquiry();
  const Ways ways(inquiry);
  std::size_t told = 0;
  for (int i = 0; i < 150; ++i) {
    const std::string text = people.next();
    const Json record = *parse_json(text, Limits{});
    const Captured made = company().captured(text);
    const std::string other = print(made.record);
    BOOST_TEST_CONTEXT(text << "\n" << other) {
      BOOST_TEST((ways.of(record, inquiry.clock) == ways.of(made.record, made.clock)));
      BOOST_TEST(print(company().captured(text).record) == other);
      for (const JsonLocation& place : leaves_of(record)) {
        const Json& value = *value_at(record, place);
        const Json* now = value_at(made.record, place);
        if (is_closed(value) || now == nullptr) continue;
        const bool is_told = std::ranges::any_of(made.revealing, [&](const CapturedValue& one) {
          return one.path == path_text(place);
        });
        if (is_told) ++told;
        else BOOST_TEST(!(*now == value), path_text(place) << " is still " << print(value));
        // Nor does any long word of it stand anywhere else.
        const std::string whole = value.is(JsonKind::text) ? std::string(value.as_text()) : "";
        if (whole.size() > 5 && !is_told) BOOST_TEST(other.find(whole) == std::string::npos);
      }
    }
  }
  BOOST_TEST(told == 0U);
}
