#include <array>

#include "engine/calendar/timestamp.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/json/json_write.hpp"
#include "engine/plan_file/sealed_plan.hpp"

namespace joinery {
namespace {

void write_text_or_null(JsonWriter& json, std::string_view name, const std::string& text) {
  json.member(name);
  if (text.empty()) json.null();
  else json.text(text);
}

void write_mutation(JsonWriter& json, const SealedMutation& mutation) {
  json.object().member("id").number(mutation.number);
  json.member("kind").text(name_of(mutation.kind));
  if (is_about_user(mutation.kind)) {
    write_text_or_null(json, "person", mutation.person);
    write_text_or_null(json, "user", mutation.user);
    if (!mutation.was.empty()) json.member("was").text(mutation.was);
  }
  if (!mutation.group.empty() || !mutation.group_key.empty()) {
    write_text_or_null(json, "group", mutation.group);
    json.member("group_kind").text(mutation.group_kind).member("key").text(mutation.group_key);
  }
  json.member("fields").object();
  for (const SealedChange& change : mutation.fields) {
    json.member(change.field).object();
    if (change.from) json.member("from").value(*change.from);
    json.member("to").value(change.to);
    if (!change.person.empty()) json.member("person").text(change.person);
    if (!change.key.empty()) json.member("key").text(change.key);
    json.end();
  }
  json.end().member("because").array();
  for (const SealedReason& reason : mutation.because) {
    json.object().member("rule").text(reason.rule).member("at").text(reason.at).end();
  }
  json.end().member("after").array();
  for (const std::uint32_t before : mutation.after) json.number(before);
  json.end();
  if (mutation.notify) json.member("notify").boolean(true);
  if (!mutation.held.empty()) json.member("held").text(mutation.held);
  if (!mutation.record.empty()) json.member("record").text(mutation.record);
  json.end();
}

std::string write(const SealedPlan& plan, bool for_hash) {
  std::string text;
  JsonWriter json(text);
  json.object().member("joinery").number(1).member("integration").text(plan.integration);
  json.member("as_of").text(instant_text(plan.as_of));
  if (!for_hash) json.member("hash").text(plan.hash).member("path").text(plan.path);
  json.member("serial").number(plan.serial);
  if (!for_hash) json.member("expires").text(instant_text(plan.expires));
  json.member("source").object().member("vendor").text(plan.vendor);
  json.member("records").number(0).member("complete").boolean(plan.complete);
  if (!plan.complete) json.member("because").text(plan.incomplete);
  if (!plan.snapshot.empty()) json.member("snapshot").text(plan.snapshot);
  json.member("certificate").object().end().end();
  if (plan.platform_unseen) json.member("platform").object().member("seen").boolean(false).end();
  std::array<std::uint64_t, mutation_kind_count> counts{};
  for (const SealedMutation& mutation : plan.mutations) {
    ++counts[static_cast<std::size_t>(mutation.kind)];
  }
  json.member("counts").object();
  for (std::size_t kind = 0; kind < mutation_kind_count; ++kind) {
    json.member(name_of(static_cast<MutationKind>(kind))).number(counts[kind]);
  }
  json.end().member("guards").array();
  for (const SealedGuard& guard : plan.tripped) {
    json.object().member("name").text(guard.name).member("count").number(plan.mutations.size());
    json.member("population").number(plan.mutations.size()).member("limit").number(0);
    json.member("tripped").boolean(true).member("because").text(guard.because).end();
  }
  json.end().member("mutations").array();
  for (const SealedMutation& mutation : plan.mutations) write_mutation(json, mutation);
  json.end().member("people").array().end().end();
  return text;
}

}  // namespace

std::string write_sealed(SealedPlan& plan) {
  plan.hash = "sha256:" + sha256(write(plan, true));
  plan.text = write(plan, false);
  return plan.text;
}

}  // namespace joinery
