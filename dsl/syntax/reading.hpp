#pragma once
/// One line of a source's `read:` — `date like 31/01/2024 from work.start, blank when "N/A"`: the type,
/// how the vendor writes it, where it stands, and what counts as blank.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/source/span.hpp"

namespace joinery {

enum class TypeWord : std::uint8_t {
  text, number, yes_no, date, instant, zone, email, country, language, person, group, one_of, list, record
};

/// A type as written. `one of ("a", "b")` has choices; `list of T` has one item.
struct TypeSyntax {
  TypeWord word = TypeWord::text;
  Span span;
  std::vector<std::string> choices;
  std::vector<Span> choice_spans;
  std::vector<TypeSyntax> item;
};

/// `work.title`, `custom."cost centre"`, `addresses[type is "home"].country`.
struct PathStep {
  enum class Kind : std::uint8_t {
    member,   ///< `.name`
    where,    ///< `[name is "value"]`: the items of an array whose member `name` is that value
    all,      ///< `[]`: every item of an array
  };
  Kind kind = Kind::member;
  Span span;
  std::string name;          ///< member: the key; where: the key that is compared
  std::string value;         ///< where: the value as text (JSON text, number, true/false as written)
  bool negated = false;      ///< where: `is not`
};

struct PathSyntax {
  enum class Form : std::uint8_t { native, jsonpath };
  Form form = Form::native;
  Span span;
  std::vector<PathStep> steps;   ///< native
  std::string query;             ///< jsonpath: the query, beginning with `$`
};

struct ReadingSyntax {
  Span span;
  TypeSyntax type;
  std::optional<std::string> like;        ///< `date like 31/01/2024`: the example
  Span like_span;
  std::vector<std::string> words_for_yes; ///< `yes_no from ("Y", "N") from …`: one or more words each,
  std::vector<std::string> words_for_no;  ///< written `("Y" or "Yes", "N")`
  std::optional<std::string> zone;        ///< `instant in "Europe/London" from …`
  Span zone_span;
  PathSyntax path;
  std::vector<std::string> blank_when;    ///< `, blank when "N/A"` or `, blank when ("N/A", "-")`
  bool exact = false;                     ///< `, exact`: outer white space is kept
};

/// One line of a target's `user:` — `text, required, match first`.
struct FieldSyntax {
  Span span;
  TypeSyntax type;
  bool required = false;
  int match = 0;                     ///< 1 for `match first`, 2 second … 5 fifth; 0: does not match
  bool foreign = false;              ///< the platform's own: never read, never written
  bool one = false;                  ///< `group, one`: at most one
  bool on_create_only = false;       ///< `on create only`
  bool only_if_empty = false;        ///< `only if empty on the platform`
  std::optional<std::uint32_t> at_most;  ///< `at most 50 characters`
  std::string owned;                 ///< the ownership phrase of a list: `ours only`, `add only`
};

[[nodiscard]] std::string print(const TypeSyntax& type);
[[nodiscard]] std::string print(const PathSyntax& path);
[[nodiscard]] std::string print(const ReadingSyntax& reading);
[[nodiscard]] std::string print(const FieldSyntax& field);

}  // namespace joinery
