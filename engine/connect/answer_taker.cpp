#include "engine/connect/answer_taker.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/connect/context.hpp"
#include "engine/connect/record_text.hpp"
#include "engine/json/json_parse.hpp"

namespace joinery {
namespace {

std::string dotted(const std::vector<std::string>& steps) {
  std::string out;
  for (const std::string& step : steps) out += (out.empty() ? "" : ".") + step;
  return out;
}

}  // namespace

bool AnswerTaker::begin(const HttpHead& head) {
  head_ = head;
  const bool good = head.status >= 200 && head.status < 300;
  if (good && asking_.records != nullptr && asking_.records->key_into.empty()) {
    page_ = std::make_unique<PushedPage>(asking_.records->steps, limits_,
                                         [this](RecordBlock& block) { return give(block); });
  }
  return true;
}

Result<void> AnswerTaker::give(RecordBlock& block) {
  records_ += block.records.size();
  auto taken = asking_.add(block);
  if (!taken && taken.error().code != ErrorCode::malformed) refused_ = taken.error();
  return taken;
}

bool AnswerTaker::add(std::string_view bytes) {
  bytes_ += bytes.size();
  if (page_) {
    if (auto added = page_->add(bytes); !added) {
      unreadable_ = fmt::format("{} (byte {})", added.error().what, added.error().position);
      page_.reset();
      // What was given out is void; there is no tree to be had of what is not whole.
      if (records_ > 0) return false;
    }
  }
  if (records_ > 0 || (page_ && page_->records() > 0)) {
    kept_all_ = false;
    kept_.clear();
    kept_.shrink_to_fit();
    return !refused_;
  }
  kept_all_ = kept_all_ && bytes.size() <= limits_.record_bytes - kept_.size();
  if (kept_all_) kept_ += bytes;
  return !refused_;
}

void AnswerTaker::finish() {
  const bool none = head_.status == 204 || head_.status == 205 || head_.status == 304;
  Json body = none ? Json() : read_body();
  std::vector<JsonMember> members;
  members.push_back({"status", Json::from_number(head_.status)});
  members.push_back({"headers", headers_json(head_)});
  members.push_back({"body", std::move(body)});
  answer_ = Json::from_members(std::move(members));
}

Json AnswerTaker::read_body() {
  if (page_) {
    if (auto finished = page_->finish(); finished) {
      return read_tree(page_->round());
    } else if (records_ > 0 || refused_) {
      unreadable_ = fmt::format("{} (byte {})", finished.error().what, finished.error().position);
      return {};
    }
    page_.reset();
  }
  if (bytes_ == 0) {
    unreadable_ = "the answer is empty";
    return {};
  }
  if (!kept_all_) {
    if (unreadable_.empty()) unreadable_ = "the answer is too large";
    return {};
  }
  return read_tree(kept_);
}

Json AnswerTaker::read_tree(std::string_view text) {
  auto body = parse_json(text, limits_);
  unreadable_.clear();
  if (body) return std::move(*body);
  unreadable_ =
      fmt::format("the answer is no JSON: {} (byte {})", body.error().what, body.error().position);
  return {};
}

Result<std::vector<Json>> records_in_body(const Records& records, const Json* body,
                                          bool may_be_absent) {
  const Json* at = body == nullptr ? nullptr : at_steps(*body, records.steps);
  if (at == nullptr || at->is(JsonKind::null)) {
    if (may_be_absent) return std::vector<Json>();
    return fail(ErrorCode::malformed,
                fmt::format("the answer has no records at `{}`", dotted(records.steps)));
  }
  std::vector<Json> found;
  if (at->is(JsonKind::array)) {
    found.assign(at->items().begin(), at->items().end());
  } else if (at->is(JsonKind::object) && !records.key_into.empty()) {
    for (const JsonMember& member : at->members()) {
      if (!member.value.is(JsonKind::object)) continue;
      found.push_back(with_member(member.value, records.key_into, Json::from_text(member.name)));
    }
  } else if (at->is(JsonKind::object)) {
    found.push_back(*at);
  } else {
    return fail(ErrorCode::malformed,
                records.steps.empty()
                    ? "the answer is no list of records"
                    : fmt::format("what stands at `{}` is no list of records", dotted(records.steps)));
  }
  return found;
}

Result<void> AnswerTaker::hand_out() {
  if (asking_.records == nullptr || page_) return {};
  const bool may_be_absent = asking_.records->may_be_absent || head_.status == 204;
  JOINERY_TRY(const std::vector<Json> found,
              records_in_body(*asking_.records, answer_.find("body"), may_be_absent));
  if (found.empty()) return {};
  RecordBlock block = block_of(found);
  return give(block);
}

}  // namespace joinery
