/// The whole decision, and its line of `joinery map`, from the contract of the command line.

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/value/number.hpp"
#include "tests/oracle/judge.hpp"

namespace joinery::oracle {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += {'\\', c};
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\b')
      out += "\\b";
    else if (c == '\f')
      out += "\\f";
    else if (byte < 0x20)
      out += fmt::format("\\u{:04x}", byte);
    else
      out += c;
  }
  return out + '"';
}

/// The first hold in a value, however deep.
std::optional<Value> held(const Value& value) {
  if (value.is_hold()) return value;
  if (value.kind == ValueKind::list || value.kind == ValueKind::record) {
    for (const Value& item : value.elements()) {
      if (const auto inside = held(item)) return inside;
    }
  }
  return std::nullopt;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
  return count;
}

}  // namespace

struct Judge::Account {
  ZoneId zone;
  std::optional<Day> starts;
  std::string state;
};

std::string Judge::json(const Value& value, const Type& type) const {
  switch (value.kind) {
    case ValueKind::number:
      return printed(value, type);
    case ValueKind::yes_no:
      return value.integer == 1 ? "true" : "false";
    case ValueKind::list: {
      std::string out;
      for (const Value& item : value.elements()) {
        out += (out.empty() ? "[" : ",") + json(item, type.item[0]);
      }
      return (out.empty() ? "[" : out) + ']';
    }
    case ValueKind::record: {
      std::string out;
      for (std::size_t i = 0; i < value.size; ++i) {
        out += (out.empty() ? "{" : ",") + quoted(type.fields[i].name) + ':' +
               json(value.elements()[i], type.fields[i].type);
      }
      return (out.empty() ? "{" : out) + '}';
    }
    case ValueKind::blank:
    case ValueKind::clear:
      return "null";
    default:
      return quoted(printed(value, type));
  }
}

std::string Judge::stopped(const char* decision, const char* by, const std::string& name,
                           std::string_view because) const {
  return fmt::format(R"({{"person":{},"decision":"{}","{}":{},"because":{}}})", person_, decision,
                     by, name, quoted(because));
}

std::string Judge::decide() {
  if (!record_->is(JsonKind::object)) {
    return stopped("hold", "field", "null", "the record cannot be read: it is not an object");
  }
  const Value id = eval(graph_.id);
  if (id.is_hold()) return stopped("hold", "field", "null", id.view());
  if (id.is_blank()) return stopped("hold", "field", "null", "the record has no id");
  person_ = quoted(id.view());
  std::string line, rule = "null", user, day = "null";
  Account known;
  if (!rules(line, rule) || !fields(line, user) || !account(line, known) ||
      !invite(line, known, day)) {
    return line;
  }
  return fmt::format(
      R"({{"person":{},"decision":"include","rule":{},"user":{{{}}}{},"account":"{}","invite":{}}})",
      person_, rule, user, groups(), known.state, day);
}

/// Every part of every group, told by itself.
std::string Judge::groups() {
  if (graph_.groups.empty()) return "";
  std::string all;
  for (const GraphGroup& group : graph_.groups) {
    const Value described = eval(group.value);
    if (described.is_blank()) continue;
    std::string of_field;
    for (const Value& one : described.elements()) {
      const std::vector<std::string> names{"key", "name", "parent", "manager"};
      std::string said, held;
      for (std::size_t i = 0; i < names.size(); ++i) {
        const Value& part = one.elements()[i];
        if (part.is_hold()) {
          held += (held.empty() ? "" : ",") + quoted(names[i]) + ':' + quoted(part.view());
        } else if (part.kind != ValueKind::keep) {
          const std::string shown = part.kind == ValueKind::clear ? "null" : quoted(part.view());
          said += (i == 0 ? "" : ",") + quoted(names[i]) + ':' + shown;
        }
        if (i == 0) said += ",\"kind\":" + quoted(group.kind);
      }
      if (!held.empty()) said += ",\"hold\":{" + held + '}';
      of_field += (of_field.empty() ? "{" : ",{") + said + '}';
    }
    const bool many = graph_.fields[group.field_index].type.is(TypeWord::list);
    all += (all.empty() ? "" : ",") + quoted(group.field) + ':' +
           (many ? '[' + of_field + ']' : of_field);
  }
  return ",\"groups\":{" + all + '}';
}

bool Judge::rules(std::string& line, std::string& rule_id) {
  for (const GraphRule& rule : graph_.rules) {
    const Value answer = eval(rule.condition);
    if (answer.is_hold()) {
      line = stopped("hold", "rule", quoted(rule.id), answer.view());
      return false;
    }
    Outcome outcome = rule.outcome;
    if (answer.is_no()) continue;
    if (answer.is_blank()) {
      if (rule.if_blank != rule.outcome && rule.if_blank != Outcome::hold) continue;
      if (rule.if_blank != rule.outcome) {
        line = stopped("hold", "rule", quoted(rule.id),
                       "a value is blank, so nobody knows whether this applies: " + rule.say);
        return false;
      }
      outcome = rule.if_blank;
    }
    if (outcome == Outcome::include) {
      rule_id = quoted(rule.id);
      return true;
    }
    line = stopped(outcome == Outcome::exclude ? "exclude" : "hold", "rule", quoted(rule.id),
                   rule.say);
    return false;
  }
  return true;
}

bool Judge::fields(std::string& line, std::string& user) {
  for (const GraphField& field : graph_.fields) {
    const Value value = eval(field.value);
    std::string because;
    if (const auto inside = held(value)) {
      because = inside->view();
    } else if (value.is_blank()) {
      because = field.name + " has no value";
    } else if (field.declared.at_most && value.kind == ValueKind::text &&
               characters(value.view()) > *field.declared.at_most) {
      because = fmt::format("{} is longer than {} characters", field.name, *field.declared.at_most);
    } else {
      if (value.kind == ValueKind::keep) continue;
      user += (user.empty() ? "" : ",") + quoted(field.name) + ':' + json(value, field.type);
      continue;
    }
    line = stopped("hold", "field", quoted(field.name), because);
    return false;
  }
  return true;
}

bool Judge::account(std::string& line, Account& account) {
  const Value zone = eval(graph_.account.zone);
  const Value starts = eval(graph_.account.starts);
  const Value ends = eval(graph_.account.ends);
  const Value archived = eval(graph_.account.archived_when);
  for (const Value& value : {zone, starts, ends, archived}) {
    if (!value.is_hold()) continue;
    line = stopped("hold", "field", "\"account\"", value.view());
    return false;
  }
  account.zone = ZoneId{static_cast<std::uint32_t>(zone.integer)};
  // It is that day, or a later one, where the person is.
  const Day today = references_.zones.day_of(clock_.now, account.zone);
  if (!starts.is_blank()) account.starts = Day{static_cast<std::int32_t>(starts.integer)};
  if (archived.is_yes() || (!ends.is_blank() && today.days > ends.integer))
    account.state = "archived";
  else if (account.starts && today < *account.starts)
    account.state = "waiting";
  else
    account.state = "active";
  return true;
}

bool Judge::invite(std::string& line, const Account& account, std::string& day) {
  using When = InviteSyntax::When;
  const When when = graph_.invite.when;
  if (when == When::unstated || when == When::never || account.state == "archived") return true;
  std::optional<Day> on = references_.zones.day_of(clock_.now, account.zone);
  if (when == When::on_start_date && account.starts) on = account.starts;
  if (when == When::when) {
    const Value answer = eval(graph_.invite.condition);
    if (answer.is_hold()) {
      line = stopped("hold", "field", "\"invite\"", answer.view());
      return false;
    }
    if (!answer.is_yes()) return true;
  }
  day = quoted(day_text(*on));
  return true;
}

}  // namespace joinery::oracle
