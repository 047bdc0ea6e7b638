#include "dsl/read/connect_keys.hpp"

namespace joinery {
namespace {

constexpr KeyRule connect_credential_keys[] = {
    {.key = "title", .example = "title: Token", .required = true},
    {.key = "help", .example = "help: Made under Settings, API"},
    {.key = "secret", .shape = Shape::word, .example = "secret: yes"},
    {.key = "optional", .shape = Shape::word, .example = "optional: yes"},
};

constexpr KeyRule basic_keys[] = {
    {.key = "user", .shape = Shape::formula, .example = "user: credentials.user", .required = true},
    {.key = "password",
     .shape = Shape::formula,
     .example = "password: credentials.password",
     .required = true},
};

constexpr KeyRule assertion_keys[] = {
    {.key = "algorithm", .shape = Shape::word, .example = "algorithm: RS256", .required = true},
    {.key = "key",
     .shape = Shape::formula,
     .example = "key: credentials.private_key",
     .required = true},
    {.key = "key id", .shape = Shape::formula, .example = "key id: credentials.key_id"},
    {.key = "claims",
     .shape = Shape::named,
     .example = "claims: {iss: credentials.client_id}",
     .required = true,
     .item = Shape::formula},
    {.key = "lasts", .shape = Shape::word, .example = "lasts: 1 hour"},
};

constexpr KeyRule sign_in_keys[] = {
    {.key = "basic",
     .shape = Shape::map,
     .example = "basic: {user: credentials.user, password: credentials.password}",
     .inside = &basic_rule},
    {.key = "assertion",
     .shape = Shape::map,
     .example = "assertion: {algorithm: RS256, key: credentials.private_key, claims: {iss: "
                "credentials.client_id}}",
     .inside = &assertion_rule},
    {.key = "request",
     .shape = Shape::map,
     .example = "request: {path: \"/people\"}",
     .inside = &request_rule},
    {.key = "answer",
     .shape = Shape::named,
     .example = "answer:\n  next: text from body.meta.next",
     .item = Shape::reading},
    {.key = "failures",
     .shape = Shape::list,
     .example = "failures:\n  - {when: status is 403, then: configuration}",
     .inside = &failure_rule},
    {.key = "token", .shape = Shape::formula, .example = "token: answer.token"},
    {.key = "lasts", .shape = Shape::formula, .example = "lasts: answer.seconds"},
    {.key = "renew before", .shape = Shape::word, .example = "renew before: 5 minutes"},
    {.key = "next token", .shape = Shape::formula, .example = "next token: answer.next_token"},
    {.key = "send",
     .shape = Shape::named,
     .example = "send:\n  Authorization: (\"Bearer {token}\")",
     .item = Shape::formula},
    {.key = "replaces",
     .shape = Shape::named,
     .example = "replaces: {refresh_token: answer.refresh_token}",
     .item = Shape::formula},
    {.key = "saml", .example = ""},
    {.key = "ws-security", .example = ""},
    {.key = "client certificate", .example = ""},
};

constexpr KeyRule budget_keys[] = {
    {.key = "left", .shape = Shape::formula, .example = "left: answer.left", .required = true},
    {.key = "again", .shape = Shape::formula, .example = "again: answer.reset"},
};

constexpr KeyRule pace_keys[] = {
    {.key = "requests", .shape = Shape::one_or_more, .example = "requests: 50 per minute"},
    {.key = "together", .shape = Shape::word, .example = "together: 1"},
    {.key = "left", .shape = Shape::formula, .example = "left: answer.left"},
    {.key = "again", .shape = Shape::formula, .example = "again: answer.reset"},
    {.key = "budgets",
     .shape = Shape::list,
     .example = "budgets: [{left: answer.left_this_week, again: answer.week_ends}]",
     .inside = &budget_rule},
    {.key = "refusals", .shape = Shape::one_or_more, .example = "refusals: 40 per 10 seconds"},
};

constexpr KeyRule connect_limits_keys[] = {
    {.key = "request", .shape = Shape::word, .example = "request: 2 minutes"},
    {.key = "total", .shape = Shape::word, .example = "total: 2 hours"},
    {.key = "answer", .shape = Shape::word, .example = "answer: 512 MB"},
    {.key = "pages", .shape = Shape::word, .example = "pages: 20000"},
    {.key = "records", .shape = Shape::word, .example = "records: 5000000"},
    {.key = "retries", .shape = Shape::word, .example = "retries: 5"},
    {.key = "longest wait", .shape = Shape::word, .example = "longest wait: 10 minutes"},
};

constexpr KeyRule failure_keys[] = {
    {.key = "when", .shape = Shape::expression, .example = "when: status is 403", .required = true},
    {.key = "then", .shape = Shape::word, .example = "then: configuration", .required = true},
    {.key = "say", .shape = Shape::formula, .example = "say: answer.error"},
    {.key = "after", .shape = Shape::word, .example = "after: 60 seconds"},
};

constexpr KeyRule request_keys[] = {
    {.key = "method", .shape = Shape::word, .example = "method: POST"},
    {.key = "path", .shape = Shape::formula, .example = "path: \"/people\""},
    {.key = "url", .shape = Shape::formula, .example = "url: \"https://login.example.com/token\""},
    {.key = "query",
     .shape = Shape::named,
     .example = "query: {limit: page.size}",
     .item = Shape::formula},
    {.key = "headers",
     .shape = Shape::named,
     .example = "headers: {Accept: \"application/json\"}",
     .item = Shape::formula},
    {.key = "json", .shape = Shape::tree, .example = "json: {fields: needed}"},
    {.key = "form",
     .shape = Shape::named,
     .example = "form: {grant_type: \"client_credentials\"}",
     .item = Shape::formula},
};

constexpr KeyRule stream_keys[] = {
    {.key = "request",
     .shape = Shape::map,
     .example = "request: {path: \"/people\"}",
     .inside = &request_rule},
    {.key = "in answers of", .shape = Shape::word, .example = "in answers of: people"},
    {.key = "records", .shape = Shape::word, .example = "records: employees"},
    {.key = "if absent", .shape = Shape::word, .example = "if absent: empty"},
    {.key = "keys into", .shape = Shape::word, .example = "keys into: id"},
    {.key = "answer",
     .shape = Shape::named,
     .example = "answer:\n  next: text from body.meta.next",
     .item = Shape::reading},
    {.key = "failures",
     .shape = Shape::list,
     .example = "failures:\n  - {when: status is 403, then: configuration}",
     .inside = &failure_rule},
    {.key = "pages",
     .shape = Shape::map,
     .example = "pages: {link: answer.next}",
     .inside = &pages_rule},
    {.key = "complete", .shape = Shape::word, .example = "complete: whole answer"},
    {.key = "complete when",
     .shape = Shape::expression,
     .example = "complete when: count is answer.total"},
    {.key = "id", .shape = Shape::reading, .example = "id: text from id"},
    {.key = "repeats", .shape = Shape::word, .example = "repeats: last wins"},
    {.key = "record",
     .shape = Shape::named,
     .example = "record: {removed: text from removed}",
     .item = Shape::reading},
    {.key = "add",
     .shape = Shape::named,
     .example = "add: {list: \"leavers\"}",
     .item = Shape::formula},
    {.key = "for each", .shape = Shape::word, .example = "for each: people"},
    {.key = "item",
     .shape = Shape::named,
     .example = "item: {id: text from id}",
     .item = Shape::reading},
    {.key = "only when", .shape = Shape::expression, .example = "only when: item.id is present"},
    {.key = "key", .shape = Shape::reading, .example = "key: text from office.id"},
    {.key = "batch", .shape = Shape::word, .example = "batch: 100"},
    {.key = "put in", .shape = Shape::word, .example = "put in: office"},
    {.key = "first page in", .shape = Shape::word, .example = "first page in: assignments"},
    {.key = "one", .shape = Shape::word, .example = "one: yes"},
};

constexpr KeyRule pages_keys[] = {
    {.key = "number from", .shape = Shape::word, .example = "number from: 1"},
    {.key = "offset from", .shape = Shape::word, .example = "offset from: 0"},
    {.key = "cursor", .shape = Shape::formula, .example = "cursor: answer.next"},
    {.key = "link", .shape = Shape::formula, .example = "link: answer.next"},
    {.key = "size", .shape = Shape::word, .example = "size: 100"},
    {.key = "smaller", .shape = Shape::words, .example = "smaller: [50, 10]"},
    {.key = "ends", .shape = Shape::word, .example = "ends: short page"},
    {.key = "last when",
     .shape = Shape::expression,
     .example = "last when: page.number >= answer.pages"},
    {.key = "total", .shape = Shape::formula, .example = "total: answer.total"},
    {.key = "at most", .shape = Shape::word, .example = "at most: 500"},
};

constexpr KeyRule changed_keys[] = {
    {.key = "stream", .shape = Shape::word, .example = "stream: changes"},
    {.key = "link", .shape = Shape::formula, .example = "link: answer.delta"},
    {.key = "gives", .shape = Shape::word, .example = "gives: ids"},
    {.key = "removed when",
     .shape = Shape::expression,
     .example = "removed when: record.removed is present"},
    {.key = "overlap", .shape = Shape::word, .example = "overlap: 10 minutes"},
    {.key = "apart", .shape = Shape::word, .example = "apart: 3 hours"},
};

constexpr KeyRule connect_read_keys[] = {
    {.key = "all", .shape = Shape::one_or_more, .example = "all: people"},
    {.key = "when both", .shape = Shape::word, .example = "when both: people"},
    {.key = "one", .shape = Shape::word, .example = "one: person"},
    {.key = "changed",
     .shape = Shape::maps,
     .example = "changed: {stream: changes}",
     .inside = &changed_rule},
    {.key = "full every", .shape = Shape::word, .example = "full every: 7 days"},
    {.key = "users", .shape = Shape::word, .example = "users: users"},
    {.key = "user",
     .shape = Shape::map,
     .example = "user: {id: text from id}",
     .inside = &user_reading_rule},
    {.key = "groups", .shape = Shape::one_or_more, .example = "groups: groups"},
    {.key = "group",
     .shape = Shape::map,
     .example = "group: {id: text from id, name: text from name}",
     .inside = &group_reading_rule},
    {.key = "memberships", .shape = Shape::word, .example = "memberships: memberships"},
    {.key = "membership",
     .shape = Shape::map,
     .example = "membership: {user: text from user_id, group: text from group_id}",
     .inside = &membership_reading_rule},
};

constexpr KeyRule connect_keys[] = {
    {.key = "credentials",
     .shape = Shape::named,
     .example = "credentials:\n  token: {title: Token, secret: yes}",
     .inside = &connect_credential_rule},
    {.key = "base", .shape = Shape::formula, .example = "base: \"https://api.example.com/v1\""},
    {.key = "hosts", .shape = Shape::tree, .example = "hosts: [\"https://files.example.com\"]"},
    {.key = "headers",
     .shape = Shape::named,
     .example = "headers: {Accept: \"application/json\"}",
     .item = Shape::formula},
    {.key = "query",
     .shape = Shape::named,
     .example = "query: {version: \"2\"}",
     .item = Shape::formula},
    {.key = "sign in",
     .shape = Shape::map,
     .example = "sign in:\n  basic: {user: credentials.user, password: credentials.token}",
     .inside = &sign_in_rule},
    {.key = "pace",
     .shape = Shape::map,
     .example = "pace: {requests: 50 per minute}",
     .inside = &pace_rule},
    {.key = "limits",
     .shape = Shape::map,
     .example = "limits: {total: 2 hours}",
     .inside = &connect_limits_rule},
    {.key = "answer",
     .shape = Shape::named,
     .example = "answer:\n  next: text from body.meta.next",
     .item = Shape::reading},
    {.key = "failures",
     .shape = Shape::list,
     .example = "failures:\n  - {when: status is 403, then: configuration}",
     .inside = &failure_rule},
    {.key = "ask for",
     .shape = Shape::named,
     .example = "ask for: {firstName: root.firstName}",
     .item = Shape::word},
    {.key = "streams",
     .shape = Shape::named,
     .example = "streams:\n  people:\n    request: {path: \"/people\"}",
     .inside = &stream_rule},
    {.key = "files",
     .shape = Shape::map,
     .example = "files: {folder: settings.folder, name: people-*.csv}",
     .inside = &files_rule},
    {.key = "read",
     .shape = Shape::map,
     .example = "read: {all: people}",
     .inside = &connect_read_rule},
    {.key = "find",
     .shape = Shape::named,
     .example = "find: {id: user_by_id}",
     .item = Shape::word},
    {.key = "changes",
     .shape = Shape::map,
     .example = "changes:\n  create_user:\n    request: {…}",
     .inside = &changes_rule},
    {.key = "clear as",
     .shape = Shape::named,
     .example = "clear as: {otherwise: null, phone: left out}",
     .item = Shape::word},
    {.key = "settles", .shape = Shape::word, .example = "settles: 20 seconds"},
    {.key = "hooks", .shape = Shape::map, .example = "hooks: {…}", .inside = &hooks_rule},
    {.key = "probes",
     .shape = Shape::named,
     .example = "probes:\n  address:\n    request: {path: \"/meta/fields\"}",
     .inside = &probe_rule},
};

}  // namespace

constinit const MapRule connect_credential_rule{"a credential", connect_credential_keys};
constinit const MapRule basic_rule{"`basic`", basic_keys};
constinit const MapRule assertion_rule{"an assertion", assertion_keys};
constinit const MapRule sign_in_rule{"`sign in`", sign_in_keys};
constinit const MapRule budget_rule{"a budget", budget_keys};
constinit const MapRule pace_rule{"`pace`", pace_keys};
constinit const MapRule connect_limits_rule{"`limits`", connect_limits_keys};
constinit const MapRule failure_rule{"a failure", failure_keys};
constinit const MapRule request_rule{"a request", request_keys};
constinit const MapRule stream_rule{"a stream", stream_keys};
constinit const MapRule pages_rule{"`pages`", pages_keys};
constinit const MapRule changed_rule{"`changed`", changed_keys};
constinit const MapRule connect_read_rule{"`read`", connect_read_keys};
constinit const MapRule connect_rule{"`connect`", connect_keys};

}  // namespace joinery
