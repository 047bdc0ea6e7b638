#pragma once
/// A captured example in a document of examples.

#include <string>

#include "dsl/syntax/documents.hpp"

namespace joinery {

/// A new document, whose clock is `at`. `about` is the path of the integration from its folder;
/// empty: it stands beside.
[[nodiscard]] std::string new_examples(const std::string& name, const std::string& about,
                                       const std::string& at, const std::string& example);
/// `text` with `example` behind its last one, in its indentation. `document` is what `text` says; it
/// has an example.
[[nodiscard]] std::string with_example(std::string_view text, const Document& document,
                                       const std::string& example);

}  // namespace joinery
