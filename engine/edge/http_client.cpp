#include "engine/edge/http_client.hpp"

#include <algorithm>

namespace joinery {

std::string_view name_of(HttpMethod method) {
  switch (method) {
    case HttpMethod::get: return "GET";
    case HttpMethod::post: return "POST";
    case HttpMethod::put: return "PUT";
    case HttpMethod::patch: return "PATCH";
    case HttpMethod::delete_: return "DELETE";
    case HttpMethod::head: return "HEAD";
  }
  return {};
}

const std::string* HttpHead::find(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &HttpHeader::name);
  return found == headers.end() ? nullptr : &found->value;
}

bool CollectingReceiver::begin(const HttpHead& answer_head) {
  head = answer_head;
  body.clear();
  return true;
}

bool CollectingReceiver::add(std::string_view bytes) {
  too_large = bytes.size() > bytes_max_ - body.size();
  if (!too_large) body += bytes;
  return !too_large;
}

}  // namespace joinery
