#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/memory/members.hpp"
#include "engine/memory/memory_json.hpp"

namespace joinery {
namespace {

/// Reads members of one object; the first that is wrong is kept. Who has read all of them asks
/// `end`, which refuses members that nobody asked for.
class MemberReader {
 public:
  MemberReader(const Json& object, std::string& wrong) : object_(object), wrong_(wrong) {
    if (!object.is(JsonKind::object)) say("an object is expected");
  }

  void end(std::size_t others = 0) {
    if (wrong_.empty() && taken_ + others != object_.size()) {
      say("there is a member that nobody knows");
    }
  }

  void operator()(const char* name, std::string& text) {
    with(name, JsonKind::text, [&](const Json& json) { text = json.as_text(); return true; });
  }
  void operator()(const char* name, bool& yes) {
    with(name, JsonKind::boolean, [&](const Json& json) { yes = json.as_boolean(); return true; });
  }
  void operator()(const char* name, Instant& at) {
    with(name, JsonKind::text, [&](const Json& json) { return read(json, at); });
  }
  void operator()(const char* name, std::optional<Instant>& at) {
    with(name, JsonKind::text, [&](const Json& json) { return read(json, at.emplace()); });
  }
  void operator()(const char* name, std::optional<Day>& day) {
    with(name, JsonKind::text, [&](const Json& json) {
      const auto parsed = parse_day(json.as_text());
      if (parsed) day = *parsed;
      return parsed.has_value();
    });
  }
  template <std::integral T>
  void operator()(const char* name, T& number) {
    with(name, JsonKind::number, [&](const Json& json) { return read(json, number); });
  }
  template <class T>
    requires std::is_enum_v<T>
  void operator()(const char* name, T& word) {
    with(name, JsonKind::text, [&](const Json& json) {
      for (std::uint8_t i = 0; i < 8; ++i) {
        if (name_of(static_cast<T>(i)) != json.as_text()) continue;
        word = static_cast<T>(i);
        return true;
      }
      return false;
    });
  }
  void operator()(const char* name, std::vector<std::string>& list) {
    with(name, JsonKind::array, [&](const Json& json) {
      for (const Json& item : json.items()) {
        if (!item.is(JsonKind::text)) return false;
        list.emplace_back(item.as_text());
      }
      return true;
    });
  }
  void operator()(const char* name, std::vector<Instant>& list) {
    with(name, JsonKind::array, [&](const Json& json) {
      for (const Json& item : json.items()) {
        if (!item.is(JsonKind::text) || !read(item, list.emplace_back())) return false;
      }
      return true;
    });
  }
  void operator()(const char* name, std::map<std::string, std::uint32_t>& numbers) {
    with(name, JsonKind::object, [&](const Json& json) {
      for (const JsonMember& member : json.members()) {
        if (!member.value.is(JsonKind::number) || !read(member.value, numbers[member.name])) {
          return false;
        }
      }
      return true;
    });
  }
  void operator()(const char* name, FieldMark& mark) {
    with(name, JsonKind::object, [&](const Json& json) {
      for (const JsonMember& member : json.members()) {
        if (member.name == "sent") mark.sent = read_mark(member.value);
        else if (member.name == "shown") mark.shown = read_mark(member.value);
        else return false;
      }
      return true;
    });
  }
  template <class T>
    requires requires(MemberReader& r, T& one) { members(r, one); }
  void operator()(const char* name, T& value) {
    with(name, JsonKind::object, [&](const Json& json) {
      MemberReader inner(json, wrong_);
      members(inner, value);
      inner.end();
      return true;
    });
  }

 private:
  void say(std::string what) {
    if (wrong_.empty()) wrong_ = std::move(what);
  }
  template <class Take>
  void with(const char* name, JsonKind kind, Take take) {
    const Json* json = object_.find(name);
    if (json == nullptr) return;
    ++taken_;
    if (!json->is(kind) || !take(*json)) say(fmt::format("`{}` cannot be read", name));
  }
  static bool read(const Json& json, Instant& at) {
    const auto parsed = parse_instant(json.as_text());
    if (parsed) at = *parsed;
    return parsed.has_value();
  }
  template <std::integral T>
  static bool read(const Json& json, T& number) {
    const std::string_view text = json.number_text();
    const auto done = std::from_chars(text.data(), text.data() + text.size(), number);
    return done.ec == std::errc() && done.ptr == text.data() + text.size();
  }
  /// `#` and 16 digits, or the value itself.
  static std::uint64_t read_mark(const Json& json) {
    if (json.is(JsonKind::text) && json.as_text().size() == 17 && json.as_text()[0] == '#') {
      const std::string_view digits = json.as_text().substr(1);
      std::uint64_t mark = 0;
      const auto done = std::from_chars(digits.data(), digits.data() + 16, mark, 16);
      if (done.ptr == digits.data() + 16) return mark;
    }
    return mark_of(print(json));
  }

  const Json& object_;
  std::string& wrong_;
  std::size_t taken_ = 0;
};

class MemoryReader {
 public:
  MemoryReader(const Json& json, Memory& memory) : json_(json), memory_(memory) {}

  Result<Memory> read() {
    std::uint32_t version = 0;
    MemberReader top(json_, wrong_);
    top("memory", version);
    top("integration", memory_.integration), top("serial", memory_.serial);
    top("scope", memory_.scope), top("scope_is_list", memory_.scope_is_list);
    top("first_released", memory_.first_released), top("mail_released", memory_.mail_released);
    top("archived", memory_.archived);
    if (version != 1) return fail(ErrorCode::malformed, "this is no memory: `memory` is not 1");
    lists();
    top.end(lists_);
    if (!wrong_.empty()) return fail(ErrorCode::malformed, "the memory is wrong: " + wrong_);
    return std::move(memory_);
  }

 private:
  template <class Take>
  void each(const char* name, Take take) {
    const Json* list = json_.find(name);
    if (list == nullptr) return;
    ++lists_;
    if (!list->is(JsonKind::array)) {
      wrong_ = fmt::format("`{}` is not a list", name);
      return;
    }
    for (std::size_t i = 0; i < list->items().size() && wrong_.empty(); ++i) {
      MemberReader from(list->items()[i], wrong_);
      take(from, list->items()[i]);
      if (!wrong_.empty()) wrong_ = fmt::format("{}[{}]: {}", name, i, wrong_);
    }
  }

  template <class Map>
  void keyed(const char* name, const char* key, Map& map) {
    each(name, [&](MemberReader& from, const Json&) {
      std::string id;
      from(key, id);
      members(from, map[id]);
      from.end();
    });
  }

  void person(MemberReader& from, const Json& json) {
    std::string id;
    from("person", id);
    PersonMemory& one = memory_.people[id];
    members(from, one);
    std::sort(one.groups.begin(), one.groups.end());
    const Json* fields = json.find("fields");
    if (fields != nullptr) {
      MemberReader marks(*fields, wrong_);
      for (const JsonMember& member : fields->members()) {
        FieldMark mark;
        marks(member.name.c_str(), mark);
        auto at = std::find(memory_.fields.begin(), memory_.fields.end(), member.name);
        if (at == memory_.fields.end()) at = memory_.fields.insert(at, member.name);
        const auto index = static_cast<std::size_t>(at - memory_.fields.begin());
        if (one.fields.size() <= index) one.fields.resize(index + 1);
        one.fields[index] = mark;
      }
    }
    from.end(fields != nullptr ? 1 : 0);
  }

  void lists() {
    each("people", [&](MemberReader& from, const Json& json) { person(from, json); });
    keyed("absences", "person", memory_.absences);
    keyed("archives", "user", memory_.archives);
    keyed("groups", "group", memory_.groups);
    each("tombstones", [&](MemberReader& from, const Json&) {
      std::string user, of;
      from("user", user), from("person", of), from.end();
      memory_.tombstones[user] = of;
    });
    each("pending", [&](MemberReader& from, const Json&) {
      PendingReference reference;
      Instant since;
      members(from, reference);
      from("since", since), from.end();
      memory_.pending[reference] = since;
    });
    each("pins", [&](MemberReader& from, const Json&) {
      Pin pin;
      std::optional<Instant> until;
      members(from, pin);
      from("until", until), from.end();
      memory_.pins[pin] = until;
    });
    each("releases", [&](MemberReader& from, const Json&) {
      Released one;
      members(from, one);
      from.end();
      memory_.releases[{one.person, one.what}] = one.until;
    });
    each("snapshots", [&](MemberReader& from, const Json&) {
      members(from, memory_.snapshots.emplace_back());
      from.end();
    });
  }

  const Json& json_;
  Memory& memory_;
  std::string wrong_;
  std::size_t lists_ = 0;
};

template <std::size_t I>
bool read_as(std::string_view name, const Json& json, MemoryEvent& event, std::string& wrong) {
  if constexpr (I < std::variant_size_v<MemoryEvent>) {
    event.emplace<I>();
    if (name_of(event) != name) return read_as<I + 1>(name, json, event, wrong);
    MemberReader from(json, wrong);
    members(from, std::get<I>(event));
    from.end(1);
    return true;
  }
  return false;
}

}  // namespace

Result<Memory> read_memory(const Json& json) {
  Memory memory;
  return MemoryReader(json, memory).read();
}

Result<Memory> parse_memory(std::string_view text, const Limits& limits) {
  JOINERY_TRY(const Json json, parse_json(text, limits));
  return read_memory(json);
}

Result<MemoryEvent> read_event(const Json& json) {
  const Json* name = json.find("event");
  MemoryEvent event;
  std::string wrong;
  if (name == nullptr || !name->is(JsonKind::text) ||
      !read_as<0>(name->as_text(), json, event, wrong)) {
    return fail(ErrorCode::malformed, "this is no event of a memory");
  }
  if (!wrong.empty()) return fail(ErrorCode::malformed, "the event is wrong: " + wrong);
  return event;
}

}  // namespace joinery
