#include <array>
#include <utility>

#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

constexpr std::array<std::pair<std::string_view, Outcome>, 3> outcomes{
    {{"include", Outcome::include}, {"exclude", Outcome::exclude}, {"hold", Outcome::hold}}};

std::optional<Outcome> outcome_of(std::string_view word) {
  for (const auto& [name, outcome] : outcomes) {
    if (name == word) return outcome;
  }
  return std::nullopt;
}

void read_outcome(KeyedMap& map, RuleSyntax& rule, Span owner, NodeReader& reader) {
  bool found = false;
  for (const auto& [name, outcome] : outcomes) {
    const YamlEntry* entry = map.find(name);
    if (entry == nullptr || found) continue;
    found = true;
    rule.outcome = outcome;
    rule.condition = reader.condition(entry->value, map.wanted(name));
  }
  map.exclusive({"include", "exclude", "hold"}, "a rule does one thing; write a rule for each");
  if (!map.lacks_all({"include", "exclude", "hold"})) return;
  const std::string name = rule.id.text.empty() ? "this rule" : "the rule " + ticked(rule.id.text);
  reader.missing(owner, name + " has none of `include`, `exclude` and `hold`",
                 "exclude: worker.employment_type is \"Contractor\"");
}

void read_if_blank(KeyedMap& map, RuleSyntax& rule, NodeReader& reader) {
  for (const char* misspelt : {"if_blank", "if-blank", "ifblank", "if empty", "if_empty"}) {
    if (map.has(misspelt)) rule.if_blank = Outcome::hold;  // the key was reported, an answer was meant
  }
  if (!map.has("if blank")) return;
  const Word word = map.text("if blank");
  rule.if_blank_span = word.span;
  if (word.text.empty()) return;
  rule.if_blank = outcome_of(word.text);
  if (rule.if_blank) return;
  rule.if_blank = Outcome::hold;  // an answer was meant, so nobody asks for one besides
  reader
      .report(Code::wrong_value, word.span,
              "`if blank` is `include`, `exclude` or `hold`, not " + ticked(word.text))
      .why("it says what happens to a person for whom the condition is neither yes nor no");
}

RuleSyntax read_rule(const YamlNode& node, NodeReader& reader) {
  RuleSyntax rule;
  rule.span = node.span;
  const Span owner = node.entries.empty() ? node.span : node.entries.front().key_span;
  KeyedMap map(reader, node, person_rule_rule, "this rule", owner,
               "rules:\n  - id: no-contractors\n    say: Contractors are managed by hand\n"
               "    exclude: worker.employment_type is \"Contractor\"");
  if (!map.good()) return rule;
  if (map.has("id")) {
    rule.id = map.text("id");
    if (!rule.id.text.empty()) check_name(rule.id, NameForm::rule_id, "a rule", reader);
  }
  rule.say = map.text("say");
  read_outcome(map, rule, owner, reader);
  read_if_blank(map, rule, reader);
  return rule;
}

PeopleLists read_lists_of_people(const Section& section, std::string what, Span owner,
                                 NodeReader& reader) {
  PeopleLists lists;
  lists.span = section.node.span;
  KeyedMap map(reader, section.node, people_lists_rule, std::move(what), owner,
               section.wanted.example);
  if (!map.good()) return lists;
  for (const YamlEntry& entry : section.node.entries) {
    if (people_lists_rule.find(entry.key) == nullptr) continue;
    if (!reader.is_list(entry.value, map.wanted(entry.key))) continue;
    lists.axes.push_back(
        {{entry.key, entry.key_span}, reader.texts(entry.value, map.wanted(entry.key))});
  }
  return lists;
}

}  // namespace

void read_people(const Section& section, Document& document, NodeReader& reader) {
  const bool integration = document.kind == DocumentKind::integration;
  KeyedMap map(reader, section.node, integration ? integration_people_rule : people_rule,
               section.wanted.what, section.wanted.owner, section.wanted.example);
  if (!map.good()) return;
  PeopleSyntax& people = document.people;
  if (const YamlEntry* rules = map.find("rules");
      rules != nullptr && reader.is_list(rules->value, map.wanted("rules"))) {
    for (const YamlNode& item : rules->value.items) people.rules.push_back(read_rule(item, reader));
  }
  if (!integration) return;
  if (const YamlEntry* include = map.find("include")) {
    people.include = read_lists_of_people({include->value, map.wanted("include")}, "`include`",
                                          include->key_span, reader);
  }
  if (const YamlEntry* exclude = map.find("exclude")) {
    people.exclude = read_lists_of_people({exclude->value, map.wanted("exclude")}, "`exclude`",
                                          exclude->key_span, reader);
  }
  people.off = map.texts("off");
  for (const Word& id : people.off) check_name(id, NameForm::rule_id, "a rule", reader);
}

}  // namespace joinery
