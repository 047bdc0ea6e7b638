#pragma once
/// A parsed text with its surroundings, and the tree as lines that a test can compare.

#include <string>

#include "dsl/diagnostic/render.hpp"
#include "dsl/yaml/document.hpp"

namespace joinery::yaml_test {

struct Parsed {
  Sources sources;
  Diagnostics out;
  YamlDocument document;

  explicit Parsed(std::string text, const Limits& limits = {}) {
    const SourceId id = sources.add("a.yaml", std::move(text));
    document = parse_yaml(id, sources, limits, out);
  }

  [[nodiscard]] std::string messages() const {
    std::string text = "\n";
    for (const Diagnostic& d : out.sorted(100)) text += render_text(d, sources);
    return text;
  }
  [[nodiscard]] std::string codes() const {
    std::string text;
    for (const Diagnostic& d : out.sorted(1000)) {
      text += (text.empty() ? "" : " ") + code_text(d.code) + "@" + sources.at(d.span).substr(7);
    }
    return text;
  }
  /// The text with the fix of the only diagnostic in it.
  [[nodiscard]] std::string fixed() const {
    const Diagnostic& only = out.all().front();
    std::string text(sources[SourceId{0}].text());
    if (!only.fix) return "no fix";
    text.replace(only.fix->span.begin, only.fix->span.end - only.fix->span.begin,
                 only.fix->replacement);
    return text;
  }
  /// `{key=text, list=[a, b]}`; a broken value has a `!` before it.
  [[nodiscard]] std::string tree() const { return tree(document.root); }

  static std::string tree(const YamlNode& node) {
    std::string text;
    for (const YamlNode& item : node.items)
      text += (&item == &node.items[0] ? "" : ", ") + tree(item);
    for (const YamlEntry& entry : node.entries) {
      text += (&entry == &node.entries[0] ? "" : ", ") + entry.key + "=" + tree(entry.value);
    }
    const std::string mark = node.broken ? "!" : "";
    if (node.kind == YamlKind::list) return mark + "[" + text + "]";
    if (node.kind == YamlKind::map) return mark + "{" + text + "}";
    return mark + node.text;
  }
};

}  // namespace joinery::yaml_test
