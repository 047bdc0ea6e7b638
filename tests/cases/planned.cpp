#include "tests/cases/planned.hpp"

#include <cstdio>

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

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
  const Plan& plan = planned.made.plan;
  std::string line(name_of(mutation.kind));
  if (mutation.person != nobody) {
    line += fmt::format(" {} {}", planned.people->list[mutation.person].id,
                        mutation.user == nobody ? "-" : planned.present.users[mutation.user].id);
  }
  if (mutation.group != nobody) line += " " + plan.groups[mutation.group].name;
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

RecordStream TextStream::open(const Limits& limits) const {
  RecordStreamOptions how;
  how.format = RecordFormat::lines;
  auto stream = RecordStream::from_descriptor(descriptor_, how, limits);
  BOOST_TEST_REQUIRE(stream.has_value());
  return std::move(*stream);
}

Planned::Planned(const CompiledMapping& of, const PlanQuestion& question) : mapping(of) {
  const Limits& limits = mapping.limits();
  const RunClock clock = clock_at(question.at);
  const TextStream records(question.records), users(question.users), groups(question.groups);
  RecordStream record_stream = records.open(limits);
  auto collected = collect_people(record_stream, mapping.fast_program(), references(), clock,
                                  limits, question.threads);
  BOOST_TEST_REQUIRE(collected.has_value());
  people = std::make_unique<People>(std::move(*collected));
  RecordStream user_stream = users.open(limits), group_stream = groups.open(limits);
  const auto read =
      read_users(user_stream, mapping.graph().fields, references(), limits, present);
  BOOST_TEST_REQUIRE(read.has_value(), read.error().what);
  BOOST_TEST_REQUIRE(read_groups(group_stream, references(), limits, present).has_value());
  MatchOptions options{ladder_of(mapping.graph().fields), true,
                       protected_users(question.guards, present, mapping.graph().fields)};
  matching = match(*people, present, mapping.graph().fields, options);
  made = make_plan({mapping.graph(), *people, present, matching, question.policies,
                    options.is_protected, clock.now,
                    people->broken ? people->broken->what : std::string()});
  apply_guards(made.plan, question.guards, mapping.graph(), present, matching);
  seal(made.plan, context());
}

PlanContext Planned::context() const {
  return {mapping.graph(), *people, present, mapping.sources(), references().zones};
}

std::vector<std::string> Planned::lines() const {
  std::vector<std::string> lines;
  const Plan& plan = made.plan;
  if (!plan.complete) lines.push_back("incomplete: " + plan.incomplete);
  for (const Mutation& mutation : plan.mutations) lines.push_back(line_of(*this, mutation));
  for (const GuardResult& guard : plan.guards) {
    if (guard.tripped) lines.push_back("guard " + guard.name + ": " + guard.because);
  }
  for (const PlanNote& note : plan.notes) {
    lines.push_back(fmt::format("{} {}: {}", name_of(note.kind), note.person, note.because));
  }
  return lines;
}

std::string Planned::json() const {
  std::string text;
  write_json(made.plan, context(), [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace joinery::testing
