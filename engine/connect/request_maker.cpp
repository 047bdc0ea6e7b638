#include "engine/connect/request_maker.hpp"

#include <algorithm>

#include "engine/connect/address.hpp"
#include "engine/connect/context.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

HttpMethod method_of(Request::Method method) {
  switch (method) {
    case Request::Method::get:
      return HttpMethod::get;
    case Request::Method::post:
      return HttpMethod::post;
    case Request::Method::put:
      return HttpMethod::put;
    case Request::Method::patch:
      return HttpMethod::patch;
    case Request::Method::delete_:
      return HttpMethod::delete_;
    case Request::Method::head:
      return HttpMethod::head;
  }
  return HttpMethod::get;
}

bool same_name(std::string_view left, std::string_view right) {
  const auto small = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  };
  return std::ranges::equal(left, right, [&](char a, char b) { return small(a) == small(b); });
}

/// The later one of a name counts.
void put(std::vector<HttpHeader>& headers, std::string name, std::string value) {
  const auto found = std::ranges::find_if(
      headers, [&](const HttpHeader& each) { return same_name(each.name, name); });
  if (found != headers.end()) {
    found->value = std::move(value);
  } else {
    headers.push_back({std::move(name), std::move(value)});
  }
}

Result<std::string> base_of(const Connector& connector, ConnectorFormulas& formulas,
                            const Json& context) {
  if (!connector.base) return std::string();
  JOINERY_TRY(std::string base, formulas.text(*connector.base, context));
  while (base.ends_with('/')) base.pop_back();
  return base;
}

Result<std::string> address_of(const Connector& connector, ConnectorFormulas& formulas,
                               const Asking& asking, const Json& context) {
  const Request& request = asking.exchange->request;
  JOINERY_TRY(const std::string base, base_of(connector, formulas, context));
  if (!asking.link.empty()) return resolved(base + "/", asking.link);
  JOINERY_TRY(std::string path, formulas.text(request.path, context));
  if (request.absolute) return path;
  return base + (path.empty() || path.starts_with('/') || path.starts_with('?') ? "" : "/") + path;
}

Result<void> add_body(HttpRequest& out, ConnectorFormulas& formulas, const Asking& asking,
                      const Json& context) {
  const Request& request = asking.exchange->request;
  if (request.encoding == Request::Encoding::json) {
    JOINERY_TRY(const Json body, formulas.body(request.json, context, asking.each));
    out.body = print(body);
    put(out.headers, "Content-Type", "application/json");
  } else if (request.encoding == Request::Encoding::form) {
    JOINERY_TRY(const auto pairs, formulas.pairs(request.form, context));
    out.body = form_text(pairs);
    put(out.headers, "Content-Type", "application/x-www-form-urlencoded");
  }
  return {};
}

void add_exchange(const Exchange& exchange, std::vector<const Request*>& requests) {
  if (exchange.request.absolute) requests.push_back(&exchange.request);
}

/// Every request whose address is written out.
std::vector<const Request*> absolute_requests(const Connector& connector) {
  std::vector<const Request*> requests;
  if (connector.sign_in && connector.sign_in->exchange)
    add_exchange(*connector.sign_in->exchange, requests);
  for (const Stream& stream : connector.streams) {
    if (stream.exchange) add_exchange(*stream.exchange, requests);
  }
  for (const Probe& probe : connector.probes) add_exchange(probe.exchange, requests);
  for (const Change& change : connector.changes) {
    for (const Step& step : change.steps) add_exchange(step.exchange, requests);
    if (change.bulk) add_exchange(change.bulk->exchange, requests);
  }
  return requests;
}

}  // namespace

Result<HttpRequest> make_request(const Connector& connector, ConnectorFormulas& formulas,
                                 const Asking& asking, const Json& context,
                                 const std::vector<HttpHeader>& signed_in) {
  const Request& request = asking.exchange->request;
  const bool signing_in = asking.use == AskUse::sign_in;
  HttpRequest out;
  out.method = asking.link.empty() ? method_of(request.method) : HttpMethod::get;
  out.repeatable = asking.repeatable;
  out.connect_time = connector.limits.connect;
  out.time = connector.limits.request;
  out.answer_bytes_max = connector.limits.answer_bytes;
  JOINERY_TRY(out.url, address_of(connector, formulas, asking, context));
  if (asking.link.empty()) {
    if (!signing_in) {
      JOINERY_TRY(const auto shared, formulas.pairs(connector.query, context));
      out.url = with_query(out.url, shared);
    }
    JOINERY_TRY(const auto own, formulas.pairs(request.query, context));
    out.url = with_query(out.url, own);
    JOINERY_TRY_AS(added, [[maybe_unused]] const int done,
                   add_body(out, formulas, asking, context).map([] { return 0; }));
  }
  std::vector<HttpHeader> body_type = std::exchange(out.headers, {});
  if (!signing_in) {
    JOINERY_TRY(const auto shared, formulas.pairs(connector.headers, context));
    // What the connector says of bodies is meant for requests that have one.
    for (const auto& [name, value] : shared) {
      if (!same_name(name, "content-type") || !out.body.empty()) put(out.headers, name, value);
    }
    for (const HttpHeader& header : signed_in) put(out.headers, header.name, header.value);
  }
  for (const HttpHeader& header : body_type) {
    const bool said = std::ranges::any_of(
        out.headers, [&](const auto& each) { return same_name(each.name, header.name); });
    if (!said) out.headers.push_back(header);
  }
  JOINERY_TRY(const auto own, formulas.pairs(request.headers, context));
  for (const auto& [name, value] : own) put(out.headers, name, value);
  return out;
}

Result<std::vector<std::string>> hosts_of(const Connector& connector, ConnectorFormulas& formulas,
                                          const Json& credentials) {
  const Json context = with_member(Json::from_members({}), "credentials", credentials);
  std::vector<std::string> hosts;
  JOINERY_TRY(std::string base, base_of(connector, formulas, context));
  if (!base.empty()) hosts.push_back(std::move(base));
  for (const Template& host : connector.hosts) {
    JOINERY_TRY(std::string text, formulas.text(host, context));
    if (!text.empty()) hosts.push_back(std::move(text));
  }
  for (const Request* request : absolute_requests(connector)) {
    JOINERY_TRY(std::string text, formulas.text(request->path, context));
    if (!host_of(text).empty()) hosts.push_back(host_of(text));
  }
  return hosts;
}

}  // namespace joinery
