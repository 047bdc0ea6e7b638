#include "dsl/diagnostic/fixes.hpp"
#include "dsl/diagnostic/json_text.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/diagnostic/words.hpp"

namespace joinery {
namespace {

void append_place(const Source& source, std::uint32_t offset, JsonText& json) {
  const Place place = source.place(offset);
  json.open('{').key("line").number(place.line).key("column").number(place.column);
  json.key("offset").number(offset).close('}');
}

/// The members of a span: its file and both ends; nothing where it is unknown.
void append_span(Span span, const Sources& sources, JsonText& json) {
  if (!span.known()) return;
  const Source& source = sources[span.source];
  json.key("file").text(source.name());
  json.key("begin");
  append_place(source, span.begin, json);
  json.key("end");
  append_place(source, span.end, json);
}

void append_diagnostic(const Diagnostic& diagnostic, const Sources& sources, JsonText& json) {
  json.open('{').key("code").text(code_text(diagnostic.code));
  json.key("name").text(info(diagnostic.code).name);
  json.key("severity").text(word(diagnostic.severity));
  json.key("message").text(diagnostic.message);
  append_span(diagnostic.span, sources, json);
  if (!diagnostic.label.empty()) json.key("label").text(diagnostic.label);
  json.key("others").open('[');
  for (const Label& label : diagnostic.others) {
    json.open('{').key("words").text(label.words);
    append_span(label.span, sources, json);
    json.close('}');
  }
  json.close(']').key("notes").open('[');
  for (const Note& note : diagnostic.notes) {
    json.open('{').key("kind").text(word(note.kind)).key("words").text(note.words).close('}');
  }
  json.close(']');
  json.key("fixes").open('[');
  if (diagnostic.fix) {
    json.open('{');
    append_span(diagnostic.fix->span, sources, json);
    json.key("replacement").text(diagnostic.fix->replacement);
    json.key("certainty").text(is_certain(diagnostic, sources) ? "certain" : "possible").close('}');
  }
  json.close(']');
  json.close('}');
}

}  // namespace

std::string render_json(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  JsonText json;
  json.open('[');
  for (const Diagnostic& diagnostic : diagnostics) append_diagnostic(diagnostic, sources, json);
  json.close(']');
  return json.take() + '\n';
}

}  // namespace joinery
