#pragma once
/// Writes JSON at the end of a text, with the commas and escapes where they belong:
///
///     JsonWriter w(out);
///     w.object();
///     w.member("id").text("E1");
///     w.member("phones").array().number(1).number(2).end();
///     w.end();                                               // {"id":"E1","phones":[1,2]}
///
/// Invariants: whatever is written is valid JSON and valid UTF-8 once every object and array is
/// ended (bytes that are not UTF-8 become U+FFFD). Writing a value where none can stand is our own
/// mistake and is checked. The text belongs to the caller and must outlive the writer.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/json/json.hpp"

namespace joinery {

enum class JsonLayout : std::uint8_t {
  compact,   ///< no blanks, one line
  indented,  ///< two spaces a level; no line break at the end
};

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out, JsonLayout layout = JsonLayout::compact);

  JsonWriter& object();
  JsonWriter& array();
  /// Ends the innermost object or array.
  JsonWriter& end();
  /// The name of the value that comes next; only inside an object.
  JsonWriter& member(std::string_view name);

  JsonWriter& null();
  JsonWriter& boolean(bool value);
  JsonWriter& text(std::string_view value);
  template <std::integral Integer>
  JsonWriter& number(Integer value) {
    return raw(std::to_string(value));
  }
  /// The shortest form that reads back the same; null where it is not finite.
  JsonWriter& number(double value);
  /// A number as it was written; must be a JSON number.
  JsonWriter& number_text(std::string_view value);
  JsonWriter& value(const Json& value);
  /// JSON that is already written, such as another writer's.
  JsonWriter& raw(std::string_view json);

  /// Whether one whole value has been written.
  [[nodiscard]] bool complete() const { return open_.empty() && !empty_; }

 private:
  enum class Open : std::uint8_t { object, array };

  void before_value();
  void line();
  void begin(Open kind, char bracket);

  std::string& out_;
  JsonLayout layout_;
  std::vector<Open> open_;
  bool empty_ = true;          ///< nothing yet in the innermost object or array
  bool after_member_ = false;  ///< a name was written and waits for its value
};

/// Appends `text` as a JSON string with its quotes.
void append_json_text(std::string& out, std::string_view text);

/// `value` as JSON, in the order and with the number texts that it was read with.
[[nodiscard]] std::string print(const Json& value, JsonLayout layout = JsonLayout::compact);

}  // namespace joinery
