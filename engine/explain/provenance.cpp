#include "engine/explain/provenance.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace joinery {
namespace {

/// The hold of a value, or of anything inside it.
const Value* hold_in(const Value& value) {
  if (value.is_hold()) return &value;
  if (value.kind != ValueKind::list && value.kind != ValueKind::record) return nullptr;
  for (const Value& item : value.elements()) {
    if (const Value* found = hold_in(item)) return found;
  }
  return nullptr;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// What becomes of the value on the platform, as the decision sees it.
void judge(Provenance& made, const GraphField& field, const Value& value, const ZoneTable& zones) {
  made.kind = Provenance::Kind::hold;
  const auto at_most = field.declared.at_most;
  if (const Value* hold = hold_in(value)) {
    made.because = hold->view();
  } else if (value.is_blank()) {
    made.because = field.name + " has no value";
  } else if (at_most && value.kind == ValueKind::text && length_of(value.view()) > *at_most) {
    made.because = fmt::format("{} is longer than {} characters", field.name, *at_most);
  } else if (value.kind == ValueKind::keep) {
    made.kind = Provenance::Kind::keep;
  } else if (value.kind == ValueKind::clear) {
    made.kind = Provenance::Kind::clear;
  } else {
    made.kind = Provenance::Kind::set;
    made.value = shown_value(value, field.type, zones);
  }
}

/// What the decision looked at before it came to fields.
std::vector<SourcePlace> places_of_decision(const Inquiry& inquiry, Executor& executor,
                                            const Answer& answer, const Json& record) {
  std::vector<SourcePlace> places;
  for (const Root& root : roots_asked(*inquiry.program, answer)) {
    if (root.kind != Root::Kind::id && root.kind != Root::Kind::rule) continue;
    const Traced traced = executor.run_root(root, record);
    add_places(places, places_of(inquiry, traced.reads, record));
  }
  return places;
}

}  // namespace

std::string_view name_of(Provenance::Kind kind) {
  switch (kind) {
    case Provenance::Kind::set:
      return "set";
    case Provenance::Kind::clear:
      return "clear";
    case Provenance::Kind::keep:
      return "keep";
    case Provenance::Kind::hold:
      break;
  }
  return "hold";
}

std::optional<Provenance> provenance(const Inquiry& inquiry, const Json& record,
                                     std::string_view field) {
  const auto& fields = inquiry.graph.fields;
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const GraphField& one) { return one.name == field; });
  if (found == fields.end()) return std::nullopt;
  const auto index = static_cast<std::uint32_t>(found - fields.begin());

  Executor executor = inquiry.executor();
  const Answer decided = answer(inquiry, record);
  const Traced traced = executor.run_root({Root::Kind::field, index}, record);
  Provenance made;
  made.person = decided.person;
  made.field = found->name;
  made.layer = found->layer;
  made.place = found->place;
  judge(made, *found, traced.result, inquiry.references.zones);
  made.way = value_tree(inquiry, found->value, traced);
  made.places = places_of(inquiry, traced.reads, record);
  made.decision_places = places_of_decision(inquiry, executor, decided, record);
  return made;
}

}  // namespace joinery
