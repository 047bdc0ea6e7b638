#pragma once
/// A platform: how its users and groups are read and found, and how each kind of change is made.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/connector/stream.hpp"

namespace joinery {

/// A user on the platform as its record says it. Over `record`; absent: the platform does not show it.
struct UserReading {
  Template id;                                  ///< text
  std::optional<Template> person, active, admin, invited, managed, version, groups;
  std::vector<NamedTemplate> fields;            ///< by field of `user:`; of that field's type
};
struct GroupReading {
  Template id;
  std::optional<Template> key, name, kind, parent, manager, managed, version;
  std::optional<Template> members;              ///< ids of users, where groups say them
};
struct MembershipReading {
  Template user, group;                         ///< ids on the platform
  std::optional<Template> id;                   ///< of the membership
};

struct PlatformReads {
  std::uint32_t users = 0;                      ///< stream
  UserReading user;
  std::vector<std::uint32_t> groups;            ///< streams, all read by `group`
  std::optional<GroupReading> group;
  std::optional<std::uint32_t> memberships;     ///< where users do not say theirs
  std::optional<MembershipReading> membership;
};

/// Looking up one user. `by` is `id` (sees `user.id`), `person` (sees `person.id`) or a field of
/// `user:` that matches (sees `value`).
struct Find {
  std::string by;
  std::uint32_t stream = 0;                     ///< never a child
};

/// One request of a mutation.
struct Step {
  std::optional<Template> when;                 ///< yes_no; not yes: passed over
  Exchange exchange;
  std::vector<NamedTemplate> gives;             ///< over the answer: `id`, `version`, or fields as they are now
  std::optional<Template> until;                ///< yes_no over the answer: asked again until it is yes
  std::chrono::milliseconds every{2'000};
  std::chrono::seconds within{600};             ///< then the outcome is unknown
  Span place;
};

/// Many mutations of one kind in one request.
struct Bulk {
  std::uint32_t at_most = 100;
  Exchange exchange;                            ///< its body has a RequestBody::Kind::each
  RequestBody each;                                    ///< sees `bulk.id`, and what a mutation sees
  std::vector<std::string> results;             ///< where the array of results stands in the body
  std::vector<ConnectorReading> result;         ///< over `result`; `id` is the `bulk.id`, `status` a number
  std::vector<Failure> failures;                ///< over `status` and `result`
  std::vector<NamedTemplate> gives;             ///< over `result`
};

/// How one kind of mutation is made.
struct Change {
  enum class How : std::uint8_t {
    steps,      ///< all of them in turn
    with,       ///< it happens with another kind, whose requests see `mutation.…`
    nothing,    ///< the platform needs no request: it is done
  };
  std::string kind;                             ///< `create_user`, …
  How how = How::steps;
  std::string with;
  std::vector<Step> steps;
  std::optional<Bulk> bulk;
  std::string mails;                            ///< not empty: a person gets mail, and when (for people)
  std::string also_does;                        ///< a side effect, for people
  Span place;
};

struct ClearAs {
  enum class Value : std::uint8_t { null, empty_text, empty_list, left_out };
  std::string field;                            ///< empty: every other one
  Value value = Value::null;
};

}  // namespace joinery
