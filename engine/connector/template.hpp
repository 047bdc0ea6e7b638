#pragma once
/// A value that a connector computes, and trees of such values: the bodies of requests.

#include <cstdint>
#include <string>
#include <vector>

#include "dsl/source/span.hpp"
#include "engine/type/type.hpp"

namespace joinery {

/// Worked out by ConnectorFormulas. Plain data, copied freely.
struct Template {
  std::uint32_t formula = UINT32_MAX;   ///< of Connector::graph's fields
  Type type;
  bool secret = false;                  ///< what it comes to may hold a credential: never to be shown
  std::string field;                    ///< the one `change.FIELD` it reads; empty: none, or several. If
                                        ///< that field is cleared, the template is what `clear as` says
  Span place;
};

struct NamedTemplate {
  std::string name;                     ///< of a header, a query parameter, a form field, a claim
  Template value;
  Span place;
};

struct BodyMember;

/// JSON with templates for leaves. A leaf that is blank is left out, and so is an object or a list of
/// which nothing is left for that reason; one that was written empty stays. A leaf that is a list
/// becomes an array.
struct RequestBody {
  enum class Kind : std::uint8_t {
    value,      ///< `value`
    object,     ///< `members`
    list,       ///< `items`
    choice,     ///< `items[0]`, if `value` is yes; else left out
    each,       ///< an array: what Bulk::each comes to for every change
  };
  Kind kind = Kind::value;
  Template value;
  std::vector<BodyMember> members;
  std::vector<RequestBody> items;
  Span place;
};

struct BodyMember {
  std::string name;
  RequestBody value;
};

}  // namespace joinery
