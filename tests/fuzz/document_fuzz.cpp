// Any bytes as a document: nothing crashes, every diagnostic has its place inside the file and can
// be rendered, and what stands behind the marker of a secret in `credentials:` is never shown.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/read/document.hpp"

namespace {

using namespace joinery;

void check_place(Span span, std::size_t size) {
  if (!span.known()) return;
  JOINERY_CHECK(span.begin <= span.end);
  JOINERY_CHECK(span.end <= size);
}

std::string read_and_render(std::string text) {
  const std::size_t size = text.size();
  Sources sources;
  Diagnostics diagnostics;
  const Limits limits;
  const SourceId id = sources.add("fuzz.yaml", std::move(text));
  const Document document = read_document(id, sources, limits, diagnostics);
  check_place(document.name.span, size);
  for (const auto& set : document.set) {
    check_place(set.value.span, size);
    JOINERY_CHECK(set.value.cases.empty() || !set.value.print().empty());
  }
  for (const Diagnostic& d : diagnostics.all()) {
    check_place(d.span, size);
    for (const Label& label : d.others) check_place(label.span, size);
    if (d.fix) check_place(d.fix->span, size);
  }
  std::string said;
  const auto sorted = diagnostics.sorted(limits.diagnostics_per_file);
  for (const Diagnostic& d : sorted) said += render_text(d, sources);
  return said + render_json(sorted, sources);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  (void)read_and_render(text);

  // The same bytes as a value in `credentials:`, a secret behind them on the same line.
  const std::string line = text.substr(0, text.find_first_of("\r\n"));
  const std::string said = read_and_render(
      "integration: a\nsource: b\ntarget: c\nlanguage: 1\ncredentials:\n  b:\n    token: " + line +
      "hunter2hunter2\n");
  JOINERY_CHECK(said.find("hunter2hunter2") == std::string::npos);
  return 0;
}
