#pragma once
/// Works out the templates of a connector. The context is a JSON object; which members count depends
/// on the place of the template, and what is not there is blank:
///
///   credentials   {"token": "…"}                     everywhere but in what is shown
///   person        {"id": "…", "email": "…"}          `read: one`, `find: person`, changes
///   value         the value to find                  `find`, by a field
///   item          the parent's record                children; in a batch `keys` instead, a list of texts
///   record        a record of the stream itself
///   page          {"number": 1, "offset": 0, "size": 100, "cursor": "…", "count": 7}
///   count         records of the stream so far
///   since         "2026-11-21T08:00:00Z"
///   status, headers, body                            the answer; names of headers in small letters, one
///                                                    that came several times joined by ", "
///   steps         {"0": {"status":…, "headers":…, "body":…}}   answers of earlier steps of a mutation
///   token, assertion                                 `sign in`
///   change, wanted {"FIELD": value}                   values as a plan has them; references are ids on
///                                                    the platform
///   cleared       {"FIELD": true}
///   user, group, manager, parent, membership         {"id": …}, and `person`, `email`, `version`, `name`,
///                                                    `key`, `kind` as far as they are known
///   mutation      {"kind": "create_user", "key": "…", "notify": true}
///   bulk          {"id": "…"}, result                bulk
///   method, query, raw, event                        hooks, with headers and body
///
/// Settings and `needed` are constants of the graph. One object serves one thread; the connector
/// outlives it and may be shared.

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/connector/connector.hpp"
#include "engine/execute/clock.hpp"
#include "engine/function/references.hpp"
#include "engine/json/json.hpp"

namespace joinery {

class Executor;

/// What a template came to.
struct Worked {
  enum class Kind : std::uint8_t { blank, value, hold };
  Kind kind = Kind::blank;
  Json json;              ///< value: texts, numbers, yes and no as JSON has them, dates and instants as
                          ///< texts, lists as arrays
  std::string why;        ///< hold: why nothing can be said. Never shows a credential
  [[nodiscard]] bool is_blank() const { return kind == Kind::blank; }
};

class ConnectorFormulas {
 public:
  ConnectorFormulas(const Connector& connector, const References& references, RunClock clock,
                    const Limits& limits);
  ConnectorFormulas(ConnectorFormulas&&) noexcept;
  ConnectorFormulas& operator=(ConnectorFormulas&&) noexcept;
  ~ConnectorFormulas();

  [[nodiscard]] Worked work_out(const Template& value, const Json& context);

  // The same for places that want one kind of value; a hold is an error that says why.
  [[nodiscard]] Result<bool> is_yes(const Template& condition, const Json& context);   ///< blank: no
  /// Blank: empty; yes and no are `true` and `false`; a list is an error.
  [[nodiscard]] Result<std::string> text(const Template& value, const Json& context);
  /// The body of a request. A template whose field is cleared (Template::field) is what `clear as` says;
  /// so it is in `pairs`, where null is an empty text. `each` is what stands for RequestBody::Kind::each.
  [[nodiscard]] Result<Json> body(const RequestBody& tree, const Json& context, const Json* each = nullptr);
  /// Names and texts, blanks left out, lists item by item: of headers, query and form.
  [[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> pairs(
      const std::vector<NamedTemplate>& values, const Json& context);

 private:
  /// What goes out for a template: clear values laid over it; nothing where it is left out.
  [[nodiscard]] Result<std::optional<Json>> sent(const Template& value, const Json& context);
  [[nodiscard]] Result<std::optional<Json>> part(const RequestBody& tree, const Json& context, const Json* each);

  const Connector* connector_;
  std::unique_ptr<Executor> executor_;
};

}  // namespace joinery
