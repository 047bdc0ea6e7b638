#include "dsl/format/format.hpp"

#include "dsl/format/comments.hpp"
#include "dsl/format/meaning.hpp"
#include "dsl/format/page.hpp"
#include "dsl/read/document.hpp"
#include "dsl/read/guard_keys.hpp"
#include "dsl/yaml/document.hpp"

namespace joinery {
namespace {

/// The tree of a document without errors. What a file of guards says is for its own reader to judge.
std::optional<YamlNode> tree_of(SourceId source, const Sources& sources, const Limits& limits,
                                Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::error);
  if (!is_guards_file(sources[source].text())) {
    static_cast<void>(read_document(source, sources, limits, diagnostics));
  }
  if (diagnostics.count(Severity::error) != before) return std::nullopt;
  Diagnostics unheard;
  YamlDocument document = parse_yaml(source, sources, limits, unheard);
  const bool good = document.usable && !unheard.has_errors() &&
                    document.root.kind == YamlKind::map && !document.root.entries.empty();
  if (!good) return std::nullopt;
  return std::move(document.root);
}

}  // namespace

std::optional<Formatted> format_document(SourceId source, const Sources& sources,
                                         const Limits& limits, Diagnostics& diagnostics) {
  const std::optional<YamlNode> root = tree_of(source, sources, limits, diagnostics);
  if (!root) return std::nullopt;
  const std::string_view text = sources[source].text();
  Formatted formatted{Page(text, comments_of(*root, text), limits).document(*root)};

  Sources again;
  Diagnostics unheard;
  const SourceId copy = again.add("formatted", formatted.text);
  const auto tree = tree_of(copy, again, limits, unheard);
  formatted.same_meaning =
      tree && meaning_of_tree(*root, limits) == meaning_of_tree(*tree, limits);
  if (!formatted.same_meaning) formatted.text = text;
  return formatted;
}

std::optional<std::string> meaning_of(SourceId source, const Sources& sources, const Limits& limits,
                                      Diagnostics& diagnostics) {
  const std::optional<YamlNode> root = tree_of(source, sources, limits, diagnostics);
  if (!root) return std::nullopt;
  return meaning_of_tree(*root, limits);
}

}  // namespace joinery
