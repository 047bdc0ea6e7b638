#include "engine/compare/comparison_report.hpp"

namespace joinery {
namespace {

void write_numbers(JsonWriter& json, EditSet edits) {
  json.array();
  for (const std::size_t edit : edits_in(edits)) json.number(edit + 1);
  json.end();
}

void write_cause(JsonWriter& json, const Cause& cause) {
  json.member("edits");
  write_numbers(json, cause.edits);
  if (!cause.also.empty()) {
    json.member("also").array();
    for (const EditSet also : cause.also) write_numbers(json, also);
    json.end();
  }
  if (!cause.narrowed) json.member("narrowed").boolean(false);
}

/// As in the line of a person: nothing for a field that is kept, null for one that is cleared.
void write_value(JsonWriter& json, std::string_view member, const Cell& cell,
                 const std::string& value) {
  if (cell.kind == Cell::Kind::groups && value.starts_with('{')) {
    json.member(member).raw(value);
  } else if (cell.kind == Cell::Kind::groups && value.starts_with('[')) {
    json.member(member).raw(value);
  } else if (cell.kind != Cell::Kind::field) {
    json.member(member).text(value);
  } else if (value == "cleared") {
    json.member(member).null();
  } else if (value != "kept") {
    json.member(member).raw(value);
  }
}

void write_place(JsonWriter& json, std::string_view member, const Sources& sources, Span place) {
  if (place.known()) json.member(member).text(sources.at(place));
}

}  // namespace

void write_edits(JsonWriter& json, const ComparedMappings& compared) {
  json.member("edits").array();
  for (std::size_t i = 0; i < compared.edits.size(); ++i) {
    const Edit& edit = compared.edits.edits[i];
    json.object().member("edit").number(i + 1).member("kind").text(name_of(edit.kind));
    json.member("layer").text(edit.layer).member("section").text(edit.section);
    json.member("item").text(edit.item);
    write_place(json, "old", compared.old_sources, edit.old);
    write_place(json, "new", compared.now_sources, edit.now);
    json.member("same_meaning").boolean((compared.meaningless & only(i)) != 0).end();
  }
  json.end();
}

void write_change(JsonWriter& json, const PersonChange& change) {
  const std::string& id = change.now.person.empty() ? change.old.person : change.now.person;
  json.object().member("record").number(change.record).member("person");
  if (id.empty())
    json.null();
  else
    json.text(id);
  json.member("changes").array();
  for (std::size_t i = 0; i < change.differences.size(); ++i) {
    const Difference& difference = change.differences[i];
    json.object().member("what").text(name_of(difference.cell));
    write_value(json, "old", difference.cell, difference.old);
    write_value(json, "new", difference.cell, difference.now);
    write_cause(json, change.causes[i]);
    json.end();
  }
  json.end().member("old").raw(change.old.line).member("new").raw(change.now.line).end();
}

void write_groups(JsonWriter& json, const Comparison& comparison, const CompareReport& report,
                  const ComparedMappings& compared) {
  json.member("groups").array();
  for (const auto& one : comparison.by_cause()) {
    for (const auto& [cell, group] : one.cells) {
      json.object();
      write_cause(json, one.cause);
      json.member("what").text(name_of(cell)).member("people").number(group.people);
      json.member("changes").array();
      for (const ChangeGroup& change : group.changes) {
        json.object();
        write_value(json, "old", cell, change.old);
        write_value(json, "new", cell, change.now);
        json.member("people").number(change.people).member("examples").array();
        for (const std::string& person : change.examples) json.text(person);
        json.end().end();
      }
      json.end().end();
    }
  }
  json.end().member("policies").array();
  for (const PolicyChange& change : compared.policies) {
    json.object().member("name").text(change.name);
    json.member("old").text(change.old).member("new").text(change.now);
    write_cause(json, change.cause);
    json.end();
  }
  json.end().member("counts").object().member("records").number(report.now.read);
  json.member("people").number(comparison.people());
  json.member("changes").number(comparison.differences()).end();
  json.member("waterfall").object().member("old").raw(print_json(report.old, compared.old));
  json.member("new").raw(print_json(report.now, compared.now)).end();
}

}  // namespace joinery
