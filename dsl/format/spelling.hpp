#pragma once
/// How one value is spelled in its slot: on one line, or as a block.

#include <optional>
#include <string>

#include "dsl/base/limits.hpp"
#include "dsl/format/scalar_text.hpp"
#include "dsl/format/slot.hpp"

namespace joinery {

/// The value of a scalar on one line; nothing where only a block can hold it.
[[nodiscard]] std::optional<std::string> one_line(const YamlNode& scalar, const Slot& slot,
                                                  Around around, const Limits& limits);
/// The same as a block; nothing where it is one line or nothing.
[[nodiscard]] std::optional<BlockText> block(const YamlNode& scalar, const Slot& slot,
                                             std::size_t width, const Limits& limits);
/// The key of an entry of a map in `slot`. In a record quotes make one name of what is a path else.
[[nodiscard]] std::string key_spelling(const YamlEntry& entry, const Slot& slot, Around around,
                                       const Limits& limits);
/// A map or list in YAML's brackets on one line; nothing where something in it does not fit there.
[[nodiscard]] std::optional<std::string> in_brackets(const YamlNode& node, const Slot& slot,
                                                     const Limits& limits);
/// The scalar without its layout, for `meaning_of`.
[[nodiscard]] std::string meaning_of_scalar(const YamlNode& scalar, const Slot& slot,
                                            const Limits& limits);

}  // namespace joinery
