/// Any bytes are a YAML file: reading them ends, and every place in what was read and reported lies
/// inside the file. What renders diagnostics sees them too.

#include <cstddef>
#include <cstdint>
#include <string>

#include "dsl/base/check.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/yaml/document.hpp"

namespace {

using namespace joinery;

void check_span(Span span, std::size_t size) {
  JOINERY_CHECK(span.known() && span.begin <= span.end && span.end <= size);
}

void check_range(const ScalarRange& range, std::size_t text_size, std::size_t size) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i <= text_size; ++i) {
    const Span span = range.span(i, i + 1);
    check_span(span, size);
    JOINERY_CHECK(span.begin >= before);
    before = span.begin;
  }
  check_span(range.span(0, text_size), size);
}

void check_node(const YamlNode& node, std::size_t size) {
  check_span(node.span, size);
  check_range(node.range, node.text.size(), size);
  for (const YamlEntry& entry : node.entries) {
    check_span(entry.key_span, size);
    check_range(entry.key_range, entry.key.size(), size);
    check_node(entry.value, size);
  }
  for (const YamlNode& item : node.items) check_node(item, size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  Diagnostics out;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const SourceId id = sources.add("fuzz.yaml", text);
  const Limits limits;
  const YamlDocument document = parse_yaml(id, sources, limits, out);
  if (document.root.range.span(0, 0).known()) check_node(document.root, size);
  for (const Diagnostic& diagnostic : out.sorted(limits.diagnostics_per_file)) {
    check_span(diagnostic.span, size + 1);
    if (diagnostic.fix) check_span(diagnostic.fix->span, size);
    for (const Label& label : diagnostic.others) check_span(label.span, size);
    JOINERY_CHECK(!render_text(diagnostic, sources).empty());
  }
  return 0;
}
