// Every key of every kind of document, with its place.

#include <vector>

#include "tests/unit/dsl/read/page.hpp"

using namespace joinery;

namespace {

/// `name=text` for each, and each span stands for its text.
std::string words(const Page& page, const std::vector<Word>& list) {
  std::string text;
  for (const Word& word : list) {
    text += (text.empty() ? "" : "|") + word.text;
    BOOST_TEST(page.at(word.span) == word.text);
  }
  return text;
}

const Formula& value(const std::vector<Named<Formula>>& list, const Page& page, std::string name) {
  for (const auto& [word, formula] : list) {
    if (word.text != name) continue;
    BOOST_TEST(page.at(word.span) == name);
    return formula;
  }
  BOOST_FAIL("no " + name);
  std::abort();
}

/// A document of which nothing is said.
Page good(const char* text) {
  Page page(text);
  BOOST_TEST(page.said() == "");
  return page;
}

constexpr const char* module_text = R"(module: regions
language: 1
title: Regions of the world
about: |
  Two lines
  of text
uses: [names, "places"]
settings:
  lead:
    title: Days before
    help: How early
    type: number
    default: 3
  sites:
    title: Sites
    type: list of text
    default: [Leeds, York]
  first_name_from:
    title: First name
    choose: {legal: Legal name, known_as: Known-as name}
tables:
  regions:
    key: country
    value: one of ("Europe", "Americas")
    rows: {GB: Europe, "US": 'Americas', NO: ""}
    otherwise: hold "no region for {key}"
    compare: exact
  more:
    key: text
    file: tables/more.csv
    otherwise: blank
  last: {key: text, rows: {a: b}, otherwise: Rest of the world}
  quoted: {key: text, rows: {a: b}, otherwise: "blank"}
functions:
  region_of(place, other): regions(place) else other
people:
  rules:
    - {id: no-email, say: Nobody without an address, hold: worker.email is blank}
)";

constexpr const char* source_text = R"(source: hr-2
language: 1
records: data.employees
read:
  id: text from id
  start_date: date like 31/01/2024 from work."start date", blank when "N/A"
  jobs:
    from: work.jobs[kind is "main"]
    each:
      title: text from title
      start: date from start
    primary:
      starts: start
      ends: end else blank
      zone: settings.zone
      prefer: [main descending, title]
permissions:
  work.jobs: Jobs, view
  id: Basic data, view
worker:
  status: if status is "x" then "archived" otherwise "active"
  zone: 'Europe/London'
)";

constexpr const char* integration_text = R"(integration: acme-2
source: hr
target: learn
language: 1
credentials:
  hr:
    user: env HR_USER
    token: 'file /run/secrets/hr'
settings:
  zone: Europe/London
  sites: [Leeds, York]
people:
  include:
    users: [ada@acme.example]
    departments: [Sales, Marketing]
  exclude:
    job_profiles: [Intern]
    permissions: [admin]
  off: [no-leavers, no-email]
  rules:
    - id: no-contractors
      say: Contractors are managed by hand
      exclude: worker.type is "Contractor"
      if blank: include
custom:
  division: text from custom.division
  jobs: {from: jobs, each: {title: text from title}}
change:
  set.group: worker.custom.division else base
  set.name: {was: worker.name, now: upper(base)}
  set.site:
    cases:
      - otherwise: keep
  account.archived when: worker.left
  rules.no-interns: off
  rules.no-leavers: {was: worker.a, also: worker.b}
  tables.regions:
    rows: {IE: British Isles}
    without: [FR, BE]
    otherwise: Rest of the world
  tables.more: {file: more.csv}
account:
  zone: settings.zone
invite: on start date
schedule: Monday, Wednesday at 08:05 Europe/London
)";

}  // namespace

BOOST_AUTO_TEST_CASE(the_head_of_a_document_is_read) {
  const Page page = good(module_text);
  const Document& d = page.document;
  BOOST_TEST((d.kind == DocumentKind::module_));
  BOOST_TEST(d.name.text == "regions");
  BOOST_TEST(page.at(d.name.span) == "regions");
  BOOST_TEST(d.title.text == "Regions of the world");
  BOOST_TEST(d.about.text == "Two lines\nof text\n");
  BOOST_TEST(d.uses[0].text + d.uses[1].text == "namesplaces");
  BOOST_TEST(page.at(d.uses[1].span) == "\"places\"");
}

BOOST_AUTO_TEST_CASE(declared_settings_are_read) {
  const Page page = good(module_text);
  const Document& d = page.document;
  BOOST_TEST_REQUIRE(d.settings.size() == 3U);
  const SettingSyntax& lead = d.settings[0].value;
  BOOST_TEST(page.at(d.settings[0].name.span) == "lead");
  BOOST_TEST(lead.title == "Days before");
  BOOST_TEST(lead.help == "How early");
  BOOST_TEST((lead.type->word == TypeWord::number));
  BOOST_TEST(page.at(lead.type->span) == "number");
  BOOST_TEST(lead.has_default);
  BOOST_TEST(words(page, lead.default_) == "3");
  BOOST_TEST(words(page, d.settings[1].value.default_) == "Leeds|York");
  const SettingSyntax& from = d.settings[2].value;
  BOOST_TEST(!from.type);
  BOOST_TEST(!from.has_default);
  BOOST_TEST_REQUIRE(from.choices.size() == 2U);
  BOOST_TEST(page.at(from.choices[1].name.span) == "known_as");
  BOOST_TEST(page.at(from.choices[1].value.span) == "Known-as name");
}

BOOST_AUTO_TEST_CASE(tables_are_read) {
  const Page page = good(module_text);
  const Document& d = page.document;
  BOOST_TEST_REQUIRE(d.tables.size() == 4U);
  const TableSyntax& regions = d.tables[0].value;
  BOOST_TEST((regions.key.word == TypeWord::country));
  BOOST_TEST(regions.value.choices.size() == 2U);
  BOOST_TEST_REQUIRE(regions.rows.size() == 3U);
  BOOST_TEST(regions.rows[1].key.text == "US");
  BOOST_TEST(page.at(regions.rows[1].value.span) == "'Americas'");
  BOOST_TEST(regions.rows[2].key.text == "NO");
  BOOST_TEST(regions.rows[2].value.text == "");
  BOOST_TEST((regions.miss == TableSyntax::Miss::hold));
  BOOST_TEST_REQUIRE(regions.hold.has_value());
  BOOST_TEST((regions.hold->op == Op::hold));
  BOOST_TEST(regions.exact);
  BOOST_TEST(page.at(d.tables[1].value.file.span) == "tables/more.csv");
  BOOST_TEST((d.tables[1].value.miss == TableSyntax::Miss::blank));
  BOOST_TEST(!d.tables[1].value.exact);
  BOOST_TEST((d.tables[1].value.value.word == TypeWord::text));
  BOOST_TEST((d.tables[2].value.miss == TableSyntax::Miss::value));
  BOOST_TEST(page.at(d.tables[2].value.otherwise.span) == "Rest of the world");
  BOOST_TEST((d.tables[3].value.miss == TableSyntax::Miss::value));
  BOOST_TEST(d.tables[3].value.otherwise.text == "blank");
}

BOOST_AUTO_TEST_CASE(functions_and_rules_of_a_module_are_read) {
  const Page page = good(module_text);
  const Document& d = page.document;
  BOOST_TEST_REQUIRE(d.functions.size() == 1U);
  const Expr& head = d.functions[0].head;
  BOOST_TEST(print(head) == "region_of(place, other)");
  BOOST_TEST(page.at(head.children[1].span) == "other");
  BOOST_TEST(d.functions[0].body.print() == "regions(place) else other");

  BOOST_TEST_REQUIRE(d.people.rules.size() == 1U);
  BOOST_TEST((d.people.rules[0].outcome == Outcome::hold));
  BOOST_TEST(page.at(d.people.rules[0].condition.span) == "worker.email is blank");
}

BOOST_AUTO_TEST_CASE(readings_of_a_source_are_read) {
  const Page page = good(source_text);
  const Document& d = page.document;
  BOOST_TEST((d.kind == DocumentKind::source));
  BOOST_TEST(d.name.text == "hr-2");
  BOOST_TEST(page.at(d.records.span) == "data.employees");
  BOOST_TEST_REQUIRE(d.read.size() == 3U);
  const auto& date = std::get<ReadingSyntax>(d.read[1].value);
  BOOST_TEST(page.at(d.read[1].name.span) == "start_date");
  BOOST_TEST(date.like.value() == "31/01/2024");
  BOOST_TEST(page.at(date.like_span) == "31/01/2024");
  BOOST_TEST(page.at(date.path.span) == "work.\"start date\"");
}

BOOST_AUTO_TEST_CASE(lists_of_a_source_are_read) {
  const Page page = good(source_text);
  const Document& d = page.document;
  const auto& jobs = std::get<ListReadingSyntax>(d.read[2].value);
  BOOST_TEST(page.at(jobs.from.span) == "work.jobs[kind is \"main\"]");
  BOOST_TEST_REQUIRE(jobs.from.steps.size() == 3U);
  BOOST_TEST(page.at(jobs.from.steps[1].span) == "jobs");
  BOOST_TEST_REQUIRE(jobs.each.size() == 2U);
  BOOST_TEST(page.at(jobs.each[1].name.span) == "start");
  BOOST_TEST((jobs.each[1].value.type.word == TypeWord::date));
  BOOST_TEST_REQUIRE(jobs.primary.has_value());
  BOOST_TEST(page.at(jobs.primary->starts.span) == "start");
  BOOST_TEST(print(jobs.primary->ends) == "end else blank");
  BOOST_TEST(page.at(jobs.primary->zone->span) == "settings.zone");
  BOOST_TEST_REQUIRE(jobs.primary->prefer.size() == 2U);
  BOOST_TEST((jobs.primary->prefer[0].op == Op::descending));
  BOOST_TEST(page.at(jobs.primary->prefer[0].children[0].span) == "main");
  BOOST_TEST((jobs.primary->prefer[1].op == Op::name));
}

BOOST_AUTO_TEST_CASE(permissions_and_worker_of_a_source_are_read) {
  const Page page = good(source_text);
  const Document& d = page.document;
  BOOST_TEST_REQUIRE(d.permissions.size() == 2U);
  BOOST_TEST(page.at(d.permissions[0].name.span) == "work.jobs");
  BOOST_TEST(page.at(d.permissions[0].value.span) == "Jobs, view");
  BOOST_TEST((value(d.worker, page, "status").expr.op == Op::if_));
  BOOST_TEST(value(d.worker, page, "zone").quoted);
}

BOOST_AUTO_TEST_CASE(records_may_be_a_list_of_names) {
  const std::string rest = "\nlanguage: 1\nread: {id: text from id}\n";
  BOOST_TEST(Page("source: a" + rest + "records: [data, items]\n").document.records.text ==
             "data.items");
  BOOST_TEST(Page("source: a" + rest + "records: [data, a.b]\n").document.records.text ==
             "data.\"a.b\"");
}

BOOST_AUTO_TEST_CASE(every_key_of_a_model_is_read) {
  const Page page(R"(model: worker
language: 1
fields:
  id: text, required
  email: email
lists:
  users: [id, email]
  departments: [department]
)");
  BOOST_TEST(page.said() == "");
  const Document& d = page.document;
  BOOST_TEST((d.kind == DocumentKind::model));
  BOOST_TEST_REQUIRE(d.fields.size() == 2U);
  BOOST_TEST(d.fields[0].value.required);
  BOOST_TEST(page.at(d.fields[1].name.span) == "email");
  BOOST_TEST_REQUIRE(d.lists.size() == 2U);
  BOOST_TEST(words(page, d.lists[0].value) == "id|email");
}

BOOST_AUTO_TEST_CASE(every_key_of_a_target_is_read) {
  const Page page(R"(target: learn
language: 1
user:
  external_id: text, required, match first
  budget: number, foreign
set:
  external_id: worker.id
account:
  starts: worker.start_date
  ends: worker.end_date
  archived when: worker.status is "archived"
  zone: worker.zone else settings.zone
invite: when worker.email is present
)");
  BOOST_TEST(page.said() == "");
  const Document& d = page.document;
  BOOST_TEST((d.kind == DocumentKind::target));
  BOOST_TEST_REQUIRE(d.user.size() == 2U);
  BOOST_TEST(d.user[0].value.match == 1);
  BOOST_TEST(d.user[1].value.foreign);
  BOOST_TEST(page.at(value(d.set, page, "external_id").expr.span) == "worker.id");
  BOOST_TEST(page.at(d.account.starts->expr.span) == "worker.start_date");
  BOOST_TEST(page.at(d.account.ends->expr.span) == "worker.end_date");
  BOOST_TEST(d.account.archived_when->print() == "worker.status is \"archived\"");
  BOOST_TEST(page.at(d.account.zone->expr.span) == "worker.zone else settings.zone");
  BOOST_TEST((d.invite.when == InviteSyntax::When::when));
  BOOST_TEST(page.at(d.invite.condition->span) == "worker.email is present");
}

BOOST_AUTO_TEST_CASE(names_credentials_and_settings_of_an_integration_are_read) {
  const Page page = good(integration_text);
  const Document& d = page.document;
  BOOST_TEST((d.kind == DocumentKind::integration));
  BOOST_TEST(page.at(d.name.span) == "acme-2");
  BOOST_TEST(page.at(d.source_name.span) == "hr");
  BOOST_TEST(page.at(d.target_name.span) == "learn");
  BOOST_TEST_REQUIRE(d.credentials.size() == 2U);
  BOOST_TEST(d.credentials[0].party.text == "hr");
  BOOST_TEST(d.credentials[0].name.text == "user");
  BOOST_TEST((d.credentials[0].kind == CredentialSyntax::Kind::env));
  BOOST_TEST(page.at(d.credentials[0].place.span) == "HR_USER");
  BOOST_TEST((d.credentials[1].kind == CredentialSyntax::Kind::file));
  BOOST_TEST(page.at(d.credentials[1].place.span) == "/run/secrets/hr");
  BOOST_TEST_REQUIRE(d.setting_values.size() == 2U);
  BOOST_TEST(words(page, d.setting_values[0].value) == "Europe/London");
  BOOST_TEST(words(page, d.setting_values[1].value) == "Leeds|York");
}

BOOST_AUTO_TEST_CASE(people_of_an_integration_are_read) {
  const Page page = good(integration_text);
  const Document& d = page.document;
  BOOST_TEST_REQUIRE(d.people.include.axes.size() == 2U);
  BOOST_TEST(page.at(d.people.include.axes[1].name.span) == "departments");
  BOOST_TEST(words(page, d.people.include.axes[1].value) == "Sales|Marketing");
  BOOST_TEST_REQUIRE(d.people.exclude.axes.size() == 2U);
  BOOST_TEST(words(page, d.people.exclude.axes[1].value) == "admin");
  BOOST_TEST(words(page, d.people.off) == "no-leavers|no-email");
  BOOST_TEST_REQUIRE(d.people.rules.size() == 1U);
  const RuleSyntax& rule = d.people.rules[0];
  BOOST_TEST(page.at(rule.id.span) == "no-contractors");
  BOOST_TEST(page.at(rule.say.span) == "Contractors are managed by hand");
  BOOST_TEST((rule.outcome == Outcome::exclude));
  BOOST_TEST((rule.if_blank == Outcome::include));
  BOOST_TEST(page.at(rule.if_blank_span) == "include");
}

BOOST_AUTO_TEST_CASE(changes_of_an_integration_are_read) {
  const Page page = good(integration_text);
  const Document& d = page.document;
  BOOST_TEST_REQUIRE(d.custom.size() == 2U);
  BOOST_TEST(page.at(std::get<ReadingSyntax>(d.custom[0].value).path.span) == "custom.division");
  BOOST_TEST(std::get<ListReadingSyntax>(d.custom[1].value).each.size() == 1U);

  BOOST_TEST_REQUIRE(d.change.size() == 8U);
  BOOST_TEST(page.at(d.change[0].item.span) == "set.group");
  BOOST_TEST(d.change[0].now->print() == "worker.custom.division else base");
  BOOST_TEST(d.change[1].was->print() == "worker.name");
  BOOST_TEST(d.change[1].now->print() == "upper(base)");
  BOOST_TEST(d.change[2].now->cases.size() == 1U);
  BOOST_TEST(d.change[3].item.text == "account.archived when");
  BOOST_TEST(d.change[4].off);
  BOOST_TEST(d.change[5].was->print() == "worker.a");
  BOOST_TEST(page.at(d.change[5].also->span) == "worker.b");
  BOOST_TEST_REQUIRE(d.change[6].rows.size() == 1U);
  BOOST_TEST(page.at(d.change[6].rows[0].value.span) == "British Isles");
  BOOST_TEST(words(page, d.change[6].without) == "FR|BE");
  BOOST_TEST(page.at(d.change[6].table->otherwise.span) == "Rest of the world");
  BOOST_TEST(page.at(d.change[7].table->file.span) == "more.csv");
}

BOOST_AUTO_TEST_CASE(account_invitation_and_schedule_of_an_integration_are_read) {
  const Page page = good(integration_text);
  const Document& d = page.document;
  BOOST_TEST(!d.account.starts);
  BOOST_TEST(page.at(d.account.zone->span) == "settings.zone");
  BOOST_TEST((d.invite.when == InviteSyntax::When::on_start_date));
  BOOST_TEST(d.schedule.weekdays == 0b101);
  BOOST_TEST(d.schedule.minute_of_day == 485);
  BOOST_TEST(page.at(d.schedule.zone.span) == "Europe/London");
}

BOOST_AUTO_TEST_CASE(schedules_say_their_days) {
  struct Case {
    std::string text;
    int days;
    int minute;
  };
  const std::vector<Case> cases = {
      {"Monday to Friday at 08:00 UTC", 0b0011111, 480},
      {"every day at 00:00 UTC", 0b1111111, 0},
      {"Sunday at 23:59 UTC", 0b1000000, 1439},
      {"Saturday to Monday at 06:30 UTC", 0b1100001, 390},
      {"Monday, Wednesday,Sunday at 08:00 UTC", 0b1000101, 480},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      const Page page("integration: a\nsource: s\ntarget: t\nlanguage: 1\nschedule: " + one.text +
                      "\n");
      BOOST_TEST(page.said() == "");
      BOOST_TEST(page.document.schedule.weekdays == one.days);
      BOOST_TEST(page.document.schedule.minute_of_day == one.minute);
      BOOST_TEST(page.at(page.document.schedule.zone.span) == "UTC");
    }
  }
}

BOOST_AUTO_TEST_CASE(invitations_say_their_time) {
  using When = InviteSyntax::When;
  const std::vector<std::pair<std::string, When>> cases = {{"never", When::never},
                                                           {"immediately", When::immediately},
                                                           {"on start date", When::on_start_date},
                                                           {"on worker.a - 3 days", When::on},
                                                           {"when worker.a", When::when}};
  for (const auto& [text, when] : cases) {
    const Page page("target: t\nlanguage: 1\nuser: {a: text}\ninvite: " + text + "\n");
    BOOST_TEST(page.said() == "");
    BOOST_TEST((page.document.invite.when == when));
  }
}
