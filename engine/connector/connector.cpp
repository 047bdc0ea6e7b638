#include "engine/connector/connector.hpp"

#include <algorithm>

namespace joinery {

const Stream* Connector::stream(std::string_view stream_name) const {
  const auto found = std::ranges::find(streams, stream_name, &Stream::name);
  return found == streams.end() ? nullptr : &*found;
}

const Change* Connector::change(std::string_view kind) const {
  const auto found = std::ranges::find(changes, kind, &Change::kind);
  return found == changes.end() ? nullptr : &*found;
}

ClearAs::Value Connector::cleared_as(std::string_view field) const {
  auto found = std::ranges::find(clear_as, field, &ClearAs::field);
  if (found == clear_as.end()) found = std::ranges::find(clear_as, std::string_view(), &ClearAs::field);
  return found == clear_as.end() ? ClearAs::Value::null : found->value;
}

std::string_view name_of(Request::Method method) {
  switch (method) {
    case Request::Method::get: return "GET";
    case Request::Method::post: return "POST";
    case Request::Method::put: return "PUT";
    case Request::Method::patch: return "PATCH";
    case Request::Method::delete_: return "DELETE";
    case Request::Method::head: return "HEAD";
  }
  return {};
}

std::string_view name_of(AnswerMeaning meaning) {
  switch (meaning) {
    case AnswerMeaning::done: return "done";
    case AnswerMeaning::retry: return "retry";
    case AnswerMeaning::sign_in_again: return "sign in again";
    case AnswerMeaning::smaller_pages: return "smaller pages";
    case AnswerMeaning::start_over: return "start over";
    case AnswerMeaning::not_found: return "not found";
    case AnswerMeaning::exists: return "exists";
    case AnswerMeaning::conflict: return "conflict";
    case AnswerMeaning::record: return "record";
    case AnswerMeaning::configuration: return "configuration";
    case AnswerMeaning::stop: return "stop";
  }
  return {};
}

std::string_view name_of(Hooks::Consequence consequence) {
  switch (consequence) {
    case Hooks::Consequence::changed: return "changed";
    case Hooks::Consequence::joined: return "joined";
    case Hooks::Consequence::left: return "left";
    case Hooks::Consequence::deleted: return "deleted";
    case Hooks::Consequence::ignored: return "ignored";
  }
  return {};
}

}  // namespace joinery
