#include "dsl/read/keyed_map.hpp"

#include <algorithm>
#include <utility>

#include "dsl/base/check.hpp"
#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/secrets.hpp"

namespace joinery {
namespace {

std::string list_of_keys(std::span<const KeyRule> keys) {
  std::string list;
  for (const KeyRule& rule : keys) {
    if (!list.empty()) list += ", ";
    list += ticked(rule.key);
  }
  return list;
}

/// `a source, an integration`: the kinds of document that have this key at their top.
std::string owners_of(std::string_view key) {
  std::string owners;
  for (const DocumentKind kind : {DocumentKind::source, DocumentKind::target, DocumentKind::module_,
                                  DocumentKind::model, DocumentKind::integration,
                                  DocumentKind::examples}) {
    const bool has = std::ranges::any_of(document_keys, [key, kind](const KeyRule& rule) {
      return rule.key == key && (rule.kinds & kinds_of(kind)) != 0;
    });
    if (!has) continue;
    if (!owners.empty()) owners += " or ";
    if (kind == DocumentKind::examples) {
      owners += "examples";
      continue;
    }
    owners += kind == DocumentKind::integration ? "an " : "a ";
    owners += word_for(kind);
  }
  return owners;
}

/// How many no-break spaces a key begins with.
std::size_t no_break_spaces(std::string_view key) {
  std::size_t count = 0;
  for (; key.starts_with("\u00A0"); key.remove_prefix(2)) ++count;
  return count;
}

/// What other languages call it.
std::string_view word_here(const MapRule& rule, std::string_view key) {
  if (&rule != &case_rule) return {};
  if (key == "default" || key == "else") return "otherwise";
  if (key == "if" || key == "case") return "when";
  return key == "value" || key == "return" ? "then" : std::string_view();
}

/// The entry before `entry`, if nothing stands behind it: its own entries begin too far left.
const YamlEntry* hollow_before(const YamlNode& node, const YamlEntry& entry) {
  const auto at = std::ranges::find(node.entries, entry.key_span.begin,
                                    [](const YamlEntry& one) { return one.key_span.begin; });
  if (at == node.entries.begin() || at == node.entries.end()) return nullptr;
  const YamlEntry& before = *(at - 1);
  return before.value.absent() ? &before : nullptr;
}

/// The key of this map under which such a key may stand.
std::string_view map_that_has(const MapRule& rule, std::string_view key) {
  for (const KeyRule& one : rule.keys) {
    const bool map = one.shape == Shape::map && one.inside != nullptr;
    if (map && one.inside->find(key) != nullptr) return one.key;
  }
  return {};
}

}  // namespace

KeyedMap::KeyedMap(NodeReader& reader, const YamlNode& node, const MapRule& rule, std::string what,
                   Span owner, std::string_view example)
    : reader_(reader), node_(node), rule_(rule), what_(std::move(what)), owner_(owner) {
  good_ = reader.is_map(node, {what_, Shape::map, example, owner});
  if (good_) check_keys();
}

void KeyedMap::check_keys() {
  std::vector<std::string_view> candidates;
  for (const KeyRule& rule : rule_.keys) {
    if (!has(rule.key)) candidates.push_back(rule.key);
  }
  // More than are shown of one file would only cost.
  std::size_t left = reader_.limits().diagnostics_per_file;
  for (const YamlEntry& entry : node_.entries) {
    if (left == 0 || rule_.find(entry.key) != nullptr) continue;
    unknown(entry, candidates);
    --left;
  }
  // Where the YAML is broken the key may be there, only not readable.
  if (node_.broken) return;
  for (const KeyRule& rule : rule_.keys) {
    if (rule.required && !has(rule.key)) {
      reader_.missing(owner_, what_ + " has no " + ticked(rule.key), rule.example);
    }
  }
}

void KeyedMap::unknown(const YamlEntry& entry, const std::vector<std::string_view>& candidates) {
  if (names_secret(entry.key) && entry.value.kind == YamlKind::scalar) {
    reader_.report(Code::secret_in_file, entry.key_span, "this key is unknown and names a secret")
        .help(
            "secrets never stand in mappings; an integration names their places:\n"
            "credentials:\n  the_source:\n    token: env SOURCE_TOKEN")
        .hiding_source();
    return;
  }
  if (const std::size_t spaces = no_break_spaces(entry.key); spaces > 0) {
    // To YAML it is a letter of the key, so the line stands at the left.
    const Span place{entry.key_span.source, entry.key_span.begin,
                     entry.key_span.begin + static_cast<std::uint32_t>(2 * spaces)};
    reader_.report(Code::yaml_tab, place, "a line is indented with no-break spaces")
        .labelled("only ordinary spaces count in YAML")
        .help("they come from a web page or from Word; type the spaces again")
        .fixed_by(place, std::string(spaces, ' '));
    return;
  }
  Diagnostic& d = reader_.report(Code::unknown_key, entry.key_span,
                                 ticked(entry.key) + " is not a key of " + std::string(rule_.noun));
  const std::vector<std::string> near = nearest(entry.key, candidates, 2);
  if (!near.empty()) {
    d.help("did you mean " + ticked(near.front()) + "?");
    if (near.size() == 1) d.fixed_by(entry.key_span, near.front());
    return;
  }
  if (const std::string_view ours = word_here(rule_, entry.key); !ours.empty()) {
    d.help("it is called " + ticked(ours) + " here").fixed_by(entry.key_span, std::string(ours));
    return;
  }
  if (const YamlEntry* hollow = hollow_before(node_, entry)) {
    d.help("if it belongs to " + ticked(hollow->key) + ", begin it two spaces further right");
    return;
  }
  const std::string_view inside = map_that_has(rule_, entry.key);
  if (!inside.empty()) {
    d.help(ticked(entry.key) + " stands under `" + std::string(inside) + ":`, two spaces further right");
    return;
  }
  const std::string owners = owners_of(entry.key);
  if (!owners.empty()) d.seen(ticked(entry.key) + " stands at the top of " + owners);
  d.help(std::string(rule_.noun) + " has the keys " + list_of_keys(rule_.keys));
}

const YamlEntry* KeyedMap::find(std::string_view key) const {
  if (!good_) return nullptr;
  const auto found = std::ranges::find(node_.entries, key, &YamlEntry::key);
  return found == node_.entries.end() ? nullptr : &*found;
}

bool KeyedMap::lacks_all(const std::vector<std::string_view>& keys) const {
  if (!good_ || node_.broken) return false;
  return std::ranges::none_of(keys, [this](std::string_view key) { return has(key); });
}

Wanted KeyedMap::wanted(std::string_view key) const {
  const KeyRule* rule = rule_.find(key);
  JOINERY_CHECK(rule != nullptr);
  return {ticked(key), rule->shape, rule->example, key_span(key)};
}

Span KeyedMap::key_span(std::string_view key) const {
  const YamlEntry* entry = find(key);
  return entry == nullptr ? owner_ : entry->key_span;
}

Word KeyedMap::text(std::string_view key) {
  const YamlEntry* entry = find(key);
  return entry == nullptr ? Word{} : reader_.text(entry->value, wanted(key));
}

std::vector<Word> KeyedMap::texts(std::string_view key) {
  const YamlEntry* entry = find(key);
  return entry == nullptr ? std::vector<Word>() : reader_.texts(entry->value, wanted(key));
}

std::optional<Expr> KeyedMap::condition(std::string_view key) {
  const YamlEntry* entry = find(key);
  if (entry == nullptr) return std::nullopt;
  return reader_.condition(entry->value, wanted(key));
}

std::optional<Formula> KeyedMap::formula(std::string_view key) {
  const YamlEntry* entry = find(key);
  if (entry == nullptr) return std::nullopt;
  return reader_.formula(entry->value, wanted(key));
}

void KeyedMap::exclusive(const std::vector<std::string_view>& keys, std::string_view help) {
  const YamlEntry* first = nullptr;
  for (const YamlEntry& entry : node_.entries) {
    if (!good_ || std::ranges::find(keys, entry.key) == keys.end()) continue;
    if (first != nullptr) {
      reader_
          .report(Code::conflicting_keys, entry.key_span,
                  ticked(entry.key) + " cannot stand beside " + ticked(first->key))
          .also(first->key_span, "here already")
          .help(std::string(help));
    } else {
      first = &entry;
    }
  }
}

}  // namespace joinery
