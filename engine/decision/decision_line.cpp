#include <array>
#include <cstring>
#include <optional>

#include "engine/calendar/zone_table.hpp"
#include "engine/decision/decision.hpp"
#include "engine/json/json_write.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

using By = Decision::By;

constexpr std::string_view null_word = "null";

/// Whether JSON's text is the text itself: ASCII with nothing to escape. What has other bytes
/// takes the careful way, which also looks at them. Without an early end, so that the compiler
/// looks at many bytes at once.
bool is_plain(std::string_view text) {
  unsigned odd = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    odd |= static_cast<unsigned>(byte < 0x20) | static_cast<unsigned>(byte >= 0x80) |
           static_cast<unsigned>(c == '"') | static_cast<unsigned>(c == '\\');
  }
  return odd == 0;
}

void append_text(std::string& out, std::string_view text, bool escape) {
  if (escape && !is_plain(text)) return append_json_text(out, text);
  out += '"';
  out += text;
  out += '"';
}

constexpr std::size_t date_bytes = 12;

void write_date(char* out, std::int64_t days) {
  const DayParts date = parts(Day{static_cast<std::int32_t>(days)});
  const auto year = static_cast<unsigned>(date.year);
  const auto digit = [](unsigned value) { return static_cast<char>('0' + value % 10); };
  const char text[date_bytes] = {
      '"', digit(year / 1000), digit(year / 100), digit(year / 10), digit(year),
      '-', digit(date.month / 10), digit(date.month),
      '-', digit(date.day / 10), digit(date.day), '"'};
  std::memcpy(out, text, sizeof text);
}

void append_date(std::string& out, std::int64_t days) {
  char text[date_bytes];
  write_date(text, days);
  out.append(text, sizeof text);
}

void append_value(std::string& out, const Value& value, const Type& type, const ZoneTable& zones) {
  switch (value.kind) {
    case ValueKind::text: return append_text(out, value.view(), value.escape);
    case ValueKind::date: return append_date(out, value.integer);
    default: return append_json(out, value, type, zones);
  }
}

void append_because(std::string& out, std::string_view because) {
  out += ",\"because\":";
  append_text(out, because, true);
  out += '}';
}

/// One group: its key and what is known of it.
void append_group(std::string& out, const ProgramGroup& group, const Value& described,
                  const ZoneTable& zones) {
  constexpr std::array<std::string_view, GraphGroup::parts> names{"\"key\":", "\"name\":",
                                                                  "\"parent\":", "\"manager\":"};
  const Type text = Type::of(TypeWord::text);
  std::string held;
  char before = '{';
  for (std::uint32_t part = 0; part < GraphGroup::parts; ++part) {
    const Value& value = described.items[part];
    if (value.is_hold()) {
      held += held.empty() ? "" : ",";
      held += names[part];
      append_text(held, value.view(), true);
    }
    if (value.is_hold() || value.kind == ValueKind::keep) continue;
    out += before;
    out += names[part];
    append_value(out, value, text, zones);
    before = ',';
    if (part == GraphGroup::key) out += ",\"kind\":" + group.kind;
  }
  if (!held.empty()) out += ",\"hold\":{" + held + '}';
  out += '}';
}

void append_described(std::string& out, const ProgramGroup& group, const Value& described,
                      const ZoneTable& zones) {
  if (group.many) out += '[';
  for (std::uint32_t key = 0; key < described.size; ++key) {
    if (key > 0) out += ',';
    append_group(out, group, described.items[key], zones);
  }
  if (group.many) out += ']';
}

void append_groups(std::string& out, const Decision& decision, const Program& program,
                   const ZoneTable& zones) {
  out += ",\"groups\":";
  char before = '{';
  for (std::size_t i = 0; i < program.groups.size(); ++i) {
    const ProgramGroup& group = program.groups[i];
    const Value& described = decision.groups[i];
    if (described.is_blank()) continue;
    out += before;
    out += group.key;
    before = ',';
    append_described(out, group, described, zones);
  }
  if (before == '{') out += before;
  out += '}';
}

/// The bytes of a value's JSON text, where it is of those that can be copied as they are.
std::optional<std::size_t> plain_size(const Value& value) {
  switch (value.kind) {
    case ValueKind::text:
      if (value.escape && !is_plain(value.view())) return {};
      return value.size + 2;
    case ValueKind::date: return date_bytes;
    case ValueKind::clear: return null_word.size();
    default: return {};
  }
}

/// Writes into memory whose size is known to suffice: one look at the room there is for a line,
/// and not one for each of its pieces.
class Pen {
 public:
  explicit Pen(char* at) : at_(at) {}
  void put(char c) { *at_++ = c; }
  void put(std::string_view text) {
    std::memcpy(at_, text.data(), text.size());
    at_ += text.size();
  }
  void put(const Value& value) {
    if (value.kind == ValueKind::clear) return put(null_word);
    if (value.kind == ValueKind::date) {
      write_date(at_, value.integer);
      at_ += date_bytes;
      return;
    }
    put('"');
    put(value.view());
    put('"');
  }

 private:
  char* at_;
};

/// The fields of `user`, each behind a comma or the first brace; false, and nothing written, where
/// one of them has to be looked at with care.
bool append_plain_fields(std::string& out, const Decision& decision, const Program& program) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    if (decision.user[i].kind == ValueKind::keep) continue;
    const auto value = plain_size(decision.user[i]);
    if (!value) return false;
    size += 1 + program.fields[i].key.size() + *value;
  }
  if (size == 0) return false;
  const std::size_t begin = out.size();
  out.resize(begin + size);
  Pen pen(out.data() + begin);
  char before = '{';
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    if (decision.user[i].kind == ValueKind::keep) continue;
    pen.put(before);
    pen.put(program.fields[i].key);
    pen.put(decision.user[i]);
    before = ',';
  }
  return true;
}

void append_fields(std::string& out, const Decision& decision, const Program& program,
                   const ZoneTable& zones) {
  if (append_plain_fields(out, decision, program)) return;
  char before = '{';
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    const Value& value = decision.user[i];
    if (value.kind == ValueKind::keep) continue;
    out += before;
    out += program.fields[i].key;
    append_value(out, value, program.fields[i].type, zones);
    before = ',';
  }
  if (before == '{') out += before;
}

void append_include(std::string& out, const Decision& decision, const Program& program,
                    const ZoneTable& zones) {
  out += ",\"decision\":\"include\",\"rule\":";
  if (decision.by == By::rule) append_text(out, program.rules[decision.index].id, true);
  else out += "null";
  out += ",\"user\":";
  append_fields(out, decision, program, zones);
  out += '}';
  if (!program.groups.empty()) append_groups(out, decision, program, zones);
  out += ",\"account\":\"";
  out += name_of(decision.account);
  out += "\",\"invite\":";
  if (decision.invite) append_date(out, decision.invite->days);
  else out += "null";
  out += '}';
}

void append_field(std::string& out, const Decision& decision, const Program& program) {
  out += ",\"field\":";
  switch (decision.by) {
    case By::field: return append_text(out, program.fields[decision.index].name, true);
    case By::account: out += "\"account\""; return;
    case By::invite: out += "\"invite\""; return;
    case By::nobody:
    case By::rule:
    case By::id:
    case By::record: out += "null"; return;
  }
}

}  // namespace

void append_line(std::string& out, const Decision& decision, const Program& program,
                 const ZoneTable& zones) {
  out += "{\"person\":";
  if (decision.person.is_blank()) out += "null";
  else append_text(out, decision.person.view(), decision.person.escape);
  if (decision.kind == Decision::Kind::include) {
    return append_include(out, decision, program, zones);
  }
  out += decision.kind == Decision::Kind::exclude ? ",\"decision\":\"exclude\""
                                                  : ",\"decision\":\"hold\"";
  if (decision.by == By::rule) {
    out += ",\"rule\":";
    append_text(out, program.rules[decision.index].id, true);
  } else {
    append_field(out, decision, program);
  }
  append_because(out, decision.because);
}

std::string groups_text(const Decision& decision, const Program& program, std::size_t index,
                        const ZoneTable& zones) {
  std::string text;
  const Value& described = decision.groups[index];
  if (!described.is_blank()) append_described(text, program.groups[index], described, zones);
  return text;
}

}  // namespace joinery
