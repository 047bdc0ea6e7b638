#pragma once
/// One request, and what its answer means.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/syntax/reading.hpp"
#include "engine/connector/template.hpp"

namespace joinery {

struct Request {
  enum class Method : std::uint8_t { get, post, put, patch, delete_, head };
  enum class Encoding : std::uint8_t { none, json, form };
  Method method = Method::get;
  Template path;                        ///< text, from `/` on; comes behind `base`. Holes are encoded
  bool absolute = false;                ///< `path` is a whole address, of a host that may be spoken to
  std::vector<NamedTemplate> query;     ///< blank: left out; a list: the name again for each item
  std::vector<NamedTemplate> headers;   ///< blank: left out; beats the connector's of the same name
  Encoding encoding = Encoding::none;
  RequestBody json;                            ///< `json`
  std::vector<NamedTemplate> form;      ///< `form`; as in `query`
  Span place;
};

/// `get`, … as HTTP writes it.
[[nodiscard]] std::string_view name_of(Request::Method method);

/// What an answer, or what befell a request, means.
enum class AnswerMeaning : std::uint8_t {
  done,            ///< it is as if it had worked: what was to be so is so
  retry,           ///< wait, and ask again
  sign_in_again,   ///< the token is dead: once per request, then `configuration`
  smaller_pages,   ///< ask for fewer records at once; without smaller sizes: stop
  start_over,      ///< the bookmark, cursor or snapshot is no longer known: read everything anew
  not_found,       ///< what was asked for is not there
  exists,          ///< what was to be made is there: find it and adopt it
  conflict,        ///< it was changed by somebody else in between
  record,          ///< this person or mutation failed, for as long as its input is the same; others go on
  configuration,   ///< credentials, permissions or settings are wrong: the run stops
  stop,            ///< the run stops
};
[[nodiscard]] std::string_view name_of(AnswerMeaning meaning);

struct Failure {
  Template when;                        ///< yes_no over the answer; blank: no
  AnswerMeaning then = AnswerMeaning::stop;
  std::optional<Template> say;          ///< text over the answer; never secret
  std::optional<std::chrono::milliseconds> after;   ///< retry: how long to wait
  Span place;
};

/// A reading of an answer, of a record or of a message: where it stands, and the formula that reads
/// it over a context.
struct ConnectorReading {
  std::string name;
  PathSyntax path;                      ///< below the record; in an answer or message, below its context
  Template value;
};

/// A request with the readings and failures of its own.
struct Exchange {
  Request request;
  std::vector<ConnectorReading> answer; ///< these, and the connector's of other names
  std::vector<Failure> failures;        ///< asked in turn, before the connector's; all are asked before
                                        ///< the default for the status (docs/connectors.md)
};

}  // namespace joinery
