#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/json/json_write.hpp"
#include "engine/plan_file/write_plan.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

using Out = std::function<void(std::string_view)>;

constexpr std::size_t piece_bytes = 256U << 10U;
constexpr std::size_t kept_bytes = 128U << 20U;

class PlanWriter {
 public:
  PlanWriter(const Plan& plan, const PlanContext& context, Out out)
      : plan_(plan), context_(context), out_(std::move(out)), field_reasons_(context.graph.fields.size()),
        json_(text_) {}

  /// `for_hash` leaves out what the hash does not cover.
  void write_head(bool for_hash) {
    json_.object().member("joinery").number(1);
    json_.member("integration").text(plan_.integration);
    json_.member("as_of").text(instant_text(plan_.as_of));
    if (!for_hash) json_.member("hash").text(plan_.hash).member("path").text(plan_.path);
    json_.member("serial").number(plan_.serial);
    if (!for_hash) json_.member("expires").text(instant_text(plan_.expires));
    hand_out(0);
  }

  void write_body() {
    write_source();
    write_counts();
    write_guards();
    json_.member("mutations").array();
    for (std::uint32_t m = 0; m < plan_.mutations.size(); ++m) {
      write_mutation(m);
      hand_out(piece_bytes);
    }
    json_.end();
    json_.member("people").array();
    for (const PlanNote& note : plan_.notes) {
      write_note(note);
      hand_out(piece_bytes);
    }
    json_.end();
    write_outlook();
    json_.end();
    hand_out(0);
  }

 private:
  void hand_out(std::size_t at_least) {
    if (text_.size() <= at_least) return;
    out_(text_);
    text_.clear();
  }

  /// What comes after the plan: whom to ask for, when to look again, how long it takes.
  void write_outlook() {
    if (!plan_.look_ups.empty()) {
      json_.member("look_ups").array();
      for (const std::string& person : plan_.look_ups) json_.text(person);
      json_.end();
    }
    json_.member("next_change");
    if (plan_.next_change) json_.text(instant_text(*plan_.next_change));
    else json_.null();
    const PlanComing& coming = plan_.coming;
    json_.member("coming").object().member("joiners").number(coming.joiners);
    write_instant("first_joiner", coming.first_joiner);
    json_.member("leavers").number(coming.leavers);
    write_instant("first_leaver", coming.first_leaver);
    json_.end();
    json_.member("forecast").object();
    json_.member("requests").number(plan_.forecast.requests);
    json_.member("seconds").number(plan_.forecast.seconds).end();
  }

  void write_instant(std::string_view name, const std::optional<Instant>& at) {
    if (at) json_.member(name).text(instant_text(*at));
  }

  void write_source() {
    json_.member("source").object();
    json_.member("vendor").text(plan_.vendor);
    json_.member("records").number(plan_.counts.read);
    json_.member("complete").boolean(plan_.complete);
    if (!plan_.complete) json_.member("because").text(plan_.incomplete);
    if (!plan_.snapshot.empty()) json_.member("snapshot").text(plan_.snapshot);
    json_.member("certificate").raw(plan_.certificate.empty() ? "{}" : plan_.certificate);
    json_.end();
    if (!plan_.platform_unseen) return;
    json_.member("platform").object().member("seen").boolean(false);
    json_.member("because").text(unseen_platform).end();
  }

  void write_counts() {
    const PlanCounts& counts = plan_.counts;
    json_.member("counts").object();
    json_.member("read").number(counts.read);
    json_.member("include").number(counts.include);
    json_.member("exclude").number(counts.exclude);
    json_.member("hold").number(counts.hold);
    for (std::size_t kind = 0; kind < mutation_kind_count; ++kind) {
      json_.member(name_of(static_cast<MutationKind>(kind))).number(counts.mutations[kind]);
    }
    json_.member("unchanged").number(counts.unchanged).end();
  }

  void write_guards() {
    json_.member("guards").array();
    for (const GuardResult& guard : plan_.guards) {
      json_.object().member("name").text(guard.name);
      json_.member("count").number(guard.count);
      json_.member("population").number(guard.population);
      json_.member("limit").number(guard.limit);
      json_.member("tripped").boolean(guard.tripped);
      if (guard.tripped) json_.member("because").text(guard.because);
      json_.end();
    }
    json_.end();
  }

  void write_mutation(std::uint32_t index) {
    const Mutation& mutation = plan_.mutations[index];
    json_.object().member("id").number(index + 1);
    json_.member("kind").text(name_of(mutation.kind));
    if (mutation.group == nobody || mutation.person != nobody) {
      json_.member("person");
      if (mutation.person == nobody) json_.null();
      else json_.text(context_.people.list[mutation.person].id);
      json_.member("user");
      if (mutation.user == nobody) json_.null();
      else json_.text(context_.present.users[mutation.user].id);
      write_was(mutation);
    }
    if (mutation.group != nobody) write_group(plan_.groups[mutation.group]);
    write_fields(mutation);
    write_because(mutation);
    json_.member("after").array();
    for (const std::uint32_t before : mutation.after) json_.number(before + 1);
    json_.end();
    if (mutation.person != nobody) write_record(context_.people.list[mutation.person]);
    if (!mutation.why.empty()) json_.member("why").text(mutation.why);
    if (mutation.notify) json_.member("notify").boolean(true);
    if (mutation.guard != nobody) json_.member("held").text(plan_.guards[mutation.guard].name);
    json_.end();
  }

  /// HR gave a person another id: whatever is remembered of the old one moves along.
  void write_was(const Mutation& mutation) {
    if (mutation.kind != MutationKind::link_user || mutation.user == nobody) return;
    const std::string_view was = context_.present.users[mutation.user].person;
    if (!was.empty()) json_.member("was").text(was);
  }

  /// What the change was decided from, for whoever asks later.
  void write_record(const Person& person) {
    if (!person.record.empty()) json_.member("record").text("sha256:" + std::string(person.record));
  }

  void write_group(const PlannedGroup& group) {
    json_.member("group");
    if (group.present == nobody) json_.null();
    else json_.text(context_.present.groups[group.present].id);
    json_.member("group_kind").text(group.kind);
    json_.member("key").text(group.key);
  }

  void write_fields(const Mutation& mutation) {
    json_.member("fields").object();
    if (mutation.kind == MutationKind::create_group) {
      const PlannedGroup& group = plan_.groups[mutation.group];
      json_.member("name").object().member("to").text(group.name).end();
      json_.member("kind").object().member("to").text(group.kind).end();
    }
    if (mutation.change != nobody) write_group_change(mutation);
    for (const FieldChange& change : mutation.fields) {
      const GraphField& field = context_.graph.fields[change.field];
      json_.member(field.name).object();
      if (mutation.kind != MutationKind::create_user) {
        json_.member("from");
        write_value(change.from, field.type);
      }
      json_.member("to");
      write_value(change.to, field.type);
      if (change.to_person != nobody) {
        json_.member("person").text(context_.people.list[change.to_person].id);
      }
      json_.end();
    }
    json_.end();
  }

  void write_group_change(const Mutation& mutation) {
    const GroupChange& change = plan_.group_changes[mutation.change];
    const auto text_or_null = [&](const std::string& text) {
      if (text.empty()) json_.null();
      else json_.text(text);
    };
    json_.member(mutation.kind == MutationKind::rename_group       ? "name"
                 : mutation.kind == MutationKind::set_group_parent ? "parent"
                                                                   : "manager");
    json_.object().member("from");
    text_or_null(change.from);
    json_.member("to");
    text_or_null(change.to);
    if (change.to_group != nobody) json_.member("key").text(plan_.groups[change.to_group].key);
    if (change.to_person != nobody) {
      json_.member("person").text(context_.people.list[change.to_person].id);
    }
    json_.end();
  }

  void write_value(const Value& value, const Type& type) {
    if (value.is_hold()) {
      json_.null();
      return;
    }
    value_.clear();
    append_json(value_, value, type, context_.zones);
    json_.raw(value_);
  }

  void write_reason(std::string_view rule, Span place) { json_.raw(reason(rule, place)); }

  [[nodiscard]] std::string reason(std::string_view rule, Span place) const {
    std::string text;
    JsonWriter(text).object().member("rule").text(rule).member("at").text(context_.sources.at(place)).end();
    return text;
  }

  /// A plan may say the same of a million people.
  void write_field_reason(std::uint32_t index) {
    std::string& known = field_reasons_[index];
    const GraphField& field = context_.graph.fields[index];
    if (known.empty()) known = reason("set." + field.name, field.place);
    json_.raw(known);
  }

  void write_because(const Mutation& mutation) {
    json_.member("because").array();
    for (const FieldChange& change : mutation.fields) write_field_reason(change.field);
    if (mutation.fields.empty() && mutation.group != nobody) write_group_reason(mutation);
    if (mutation.kind == MutationKind::archive_user) write_archive_reason(mutation);
    if (mutation.kind == MutationKind::invite_user) {
      write_reason("invite", context_.graph.invite.place);
    }
    json_.end();
  }

  void write_group_reason(const Mutation& mutation) {
    const PlannedGroup& group = plan_.groups[mutation.group];
    if (group.field == nobody) return;   // no field speaks of it any more
    const GraphField& field = context_.graph.fields[group.field];
    const auto part = mutation.kind == MutationKind::rename_group        ? GraphGroup::name
                      : mutation.kind == MutationKind::set_group_parent  ? GraphGroup::parent
                      : mutation.kind == MutationKind::set_group_manager ? GraphGroup::manager
                                                                         : GraphGroup::key;
    for (const GraphGroup& described : context_.graph.groups) {
      if (described.field != field.name || !described.place[part].known()) continue;
      return write_reason(fmt::format("groups.{}.{}", field.name, name_of(part)),
                          described.place[part]);
    }
    write_field_reason(group.field);
  }

  void write_archive_reason(const Mutation& mutation) {
    if (mutation.person == nobody) return write_policy("absent people");
    const Person& person = context_.people.list[mutation.person];
    if (person.kind == Decision::Kind::exclude) {
      const GraphRule& rule = context_.graph.rules[person.index];
      return write_reason(rule.id, rule.place);
    }
    const GraphAccount& account = context_.graph.account;
    write_account("account.ends", account.ends);
    write_account("account.archived when", account.archived_when);
  }

  /// A policy that nobody has said anything about has no place in a mapping.
  void write_policy(std::string_view name) {
    for (const GraphPolicy& policy : context_.graph.policies) {
      if (policy.name != name) continue;
      json_.object().member("rule").text(fmt::format("policies.{}", name)).member("at");
      if (policy.place.known()) json_.text(context_.sources.at(policy.place));
      else json_.text("policies.yaml");
      json_.end();
    }
  }

  void write_account(std::string_view rule, NodeId node) {
    if (node.valid()) write_reason(rule, context_.graph[node].place);
  }

  void write_note(const PlanNote& note) {
    json_.object().member("person");
    if (note.person.empty()) json_.null();
    else json_.text(note.person);
    json_.member("decision").text(name_of(note.kind));
    if (note.user != nobody) json_.member("user").text(context_.present.users[note.user].id);
    json_.member("because").text(note.because);
    if (note.at) json_.member("at").text(instant_text(*note.at));
    json_.end();
  }

  const Plan& plan_;
  const PlanContext& context_;
  Out out_;
  std::string text_, value_;
  std::vector<std::string> field_reasons_;   ///< by field: as JSON, once it was asked for
  JsonWriter json_;
};

}  // namespace

void write_json(const Plan& plan, const PlanContext& context, const Out& out,
                const WrittenPlan& written) {
  PlanWriter writer(plan, context, out);
  writer.write_head(false);
  if (written.body.empty()) writer.write_body();
  else out(written.body);
}

WrittenPlan seal(Plan& plan, const PlanContext& context) {
  Sha256 hash;
  WrittenPlan written;
  bool in_body = false, kept = true;
  PlanWriter writer(plan, context, [&](std::string_view piece) {
    hash.add(piece);
    if (!in_body || !kept) return;
    kept = written.body.size() + piece.size() <= kept_bytes;
    if (kept) written.body += piece;
    else written.body = {};
  });
  writer.write_head(true);
  in_body = true;
  writer.write_body();
  plan.hash = "sha256:" + hash.finish();
  return written;
}

}  // namespace joinery
