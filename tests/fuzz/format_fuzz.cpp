// Any bytes as a document: what can be formatted means the same afterwards, and formatting it again
// changes nothing. Behind a head that makes a module, so that bytes are more often a document.
#include <cstddef>
#include <cstdint>
#include <string>

#include "dsl/base/check.hpp"
#include "dsl/format/format.hpp"

namespace {

using namespace joinery;

void format(std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  const Limits limits;
  const SourceId id = sources.add("fuzz.yaml", std::move(text));
  const auto once = format_document(id, sources, limits, diagnostics);
  if (!once) return;
  JOINERY_CHECK(once->same_meaning);
  const SourceId second = sources.add("formatted.yaml", once->text);
  const auto twice = format_document(second, sources, limits, diagnostics);
  JOINERY_CHECK(twice && twice->same_meaning);
  JOINERY_CHECK(twice->text == once->text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  format(text);
  format("module: m\nlanguage: 1\nfunctions:\n  f(x): " + text);
  format("module: m\nlanguage: 1\n" + text);
  return 0;
}
