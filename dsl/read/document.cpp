#include "dsl/read/document.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/secrets.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

constexpr std::array kinds{DocumentKind::source, DocumentKind::target,
                           DocumentKind::module_, DocumentKind::model,
                           DocumentKind::integration, DocumentKind::examples};
constexpr std::string_view kind_help =
    "the first key says what the document is: `integration: acme`, `source: …`, `target: …`, "
    "`module: …`, `model: …` or `examples: …`";

using ReadSection = void (*)(const Section&, Document&, NodeReader&);
struct SectionReader {
  std::string_view key;
  ReadSection read;
};

/// Every key of a document that holds more than one line; the short ones are read in `read_head`.
constexpr SectionReader section_readers[] = {
    {"tables", read_tables},
    {"functions", read_functions},
    {"people", read_people},
    {"records", read_records},
    {"format", read_format},
    {"read", read_read},
    {"custom", read_custom},
    {"permissions", read_permissions},
    {"worker", read_worker},
    {"fields", read_fields},
    {"lists", read_lists},
    {"user", read_user},
    {"set", read_set},
    {"groups", read_groups},
    {"account", read_account},
    {"invite", read_invite},
    {"schedule", read_schedule},
    {"credentials", read_credentials},
    {"connect", read_connect},
    {"change", read_change},
    {"proposed", read_proposed},
    {"record", read_record},
    {"tests", read_tests},
};

std::optional<DocumentKind> kind_named(std::string_view key) {
  const auto found = std::ranges::find(kinds, key, word_for);
  return found == kinds.end() ? std::nullopt : std::optional(*found);
}

const YamlEntry* find(const YamlNode& root, std::string_view key) {
  const auto found = std::ranges::find(root.entries, key, &YamlEntry::key);
  return found == root.entries.end() ? nullptr : &*found;
}

/// The kind that a later key says; it should have been the first.
std::optional<DocumentKind> later_kind(const YamlNode& root, NodeReader& reader) {
  for (const DocumentKind kind :
       {DocumentKind::examples, DocumentKind::integration, DocumentKind::module_,
        DocumentKind::model, DocumentKind::source, DocumentKind::target}) {
    const YamlEntry* entry = find(root, word_for(kind));
    if (entry == nullptr) continue;
    reader
        .report(Code::document_kind, root.entries.front().key_span,
                "the first key must be " + ticked(word_for(kind)))
        .also(entry->key_span, "this line must be the first")
        .help("move `" + std::string(word_for(kind)) + ": …` to the top");
    return kind;
  }
  return std::nullopt;
}

/// The kind that the first key nearly says. Reports it where it does not say it at all.
std::optional<DocumentKind> near_kind(const YamlEntry& first, NodeReader& reader) {
  std::array<std::string_view, kinds.size()> words;
  std::ranges::transform(kinds, words.begin(), word_for);
  const std::vector<std::string> near = nearest(first.key, words, 1);
  if (near.empty()) return std::nullopt;
  reader
      .report(Code::document_kind, first.key_span, ticked(first.key) + " is not a kind of document")
      .help("did you mean " + ticked(near.front()) + "?")
      .fixed_by(first.key_span, near.front());
  return kind_named(near.front());
}

struct Kind {
  DocumentKind kind;
  bool misspelt = false;
};

std::optional<Kind> kind_of(const YamlNode& root, NodeReader& reader) {
  const YamlEntry& first = root.entries.front();
  if (const auto kind = kind_named(first.key)) {
    if (*kind == DocumentKind::examples) return Kind{*kind};
    // `integration`, `source` and `target` are keys of examples too.
    if (find(root, word_for(DocumentKind::examples)) != nullptr) {
      return Kind{*later_kind(root, reader)};
    }
    if (*kind == DocumentKind::integration) return Kind{*kind};
    // `source` and `target` are keys of an integration too, which its first key should tell.
    if (find(root, word_for(DocumentKind::integration)) != nullptr) {
      return Kind{*later_kind(root, reader)};
    }
    const bool both = find(root, "source") != nullptr && find(root, "target") != nullptr;
    return Kind{both ? DocumentKind::integration : *kind};
  }
  if (const auto kind = near_kind(first, reader)) return Kind{*kind, true};
  if (find(root, "source") != nullptr && find(root, "target") != nullptr &&
      find(root, "integration") == nullptr && find(root, "examples") == nullptr) {
    reader
        .report(Code::document_kind, first.key_span,
                ticked(first.key) + " is not a kind of document")
        .seen("with a `source` and a `target` it is an integration")
        .help("begin with `integration: …`")
        .fixed_by(first.key_span, "integration");
    return Kind{DocumentKind::integration, true};
  }
  if (const auto kind = later_kind(root, reader)) return Kind{*kind};
  reader
      .report(Code::document_kind, first.key_span, ticked(first.key) + " is not a kind of document")
      .help(std::string(kind_help));
  return std::nullopt;
}

void read_language(KeyedMap& map, NodeReader& reader) {
  const Word version = map.text("language");
  if (version.text.empty() || version.text == "1") return;
  reader
      .report(Code::language_version, version.span,
              "the language " + ticked(version.text) + " is unknown")
      .seen("this Joinery reads language 1")
      .help("write `language: 1`, or use a newer Joinery");
}

/// `an integration`; a document of examples has the name of the whole.
std::string noun_of(std::string_view key) {
  if (key == "examples") return "a document of examples";
  return (key == "integration" ? "an " : "a ") + std::string(key);
}

void read_name(KeyedMap& map, std::string_view key, NameForm form, Word& name, NodeReader& reader) {
  if (!map.has(key)) return;
  name = map.text(key);
  if (name.span.known())
    check_name(name, form, noun_of(key), reader);
}

void read_head(KeyedMap& map, Document& document, NodeReader& reader) {
  const bool plain = document.kind == DocumentKind::module_ || document.kind == DocumentKind::model;
  read_name(map, word_for(document.kind), plain ? NameForm::name : NameForm::mapping, document.name,
            reader);
  if (document.kind == DocumentKind::integration || document.kind == DocumentKind::examples) {
    read_name(map, "source", NameForm::mapping, document.source_name, reader);
    read_name(map, "target", NameForm::mapping, document.target_name, reader);
  }
  read_language(map, reader);
  if (document.kind == DocumentKind::examples) read_examples_head(map, document, reader);
  document.title = map.text("title");
  document.about = map.text("about");
  document.uses = map.texts("uses");
  for (const Word& module : document.uses) check_name(module, NameForm::name, "a module", reader);
}

void read_body(KeyedMap& map, const MapRule& rule, Document& document, NodeReader& reader) {
  if (const YamlEntry* settings = map.find("settings")) {
    const Section section{settings->value, map.wanted("settings")};
    const bool values = document.kind == DocumentKind::integration ||
                        document.kind == DocumentKind::examples;
    (values ? read_setting_values : read_settings)(section, document, reader);
  }
  if (const YamlEntry* policies = map.find("policies"); policies != nullptr && rule.find("policies")) {
    const bool declares = document.kind == DocumentKind::model;
    (declares ? read_declared_policies : read_policies)({policies->value, map.wanted("policies")},
                                                        document, reader);
  }
  for (const SectionReader& section : section_readers) {
    const YamlEntry* entry = map.find(section.key);
    if (entry == nullptr || rule.find(section.key) == nullptr) continue;
    section.read({entry->value, map.wanted(section.key)}, document, reader);
  }
}

void read_map(const YamlNode& root, DocumentKind kind, Document& document, NodeReader& reader) {
  document.kind = kind;
  const std::vector<KeyRule> keys = keys_of(kind);
  const std::string word(word_for(kind));
  const std::string noun = noun_of(word);
  const MapRule rule{noun, keys};
  const std::string what = kind == DocumentKind::examples ? "this document" : "this " + word;
  KeyedMap map(reader, root, rule, what, root.entries.front().key_span);
  read_head(map, document, reader);
  read_body(map, rule, document, reader);
}

void read_root(const YamlNode& root, Document& document, NodeReader& reader) {
  if (root.absent()) {
    reader.report(Code::document_kind, root.span, "the file is empty").help(std::string(kind_help));
    return;
  }
  if (root.kind != YamlKind::map || root.entries.empty()) {
    if (root.broken) return;
    reader
        .report(Code::document_kind, root.span,
                "a document must be a map, not " + std::string(shape_seen(root)))
        .help(std::string(kind_help));
    return;
  }
  const std::optional<Kind> kind = kind_of(root, reader);
  if (!kind) return;
  if (kind->misspelt) {
    YamlNode corrected = root;
    corrected.entries.front().key = word_for(kind->kind);
    read_map(corrected, kind->kind, document, reader);
  } else {
    read_map(root, kind->kind, document, reader);
  }
}

}  // namespace

Document read_document(SourceId source, const Sources& sources, const Limits& limits,
                       Diagnostics& diagnostics) {
  Document document;
  document.source = source;
  Diagnostics found;
  const YamlDocument yaml = parse_yaml(source, sources, limits, found);
  const std::size_t of_yaml = found.all().size();
  if (yaml.usable) {
    NodeReader reader(limits, found);
    read_root(yaml.root, document, reader);
  }
  // What is wrong with the YAML of a secret would quote it; our own words never do, but the lines
  // that are shown might. Below integrations a field may well be called `token`.
  const SecretLines secret_lines(sources[source]);
  const bool integration = document.kind == DocumentKind::integration;
  for (std::size_t i = 0; i < found.all().size(); ++i) {
    const Diagnostic& made = found.all()[i];
    Diagnostic& d = diagnostics.report(made.code, made.span, {});
    d = made;
    if ((i < of_yaml || integration) && secret_lines.shown_by(d)) {
      if (i < of_yaml) make_silent(d);
      d.hide_source = true;
    }
  }
  return document;
}

}  // namespace joinery
