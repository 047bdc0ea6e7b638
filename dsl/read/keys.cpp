#include "dsl/read/keys.hpp"

#include <algorithm>
#include <array>

#include "dsl/read/connect_keys.hpp"

namespace joinery {
namespace {

constexpr Kinds source = kinds_of(DocumentKind::source);
constexpr Kinds target = kinds_of(DocumentKind::target);
constexpr Kinds module_ = kinds_of(DocumentKind::module_);
constexpr Kinds model = kinds_of(DocumentKind::model);
constexpr Kinds integration = kinds_of(DocumentKind::integration);
constexpr Kinds examples = kinds_of(DocumentKind::examples);
constexpr Kinds lower_layers = source | target | module_ | model;
constexpr Kinds every = lower_layers | integration | examples;

constexpr KeyRule setting_keys[] = {
    {.key = "title", .example = "title: First name", .required = true},
    {.key = "help", .example = "help: Which name people see"},
    {.key = "type", .shape = Shape::type, .example = "type: date"},
    {.key = "choose",
     .shape = Shape::named,
     .example = "choose: {legal: Legal name, known_as: Known-as name}",
     .item = Shape::text},
    {.key = "default", .shape = Shape::one_or_more, .example = "default: legal"},
};

constexpr KeyRule table_keys[] = {
    {.key = "key", .shape = Shape::type, .example = "key: country", .required = true},
    {.key = "value", .shape = Shape::type, .example = "value: text"},
    {.key = "rows",
     .shape = Shape::named,
     .example = "rows:\n  GB: Europe\n  US: Americas",
     .item = Shape::text},
    {.key = "file", .shape = Shape::word, .example = "file: regions.csv"},
    {.key = "otherwise",
     .shape = Shape::text,
     .example = "otherwise: blank",
     .required = true,
     .literal = true},
    {.key = "compare", .shape = Shape::word, .example = "compare: exact"},
};

constexpr KeyRule primary_keys[] = {
    {.key = "starts",
     .shape = Shape::expression,
     .example = "starts: start_date",
     .required = true},
    {.key = "ends", .shape = Shape::expression, .example = "ends: end_date", .required = true},
    {.key = "zone", .shape = Shape::expression, .example = "zone: settings.zone"},
    {.key = "prefer", .shape = Shape::words, .example = "prefer: [main descending, id]"},
};

constexpr KeyRule list_reading_keys[] = {
    {.key = "from", .shape = Shape::word, .example = "from: work.employments", .required = true},
    {.key = "each",
     .shape = Shape::named,
     .example = "each:\n  title: text from title",
     .required = true,
     .item = Shape::reading},
    {.key = "primary",
     .shape = Shape::map,
     .example = "primary: {starts: start_date, ends: end_date}",
     .inside = &primary_rule},
};

constexpr KeyRule person_rule_keys[] = {
    {.key = "id", .shape = Shape::word, .example = "id: no-contractors", .required = true},
    {.key = "say", .example = "say: Contractors are managed by hand", .required = true},
    {.key = "include", .shape = Shape::expression, .example = "include: worker.country is \"GB\""},
    {.key = "exclude",
     .shape = Shape::expression,
     .example = "exclude: worker.employment_type is \"Contractor\""},
    {.key = "hold", .shape = Shape::expression, .example = "hold: worker.email is blank"},
    {.key = "if blank", .shape = Shape::word, .example = "if blank: include"},
};

constexpr std::string_view rules_example =
    "rules:\n  - id: no-contractors\n    say: Contractors are managed by hand\n"
    "    exclude: worker.employment_type is \"Contractor\"";

constexpr KeyRule people_lists_keys[] = {
    {.key = "users", .shape = Shape::words, .example = "users: [ada@acme.example]"},
    {.key = "departments", .shape = Shape::words, .example = "departments: [Sales, Marketing]"},
    {.key = "job_profiles", .shape = Shape::words, .example = "job_profiles: [Engineer]"},
    {.key = "permissions", .shape = Shape::words, .example = "permissions: [learner]"},
};

constexpr KeyRule people_keys[] = {
    {.key = "include",
     .shape = Shape::map,
     .example = "include: {departments: [Sales]}",
     .inside = &people_lists_rule,
     .kinds = integration},
    {.key = "exclude",
     .shape = Shape::map,
     .example = "exclude: {users: [ada@acme.example]}",
     .inside = &people_lists_rule,
     .kinds = integration},
    {.key = "off", .shape = Shape::words, .example = "off: [no-contractors]", .kinds = integration},
    {.key = "rules", .shape = Shape::list, .example = rules_example, .inside = &person_rule_rule},
};

constexpr KeyRule proposed_keys[] = {
    {.key = "settings",
     .shape = Shape::named,
     .example = "settings: {zone: Europe/Paris}",
     .item = Shape::one_or_more},
    {.key = "people", .shape = Shape::map, .example = rules_example, .inside = &people_rule},
    {.key = "change",
     .shape = Shape::named,
     .example = "change:\n  set.group: worker.custom.division else base",
     .item = Shape::change},
};

constexpr KeyRule account_keys[] = {
    {.key = "starts", .shape = Shape::formula, .example = "starts: worker.start_date"},
    {.key = "ends", .shape = Shape::formula, .example = "ends: worker.end_date"},
    {.key = "archived when",
     .shape = Shape::formula,
     .example = "archived when: worker.status is \"archived\""},
    {.key = "zone", .shape = Shape::formula, .example = "zone: worker.zone else settings.zone"},
};

constexpr KeyRule format_keys[] = {
    {.key = "type", .shape = Shape::word, .example = "type: csv", .required = true},
    {.key = "separator", .shape = Shape::word, .example = "separator: \";\""},
    {.key = "encoding", .shape = Shape::word, .example = "encoding: windows-1252"},
    {.key = "heading", .shape = Shape::word, .example = "heading: 3"},
    {.key = "optional", .shape = Shape::words, .example = "optional: [Known as, Team]"},
};

constexpr KeyRule group_keys[] = {
    {.key = "kind", .shape = Shape::word, .example = "kind: team", .required = true},
    {.key = "title", .example = "title: Teams"},
    {.key = "name", .shape = Shape::formula, .example = "name: worker.department_name"},
    {.key = "parent",
     .shape = Shape::formula,
     .example = "parent: worker.parent_department else keep"},
    {.key = "manager",
     .shape = Shape::formula,
     .example = "manager: worker.department_head else keep"},
};

constexpr std::string_view cases_example =
    "cases:\n  - when: worker.country is \"GB\"\n    then: worker.known_as\n"
    "  - otherwise: worker.first_name";

constexpr KeyRule cases_keys[] = {
    {.key = "of", .shape = Shape::expression, .example = "of: worker.status"},
    {.key = "cases",
     .shape = Shape::list,
     .example = cases_example,
     .required = true,
     .inside = &case_rule},
};

constexpr KeyRule case_keys[] = {
    {.key = "when", .shape = Shape::expression, .example = "when: worker.country is \"GB\""},
    {.key = "then", .shape = Shape::expression, .example = "then: worker.known_as"},
    {.key = "otherwise", .shape = Shape::expression, .example = "otherwise: worker.first_name"},
};

constexpr std::string_view tests_example =
    "tests:\n  - name: A contractor is left out\n    with: {contract: Contractor}\n"
    "    expect: {decision: exclude}";

constexpr std::string_view settings_example =
    "settings:\n  first_name_from:\n    title: First name\n"
    "    choose: {legal: Legal name, known_as: Known-as name}";
constexpr std::string_view tables_example =
    "tables:\n  regions:\n    key: country\n    rows: {GB: Europe}\n    otherwise: blank";
constexpr std::string_view credentials_example =
    "credentials:\n  the_source:\n    token: env SOURCE_TOKEN";

constexpr KeyRule top_keys[] = {
    {.key = "source",
     .shape = Shape::word,
     .example = "source: my_hr_system",
     .required = true,
     .kinds = source | integration},
    {.key = "target",
     .shape = Shape::word,
     .example = "target: my_platform",
     .required = true,
     .kinds = target | integration},
    {.key = "module",
     .shape = Shape::word,
     .example = "module: regions",
     .required = true,
     .kinds = module_},
    {.key = "model",
     .shape = Shape::word,
     .example = "model: worker",
     .required = true,
     .kinds = model},
    {.key = "integration",
     .shape = Shape::word,
     .example = "integration: acme",
     .required = true,
     .kinds = integration},
    {.key = "examples",
     .shape = Shape::word,
     .example = "examples: acme",
     .required = true,
     .kinds = examples},
    {.key = "integration",
     .shape = Shape::word,
     .example = "integration: integration.yaml",
     .kinds = examples},
    {.key = "source",
     .shape = Shape::word,
     .example = "source: my_hr_system\ntarget: my_platform",
     .kinds = examples},
    {.key = "target",
     .shape = Shape::word,
     .example = "target: my_platform\nsource: my_hr_system",
     .kinds = examples},
    {.key = "language",
     .shape = Shape::word,
     .example = "language: 1",
     .required = true,
     .kinds = every},
    {.key = "title", .example = "title: Acme", .kinds = every},
    {.key = "about", .example = "about: Everyone but contractors", .kinds = every},
    {.key = "uses", .shape = Shape::words, .example = "uses: [regions]", .kinds = every},
    {.key = "settings",
     .shape = Shape::named,
     .example = settings_example,
     .inside = &setting_rule,
     .kinds = lower_layers},
    {.key = "settings",
     .shape = Shape::named,
     .example = "settings:\n  zone: Europe/London",
     .item = Shape::one_or_more,
     .kinds = integration | examples},
    {.key = "tables",
     .shape = Shape::named,
     .example = tables_example,
     .inside = &table_rule,
     .kinds = lower_layers | integration},
    {.key = "functions",
     .shape = Shape::named,
     .example = "functions:\n  region_of(place): regions(place)",
     .item = Shape::formula,
     .kinds = lower_layers | integration},
    {.key = "people",
     .shape = Shape::map,
     .example = "people:\n  rules:\n    - id: no-contractors\n      …",
     .inside = &people_rule,
     .kinds = lower_layers},
    {.key = "people",
     .shape = Shape::map,
     .example = "people:\n  include:\n    departments: [Sales]",
     .inside = &integration_people_rule,
     .kinds = integration},
    {.key = "records",
     .shape = Shape::one_or_more,
     .example = "records: employees",
     .kinds = source},
    {.key = "format",
     .shape = Shape::map,
     .example = "format: csv",
     .inside = &format_rule,
     .kinds = source},
    {.key = "read",
     .shape = Shape::named,
     .example = "read:\n  id: text from id",
     .required = true,
     .item = Shape::reading,
     .kinds = source},
    {.key = "permissions",
     .shape = Shape::named,
     .example = "permissions:\n  work: Employment section, view",
     .item = Shape::text,
     .kinds = source},
    {.key = "worker",
     .shape = Shape::named,
     .example = "worker:\n  zone: zone_of(site)",
     .item = Shape::formula,
     .kinds = source},
    {.key = "connect",
     .shape = Shape::map,
     .example = "connect:\n  base: \"https://api.example.com\"\n  …",
     .inside = &connect_rule,
     .kinds = source | target},
    {.key = "fields",
     .shape = Shape::named,
     .example = "fields:\n  id: text, required",
     .item = Shape::field,
     .kinds = model},
    {.key = "lists",
     .shape = Shape::named,
     .example = "lists:\n  users: [id, email]",
     .item = Shape::words,
     .kinds = model},
    {.key = "policies",
     .shape = Shape::named,
     .example = "policies:\n  adopt:\n    title: Adopt\n    type: yes_no\n    default: yes",
     .inside = &setting_rule,
     .kinds = model},
    {.key = "policies",
     .shape = Shape::named,
     .example = "policies:\n  self manager: default",
     .item = Shape::formula,
     .kinds = target | integration},
    {.key = "user",
     .shape = Shape::named,
     .example = "user:\n  external_id: text, required, match first",
     .required = true,
     .item = Shape::field,
     .kinds = target},
    {.key = "set",
     .shape = Shape::named,
     .example = "set:\n  external_id: worker.id",
     .item = Shape::formula,
     .kinds = target},
    {.key = "groups",
     .shape = Shape::named,
     .example = "groups:\n  team:\n    kind: team\n"
                "    parent: worker.parent_department else keep",
     .inside = &group_rule,
     .kinds = target},
    {.key = "credentials",
     .shape = Shape::named,
     .example = credentials_example,
     .item = Shape::named,
     .kinds = integration},
    {.key = "custom",
     .shape = Shape::named,
     .example = "custom:\n  division: text from custom.division",
     .item = Shape::reading,
     .kinds = integration | examples},
    {.key = "change",
     .shape = Shape::named,
     .example = "change:\n  set.group: worker.custom.division else base",
     .item = Shape::change,
     .kinds = integration | examples},
    {.key = "proposed",
     .shape = Shape::map,
     .example = "proposed:\n  change:\n    set.group: worker.custom.division else base",
     .inside = &proposed_rule,
     .kinds = integration},
    {.key = "account",
     .shape = Shape::map,
     .example = "account:\n  starts: worker.start_date",
     .inside = &account_rule,
     .kinds = target | integration},
    {.key = "invite",
     .shape = Shape::word,
     .example = "invite: on start date",
     .kinds = target | integration},
    {.key = "schedule",
     .shape = Shape::word,
     .example = "schedule: Monday to Friday at 08:00 UTC",
     .kinds = integration},
    {.key = "at",
     .shape = Shape::word,
     .example = "at: 2026-11-21T09:00:00Z",
     .required = true,
     .kinds = examples},
    {.key = "record",
     .shape = Shape::record,
     .example = "record:\n  id: E12\n  work: {title: Engineer}",
     .kinds = examples},
    {.key = "tests",
     .shape = Shape::list,
     .example = tests_example,
     .required = true,
     .inside = &example_rule,
     .kinds = examples},
};

}  // namespace

constinit const std::span<const KeyRule> document_keys = top_keys;

constinit const MapRule setting_rule{"a setting", setting_keys};
constinit const MapRule table_rule{"a table", table_keys};
constinit const MapRule list_reading_rule{"a reading of a list", list_reading_keys};
constinit const MapRule primary_rule{"`primary`", primary_keys};
constinit const MapRule people_rule{"`people`", std::span(people_keys).subspan(3)};
constinit const MapRule integration_people_rule{"`people`", people_keys};
constinit const MapRule people_lists_rule{"a list of people", people_lists_keys};
constinit const MapRule person_rule_rule{"a people rule", person_rule_keys};
constinit const MapRule account_rule{"`account`", account_keys};
constinit const MapRule format_rule{"a format", format_keys};
constinit const MapRule group_rule{"a group", group_keys};
constinit const MapRule cases_rule{"a value with cases", cases_keys};
constinit const MapRule case_rule{"a case", case_keys};
constinit const MapRule proposed_rule{"`proposed`", proposed_keys};

const KeyRule* MapRule::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key, &KeyRule::key);
  return found == keys.end() ? nullptr : &*found;
}

std::vector<KeyRule> keys_of(DocumentKind kind) {
  std::vector<KeyRule> keys;
  for (const KeyRule& rule : document_keys) {
    if ((rule.kinds & kinds_of(kind)) != 0) keys.push_back(rule);
  }
  return keys;
}

}  // namespace joinery
