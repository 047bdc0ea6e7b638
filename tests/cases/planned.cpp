#include "tests/cases/planned.hpp"

#include <cstdio>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/desired/collect_people.hpp"
#include "engine/present/read_present.hpp"
#include "engine/value/print.hpp"
#include "engine/value/shown.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

std::string value_text(const Value& value, const Type& type) {
  if (value.is_blank()) return "(empty)";
  if (value.is_hold()) return "(unreadable)";
  std::string plain, shown;
  append_text(plain, value, type, references().zones);
  if (value.kind != ValueKind::text) return plain;
  append_shown(shown, plain);
  return shown;
}

std::string line_of(const Planned& planned, const Mutation& mutation) {
  const Plan& plan = planned.plan();
  std::string line(name_of(mutation.kind));
  if (mutation.person == nobody && mutation.user != nobody) {
    const PresentUser& user = planned.guarded.present->users[mutation.user];
    line += fmt::format(" {} {}", user.person.empty() ? "-" : user.person, user.id);
  }
  if (mutation.person != nobody) {
    line += fmt::format(" {} {}", planned.people->list[mutation.person].id,
                        mutation.user == nobody ? "-" : planned.guarded.present->users[mutation.user].id);
  }
  if (mutation.group != nobody) line += " " + plan.groups[mutation.group].name;
  if (mutation.change != nobody) {
    const GroupChange& change = plan.group_changes[mutation.change];
    std::string to = change.to;
    if (change.to_group != nobody) to = plan.groups[change.to_group].name;
    if (change.to_person != nobody) to = planned.people->list[change.to_person].id;
    line += fmt::format(": {} -> {}", change.from.empty() ? "(none)" : change.from,
                        to.empty() ? "(none)" : to);
  }
  const char* before = " ";
  for (const FieldChange& change : mutation.fields) {
    const GraphField& field = planned.mapping.graph().fields[change.field];
    const std::string to = change.to_person != nobody
                               ? std::string(planned.people->list[change.to_person].id)
                               : value_text(change.to, field.type);
    line += before + field.name;
    line += mutation.kind == MutationKind::create_user
                ? " = " + to
                : ": " + value_text(change.from, field.type) + " -> " + to;
    before = ", ";
  }
  for (std::size_t i = 0; i < mutation.after.size(); ++i) {
    line += fmt::format("{}{}", i == 0 ? " after " : ",", mutation.after[i] + 1);
  }
  if (!mutation.why.empty()) line += " because " + mutation.why;
  if (mutation.notify) line += " notify";
  if (mutation.guard != nobody) line += " held";
  return line;
}

}  // namespace

TextStream::TextStream(const std::string& text) : descriptor_(memfd_create("text", 0)) {
  BOOST_TEST_REQUIRE((descriptor_ >= 0));
  const ssize_t written = ::write(descriptor_, text.data(), text.size());
  BOOST_TEST_REQUIRE((written == static_cast<ssize_t>(text.size())));
  ::lseek(descriptor_, 0, SEEK_SET);
}

TextStream::~TextStream() { ::close(descriptor_); }

RecordStream TextStream::open(const Limits& limits, std::size_t block_bytes) const {
  RecordStreamOptions how;
  how.block_bytes = block_bytes;
  how.format = RecordFormat::lines;
  auto stream = RecordStream::from_descriptor(descriptor_, how, limits);
  BOOST_TEST_REQUIRE(stream.has_value());
  return std::move(*stream);
}

Planned::Planned(const CompiledMapping& of, const CaseQuestion& question) : mapping(of) {
  const Limits& limits = mapping.limits();
  const RunClock clock = clock_at(question.at);
  const TextStream records(question.records), users(question.users), groups(question.groups);
  RecordStream record_stream = records.open(limits, question.block_bytes);
  auto collected = collect_people(record_stream, mapping.fast_program(), references(), clock,
                                  limits, question.threads);
  BOOST_TEST_REQUIRE(collected.has_value());
  people = std::make_unique<People>(std::move(*collected));
  RecordStream user_stream = users.open(limits), group_stream = groups.open(limits);
  Present present;
  const auto read =
      read_users(user_stream, mapping.graph().fields, references(), limits, present);
  BOOST_TEST_REQUIRE(read.has_value(), read.error().what);
  BOOST_TEST_REQUIRE(read_groups(group_stream, references(), limits, present).has_value());
  if (question.hides_group_managers) {
    present.shows_group_managers = false;
    for (PresentGroup& group : present.groups) group.manager = {};
  }
  guarded = make_guarded_plan({mapping.graph(), *people, question.guards, references().zones,
                               question.memory, question.source, question.limits, clock.now, question.threads},
                              std::move(present));
  seal(guarded.made.plan, context());
}

PlanContext Planned::context() const {
  return {mapping.graph(), *people, *guarded.present, mapping.sources(), references().zones};
}

std::vector<std::string> Planned::lines() const {
  std::vector<std::string> lines;
  const Plan& plan = this->plan();
  if (!plan.complete) lines.push_back("incomplete: " + plan.incomplete);
  for (const Mutation& mutation : plan.mutations) lines.push_back(line_of(*this, mutation));
  for (const GuardResult& guard : plan.guards) {
    if (guard.tripped) lines.push_back("guard " + guard.name + ": " + guard.because);
  }
  for (const PlanNote& note : plan.notes) {
    std::string line = fmt::format("{} {}: {}", name_of(note.kind),
                                   note.person.empty() ? "-" : note.person, note.because);
    if (note.at) line += ", at " + instant_text(*note.at);
    lines.push_back(std::move(line));
  }
  for (const std::string& person : plan.look_ups) lines.push_back("look_up " + person);
  return lines;
}

std::string Planned::json() const {
  std::string text;
  write_json(plan(), context(), [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace joinery::testing
