#include <algorithm>

#include "dsl/read/connect.hpp"

namespace joinery {
namespace {

RequestSyntax read_request(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  RequestSyntax request;
  request.span = entry.key_span;
  KeyedMap map(reader, entry.value, request_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return request;
  request.method =
      read_choice(map, "method", {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"}, reader);
  request.path = map.formula("path");
  request.url = map.formula("url");
  map.exclusive({"path", "url"}, "`path` comes behind `base`, `url` is a whole address");
  if (map.lacks_all({"path", "url"})) {
    reader.missing(wanted.owner, "this request has neither `path` nor `url`", "path: \"/people\"");
  }
  request.query = read_formulas(map, "query", reader);
  request.headers = read_formulas(map, "headers", reader);
  request.json = read_json(map, "json", reader);
  if (map.has("form")) request.form = read_formulas(map, "form", reader);
  map.exclusive({"json", "form"}, "a body is either JSON or a form");
  return request;
}

FailureSyntax read_failure(const YamlNode& node, NodeReader& reader) {
  FailureSyntax failure;
  failure.span = node.span;
  const Span owner = node.entries.empty() ? node.span : node.entries.front().key_span;
  KeyedMap map(reader, node, failure_rule, "this failure", owner,
               "failures:\n  - {when: status is 403, then: configuration}");
  if (!map.good()) return failure;
  failure.when = map.condition("when").value_or(Expr{});
  failure.then = read_choice(map, "then",
                             {"done", "retry", "sign in again", "smaller pages", "start over",
                              "not found", "exists", "conflict", "record", "configuration", "stop"},
                             reader);
  failure.say = map.formula("say");
  failure.after = read_duration(map, "after", reader);
  if (failure.after && failure.then.text != "retry" && !failure.then.text.empty()) {
    reader.report(Code::conflicting_keys, failure.after->span, "only `retry` waits")
        .help("take `after` away, or write `then: retry`");
  }
  return failure;
}

SignInSyntax::Basic read_basic(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  SignInSyntax::Basic basic;
  basic.span = entry.key_span;
  KeyedMap map(reader, entry.value, basic_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return basic;
  basic.user = map.formula("user");
  basic.password = map.formula("password");
  return basic;
}

SignInSyntax::Assertion read_assertion(const YamlEntry& entry, const Wanted& wanted,
                                       NodeReader& reader) {
  SignInSyntax::Assertion assertion;
  assertion.span = entry.key_span;
  KeyedMap map(reader, entry.value, assertion_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return assertion;
  assertion.algorithm = read_choice(map, "algorithm", {"RS256", "ES256", "HS256"}, reader);
  assertion.key = map.formula("key");
  assertion.key_id = map.formula("key id");
  assertion.claims = read_formulas(map, "claims", reader);
  assertion.lasts = read_duration(map, "lasts", reader);
  return assertion;
}

/// What some vendors want and Joinery does not have.
void report_unsupported(KeyedMap& map, SignInSyntax& sign_in, NodeReader& reader) {
  for (const std::string_view key : {"saml", "ws-security", "client certificate"}) {
    if (!map.has(key)) continue;
    sign_in.unsupported = {std::string(key), map.key_span(key)};
    reader
        .report(Code::sign_in_unsupported, map.key_span(key),
                "signing in by " + ticked(key) + " is not supported")
        .help(
            "ask the vendor for OAuth client credentials, for a report that is served with user "
            "and "
            "password, or for SCIM");
  }
}

}  // namespace

std::vector<FailureSyntax> read_failures(KeyedMap& map, NodeReader& reader) {
  std::vector<FailureSyntax> failures;
  const YamlEntry* entry = map.find("failures");
  if (entry == nullptr || !reader.is_list(entry->value, map.wanted("failures"))) return failures;
  for (const YamlNode& item : entry->value.items) failures.push_back(read_failure(item, reader));
  return failures;
}

ExchangeSyntax read_exchange(KeyedMap& map, NodeReader& reader) {
  ExchangeSyntax exchange;
  if (const YamlEntry* entry = map.find("request")) {
    exchange.request = read_request(*entry, map.wanted("request"), reader);
  }
  exchange.answer = read_readings(map, "answer", reader);
  exchange.failures = read_failures(map, reader);
  return exchange;
}

SignInSyntax read_sign_in(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  SignInSyntax sign_in;
  sign_in.span = entry.key_span;
  KeyedMap map(reader, entry.value, sign_in_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return sign_in;
  report_unsupported(map, sign_in, reader);
  if (const YamlEntry* basic = map.find("basic")) {
    sign_in.basic = read_basic(*basic, map.wanted("basic"), reader);
  }
  if (const YamlEntry* assertion = map.find("assertion")) {
    sign_in.assertion = read_assertion(*assertion, map.wanted("assertion"), reader);
  }
  sign_in.exchange = read_exchange(map, reader);
  sign_in.token = map.formula("token");
  sign_in.lasts = map.formula("lasts");
  sign_in.next_token = map.formula("next token");
  sign_in.renew_before = read_duration(map, "renew before", reader);
  sign_in.send = read_formulas(map, "send", reader);
  sign_in.replaces = read_formulas(map, "replaces", reader);
  map.exclusive({"basic", "request"}, "one signs in with user and password, or by a request");
  if (sign_in.unsupported.span.known()) return sign_in;
  if (map.lacks_all({"basic", "request"})) {
    reader
        .missing(wanted.owner, "`sign in` has neither `basic` nor `request`",
                 "basic: {user: credentials.user, password: credentials.token}")
        .why(
            "a key that goes with each request needs no `sign in`: it stands in `headers`, `query` "
            "or "
            "`json`");
  } else if (map.has("request") && map.lacks_all({"token"})) {
    reader.missing(map.key_span("request"),
                   "`sign in` does not say which part of the answer is the token",
                   "token: answer.token");
  }
  return sign_in;
}

}  // namespace joinery
