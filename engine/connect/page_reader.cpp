#include "engine/connect/page_reader.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "engine/connect/answer_taker.hpp"
#include "engine/connect/context.hpp"
#include "engine/connect/record_text.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {

std::string_view name_of(Proof proof) {
  switch (proof) {
    case Proof::never:
      return "never";
    case Proof::whole_answer:
      return "whole answer";
    case Proof::last_page:
      return "last page";
    case Proof::total:
      return "total";
    case Proof::condition:
      return "condition";
    case Proof::marker:
      return "marker";
    case Proof::trailer:
      return "trailer";
  }
  return {};
}

PageReader::PageReader(Caller& caller, const Stream& stream, AskUse use, Json context,
                       PageSink sink, std::string link)
    : caller_(caller),
      stream_(stream),
      use_(use),
      context_(std::move(context)),
      sink_(std::move(sink)),
      number_(stream.pages.from),
      offset_(stream.pages.from),
      size_(stream.pages.size),
      link_(std::move(link)) {
  seen_.name = stream.name;
  seen_.proof = stream.proof;
  if (!link_.empty()) ways_.insert(link_);
}

Json PageReader::page_json(bool with_count) const {
  std::vector<JsonMember> members;
  members.push_back({"number", Json::from_number(static_cast<std::int64_t>(number_))});
  members.push_back({"offset", Json::from_number(static_cast<std::int64_t>(offset_))});
  if (size_ > 0) members.push_back({"size", Json::from_number(size_)});
  if (cursor_) members.push_back({"cursor", *cursor_});
  if (with_count)
    members.push_back({"count", Json::from_number(static_cast<std::int64_t>(page_records_))});
  return Json::from_members(std::move(members));
}

std::optional<Asking> PageReader::next() {
  if (ended_) return std::nullopt;
  if (seen_.pages >= std::min(stream_.pages.at_most == 0 ? UINT32_MAX : stream_.pages.at_most,
                              caller_.connector().limits.pages)) {
    fail_with(AnswerMeaning::stop, fmt::format("more than {} pages", seen_.pages));
    return std::nullopt;
  }
  page_records_ = 0;
  first_ = 0;
  Asking asking;
  asking.exchange = &*stream_.exchange;
  asking.use = use_;
  asking.name = fmt::format("{}, page {}", stream_.name, seen_.pages + 1);
  asking.context = with_member(context_, "page", page_json(false));
  asking.link = link_;
  asking.records = &stream_.records;
  asking.add = [this](RecordBlock& block) { return add(block); };
  asking.drop = [this] {
    page_records_ = 0;
    first_ = 0;
    return sink_.drop();
  };
  return asking;
}

void PageReader::begin_with(const Json& body) {
  const auto found = records_in_body(stream_.records, &body, stream_.records.may_be_absent);
  if (!found) return fail_with(AnswerMeaning::stop, stream_.name + ": " + found.error().what);
  if (!found->empty()) {
    RecordBlock block = block_of(*found);
    if (const auto added = add(block); !added)
      return fail_with(AnswerMeaning::stop, added.error().what);
  }
  Answered answered;
  answered.meaning = AnswerMeaning::done;
  answered.status = 200;
  answered.answer = Json::from_members({{"status", Json::from_number(answered.status)},
                                        {"headers", Json::from_members({})},
                                        {"body", body}});
  took(answered);
}

Result<void> PageReader::add(RecordBlock& block) {
  if (page_records_ == 0 && !block.records.empty()) {
    const RecordSpan& span = block.records.front();
    first_ = std::hash<std::string_view>()({block.bytes.data() + span.begin, span.size});
  }
  page_records_ += block.records.size();
  if (seen_.records + page_records_ > caller_.connector().limits.records) {
    return fail(ErrorCode::too_large,
                fmt::format("more than {} records", caller_.connector().limits.records));
  }
  return sink_.add(block);
}

void PageReader::fail_with(AnswerMeaning meaning, std::string why) {
  ended_ = true;
  seen_.closed = seen_.proven = false;
  seen_.meaning = meaning;
  seen_.why = std::move(why);
}

void PageReader::took(const Answered& answered) {
  switch (answered.meaning) {
    case AnswerMeaning::done:
      return page_done(answered);
    case AnswerMeaning::smaller_pages:
      return smaller(answered.say);
    case AnswerMeaning::not_found:
      // Nobody is there; only who asks for one person or part takes that for an answer.
      if (use_ == AskUse::one || use_ == AskUse::part || use_ == AskUse::find) {
        ended_ = seen_.closed = seen_.proven = true;
        return;
      }
      [[fallthrough]];
    default:
      seen_.status = answered.status;
      return fail_with(
          answered.meaning == AnswerMeaning::not_found ? AnswerMeaning::stop : answered.meaning,
          fmt::format("page {} of {}: {}", seen_.pages + 1, stream_.name, answered.say));
  }
}

void PageReader::smaller(const std::string& why) {
  const auto next =
      std::ranges::find_if(stream_.pages.smaller, [&](std::uint32_t size) { return size < size_; });
  const bool by_number = stream_.pages.by == Pages::By::number;
  if (next == stream_.pages.smaller.end() || (by_number && seen_.records % *next != 0)) {
    return fail_with(AnswerMeaning::stop,
                     fmt::format("page {} of {}: {}, and there is no smaller size", seen_.pages + 1,
                                 stream_.name, why));
  }
  size_ = *next;
  if (by_number) number_ = stream_.pages.from + seen_.records / size_;
}

Json PageReader::answer_context(const Answered& answered) const {
  Json context = merged(context_, answered.answer);
  context = with_member(context, "page", page_json(true));
  return with_member(context, "count", Json::from_number(static_cast<std::int64_t>(seen_.records)));
}

void PageReader::page_done(const Answered& answered) {
  ++seen_.pages;
  seen_.records += page_records_;
  seen_.last_answer = answered.answer;
  if (is_loop()) return;
  if (const auto closed = sink_.close(answered.answer); !closed) {
    return fail_with(AnswerMeaning::stop, closed.error().what);
  }
  const Json context = answer_context(answered);
  if (!learn_total(context) || !find_next(context)) return;
  const auto last = is_last(context);
  if (!last) return;
  if (*last) {
    ended_ = seen_.closed = true;
    return prove(context);
  }
  ++number_;
  offset_ += page_records_;
  if (stream_.pages.by == Pages::By::link) link_ = next_text_;
}

/// The same records again as on an earlier page. Where only changes are read, the same change may come twice:
/// there cursors and links alone tell.
bool PageReader::is_loop() {
  const bool leads_on = stream_.pages.by == Pages::By::cursor || stream_.pages.by == Pages::By::link;
  const bool paged = stream_.pages.by != Pages::By::none && (use_ != AskUse::changed || !leads_on);
  if (!paged || !stream_.id || page_records_ == 0 || firsts_.insert(first_).second) return false;
  fail_with(AnswerMeaning::stop, fmt::format("page {} of {} begins with a record that an earlier "
                                             "page began with: the pages go in a circle",
                                             seen_.pages, stream_.name));
  return true;
}

bool PageReader::learn_total(const Json& context) {
  if (!stream_.pages.total) return true;
  const Worked total = caller_.formulas().work_out(*stream_.pages.total, context);
  if (total.kind == Worked::Kind::hold) {
    fail_with(AnswerMeaning::stop,
              fmt::format("{}: how many records there are: {}", stream_.name, total.why));
    return false;
  }
  if (total.json.is(JsonKind::number) && total.json.as_number() >= 0) {
    const auto counted = static_cast<std::uint64_t>(std::min(total.json.as_number(), 9e15));
    if (seen_.total && *seen_.total != counted) seen_.total_before = seen_.total;
    seen_.total = counted;
  }
  return true;
}

/// Reads the way to the next page, if pages have one.
bool PageReader::find_next(const Json& context) {
  next_text_.clear();
  if (!stream_.pages.next) return true;
  Worked next = caller_.formulas().work_out(*stream_.pages.next, context);
  if (next.kind == Worked::Kind::hold) {
    fail_with(AnswerMeaning::stop,
              fmt::format("{}: the way to the next page: {}", stream_.name, next.why));
    return false;
  }
  if (next.is_blank()) return true;
  next_text_ = next.json.is(JsonKind::text) ? std::string(next.json.as_text()) : print(next.json);
  if (next_text_.empty()) return true;
  if (!ways_.insert(next_text_).second) {
    fail_with(AnswerMeaning::stop,
              fmt::format("page {} of {} leads to a page that was read already: the pages go in a "
                          "circle",
                          seen_.pages, stream_.name));
    return false;
  }
  cursor_ = std::move(next.json);
  return true;
}

std::optional<bool> PageReader::is_last(const Json& context) {
  const Pages& pages = stream_.pages;
  if (pages.by == Pages::By::none) return true;
  if (pages.last_when) {
    const auto last = caller_.formulas().is_yes(*pages.last_when, context);
    if (!last) {
      fail_with(AnswerMeaning::stop,
                fmt::format("{}: whether a page is the last: {}", stream_.name, last.error().what));
      return std::nullopt;
    }
    if (*last) return true;
  }
  const bool leads_on = pages.by == Pages::By::cursor || pages.by == Pages::By::link;
  if (leads_on && next_text_.empty()) {
    if (pages.ends == Pages::Ends::without_next) return true;
    // It ends otherwise, and there is no way on.
    if (pages.ends == Pages::Ends::condition) {
      fail_with(AnswerMeaning::stop,
                fmt::format("page {} of {} says neither that it is the last nor where the next one "
                            "is",
                            seen_.pages, stream_.name));
      return std::nullopt;
    }
    return true;
  }
  switch (pages.ends) {
    case Pages::Ends::short_page:
      return page_records_ < size_;
    case Pages::Ends::empty_page:
      return page_records_ == 0;
    case Pages::Ends::total:
      // Nothing more comes, whatever the vendor counted: the proof says what is missing.
      return page_records_ == 0 || (seen_.total && seen_.records >= *seen_.total);
    case Pages::Ends::without_next:
    case Pages::Ends::condition:
      break;
  }
  return false;
}

void PageReader::prove(const Json& context) {
  seen_.proven = true;
  switch (stream_.proof) {
    case Proof::whole_answer:
    case Proof::last_page:
    case Proof::marker:
    case Proof::trailer:
      return;
    case Proof::total:
      // Of people the one who knows the repeats compares.
      if (seen_.total && (use_ != AskUse::part || *seen_.total == seen_.records)) return;
      if (seen_.total) {
        return fail_with(AnswerMeaning::stop,
                         fmt::format("{}: the vendor counts {} and {} came", stream_.name,
                                     *seen_.total, seen_.records));
      }
      seen_.why =
          fmt::format("{}: the vendor did not say how many records there are", stream_.name);
      break;
    case Proof::condition: {
      const auto complete = caller_.formulas().is_yes(*stream_.complete_when, context);
      if (complete && *complete) return;
      seen_.why = fmt::format("{}: what shows that it is complete did not come", stream_.name);
      break;
    }
    case Proof::never:
      // An answer about one person, read to its end, is all there is about them.
      if (use_ == AskUse::one && stream_.pages.by == Pages::By::none) return;
      seen_.why = fmt::format("{}: nothing proves that nobody is missing (`complete: never`)",
                              stream_.name);
      break;
  }
  seen_.proven = false;
}

}  // namespace joinery
