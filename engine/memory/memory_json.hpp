#pragma once
/// A memory as JSON: for stores that keep it whole, for tests, and for people who want to look.
/// What is empty is not written. Marks are 16 hexadecimal digits after `#`; a reader also takes the
/// value itself, and marks it.
///
///     {"memory":1,"integration":"acme","serial":3,
///      "people":[{"person":"E1","user":"U1","fields":{"email":{"sent":"Ada@x","shown":"ada@x"}}}]}

#include <string>
#include <string_view>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/json/json.hpp"
#include "engine/memory/memory_event.hpp"

namespace joinery {

/// The same bytes for the same memory. One person a line, so that two can be compared.
[[nodiscard]] std::string print(const Memory& memory);
/// Errors: `malformed`, with the member that is wrong in its words.
[[nodiscard]] Result<Memory> read_memory(const Json& json);
[[nodiscard]] Result<Memory> parse_memory(std::string_view text, const Limits& limits);

/// One event as a JSON object: `{"event":"linked","person":"E1","user":"U1",…}`.
[[nodiscard]] std::string print(const MemoryEvent& event);
[[nodiscard]] Result<MemoryEvent> read_event(const Json& json);

}  // namespace joinery
