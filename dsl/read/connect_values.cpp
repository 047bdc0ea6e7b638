#include <algorithm>
#include <array>
#include <charconv>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/connect.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/secrets.hpp"

namespace joinery {
namespace {

struct Unit {
  std::string_view singular, plural;
  std::uint64_t size;
};
constexpr std::array time_units{Unit{"millisecond", "milliseconds", 1},
                                Unit{"second", "seconds", 1000}, Unit{"minute", "minutes", 60'000},
                                Unit{"hour", "hours", 3'600'000}, Unit{"day", "days", 86'400'000}};
constexpr std::array size_units{Unit{"KB", "KB", 1U << 10}, Unit{"MB", "MB", 1U << 20},
                                Unit{"GB", "GB", 1U << 30}};
constexpr std::uint64_t count_max = 1'000'000'000;

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size() || number > count_max) return {};
  return number;
}

/// `5 minutes`; the number may be left out (`per minute`) where `one` says so.
std::optional<std::uint64_t> measured(std::string_view text, std::span<const Unit> units) {
  const std::size_t space = text.find(' ');
  const auto number = number_of(text.substr(0, space));
  if (!number || space == std::string_view::npos) return std::nullopt;
  const std::string_view word = text.substr(space + 1);
  for (const Unit& unit : units) {
    if (word == unit.singular || word == unit.plural) return *number * unit.size;
  }
  return std::nullopt;
}

void report_value(const Word& word, const Wanted& wanted, std::string_view want,
                  NodeReader& reader) {
  reader
      .report(Code::wrong_value, word.span,
              wanted.what + " must be " + std::string(want) + ", not " + ticked(word.text))
      .help("for example `" + std::string(wanted.example) + "`");
}

std::optional<RateSyntax> rate_of(const Word& word) {
  const std::string_view text(word.text);
  const std::size_t per = text.find(" per ");
  if (per == std::string_view::npos) return std::nullopt;
  const auto requests = number_of(text.substr(0, per));
  const std::string_view span = text.substr(per + 5);
  auto length = measured(span, time_units);
  if (!length) length = measured("1 " + std::string(span), time_units);
  if (!requests || *requests == 0 || !length || *length == 0) return std::nullopt;
  return RateSyntax{static_cast<std::uint32_t>(*requests), *length, word.span};
}

/// A literal that stands where a secret goes, and looks like one.
void refuse_literal_secret(const std::string& name, const YamlNode& node, NodeReader& reader) {
  const bool looks = is_quoted(node) && node.text.size() >= 12 &&
                     node.text.find(' ') == std::string::npos &&
                     node.text.find_first_of("0123456789") != std::string::npos;
  if (!looks || !(names_secret(name) || name == "Authorization")) return;
  reader
      .report(Code::secret_in_file, node.span, "a secret, or something that may be one, stands here")
      .why("mappings are shown, copied and kept for years; secrets stand elsewhere")
      .help(
          "declare a credential with `secret: yes` and name it here: `credentials.token`\n"
          "if it was a real secret, replace it: it must count as known")
      .hiding_source();
}

JsonSyntax json_of(const YamlNode& node, const Wanted& wanted, NodeReader& reader);

/// A map of exactly `when` and `then` is a part that depends on a condition.
bool is_choice(const YamlNode& node) {
  return node.entries.size() == 2 && node.entries[0].key == "when" && node.entries[1].key == "then";
}

JsonSyntax json_map(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  JsonSyntax tree;
  tree.span = node.span;
  if (is_choice(node)) {
    tree.kind = JsonSyntax::Kind::choice;
    const YamlEntry& when = node.entries[0];
    tree.leaf.span = when.value.span;
    tree.leaf.expr = reader.condition(
        when.value, {"`when`", Shape::expression, "when: change.title is present", when.key_span});
    tree.items.push_back(json_of(node.entries[1].value, wanted, reader));
    return tree;
  }
  tree.kind = JsonSyntax::Kind::map;
  for (const YamlEntry& entry : node.entries) {
    refuse_literal_secret(entry.key, entry.value, reader);
    const Wanted member{ticked(entry.key), Shape::tree, wanted.example, entry.key_span};
    tree.members.push_back({{entry.key, entry.key_span}, json_of(entry.value, member, reader)});
  }
  return tree;
}

JsonSyntax json_of(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  if (node.kind == YamlKind::map) return json_map(node, wanted, reader);
  JsonSyntax tree;
  tree.span = node.span;
  if (node.kind == YamlKind::list) {
    tree.kind = JsonSyntax::Kind::list;
    for (const YamlNode& item : node.items) tree.items.push_back(json_of(item, wanted, reader));
    return tree;
  }
  Wanted leaf = wanted;
  leaf.shape = Shape::expression;
  tree.leaf = reader.formula(node, leaf);
  return tree;
}

}  // namespace

std::optional<DurationSyntax> read_duration(KeyedMap& map, std::string_view key,
                                            NodeReader& reader) {
  if (!map.has(key)) return std::nullopt;
  const Word word = map.text(key);
  if (word.text.empty()) return std::nullopt;
  const auto length = measured(word.text, time_units);
  if (!length) {
    report_value(word, map.wanted(key),
                 "a number and one of milliseconds, seconds, minutes, hours, days", reader);
    return std::nullopt;
  }
  return DurationSyntax{*length, word.span};
}

std::optional<CountSyntax> read_bytes(KeyedMap& map, std::string_view key, NodeReader& reader) {
  if (!map.has(key)) return std::nullopt;
  const Word word = map.text(key);
  if (word.text.empty()) return std::nullopt;
  const auto size = measured(word.text, size_units);
  if (!size) {
    report_value(word, map.wanted(key), "a number and one of KB, MB, GB", reader);
    return std::nullopt;
  }
  return CountSyntax{*size, word.span};
}

std::optional<CountSyntax> read_count(KeyedMap& map, std::string_view key, NodeReader& reader) {
  if (!map.has(key)) return std::nullopt;
  const Word word = map.text(key);
  if (word.text.empty()) return std::nullopt;
  const auto number = number_of(word.text);
  if (!number) {
    report_value(word, map.wanted(key), "a whole number", reader);
    return std::nullopt;
  }
  return CountSyntax{*number, word.span};
}

std::vector<CountSyntax> read_counts(KeyedMap& map, std::string_view key, NodeReader& reader) {
  std::vector<CountSyntax> counts;
  for (const Word& word : map.texts(key)) {
    if (const auto number = number_of(word.text))
      counts.push_back({*number, word.span});
    else
      report_value(word, map.wanted(key), "a list of whole numbers", reader);
  }
  return counts;
}

std::vector<Word> read_one_or_more(KeyedMap& map, std::string_view key, NodeReader& reader) {
  const YamlEntry* entry = map.find(key);
  if (entry == nullptr) return {};
  return reader.one_or_more(entry->value, map.wanted(key));
}

std::vector<RateSyntax> read_rates(KeyedMap& map, std::string_view key, NodeReader& reader) {
  std::vector<RateSyntax> rates;
  for (const Word& word : read_one_or_more(map, key, reader)) {
    if (const auto rate = rate_of(word))
      rates.push_back(*rate);
    else
      report_value(word, map.wanted(key),
                   "a number `per second`, `per minute`, `per hour` or `per day`", reader);
  }
  return rates;
}

bool read_yes(KeyedMap& map, std::string_view key, NodeReader& reader) {
  return read_choice(map, key, {"yes", "no"}, reader).text == "yes";
}

Word read_choice(KeyedMap& map, std::string_view key, const std::vector<std::string_view>& words,
                 NodeReader& reader) {
  Word word = map.text(key);
  if (word.text.empty() && !word.span.known()) return word;
  if (std::ranges::find(words, word.text) != words.end()) return word;
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
    list += ticked(words[i]);
  }
  Diagnostic& problem = reader.report(Code::wrong_value, word.span,
                                      ticked(key) + " is " + list + ", not " + ticked(word.text));
  const auto near = nearest(word.text, words, 1);
  if (!near.empty()) {
    problem.help("did you mean " + ticked(near.front()) + "?").fixed_by(word.span, near.front());
  }
  return {};
}

std::optional<Expr> read_condition(KeyedMap& map, std::string_view key, NodeReader&) {
  return map.condition(key);
}

std::vector<Named<Formula>> read_formulas(KeyedMap& map, std::string_view key, NodeReader& reader) {
  std::vector<Named<Formula>> formulas;
  const YamlEntry* entry = map.find(key);
  if (entry == nullptr) return formulas;
  const Wanted wanted = map.wanted(key);
  read_named(entry->value, wanted, {NameForm::free, "a value"}, reader,
             [&](const Word& name, const YamlNode& node) {
               refuse_literal_secret(name.text, node, reader);
               const Wanted one{ticked(name.text), Shape::formula, wanted.example, name.span};
               formulas.push_back({name, reader.formula(node, one)});
             });
  return formulas;
}

std::optional<ReadingSyntax> read_reading(KeyedMap& map, std::string_view key, NodeReader& reader) {
  const YamlEntry* entry = map.find(key);
  if (entry == nullptr) return std::nullopt;
  return reader.reading(entry->value, map.wanted(key));
}

ReadingsSyntax read_readings(KeyedMap& map, std::string_view key, NodeReader& reader) {
  ReadingsSyntax readings;
  const YamlEntry* entry = map.find(key);
  if (entry == nullptr) return readings;
  const Wanted wanted = map.wanted(key);
  read_named(entry->value, wanted, {NameForm::name, "a reading"}, reader,
             [&](const Word& name, const YamlNode& node) {
               const Wanted one{ticked(name.text), Shape::reading, "next: text from body.meta.next",
                                name.span};
               readings.push_back({name, reader.reading(node, one)});
             });
  return readings;
}

std::vector<Named<Word>> read_words(KeyedMap& map, std::string_view key, NodeReader& reader) {
  std::vector<Named<Word>> words;
  const YamlEntry* entry = map.find(key);
  if (entry == nullptr) return words;
  const Wanted wanted = map.wanted(key);
  read_named(entry->value, wanted, {NameForm::free, "an entry"}, reader,
             [&](const Word& name, const YamlNode& node) {
               const Wanted one{ticked(name.text), Shape::word, wanted.example, name.span};
               words.push_back({name, reader.text(node, one)});
             });
  return words;
}

std::optional<JsonSyntax> read_json(KeyedMap& map, std::string_view key, NodeReader& reader) {
  const YamlEntry* entry = map.find(key);
  if (entry == nullptr) return std::nullopt;
  if (entry->value.absent()) {
    reader.wrong_shape(entry->value, map.wanted(key));
    return std::nullopt;
  }
  return json_of(entry->value, map.wanted(key), reader);
}

std::optional<Word> read_place(KeyedMap& map, std::string_view key, NodeReader& reader) {
  const YamlEntry* entry = map.find(key);
  if (entry == nullptr) return std::nullopt;
  const Word word = reader.text(entry->value, map.wanted(key));
  if (!word.span.known()) return std::nullopt;
  return word;
}

}  // namespace joinery
