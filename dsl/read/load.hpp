#pragma once
/// Everything that one integration consists of: its own document, the source and the target it
/// names, the modules that any of them use, the model of a worker, and the tables beside them.
///
/// Where a name leads: the source `x` is `mappings/x/source.yaml`, the target `x` is
/// `mappings/x/target.yaml`, the module `x` is `stdlib/modules/x.yaml` and the model is
/// `stdlib/modules/worker.yaml`; the policies stand in the model `stdlib/modules/policies.yaml`.
/// They are looked for beside the document that was asked for, then in the roots in their order. A
/// table's file stands beside the document that names it.

#include <optional>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/file_reader.hpp"
#include "dsl/source/source.hpp"
#include "dsl/syntax/documents.hpp"

namespace joinery {

/// A document that was not read has no valid `source` and no name.
struct Bundle {
  Sources sources;  ///< named as given: root and path joined, nothing made absolute
  DocumentKind kind = DocumentKind::integration;  ///< of the document that was asked for
  Document integration, source, target;
  std::vector<Document> modules;  ///< each behind those that it uses; the model of policies first
  std::optional<Document> model;
  std::optional<Document> examples;  ///< what was asked for; `integration` is what they are about
  Diagnostics diagnostics;
  bool complete = false;  ///< every file that is needed was there and is what it should be;
                          ///< what stands in them may still be wrong
};

/// `path` is an integration file, or a folder with an `integration.yaml`. Never fails: a file that
/// is missing is J0101 at the place that names it. Reads through `files` only.
[[nodiscard]] Bundle load_integration(const std::string& path,
                                      const std::vector<std::string>& roots,
                                      const FileReader& files, const Limits& limits);

/// The same for a document of any kind, with the modules and the model that it needs; it is then
/// where its kind stands in the bundle, and a module is the last of `modules`. Examples come with
/// the integration that they name (`integration.yaml` beside them if they name none), or with one
/// made of the source, target, settings and changes that they say themselves; the settings that they
/// choose are those of the integration then.
[[nodiscard]] Bundle load_document(const std::string& path, const std::vector<std::string>& roots,
                                   const FileReader& files, const Limits& limits);

/// Settings chosen above take the place of those below.
void lay_over(std::vector<Named<std::vector<Word>>>& settings,
              const std::vector<Named<std::vector<Word>>>& above);

}  // namespace joinery
