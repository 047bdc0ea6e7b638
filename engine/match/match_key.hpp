#pragma once
/// The normal form in which values of matching fields are compared.

#include <string>
#include <string_view>

#include "engine/type/type.hpp"
#include "engine/value/value.hpp"

namespace joinery {

/// One normal form. Most values are in theirs, so it is a view of the value for as long as that
/// lives, and holds a text of its own only where it had to make one. Used again, it allocates nothing.
class MatchKey {
 public:
  MatchKey() = default;
  MatchKey(const MatchKey&) = delete;
  MatchKey& operator=(const MatchKey&) = delete;

  [[nodiscard]] std::string_view view() const { return view_; }
  operator std::string_view() const { return view_; }
  friend bool operator==(const MatchKey& a, const MatchKey& b) { return a.view_ == b.view_; }

 private:
  friend bool match_key(const Value& value, const Type& type, MatchKey& key);

  std::string_view view_;
  std::string own_;
};

/// False where there is nothing to match by: blank, keep, clear, a hold, or no text, number or date.
/// Texts are trimmed and composed (NFC). Of a mail address, ASCII capitals become small: nobody has
/// two mailboxes that differ in them only, while full case folding would make one mailbox of
/// `straße@` and `strasse@`.
[[nodiscard]] bool match_key(const Value& value, const Type& type, MatchKey& key);

}  // namespace joinery
