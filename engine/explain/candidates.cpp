#include "engine/explain/candidates.hpp"

#include <algorithm>

#include "engine/decode/decode.hpp"
#include "engine/explain/raw_form.hpp"

namespace joinery {
namespace {

constexpr std::size_t candidates_max = 96;
constexpr std::int64_t spans_max = 200'000;  // days, months or years that a mapping may count

class CandidateList {
 public:
  CandidateList(const Inquiry& inquiry, const Hints& hints, ReadingId reading, const Value& value,
                const Json* raw, const ValuesSeen& seen)
      : inquiry_(inquiry),
        hints_(hints),
        reading_(reading),
        value_(value),
        raw_(raw),
        seen_(seen) {}

  std::vector<PossibleValue> make() &&;

 private:
  [[nodiscard]] const Decoder& decoder() const {
    return inquiry_.graph.readings[reading_.index].decoder;
  }
  [[nodiscard]] const Type& type() const { return decoder().type; }
  void add(const Value& value, int cost);
  void add_text(std::string_view text, int cost) { add(Value::text(arena_.copy(text)), cost); }
  void add_day(std::int64_t days, int cost) { add(Value::of(ValueKind::date, days), cost); }
  void add_near(const Value& value, int cost);
  void add_parts(std::string_view part);
  void add_constant(const Constant& constant);
  void add_spans(std::int64_t count);
  void add_compared();
  void add_invented();
  void add_lists();

  const Inquiry& inquiry_;
  const Hints& hints_;
  ReadingId reading_;
  const Value& value_;
  const Json* raw_;
  const ValuesSeen& seen_;
  Arena arena_;
  std::vector<PossibleValue> made_;
};

void CandidateList::add(const Value& value, int cost) {
  if (made_.size() >= candidates_max) return;
  auto raw = raw_form(decoder(), value, inquiry_.references.zones);
  if (!raw || (raw_ != nullptr && *raw == *raw_)) return;
  const auto same_raw = [&](const PossibleValue& known) { return known.raw && *known.raw == *raw; };
  if (const auto known = std::find_if(made_.begin(), made_.end(), same_raw); known != made_.end()) {
    known->cost = std::min(known->cost, cost);
    return;
  }
  const Value back = decode(decoder(), raw_of(&*raw, arena_), inquiry_.references, arena_);
  if (back.is_hold() || back.is_blank()) return;
  made_.push_back({std::move(raw), cost});
}

/// The value and its neighbours.
void CandidateList::add_near(const Value& value, int cost) {
  add(value, cost);
  std::int64_t step = 0;
  if (value.kind == ValueKind::date) step = 1;
  if (value.kind == ValueKind::number) step = number_one;
  if (value.kind == ValueKind::instant) step = micros_per_second;
  if (step == 0) return;
  add(Value::of(value.kind, value.integer - step), cost_near);
  add(Value::of(value.kind, value.integer + step), cost_near);
}

/// A date may be asked how many days, months or years it lies from today.
void CandidateList::add_spans(std::int64_t count) {
  if (!type().is(TypeWord::date) || count < -spans_max || count > spans_max) return;
  for (std::size_t i = 0; i < seen_.all().size(); ++i) {
    const Value& today = seen_.all()[i];
    if (inquiry_.graph.nodes[i].op != NodeOp::today || today.kind != ValueKind::date) continue;
    const Day day{static_cast<std::int32_t>(today.integer)};
    for (const std::int64_t by : {-count, count}) {
      for (const auto moved : {add_days(day, by), add_months(day, by), add_years(day, by)}) {
        if (moved) add_near(Value::of(ValueKind::date, moved->days), cost_near);
      }
    }
    return;
  }
}

/// Part of an address may be asked for: its domain, or what stands before it.
void CandidateList::add_parts(std::string_view part) {
  const bool is_text = value_.kind == ValueKind::text;
  const std::string now(is_text ? value_.view() : "somebody@example.com");
  const std::string local = now.substr(0, now.find('@'));
  const std::string domain = now.substr(std::min(now.find('@') + 1, now.size()));
  const std::string wanted(part);
  const std::size_t at = wanted.find('@');
  if (at == 0) add_text(local + wanted, cost_named);
  if (at == std::string::npos) add_text(local + "@" + wanted, cost_named);
  if (at == std::string::npos) add_text(wanted + "@" + domain, cost_named);
  if (at + 1 == wanted.size()) add_text(wanted + domain, cost_named);
}

void CandidateList::add_constant(const Constant& constant) {
  const Value value = constant.view(arena_);
  if (value.kind == ValueKind::text && type().is(TypeWord::email)) add_parts(value.view());
  if (value.kind == ValueKind::number) add_spans(value.integer / number_one);
  add_near(value, cost_named);
}

/// What the other side of a comparison was, and what this side must be for the two to meet.
void CandidateList::add_compared() {
  for (const Compared& pair : hints_.compared()) {
    for (const auto& [mine, other] :
         {std::pair{pair.left, pair.right}, std::pair{pair.right, pair.left}}) {
      if (!hints_.depends(mine, reading_)) continue;
      const Value& wanted = seen_.of(other);
      if (wanted.is_blank() || wanted.is_hold()) continue;
      add_near(wanted, cost_named);
      const Value& now = seen_.of(mine);
      const bool counted = now.kind == ValueKind::date || now.kind == ValueKind::number ||
                           now.kind == ValueKind::instant;
      if (!counted || now.kind != wanted.kind || value_.kind != now.kind) continue;
      std::int64_t moved = 0;
      if (__builtin_sub_overflow(wanted.integer, now.integer, &moved) ||
          __builtin_add_overflow(moved, value_.integer, &moved)) {
        continue;
      }
      add_near(Value::of(now.kind, moved), cost_near);
    }
  }
}

void CandidateList::add_invented() {
  switch (type().word) {
    case TypeWord::one_of:
      for (const std::string& choice : type().choices) add_text(choice, cost_named);
      return;
    case TypeWord::yes_no:
      add(Value::yes_no(true), cost_named);
      add(Value::yes_no(false), cost_named);
      return;
    case TypeWord::text:
    case TypeWord::person:
    case TypeWord::group:
      add_text("something else", cost_invented);
      return;
    case TypeWord::email:
      add_text("somebody.else@example.com", cost_invented);
      return;
    case TypeWord::country:
      for (const char* code : {"GB", "US", "AQ"}) add_text(code, cost_invented);
      return;
    case TypeWord::language:
      for (const char* tag : {"en", "de"}) add_text(tag, cost_invented);
      return;
    case TypeWord::zone:
      for (const char* name : {"UTC", "Europe/London", "America/New_York"}) {
        const auto zone = inquiry_.references.zones.find(name);
        if (zone) add(Value::of(ValueKind::zone, zone->index), cost_invented);
      }
      return;
    case TypeWord::number:
      for (const std::int64_t n : {0, 1, 1000}) add(Value::number(n * number_one), cost_invented);
      return;
    case TypeWord::date:
      for (const Value& known : seen_.all()) {
        if (known.kind == ValueKind::date) add_near(known, cost_near);
      }
      add_day(day_from(2000, 1, 1)->days, cost_invented);
      add_day(day_from(2099, 12, 31)->days, cost_invented);
      return;
    case TypeWord::instant:
      add_near(Value::of(ValueKind::instant, inquiry_.clock.now.micros), cost_near);
      return;
    case TypeWord::list:
    case TypeWord::record:
      return;
  }
}

/// The list with one more item that the mapping asks about, and without each of its own.
void CandidateList::add_lists() {
  std::vector<Value> now;
  if (value_.kind == ValueKind::list)
    now.assign(value_.elements().begin(), value_.elements().end());
  for (const Constant& constant : hints_.constants(reading_)) {
    const Value item = constant.view(arena_);
    const auto is_item = [&](const Value& one) { return same(one, item); };
    if (std::none_of(now.begin(), now.end(), is_item)) {
      now.push_back(item);
      add(Value::list(now), cost_named);
      now.pop_back();
    }
    add(Value::list({&item, 1}), cost_named);
    std::vector<Value> rest;
    std::remove_copy_if(now.begin(), now.end(), std::back_inserter(rest), is_item);
    if (!rest.empty() && rest.size() < now.size()) add(Value::list(rest), cost_near);
  }
}

std::vector<PossibleValue> CandidateList::make() && {
  if (type().is(TypeWord::list)) {
    add_lists();
  } else {
    for (const Constant& constant : hints_.constants(reading_)) add_constant(constant);
    add_compared();
    add_invented();
  }
  if (raw_ != nullptr && !value_.is_blank()) made_.push_back({std::nullopt, cost_removed});
  return std::move(made_);
}

}  // namespace

std::vector<PossibleValue> candidates(const Inquiry& inquiry, const Hints& hints, ReadingId reading,
                                      const Value& value, const Json* raw, const ValuesSeen& seen) {
  return CandidateList(inquiry, hints, reading, value, raw, seen).make();
}

}  // namespace joinery
