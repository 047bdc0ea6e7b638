#include "engine/cli/mapping_hash.hpp"

#include <vector>

#include "dsl/format/format.hpp"
#include "engine/digest/sha256.hpp"

namespace joinery {
namespace {

void add_rows(const Document& document, Sha256& hash) {
  for (const auto& table : document.tables) {
    if (table.value.file.text.empty()) continue;
    for (const TableSyntax::Row& row : table.value.rows) {
      hash.add(quote(row.key.text) + ' ' + quote(row.value.text) + '\n');
    }
  }
}

}  // namespace

std::string mapping_hash(const Bundle& bundle, const Limits& limits) {
  std::vector<const Document*> documents{&bundle.integration, &bundle.source, &bundle.target};
  for (const Document& module : bundle.modules) documents.push_back(&module);
  if (bundle.model) documents.push_back(&*bundle.model);
  Sha256 hash;
  for (const Document* document : documents) {
    if (!document->source.valid()) continue;
    Diagnostics unheard;
    hash.add(meaning_of(document->source, bundle.sources, limits, unheard).value_or(""));
    add_rows(*document, hash);
  }
  return "sha256:" + hash.finish();
}

}  // namespace joinery
