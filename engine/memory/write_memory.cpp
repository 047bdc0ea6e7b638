#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/json/json_write.hpp"
#include "engine/memory/members.hpp"
#include "engine/memory/memory_json.hpp"

namespace joinery {
namespace {

/// Writes members; what is empty or zero is left out, as a reader takes it for what is absent.
class MemberWriter {
 public:
  explicit MemberWriter(JsonWriter& json) : json_(json) {}

  void operator()(const char* name, const std::string& text) {
    if (!text.empty()) json_.member(name).text(text);
  }
  void operator()(const char* name, bool yes) { json_.member(name).boolean(yes); }
  void operator()(const char* name, Instant at) { json_.member(name).text(instant_text(at)); }
  void operator()(const char* name, Day day) { json_.member(name).text(day_text(day)); }
  template <class T>
  void operator()(const char* name, const std::optional<T>& value) {
    if (value) (*this)(name, *value);
  }
  template <class T>
    requires std::integral<T>
  void operator()(const char* name, T number) {
    if (number != 0) json_.member(name).number(number);
  }
  template <class T>
    requires std::is_enum_v<T>
  void operator()(const char* name, T word) {
    json_.member(name).text(name_of(word));
  }
  void operator()(const char* name, const std::vector<std::string>& list) {
    if (list.empty()) return;
    json_.member(name).array();
    for (const std::string& item : list) json_.text(item);
    json_.end();
  }
  void operator()(const char* name, const std::map<std::string, std::uint32_t>& numbers) {
    if (numbers.empty()) return;
    json_.member(name).object();
    for (const auto& [key, number] : numbers) json_.member(key).number(number);
    json_.end();
  }
  void operator()(const char* name, const FieldMark& mark) {
    json_.member(name).object();
    if (mark.sent != 0) json_.member("sent").text(fmt::format("#{:016x}", mark.sent));
    if (mark.shown != 0) json_.member("shown").text(fmt::format("#{:016x}", mark.shown));
    json_.end();
  }
  template <class T>
    requires requires(MemberWriter& w, const T& one) { members(w, one); }
  void operator()(const char* name, const T& value) {
    json_.member(name).object();
    members(*this, value);
    json_.end();
  }

 private:
  JsonWriter& json_;
};

/// A list of objects, one a line.
class Lines {
 public:
  Lines(std::string& out, const char* name, bool any) : out_(out), any_(any) {
    if (any_) fmt::format_to(std::back_inserter(out_), ",\n\"{}\":[", name);
  }
  template <class Write>
  void add(Write write) {
    out_ += is_first_ ? "\n" : ",\n";
    is_first_ = false;
    JsonWriter json(out_);
    MemberWriter to(json);
    json.object();
    write(json, to);
    json.end();
  }
  void end() {
    if (any_) out_ += "]";
  }

 private:
  std::string& out_;
  bool any_, is_first_ = true;
};

void write_people(std::string& out, const Memory& memory) {
  Lines lines(out, "people", !memory.people.empty());
  for (const auto& [id, person] : memory.people) {
    lines.add([&, &name = id, &one = person](JsonWriter& json, MemberWriter& to) {
      to("person", name);
      members(to, one);
      if (one.fields.empty()) return;
      json.member("fields").object();
      for (std::size_t f = 0; f < one.fields.size(); ++f) {
        if (one.fields[f] != FieldMark{}) to(memory.fields[f].c_str(), one.fields[f]);
      }
      json.end();
    });
  }
  lines.end();
}

/// What has a key of its own: the key goes first, under its name.
template <class Map>
void write_keyed(std::string& out, const char* name, const char* key, const Map& map) {
  Lines lines(out, name, !map.empty());
  for (const auto& [id, value] : map) {
    lines.add([&, &at = id, &one = value](JsonWriter&, MemberWriter& to) {
      to(key, at);
      members(to, one);
    });
  }
  lines.end();
}

void write_rest(std::string& out, const Memory& memory) {
  write_keyed(out, "absences", "person", memory.absences);
  write_keyed(out, "archives", "user", memory.archives);
  write_keyed(out, "groups", "group", memory.groups);
  Lines gone(out, "tombstones", !memory.tombstones.empty());
  for (const auto& [user, person] : memory.tombstones) {
    gone.add([&, &u = user, &p = person](JsonWriter&, MemberWriter& to) {
      to("user", u), to("person", p);
    });
  }
  gone.end();
  Lines pending(out, "pending", !memory.pending.empty());
  for (const auto& [reference, since] : memory.pending) {
    pending.add([&, &r = reference, &s = since](JsonWriter&, MemberWriter& to) {
      members(to, r);
      to("since", s);
    });
  }
  pending.end();
  Lines pins(out, "pins", !memory.pins.empty());
  for (const auto& [pin, until] : memory.pins) {
    pins.add([&, &p = pin, &u = until](JsonWriter&, MemberWriter& to) {
      members(to, p);
      to("until", u);
    });
  }
  pins.end();
  Lines releases(out, "releases", !memory.releases.empty());
  for (const auto& [what, until] : memory.releases) {
    releases.add([&, &w = what, &u = until](JsonWriter&, MemberWriter& to) {
      to("person", w.first), to("what", w.second), to("until", u);
    });
  }
  releases.end();
  Lines snapshots(out, "snapshots", !memory.snapshots.empty());
  for (const SnapshotMemory& one : memory.snapshots) {
    snapshots.add([&](JsonWriter&, MemberWriter& to) { members(to, one); });
  }
  snapshots.end();
}

}  // namespace

std::string print(const Memory& memory) {
  std::string out = "{\"memory\":1";
  std::string head;
  JsonWriter json(head);
  MemberWriter to(json);
  json.object();
  to("integration", memory.integration), to("serial", memory.serial);
  to("scope", memory.scope), to("scope_is_list", memory.scope_is_list);
  to("first_released", memory.first_released), to("mail_released", memory.mail_released);
  if (!memory.archived.empty()) {
    json.member("archived").array();
    for (const Instant at : memory.archived) json.text(instant_text(at));
    json.end();
  }
  json.end();
  out += "," + head.substr(1, head.size() - 2);
  write_people(out, memory);
  write_rest(out, memory);
  out += "}\n";
  return out;
}

std::string print(const MemoryEvent& event) {
  std::string out;
  JsonWriter json(out);
  MemberWriter to(json);
  json.object().member("event").text(name_of(event));
  std::visit([&](const auto& one) { members(to, one); }, event);
  json.end();
  return out;
}

}  // namespace joinery
