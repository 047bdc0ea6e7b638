#include "tests/oracle/expressions.hpp"

#include <fmt/format.h>

namespace joinery::oracle {

std::string quoted_text(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '{' || c == '}') out += '\\';
    out += c;
  }
  return out + '"';
}

const std::vector<std::string>& texts_of(Kind kind) {
  static const std::vector<std::vector<std::string>> all{
      {"Sales", "sales", "Engineering", "Zo\u00eb", "STRASSE", "stra\u00dfe", "a@b", "O'Neil, Jo",
       "x", "007", "\u00c9clair \U0001F600", "a \"b\" \\ {c}"},
      {"0", "1", "-1", "0.5", "1.5", "2", "12", "0.000001", "40000", "999999999999"},
      {"yes", "no"},
      {"2024-01-31", "2024-02-29", "2025-12-31", "2026-03-29", "2026-10-25", "2026-11-21",
       "1999-12-31"},
      {"2026-03-29T01:00:00Z", "2026-10-25T00:30:00Z", "2026-11-21T08:00:00Z",
       "2024-02-29T23:59:59.999999Z"},
      {"Europe/London", "UTC", "America/New_York", "Asia/Tokyo", "Africa/Cairo", "Pacific/Apia"},
      {"ada@acme.example", "bob@acme.example", "Zoe@Acme.Example"},
      {"GB", "DE", "US", "NO", "Germany"},
      {"en", "de", "pt-BR"},
      {"E1", "E2", "m-7"},
      {"g1", "Sales"},
      {"A", "B", "C d"}};
  return all[static_cast<std::size_t>(kind)];
}

std::string Expressions::name(const std::string& field) const {
  return place_ == Place::source ? field : "worker." + field;
}

std::string Expressions::literal(Kind kind) {
  const std::string value = dice_.pick(texts_of(kind));
  const bool plain =
      kind == Kind::number || kind == Kind::date || kind == Kind::instant || kind == Kind::yes_no;
  return plain ? value : quoted_text(value);
}

std::string Expressions::atom(Kind kind) {
  const bool target = place_ == Place::target;
  switch (kind) {
    case Kind::text:
      if (!parameter_.empty()) return parameter_;
      if (target && dice_.once_in(8)) return "settings.s_text";
      return name(dice_.pick({"t0", "t1", "t2", "t3", "t4", "t5"}));
    case Kind::number:
      if (target && dice_.once_in(8)) return "settings.s_number";
      return name(dice_.pick({"n0", "n1"}));
    case Kind::yes_no:
      if (target && dice_.once_in(6)) return "settings.s_yes";
      return name(dice_.pick({"y0", "y1"}));
    case Kind::date:
      return name(dice_.pick({"d0", "d1"}));
    case Kind::instant:
      return name(dice_.pick({"i0", "i1", "i2"}));
    case Kind::zone:
      return target && dice_.once_in(2) ? "settings.s_zone" : name("z0");
    case Kind::email:
      return name("e0");
    case Kind::country:
      return name("c0");
    case Kind::language:
      return name("l0");
    case Kind::person:
      return name("p0");
    case Kind::group:
      return name("g0");
    case Kind::choice:
      return name(dice_.pick({"o0", "o1"}));
  }
  return {};
}

std::string Expressions::zone(int depth) {
  if (depth <= 0 || dice_.once_in(2)) return literal(Kind::zone);
  return of(Kind::zone, depth - 1);
}

/// What every type can do.
std::string Expressions::either(Kind kind, int depth) {
  switch (dice_.below(4)) {
    case 0:
      return fmt::format("({} else {})", of(kind, depth - 1), atom(kind));
    case 1:
      return fmt::format("({} else {})", atom(kind), literal(kind));
    case 2:
      return fmt::format("(if {} then {} otherwise {})", condition(depth - 1), of(kind, depth - 1),
                         of(kind, depth - 1));
    default:
      return atom(kind);
  }
}

std::string Expressions::of(Kind kind, int depth) {
  if (depth <= 0) return atom(kind);
  if (kind != Kind::yes_no && dice_.once_in(3)) return either(kind, depth);
  switch (kind) {
    case Kind::text:
      return text(depth);
    case Kind::number:
      return number(depth);
    case Kind::yes_no:
      return yes_no(depth);
    case Kind::date:
      return date(depth);
    case Kind::instant:
      return instant(depth);
    default:
      return either(kind, depth);
  }
}

std::string Expressions::text(int depth) {
  const int d = depth - 1;
  switch (dice_.below(18)) {
    case 0:
      return literal(Kind::text);
    case 1:
      return fmt::format("\"<{{{}}} / {{{}}}>\"", of(Kind::text, d), of(Kind::number, d));
    case 2:
      return fmt::format("\"{{{}}}, {{{}}} {{{}}}\"", of(Kind::date, d), atom(Kind::country),
                         atom(Kind::yes_no));
    case 3:
      return fmt::format("lower({})", of(Kind::text, d));
    case 4:
      return fmt::format("({} | trim | upper)", of(Kind::text, d));
    case 5:
      return fmt::format("first_characters({}, {})", of(Kind::text, d), of(Kind::number, d - 1));
    case 6:
      return fmt::format("part_before({}, {})", of(Kind::text, d), literal(Kind::text));
    case 7:
      return fmt::format("replace({}, \"s\", {})", of(Kind::text, d), literal(Kind::text));
    case 8:
      return fmt::format("join({}, \"; \")", list(d, true));
    case 9:
      return fmt::format("country_name({}, \"de\")", of(Kind::country, d));
    case 10:
      return fmt::format("weekday({})", of(Kind::date, d));
    case 11:
      return fmt::format("only({})", list(d, true));
    case 12:
      return fmt::format("first({} by item{})", list(d, false), dice_.pick({"", " descending"}));
    case 13:
      return fmt::format("{}.title", one_job(d));
    case 14:
      return fmt::format("email_local({})", of(Kind::email, d));
    case 15:
      return place_ == Place::target ? fmt::format("by_text({})", of(Kind::text, d))
                                     : of(Kind::text, d);
    case 16:
      return place_ == Place::target ? fmt::format("by_country({})", of(Kind::country, d))
                                     : of(Kind::text, d);
    default:
      return place_ == Place::target && parameter_.empty()
                 ? fmt::format("f0({})", of(Kind::text, d))
                 : atom(Kind::text);
  }
}

std::string Expressions::number(int depth) {
  const int d = depth - 1;
  switch (dice_.below(12)) {
    case 0:
      return literal(Kind::number);
    case 1:
      return fmt::format("({} + {})", of(Kind::number, d), of(Kind::number, d));
    case 2:
      return fmt::format("({} - {})", of(Kind::number, d), literal(Kind::number));
    case 3:
      return fmt::format("({} * {})", of(Kind::number, d), of(Kind::number, d));
    case 4:
      return fmt::format("({} / {})", of(Kind::number, d), of(Kind::number, d));
    case 5:
      return fmt::format("-{}", atom(Kind::number));
    case 6:
      return fmt::format("count({})", dice_.once_in(2) ? list(d, false) : jobs(d));
    case 7:
      return fmt::format("length({})", of(Kind::text, d));
    case 8:
      return fmt::format("({} - {})", of(Kind::date, d), of(Kind::date, d));
    case 9:
      return fmt::format("round({}, 1)", of(Kind::number, d));
    case 10:
      return fmt::format("{}.fte", one_job(d));
    default:
      return place_ == Place::target
                 ? fmt::format("by_choice({})", of(Kind::choice, d))
                 : fmt::format("maximum({}, {})", of(Kind::number, d), atom(Kind::number));
  }
}

std::string Expressions::date(int depth) {
  const int d = depth - 1;
  switch (dice_.below(9)) {
    case 0:
      return literal(Kind::date);
    case 1:
      return fmt::format("({} {} {} {})", of(Kind::date, d), dice_.pick({"+", "-"}),
                         dice_.pick({"1", "3", "30", "100000", "(-2)"}),
                         dice_.pick({"days", "weeks", "months", "years"}));
    case 2:
      return fmt::format("({} + ({}) days)", of(Kind::date, d), of(Kind::number, d));
    case 3:
      return fmt::format("today(in {})", zone(d));
    case 4:
      return fmt::format("day_of({}, {})", of(Kind::instant, d), zone(d));
    case 5:
      return fmt::format("latest({}, {})", of(Kind::date, d), of(Kind::date, d));
    case 6:
      return fmt::format("end_of_month({})", of(Kind::date, d));
    case 7:
      return fmt::format("{}.start", one_job(d));
    default:
      return fmt::format("only({}.start)", jobs(d));
  }
}

std::string Expressions::instant(int depth) {
  const int d = depth - 1;
  switch (dice_.below(4)) {
    case 0:
      return literal(Kind::instant);
    case 1:
      return "now()";
    case 2:
      return fmt::format("({} {} {} {})", of(Kind::instant, d), dice_.pick({"+", "-"}),
                         dice_.pick({"1", "36", "0.5", "999999999"}),
                         dice_.pick({"hours", "minutes"}));
    default:
      return fmt::format("start_of_day({}, {})", of(Kind::date, d), zone(d));
  }
}

std::string Expressions::comparison(int depth) {
  const int d = depth - 1;
  if (dice_.once_in(4)) {
    const Kind kind = dice_.pick(std::vector<Kind>{Kind::number, Kind::date, Kind::instant});
    const std::string sign = kind == Kind::number
                                 ? dice_.pick({"<", "<=", ">", ">="})
                                 : dice_.pick({"before", "after", "on or before", "on or after"});
    return fmt::format("{} {} {}", of(kind, d), sign,
                       dice_.once_in(2) ? literal(kind) : of(kind, d));
  }
  const Kind kind = static_cast<Kind>(dice_.below(kinds));
  const std::string value = of(kind, d);
  const std::string is = dice_.pick({"is", "is not"});
  switch (dice_.below(5)) {
    case 0:
      return fmt::format("{} is {}", value, dice_.pick({"blank", "present"}));
    case 1:
      return fmt::format("{} {} {}", value, is, atom(kind));
    case 2:
      return fmt::format("{} {} ({}, {})", value, dice_.pick({"in", "not in"}), literal(kind),
                         literal(kind));
    case 3:
      return fmt::format("{} in ({}, {})", value, literal(kind), atom(kind));
    default:
      return fmt::format("{} {} {}", value, is, literal(kind));
  }
}

std::string Expressions::yes_no(int depth) {
  const int d = depth - 1;
  switch (dice_.below(12)) {
    case 0:
      return fmt::format("({} and {})", condition(d), condition(d));
    case 1:
      return fmt::format("({} or {})", condition(d), condition(d));
    case 2:
      return fmt::format("({} or {} or {})", condition(d - 1), condition(d - 1), condition(d - 1));
    case 3:
      return fmt::format("(not ({}))", condition(d));
    case 4:
      return fmt::format("({} {} {})", of(Kind::text, d),
                         dice_.pick({"starts with", "ends with", "contains"}), literal(Kind::text));
    case 5:
      return fmt::format("({} matches {})", of(Kind::text, d),
                         dice_.pick({"\"[a-z]+\"", "\".*e.*\"", "\"\\\\d+\""}));
    case 6:
      return fmt::format("({} in {})", of(Kind::text, d), list(d, false));
    case 7:
      return either(Kind::yes_no, depth);
    default:
      return fmt::format("({})", comparison(depth));
  }
}

std::string Expressions::item_condition(int depth) {
  switch (dice_.below(6)) {
    case 0:
      return fmt::format("title is {}", literal(Kind::text));
    case 1:
      return fmt::format("fte {} {}", dice_.pick({"<", ">="}), literal(Kind::number));
    case 2:
      return fmt::format("start on or before {}",
                         dice_.once_in(2) ? literal(Kind::date) : atom(Kind::date));
    case 3:
      return fmt::format("kind in ({}, {})", literal(Kind::choice), atom(Kind::choice));
    case 4:
      return fmt::format("end is blank or start is {}", atom(Kind::date));
    default:
      return depth > 0 ? fmt::format("({}) and ({})", item_condition(depth - 1),
                                     item_condition(depth - 1))
                       : fmt::format("title is {}", atom(Kind::text));
  }
}

std::string Expressions::jobs(int depth) {
  const std::string list = name("jobs");
  if (dice_.once_in(3)) return list;
  return fmt::format("{}[{}]", list, item_condition(depth > 0 ? 1 : 0));
}

std::string Expressions::one_job(int depth) {
  switch (dice_.below(4)) {
    case 0:
      return place_ == Place::source ? "jobs.primary" : "read.jobs.primary";
    case 1:
      return fmt::format("only({})", jobs(depth));
    case 2:
      return fmt::format("first({} by start descending, title, fte)", jobs(depth));
    default:
      return fmt::format("last({} by fte, end, title descending)", jobs(depth));
  }
}

std::string Expressions::list(int depth, bool ordered) {
  std::string all = name(dice_.pick({"ts0", "ts1"}));
  if (depth > 0 && dice_.once_in(3)) all = jobs(depth) + ".title";
  if (dice_.once_in(4))
    all = fmt::format("{}[item {} {}]", all, dice_.pick({"is", "is not"}), literal(Kind::text));
  if (ordered || dice_.once_in(4))
    all = fmt::format("sorted({} by item{})", all, dice_.pick({"", " descending"}));
  return all;
}

}  // namespace joinery::oracle
