#pragma once
/// Fixes that a program may carry out without asking.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"

namespace joinery {

/// Whether the fix says what was surely meant. A fix that is one of several answers (`else keep` or
/// `else clear`; a text or its value) is an offer to people only.
[[nodiscard]] bool is_certain(const Diagnostic& diagnostic, const Sources& sources);

struct FixedText {
  std::string text;
  std::size_t fixes = 0;
};

/// The texts of the files that certain fixes change. Where two fixes touch each other, the first in
/// the file is carried out and the other refused. On a line that cannot be read for another reason,
/// too, none is: it may only follow from that. A fix that leaves nothing but spaces of whole lines
/// takes these lines away. Pure.
[[nodiscard]] std::map<SourceId, FixedText> apply_fixes(const std::vector<Diagnostic>& diagnostics,
                                                        const Sources& sources);

}  // namespace joinery
