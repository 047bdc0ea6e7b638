#include <algorithm>

#include "dsl/diagnostic/json_text.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/diagnostic/words.hpp"

namespace joinery {
namespace {

/// A file name as a relative URI reference: everything but unreserved signs and `/` is escaped.
std::string uri(std::string_view name) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string result;
  for (const char sign : name) {
    const auto byte = static_cast<unsigned char>(sign);
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool digit = byte >= '0' && byte <= '9';
    if (letter || digit || std::string_view("-._~/").find(sign) != std::string_view::npos) {
      result += sign;
    } else {
      result += '%';
      result += hex[byte >> 4U];
      result += hex[byte & 0xFU];
    }
  }
  return result;
}

void append_artifact(Span span, const Sources& sources, JsonText& json) {
  json.key("artifactLocation").open('{');
  json.key("uri").text(uri(sources[span.source].name())).close('}');
}

void append_region(std::string_view key, Span span, const Sources& sources, JsonText& json) {
  const Source& source = sources[span.source];
  const Place begin = source.place(span.begin);
  const Place end = source.place(std::max(span.begin, span.end));
  json.key(key).open('{');
  json.key("startLine").number(begin.line).key("startColumn").number(begin.column);
  json.key("endLine").number(end.line).key("endColumn").number(end.column).close('}');
}

void append_physical_location(Span span, const Sources& sources, JsonText& json) {
  json.key("physicalLocation").open('{');
  append_artifact(span, sources, json);
  append_region("region", span, sources, json);
  json.close('}');
}

/// Viewers show the message only, so the label and notes go into it, one to a line.
std::string whole_message(const Diagnostic& diagnostic) {
  std::string text = diagnostic.message;
  if (!diagnostic.label.empty()) text += "\n" + diagnostic.label;
  for (const Note& note : diagnostic.notes) {
    text += "\n" + std::string(word(note.kind)) + ": " + note.words;
  }
  return text;
}

void append_related(const Diagnostic& diagnostic, const Sources& sources, JsonText& json) {
  if (diagnostic.others.empty()) return;
  json.key("relatedLocations").open('[');
  for (const Label& label : diagnostic.others) {
    if (!label.span.known()) continue;
    json.open('{');
    append_physical_location(label.span, sources, json);
    json.key("message").open('{').key("text").text(label.words).close('}').close('}');
  }
  json.close(']');
}

void append_fix(const Diagnostic& diagnostic, const Sources& sources, JsonText& json) {
  if (!diagnostic.fix || !diagnostic.fix->span.known()) return;
  const auto help = std::ranges::find(diagnostic.notes, NoteKind::help, &Note::kind);
  json.key("fixes").open('[').open('{').key("description").open('{').key("text");
  json.text(help == diagnostic.notes.end() ? diagnostic.message : help->words).close('}');
  json.key("artifactChanges").open('[').open('{');
  append_artifact(diagnostic.fix->span, sources, json);
  json.key("replacements").open('[').open('{');
  append_region("deletedRegion", diagnostic.fix->span, sources, json);
  json.key("insertedContent").open('{').key("text").text(diagnostic.fix->replacement).close('}');
  json.close('}').close(']').close('}').close(']').close('}').close(']');
}

void append_result(const Diagnostic& diagnostic, const std::vector<Code>& rules,
                   const Sources& sources, JsonText& json) {
  const auto rule = std::ranges::lower_bound(rules, diagnostic.code) - rules.begin();
  json.open('{').key("ruleId").text(code_text(diagnostic.code));
  json.key("ruleIndex").number(static_cast<std::uint64_t>(rule));
  json.key("level").text(word(diagnostic.severity));
  json.key("message").open('{').key("text").text(whole_message(diagnostic)).close('}');
  json.key("locations").open('[');
  if (diagnostic.span.known()) {
    json.open('{');
    append_physical_location(diagnostic.span, sources, json);
    json.close('}');
  }
  json.close(']');
  append_related(diagnostic, sources, json);
  append_fix(diagnostic, sources, json);
  json.close('}');
}

void append_driver(const std::vector<Code>& rules, JsonText& json) {
  json.key("tool").open('{').key("driver").open('{').key("name").text("Joinery");
  json.key("rules").open('[');
  for (const Code code : rules) {
    const CodeInfo& rule = info(code);
    json.open('{').key("id").text(code_text(code)).key("name").text(rule.name);
    json.key("shortDescription").open('{').key("text").text(rule.title).close('}');
    const std::string page = "docs/diagnostics/" + code_text(code) + ".md";
    json.key("help").open('{').key("text").text("joinery explain " + code_text(code));
    json.key("markdown").text("[" + page + "](" + page + "), or `joinery explain " +
                              code_text(code) + "`").close('}');
    json.key("defaultConfiguration").open('{').key("level").text(word(rule.severity));
    json.close('}').close('}');
  }
  json.close(']').close('}').close('}');
}

}  // namespace

std::string render_sarif(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  std::vector<Code> rules;
  for (const Diagnostic& diagnostic : diagnostics) rules.push_back(diagnostic.code);
  std::ranges::sort(rules);
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());

  JsonText json;
  json.open('{').key("$schema").text("https://json.schemastore.org/sarif-2.1.0.json");
  json.key("version").text("2.1.0").key("runs").open('[').open('{');
  append_driver(rules, json);
  // `Place` counts code points; declared here, so no viewer takes them for UTF-16 units.
  json.key("columnKind").text("unicodeCodePoints");
  json.key("results").open('[');
  for (const Diagnostic& diagnostic : diagnostics) append_result(diagnostic, rules, sources, json);
  json.close(']').close('}').close(']').close('}');
  return json.take() + '\n';
}

}  // namespace joinery
