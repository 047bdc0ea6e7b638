// Any bytes as a table: nothing crashes, every word stands where its span says, and what is not
// quoted stands there letter by letter.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "dsl/diagnostic/render.hpp"
#include "dsl/read/csv.hpp"

namespace {

void check_word(const joinery::Word& word, const joinery::Sources& sources) {
  const std::string_view raw = sources.text(word.span);
  JOINERY_CHECK(raw.size() == word.span.end - word.span.begin);
  JOINERY_CHECK(raw.size() >= word.text.size());
  if (raw.find('"') == std::string_view::npos) JOINERY_CHECK(raw == word.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace joinery;
  Sources sources;
  Diagnostics diagnostics;
  const Limits limits;
  const SourceId id =
      sources.add("fuzz.csv", std::string(reinterpret_cast<const char*>(data), size));
  for (const TableSyntax::Row& row : read_csv(id, sources, limits, diagnostics)) {
    check_word(row.key, sources);
    check_word(row.value, sources);
  }
  JOINERY_CHECK(diagnostics.all().size() <= limits.diagnostics_per_file);
  for (const Diagnostic& d : diagnostics.sorted(limits.diagnostics_per_file)) {
    JOINERY_CHECK(!render_text(d, sources).empty());
  }
  return 0;
}
