#pragma once
/// A decision as one line for people.

#include <string>

#include "engine/decision/decision.hpp"

namespace joinery {

/// `E1  in, active: email ada@acme.example, first_name Ada` or `E2  left out by no-contractors: …`;
/// with its line break. The same for every way in which the record came.
void append_text_line(std::string& out, const Decision& decision, const Program& program,
                      const ZoneTable& zones);

}  // namespace joinery
