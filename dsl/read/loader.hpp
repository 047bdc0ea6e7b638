#pragma once
/// Finds files by their names and adds them to a bundle; reports what is not there.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dsl/read/load.hpp"

namespace joinery {

/// What is looked for, where it would be below a root, and who names it.
struct Sought {
  std::string what;    ///< `source`, `module`, …
  Word name;           ///< with the place that names it; unknown where nobody does
  std::string folder;  ///< below a root: `mappings/` …
  std::string rest;    ///< behind the name: `/source.yaml`, `.yaml`
  bool optional = false;   ///< nothing is said where it is not there
};

class Loader {
 public:
  /// All of them outlive the loader.
  Loader(Bundle& bundle, const std::vector<std::string>& roots, const FileReader& files,
         const Limits& limits)
      : bundle_(bundle), roots_(roots), files_(files), limits_(limits) {}

  /// The document that was asked for; what it is called is where the others are looked for first.
  std::optional<Document> open(const std::string& path);
  std::optional<Document> find(const Sought& sought);
  /// The integration that examples are about; others are looked for beside it from then on.
  std::optional<Document> open_beside(const Document& examples);
  /// Fills the rows of all tables of the document that stand in files.
  void load_tables(Document& document);

 private:
  std::optional<SourceId> add(const std::string& path, Span named, std::size_t bytes_max);
  void report_missing(const Sought& sought, const std::vector<std::string>& places);
  void report_error(const Error& error, const std::string& path, Span named);
  void load_table(TableSyntax& table, const std::string& folder);

  Bundle& bundle_;
  const std::vector<std::string>& roots_;
  const FileReader& files_;
  const Limits& limits_;
  std::string beside_;           ///< the folder of the document that was asked for
  std::size_t table_bytes_ = 0;  ///< of all tables so far
};

}  // namespace joinery
