#pragma once
/// The sections of a document, each woven by itself. What a section holds is in dsl/syntax.

#include "engine/compare/weave_list.hpp"

namespace joinery {

/// Spelled as the canonical layout spells it, so that other layouts make no difference.
[[nodiscard]] std::string spelled(const Formula& formula);
[[nodiscard]] std::string spelled(const ReadItem& item);

[[nodiscard]] std::vector<Named<TableSyntax>> weave_tables(
    const std::vector<Named<TableSyntax>>& old, const std::vector<Named<TableSyntax>>& now,
    const EditPlace& document);
[[nodiscard]] std::vector<ChangeSyntax> weave_changes(const std::vector<ChangeSyntax>& old,
                                                      const std::vector<ChangeSyntax>& now,
                                                      const EditPlace& document);
[[nodiscard]] PeopleSyntax weave_people(const PeopleSyntax& old, const PeopleSyntax& now,
                                        const EditPlace& document);
[[nodiscard]] std::vector<Word> weave_words(const std::vector<Word>& old,
                                            const std::vector<Word>& now, const EditPlace& section);
/// Everything of one document. Names and titles are those of `old`.
[[nodiscard]] Document weave_document(const Document& old, const Document& now,
                                      const EditPlace& document);

}  // namespace joinery
