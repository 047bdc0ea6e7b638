#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/plan_file/sealed_plan.hpp"

namespace joinery {
namespace {

constexpr std::size_t plan_bytes_max = std::size_t{4} << 30U;

/// Reads members and keeps the first mistake; what is wrong reads as empty.
class PlanReader {
 public:
  [[nodiscard]] std::optional<Error> mistake() const { return mistake_; }

  void wrong(std::string_view name, std::string_view what) {
    if (mistake_) return;
    mistake_ = Error{ErrorCode::malformed, fmt::format("the plan's `{}` {}", name, what), 0};
  }

  const Json* member(const Json& in, std::string_view name, JsonKind kind, bool required) {
    const Json* found = in.find(name);
    if (found == nullptr) {
      if (required) wrong(name, "is missing");
      return nullptr;
    }
    if (found->is(kind)) return found;
    if (!found->is(JsonKind::null)) wrong(name, fmt::format("is no {}", name_of(kind)));
    return nullptr;
  }

  std::string text(const Json& in, std::string_view name, bool required = true) {
    const Json* found = member(in, name, JsonKind::text, required);
    return found == nullptr ? std::string() : std::string(found->as_text());
  }

  std::uint64_t number(const Json& in, std::string_view name) {
    const Json* found = member(in, name, JsonKind::number, true);
    return found == nullptr ? 0 : whole(*found, name);
  }

  std::uint64_t whole(const Json& value, std::string_view name) {
    std::uint64_t read = 0;
    if (!value.is(JsonKind::number)) {
      wrong(name, "is no number");
      return 0;
    }
    const std::string_view digits = value.number_text();
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    if (error != std::errc() || end != digits.data() + digits.size()) wrong(name, "is no count");
    return read;
  }

  Instant instant(const Json& in, std::string_view name) {
    const auto read = parse_instant(text(in, name));
    if (read) return *read;
    wrong(name, "is no time");
    return {};
  }

  std::span<const Json> items(const Json& in, std::string_view name, bool required = true) {
    const Json* found = member(in, name, JsonKind::array, required);
    return found == nullptr ? std::span<const Json>() : found->items();
  }

  SealedMutation mutation(const Json& in) {
    SealedMutation made;
    made.number = static_cast<std::uint32_t>(number(in, "id"));
    const std::string kind = text(in, "kind");
    if (const auto known = mutation_kind_of(kind)) made.kind = *known;
    else wrong("kind", "is none that is known here");
    made.person = text(in, "person", false);
    made.user = text(in, "user", false);
    made.was = text(in, "was", false);
    made.group = text(in, "group", false);
    made.group_kind = text(in, "group_kind", false);
    made.group_key = text(in, "key", false);
    made.held = text(in, "held", false);
    made.record = text(in, "record", false);
    const Json* notify = member(in, "notify", JsonKind::boolean, false);
    made.notify = notify != nullptr && notify->as_boolean();
    if (const Json* fields = member(in, "fields", JsonKind::object, true)) {
      for (const JsonMember& field : fields->members()) made.fields.push_back(change(field));
    }
    for (const Json& before : items(in, "after")) {
      made.after.push_back(static_cast<std::uint32_t>(whole(before, "after")));
      if (made.after.back() == 0 || made.after.back() >= made.number) {
        wrong("after", "names a mutation that does not stand before it");
      }
    }
    for (const Json& reason : items(in, "because")) {
      made.because.push_back({text(reason, "rule"), text(reason, "at")});
    }
    return made;
  }

  SealedChange change(const JsonMember& field) {
    SealedChange made;
    made.field = field.name;
    if (const Json* from = field.value.find("from")) made.from = *from;
    if (const Json* to = field.value.find("to")) made.to = *to;
    else wrong("fields", "has a change without `to`");
    made.person = text(field.value, "person", false);
    made.key = text(field.value, "key", false);
    return made;
  }

 private:
  std::optional<Error> mistake_;
};

/// Of every byte of its compact form, but for the three members that the hash leaves out.
std::string hash_of(const Json& plan) {
  std::string text;
  JsonWriter json(text);
  json.object();
  for (const JsonMember& member : plan.members()) {
    if (member.name == "hash" || member.name == "path" || member.name == "expires") continue;
    json.member(member.name).value(member.value);
  }
  json.end();
  return "sha256:" + sha256(text);
}

SealedPlan plan_of(PlanReader& reader, const Json& json) {
  SealedPlan plan;
  if (reader.number(json, "joinery") != 1) reader.wrong("joinery", "is a version of later times");
  plan.integration = reader.text(json, "integration");
  plan.path = reader.text(json, "path", false);
  plan.hash = reader.text(json, "hash");
  plan.as_of = reader.instant(json, "as_of");
  plan.expires = reader.instant(json, "expires");
  plan.serial = reader.number(json, "serial");
  if (const Json* source = reader.member(json, "source", JsonKind::object, true)) {
    plan.vendor = reader.text(*source, "vendor");
    plan.incomplete = reader.text(*source, "because", false);
    plan.snapshot = reader.text(*source, "snapshot", false);
    const Json* complete = reader.member(*source, "complete", JsonKind::boolean, true);
    plan.complete = complete != nullptr && complete->as_boolean();
  }
  if (const Json* platform = reader.member(json, "platform", JsonKind::object, false)) {
    const Json* seen = reader.member(*platform, "seen", JsonKind::boolean, true);
    plan.platform_unseen = seen == nullptr || !seen->as_boolean();
  }
  for (const Json& guard : reader.items(json, "guards")) {
    const Json* tripped = guard.find("tripped");
    if (tripped == nullptr || !tripped->is(JsonKind::boolean) || !tripped->as_boolean()) continue;
    plan.tripped.push_back({reader.text(guard, "name"), reader.text(guard, "because", false)});
  }
  for (const Json& mutation : reader.items(json, "mutations")) {
    plan.mutations.push_back(reader.mutation(mutation));
    if (plan.mutations.back().number != plan.mutations.size()) {
      reader.wrong("mutations", "are not numbered one after the other");
    }
  }
  return plan;
}

}  // namespace

const SealedMutation* SealedPlan::find(std::uint32_t number) const {
  return number == 0 || number > mutations.size() ? nullptr : &mutations[number - 1];
}

Result<SealedPlan> read_plan(std::string_view text, const Limits& limits) {
  Limits wide = limits;
  wide.record_bytes = plan_bytes_max;
  const auto json = parse_json(text, wide);
  if (!json) return tl::unexpected<Error>(json.error());
  if (!json->is(JsonKind::object)) return fail(ErrorCode::malformed, "this is no plan");
  PlanReader reader;
  SealedPlan plan = plan_of(reader, *json);
  if (reader.mistake()) return tl::unexpected<Error>(*reader.mistake());
  if (hash_of(*json) != plan.hash) {
    return fail(ErrorCode::malformed,
                "the plan is not the one that was sealed: its hash does not fit");
  }
  plan.text = text;
  return plan;
}

}  // namespace joinery
