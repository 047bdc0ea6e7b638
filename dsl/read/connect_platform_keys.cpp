/// The keys of platforms, files and hooks.

#include "dsl/read/connect_keys.hpp"

namespace joinery {
namespace {

constexpr KeyRule user_reading_keys[] = {
    {.key = "id", .shape = Shape::reading, .example = "id: text from id", .required = true},
    {.key = "person", .shape = Shape::reading, .example = "person: text from externalId"},
    {.key = "active", .shape = Shape::reading, .example = "active: yes_no from active"},
    {.key = "active when",
     .shape = Shape::expression,
     .example = "active when: record.status is not \"deactivated\""},
    {.key = "admin", .shape = Shape::reading, .example = "admin: yes_no from admin"},
    {.key = "admin when",
     .shape = Shape::expression,
     .example = "admin when: record.role is \"admin\""},
    {.key = "invited", .shape = Shape::reading, .example = "invited: yes_no from invited"},
    {.key = "invited when",
     .shape = Shape::expression,
     .example = "invited when: record.status is \"Invite pending\""},
    {.key = "managed", .shape = Shape::reading, .example = "managed: yes_no from managed"},
    {.key = "version", .shape = Shape::reading, .example = "version: text from meta.version"},
    {.key = "groups",
     .shape = Shape::reading,
     .example = "groups: list of text from groups[].value"},
    {.key = "fields",
     .shape = Shape::named,
     .example = "fields: {email: email from userName}",
     .item = Shape::reading},
};

constexpr KeyRule group_reading_keys[] = {
    {.key = "id", .shape = Shape::reading, .example = "id: text from id", .required = true},
    {.key = "name", .shape = Shape::reading, .example = "name: text from displayName"},
    {.key = "key", .shape = Shape::reading, .example = "key: text from externalId"},
    {.key = "kind", .shape = Shape::reading, .example = "kind: text from type"},
    {.key = "parent", .shape = Shape::reading, .example = "parent: text from parent.id"},
    {.key = "manager", .shape = Shape::reading, .example = "manager: text from manager.id"},
    {.key = "managed", .shape = Shape::reading, .example = "managed: yes_no from managed"},
    {.key = "version", .shape = Shape::reading, .example = "version: text from meta.version"},
    {.key = "members",
     .shape = Shape::reading,
     .example = "members: list of text from members[].value"},
};

constexpr KeyRule membership_reading_keys[] = {
    {.key = "user",
     .shape = Shape::reading,
     .example = "user: text from user_id",
     .required = true},
    {.key = "group",
     .shape = Shape::reading,
     .example = "group: text from group_id",
     .required = true},
    {.key = "id", .shape = Shape::reading, .example = "id: text from id"},
};

constexpr KeyRule bulk_keys[] = {
    {.key = "at most", .shape = Shape::word, .example = "at most: 100"},
    {.key = "each",
     .shape = Shape::tree,
     .example = "each: {method: \"POST\", data: {userName: change.email}}",
     .required = true},
    {.key = "request",
     .shape = Shape::map,
     .example = "request: {path: \"/people\"}",
     .required = true,
     .inside = &request_rule},
    {.key = "answer",
     .shape = Shape::named,
     .example = "answer:\n  next: text from body.meta.next",
     .item = Shape::reading},
    {.key = "failures",
     .shape = Shape::list,
     .example = "failures:\n  - {when: status is 403, then: configuration}",
     .inside = &failure_rule},
    {.key = "results", .shape = Shape::word, .example = "results: Operations"},
    {.key = "result",
     .shape = Shape::named,
     .example = "result: {id: text from bulkId, status: number from status}",
     .item = Shape::reading},
    {.key = "gives",
     .shape = Shape::named,
     .example = "gives: {id: result.made}",
     .item = Shape::formula},
};

constexpr KeyRule step_keys[] = {
    {.key = "when", .shape = Shape::expression, .example = "when: group.kind is \"team\""},
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
    {.key = "gives",
     .shape = Shape::named,
     .example = "gives: {id: answer.id}",
     .item = Shape::formula},
    {.key = "until", .shape = Shape::expression, .example = "until: answer.state is \"done\""},
    {.key = "every", .shape = Shape::word, .example = "every: 2 seconds"},
    {.key = "within", .shape = Shape::word, .example = "within: 10 minutes"},
    {.key = "mails", .example = "mails: The person gets an invitation"},
    {.key = "also does", .example = "also does: Enrols the person in the courses of the group"},
    {.key = "bulk", .shape = Shape::map, .example = "bulk: {…}", .inside = &bulk_rule},
};

constexpr KeyRule changes_keys[] = {
    {.key = "create_group",
     .shape = Shape::maps,
     .example = "create_group: {request: {…}}",
     .inside = &step_rule},
    {.key = "rename_group",
     .shape = Shape::maps,
     .example = "rename_group: {request: {…}}",
     .inside = &step_rule},
    {.key = "set_group_parent",
     .shape = Shape::maps,
     .example = "set_group_parent: {request: {…}}",
     .inside = &step_rule},
    {.key = "create_user",
     .shape = Shape::maps,
     .example = "create_user: {request: {…}}",
     .inside = &step_rule},
    {.key = "link_user",
     .shape = Shape::maps,
     .example = "link_user: {request: {…}}",
     .inside = &step_rule},
    {.key = "reactivate_user",
     .shape = Shape::maps,
     .example = "reactivate_user: {request: {…}}",
     .inside = &step_rule},
    {.key = "update_user",
     .shape = Shape::maps,
     .example = "update_user: {request: {…}}",
     .inside = &step_rule},
    {.key = "set_manager",
     .shape = Shape::maps,
     .example = "set_manager: {request: {…}}",
     .inside = &step_rule},
    {.key = "clear_manager",
     .shape = Shape::maps,
     .example = "clear_manager: {request: {…}}",
     .inside = &step_rule},
    {.key = "set_group_manager",
     .shape = Shape::maps,
     .example = "set_group_manager: {request: {…}}",
     .inside = &step_rule},
    {.key = "add_member",
     .shape = Shape::maps,
     .example = "add_member: {request: {…}}",
     .inside = &step_rule},
    {.key = "remove_member",
     .shape = Shape::maps,
     .example = "remove_member: {request: {…}}",
     .inside = &step_rule},
    {.key = "invite_user",
     .shape = Shape::maps,
     .example = "invite_user: {request: {…}}",
     .inside = &step_rule},
    {.key = "archive_group",
     .shape = Shape::maps,
     .example = "archive_group: {request: {…}}",
     .inside = &step_rule},
    {.key = "archive_user",
     .shape = Shape::maps,
     .example = "archive_user: {request: {…}}",
     .inside = &step_rule},
};

constexpr KeyRule trailer_keys[] = {
    {.key = "begins", .shape = Shape::word, .example = "begins: TOTAL", .required = true},
    {.key = "count in column",
     .shape = Shape::word,
     .example = "count in column: 2",
     .required = true},
};

constexpr KeyRule files_keys[] = {
    {.key = "folder",
     .shape = Shape::formula,
     .example = "folder: settings.folder",
     .required = true},
    {.key = "name", .shape = Shape::word, .example = "name: people-*.csv", .required = true},
    {.key = "newest by", .shape = Shape::word, .example = "newest by: name"},
    {.key = "marker", .shape = Shape::word, .example = "marker: .done"},
    {.key = "quiet", .shape = Shape::word, .example = "quiet: 2 minutes"},
    {.key = "oldest", .shape = Shape::word, .example = "oldest: 3 days"},
    {.key = "trailer",
     .shape = Shape::map,
     .example = "trailer: {begins: TOTAL, count in column: 2}",
     .inside = &trailer_rule},
    {.key = "complete", .shape = Shape::word, .example = "complete: marker"},
};

constexpr KeyRule hook_proof_keys[] = {
    {.key = "by", .shape = Shape::word, .example = "by: hmac", .required = true},
    {.key = "algorithm", .shape = Shape::word, .example = "algorithm: sha256"},
    {.key = "key", .shape = Shape::formula, .example = "key: credentials.hook_key"},
    {.key = "of", .shape = Shape::formula, .example = "of: raw"},
    {.key = "written", .shape = Shape::word, .example = "written: hex"},
    {.key = "is", .shape = Shape::formula, .example = "is: message.signature"},
};

constexpr KeyRule handshake_keys[] = {
    {.key = "when",
     .shape = Shape::expression,
     .example = "when: raw is \"Ping test\"",
     .required = true},
    {.key = "answer",
     .shape = Shape::formula,
     .example = "answer: message.challenge",
     .required = true},
};

constexpr KeyRule hooks_keys[] = {
    {.key = "message",
     .shape = Shape::named,
     .example = "message: {type: text from body.type}",
     .required = true,
     .item = Shape::reading},
    {.key = "events in", .shape = Shape::word, .example = "events in: value"},
    {.key = "proof",
     .shape = Shape::map,
     .example = "proof: {by: hmac, key: credentials.hook_key, is: message.signature}",
     .required = true,
     .inside = &hook_proof_rule},
    {.key = "handshake",
     .shape = Shape::list,
     .example = "handshake:\n  - {when: raw is \"Ping test\", answer: \"\"}",
     .inside = &handshake_rule},
    {.key = "type", .shape = Shape::formula, .example = "type: message.type", .required = true},
    {.key = "person", .shape = Shape::formula, .example = "person: message.person"},
    {.key = "happened", .shape = Shape::formula, .example = "happened: message.at"},
    {.key = "once", .shape = Shape::formula, .example = "once: message.delivery"},
    {.key = "sent", .shape = Shape::formula, .example = "sent: message.at"},
    {.key = "oldest", .shape = Shape::word, .example = "oldest: 5 minutes"},
    {.key = "events",
     .shape = Shape::named,
     .example = "events: {employee.left: left}",
     .item = Shape::word},
    {.key = "otherwise", .shape = Shape::word, .example = "otherwise: changed"},
    {.key = "delay", .shape = Shape::word, .example = "delay: 20 seconds"},
};

constexpr KeyRule probe_keys[] = {
    {.key = "request",
     .shape = Shape::map,
     .example = "request: {path: \"/people\"}",
     .required = true,
     .inside = &request_rule},
    {.key = "answer",
     .shape = Shape::named,
     .example = "answer:\n  next: text from body.meta.next",
     .item = Shape::reading},
    {.key = "failures",
     .shape = Shape::list,
     .example = "failures:\n  - {when: status is 403, then: configuration}",
     .inside = &failure_rule},
    {.key = "granted when",
     .shape = Shape::expression,
     .example = "granted when: answer.country is present"},
};

}  // namespace

constinit const MapRule user_reading_rule{"`user`", user_reading_keys};
constinit const MapRule group_reading_rule{"`group`", group_reading_keys};
constinit const MapRule membership_reading_rule{"`membership`", membership_reading_keys};
constinit const MapRule bulk_rule{"`bulk`", bulk_keys};
constinit const MapRule step_rule{"a change", step_keys};
constinit const MapRule changes_rule{"`changes`", changes_keys};
constinit const MapRule trailer_rule{"a trailer", trailer_keys};
constinit const MapRule files_rule{"`files`", files_keys};
constinit const MapRule hook_proof_rule{"the proof of a message", hook_proof_keys};
constinit const MapRule handshake_rule{"a handshake", handshake_keys};
constinit const MapRule hooks_rule{"`hooks`", hooks_keys};
constinit const MapRule probe_rule{"a probe", probe_keys};

}  // namespace joinery
