#pragma once
/// One byte of a text between quotes, as RFC 8259 escapes it; RFC 9535 does the same with another quote.

#include <string>

namespace joinery {

/// Appends `c`, escaped if it is `quote`, a backslash or a control character.
void append_escaped(std::string& out, char c, char quote);

}  // namespace joinery
