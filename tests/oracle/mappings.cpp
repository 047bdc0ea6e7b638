#include "tests/oracle/mappings.hpp"

#include <fmt/format.h>

#include "tests/oracle/expressions.hpp"

namespace joinery::oracle {
namespace {

using Section = Mapping::Section;

/// What every mapping reads. The optimizer drops what is not used, so nothing is lost by having
/// all.
constexpr const char* readings = R"(source: hr
title: HR
language: 1
read:
  id: text from id
  t0: text from t0
  t1: text from work.title
  t2: text from work.dept, exact, blank when ("N/A", "-")
  t3: text from homes[type is "home"].city
  t4: text from $.homes[?@.main == true].city
  t5: text from custom."cost centre"
  n0: number from work.n0
  n1: number from n1, blank when "none"
  y0: yes_no from ("Y" or "Yes", "N") from flags.y0
  y1: yes_no from flags.y1
  d0: date like 31/01/2024 from dates.d0
  d1: date from dates.d1
  i0: instant from i0
  i1: instant like 1704067200000 from i1
  i2: instant in "Europe/London" from i2
  z0: zone from z0
  e0: email from e0
  c0: country from address.country
  l0: language from l0
  p0: person from work.manager.id
  g0: group from work.dept
  o0: one of ("A", "B", "C d") from o0
  o1: one of ("A", "B", "C d") from work.kind
  ts0: list of text from ts0
  ts1: list of text from homes[].city
  jobs:
    from: work.jobs
    each:
      title: text from title
      start: date from start
      end: date from end
      fte: number from fte
      kind: one of ("A", "B", "C d") from kind
    primary:
      starts: start
      ends: end
      zone: >-
        "Europe/London"
      prefer: [fte descending, title]
)";

constexpr const char* settings = R"(settings:
  s_text: {title: T, type: text, default: Sales}
  s_number: {title: N, type: number, default: 1.5}
  s_yes: {title: Y, type: yes_no, default: "yes"}
  s_zone: {title: Z, type: zone, default: UTC}
  s_choice: {title: C, choose: {a: A, b: B}, default: a}
)";

std::string indented(const std::string& text, const std::string& by) {
  std::string out = by;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += by;
  }
  return out + '\n';
}

/// An expression as a block scalar, which may begin with any sign.
std::string scalar(const std::string& expression) { return fmt::format(">-\n  {}", expression); }

class Maker {
 public:
  explicit Maker(Dice& dice)
      : dice_(dice), source_(dice, Place::source), target_(dice, Place::target) {}

  Mapping make() {
    for (std::size_t i = 0; i < dice_.below(3); ++i) worker(i);
    table("by_text", "text", "text",
          {"Sales: \"Verkauf\"", "STRASSE: Road", "x: 007", "Engineering: Zoë"});
    table("by_country", "country", "text", {"GB: London", "DE: Berlin", "US: NY"});
    table("by_choice", R"(one of ("A", "B", "C d"))", "number", {"A: 1", "B: 2.5"});
    target_.parameter("it");
    add(Section::function, fmt::format("f0(it): {}", scalar(target_.of(Kind::text, 2))));
    target_.parameter("");
    fields();
    groups();
    account();
    for (std::size_t i = 0; i < dice_.below(3); ++i) rule(Section::target_rule, "t", i);
    for (std::size_t i = 0; i < dice_.below(3); ++i) rule(Section::rule, "r", i);
    integration();
    return std::move(made_);
  }

 private:
  void add(Section section, std::string text, std::string declared = {}) {
    made_.parts.push_back({section, std::move(text), std::move(declared)});
  }

  void worker(std::size_t i) {
    const Kind kind =
        dice_.pick(std::vector<Kind>{Kind::text, Kind::number, Kind::date, Kind::yes_no});
    add(Section::worker, fmt::format("w{}: {}", i, scalar(source_.of(kind, 3))));
    worker_.emplace_back(kind, fmt::format("worker.w{}", i));
  }

  void table(const char* name, const char* key, const char* value, std::vector<std::string> rows) {
    const bool number = std::string(value) == "number";
    const std::string otherwise =
        dice_.pick({"blank", "hold \"no row for {key}\"", number ? "7" : "Rest"});
    std::string text =
        fmt::format("{}:\n  key: {}\n  value: {}\n  otherwise: {}\n", name, key, value, otherwise);
    if (std::string(key) == "text" && dice_.once_in(3)) text += "  compare: exact\n";
    text += "  rows:";
    for (const std::string& row : rows) text += "\n    " + row;
    add(Section::table, text);
  }

  std::string ending(bool required) {
    const std::string hold = dice_.once_in(2)
                                 ? "hold \"nothing\""
                                 : fmt::format("hold \"no {{{}}}!\"", target_.of(Kind::text, 1));
    if (required) return hold;
    return dice_.once_in(3) ? hold : dice_.pick({"keep", "clear"});
  }

  std::string value(Kind kind, int depth) {
    for (const auto& [of, name] : worker_) {
      if (of == kind && dice_.once_in(2))
        return fmt::format("({} else {})", name, target_.of(kind, depth - 1));
    }
    return target_.of(kind, depth);
  }

  std::string decided(Kind kind, bool required) {
    const std::string end = ending(required);
    switch (dice_.below(6)) {
      case 0:
        return fmt::format(
            "\n  cases:\n    - when: >-\n        {}\n      then: >-\n        {} else {}\n    - "
            "when: >-\n        {}\n      then: >-\n        {}\n    - otherwise: >-\n        {} "
            "else {}",
            target_.condition(3), value(kind, 2), end, target_.condition(2), ending(required),
            value(kind, 2), ending(required));
      case 1:
        return fmt::format(
            "\n  cases:\n    - when: >-\n        settings.s_choice is \"a\"\n      then: >-\n      "
            "  {} else {}\n    - otherwise: >-\n        {} else {}",
            value(kind, 3), end, value(kind, 3), ending(required));
      case 2:
        return fmt::format(
            "\n  of: worker.o0\n  cases:\n    - when: [A, B]\n      then: >-\n        {} else {}\n "
            "   - when: C d\n      then: >-\n        {}\n    - otherwise: >-\n        {} else {}",
            value(kind, 2), end, ending(required), value(kind, 1), ending(required));
      case 3:
        return scalar(fmt::format("if {} then ({} else {}) otherwise {}", target_.condition(3),
                                  value(kind, 3), end, ending(required)));
      default:
        return scalar(fmt::format("{} else {}", value(kind, 4), end));
    }
  }

  void fields() {
    static const std::vector<std::string> types{
        "text",  "number",  "yes_no",   "date",   "instant", "zone",
        "email", "country", "language", "person", "group",   R"(one of ("A", "B", "C d"))"};
    const std::size_t count = 2 + dice_.below(5);
    for (std::size_t i = 0; i < count; ++i) {
      const Kind kind = dice_.once_in(2) ? Kind::text : static_cast<Kind>(dice_.below(kinds));
      std::string type = types[static_cast<std::size_t>(kind)];
      const bool required = dice_.once_in(4);
      if (required) type += ", required";
      if (kind == Kind::text && dice_.once_in(4)) type += ", at most 9 characters";
      add(Section::field, fmt::format("f{}: {}", i, decided(kind, required)),
          fmt::format("f{}: {}", i, type));
    }
    if (dice_.once_in(3)) {
      add(Section::field, fmt::format("many: {}", scalar(target_.list(2, true) + " else clear")),
          "many: list of text");
    }
  }

  /// A part of a group, with and without its key.
  std::string part(Kind kind) {
    const std::string with_key = dice_.pick(
        {"item", "upper(item)", "\"{item}/{worker.t0}\"", "by_text(item)",
         "if item is \"Sales\" then worker.t1 otherwise hold \"no part of {item}\"",
         "f0(item)", "if item contains \"a\" then blank otherwise lower(item)"});
    return dice_.once_in(2) ? with_key : target_.of(kind, 2);
  }

  void groups() {
    const auto parts = [&](const std::string& field) {
      std::string text = field + ":\n  kind: kind of " + field;
      const auto add_part = [&](const std::string& name, const std::string& formula) {
        text += fmt::format("\n  {}: >-\n    {}", name, formula);
      };
      if (dice_.once_in(2)) add_part("name", part(Kind::text));
      if (dice_.once_in(2)) {
        add_part("parent", fmt::format("({}) else {}", part(Kind::text), ending(false)));
      }
      if (dice_.once_in(2)) {
        add_part("manager", fmt::format("({}) else {}", target_.of(Kind::person, 2), ending(false)));
      }
      add(Section::group, text);
    };
    if (dice_.once_in(2)) {
      add(Section::field, fmt::format("team: {}", decided(Kind::group, false)), "team: group");
      parts("team");
    }
    if (dice_.once_in(3)) {
      add(Section::field, "teams: worker.ts0 else " + ending(false), "teams: list of group, ours only");
      parts("teams");
    }
  }

  void account() {
    if (dice_.once_in(2)) add(Section::account, "starts: " + scalar(target_.of(Kind::date, 2)));
    if (dice_.once_in(2)) add(Section::account, "ends: " + scalar(target_.of(Kind::date, 2)));
    if (dice_.once_in(3))
      add(Section::account, "archived when: " + scalar(target_.condition(2) + " else no"));
    if (dice_.once_in(2))
      add(Section::account, "zone: " + scalar("worker.z0 else settings.s_zone"));
  }

  void rule(Section section, const char* prefix, std::size_t i) {
    add(section,
        fmt::format("- id: {}{}\n  say: because of {}{} \"so\"\n  {}: >-\n    {}\n  if blank: {}",
                    prefix, i, prefix, i, dice_.pick({"exclude", "exclude", "hold", "include"}),
                    target_.condition(4), dice_.pick({"include", "exclude", "hold"})));
  }

  void integration() {
    if (dice_.once_in(2)) made_.chosen.push_back("s_choice: b");
    if (dice_.once_in(2)) made_.chosen.push_back("s_number: -3");
    if (dice_.once_in(3)) made_.chosen.push_back("s_yes: \"no\"");
    if (dice_.once_in(2)) made_.chosen.push_back("s_zone: Africa/Cairo");
    if (dice_.once_in(3)) add(Section::people, "exclude:\n  users: [E9, ada@acme.example]");
    if (dice_.once_in(4)) add(Section::people, "include:\n  users: [E2]");
    if (dice_.once_in(2)) add(Section::change, "set.f0: " + scalar("base"));
    if (dice_.once_in(3))
      add(Section::change,
          "set.f1: " + scalar(fmt::format("if {} then base otherwise keep", target_.condition(3))));
    if (dice_.once_in(3))
      add(Section::change, "tables.by_text:\n  rows: {Sales: Umsatz, new: row}\n  without: [x]");
    if (dice_.once_in(3))
      add(Section::change,
          "rules.t0:\n  also: " + scalar(target_.condition(2)).replace(2, 3, "\n    "));
    add(Section::invite, "invite: " + dice_.pick({"never", "immediately", "on start date",
                                                  "when worker.t0 is present"}));
  }

  Dice& dice_;
  Expressions source_, target_;
  std::vector<std::pair<Kind, std::string>> worker_;
  Mapping made_;
};

std::string section(const Mapping& mapping, Section wanted, const std::string& head,
                    const std::string& by) {
  std::string out;
  for (const Mapping::Part& part : mapping.parts) {
    if (part.section == wanted) out += indented(part.text, by);
  }
  return out.empty() ? out : head + out;
}

std::string declared(const Mapping& mapping) {
  std::string out = "user:\n  external_id: text, required, match first\n";
  for (const Mapping::Part& part : mapping.parts) {
    if (part.section == Section::field) out += "  " + part.declared + '\n';
  }
  return out;
}

}  // namespace

std::map<std::string, std::string> Mapping::files() const {
  std::map<std::string, std::string> all;
  all["mappings/hr/source.yaml"] = readings + section(*this, Section::worker, "worker:\n", "  ");
  all["mappings/lms/target.yaml"] =
      std::string("target: lms\ntitle: LMS\nlanguage: 1\n") + settings +
      section(*this, Section::table, "tables:\n", "  ") +
      section(*this, Section::function, "functions:\n", "  ") + declared(*this) +
      "set:\n  external_id: worker.id\n" + section(*this, Section::field, "", "  ") +
      section(*this, Section::group, "groups:\n", "  ") +
      section(*this, Section::account, "account:\n", "  ") +
      section(*this, Section::target_rule, "people:\n  rules:\n", "    ");
  std::string own = "integration: acme\ntitle: Acme\nsource: hr\ntarget: lms\nlanguage: 1\n";
  if (!chosen.empty()) own += "settings:\n";
  for (const std::string& line : chosen) own += "  " + line + '\n';
  own += section(*this, Section::custom, "custom:\n", "  ");
  const std::string lists = section(*this, Section::people, "", "  ");
  const std::string rules = section(*this, Section::rule, "  rules:\n", "    ");
  if (!lists.empty() || !rules.empty()) own += "people:\n" + lists + rules;
  own +=
      section(*this, Section::change, "change:\n", "  ") + section(*this, Section::invite, "", "");
  all["acme/integration.yaml"] = own;
  return all;
}

std::string Mapping::text() const {
  std::string out;
  for (const auto& [path, yaml] : files()) out += fmt::format("--- {}\n{}", path, yaml);
  return out;
}

Mapping random_mapping(Dice& dice) { return Maker(dice).make(); }

}  // namespace joinery::oracle
