#pragma once
/// What the readers of all sections share: shapes of YAML values checked against the tables of
/// keys.hpp, with messages that say what was seen, what is wanted and how that is written.
/// One `NodeReader` serves one document; not thread-safe.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/grammar/parse.hpp"
#include "dsl/read/keys.hpp"
#include "dsl/syntax/documents.hpp"
#include "dsl/yaml/document.hpp"

namespace joinery {

/// What is being read, for messages.
struct Wanted {
  std::string what;  ///< `` `title` ``, `the setting `x``
  Shape shape = Shape::text;
  std::string_view example;  ///< how it is written; may be empty
  Span owner;                ///< the key it belongs to, where an empty value has no place
};

class NodeReader {
 public:
  NodeReader(const Limits& limits, Diagnostics& out) : limits_(limits), out_(out) {}

  Diagnostic& report(Code code, Span span, std::string message);
  /// Reports that `node` has not the shape that is wanted.
  Diagnostic& wrong_shape(const YamlNode& node, const Wanted& wanted);
  Diagnostic& missing(Span owner, std::string message, std::string_view example);

  // The next ones answer whether the shape is right, and report where it is not.
  bool is_map(const YamlNode& node, const Wanted& wanted);
  bool is_list(const YamlNode& node, const Wanted& wanted);
  bool is_value(const YamlNode& node, const Wanted& wanted);

  /// A single value as text; empty where the shape is wrong.
  Word text(const YamlNode& node, const Wanted& wanted);
  std::vector<Word> texts(const YamlNode& node, const Wanted& wanted);
  /// A single value or a list of them.
  std::vector<Word> one_or_more(const YamlNode& node, const Wanted& wanted);

  /// A quoted value is a text literal.
  Expr expression(const YamlNode& node, const Wanted& wanted);
  /// What a quoted scalar would be without its quotes, if that is an expression. Reports nothing.
  [[nodiscard]] std::optional<Expr> meant_by(const YamlNode& node) const;
  /// An expression that cannot be a text literal: a quoted value is a mistake.
  Expr condition(const YamlNode& node, const Wanted& wanted);
  Formula formula(const YamlNode& node, const Wanted& wanted);
  TypeSyntax type(const YamlNode& node, const Wanted& wanted);
  ReadingSyntax reading(const YamlNode& node, const Wanted& wanted);
  FieldSyntax field(const YamlNode& node, const Wanted& wanted);
  PathSyntax path(const YamlNode& node, const Wanted& wanted);

  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] Diagnostics& out() { return out_; }

  /// From here on nothing that is reported shows its source lines; until `show_source`.
  void hide_source() { hidden_ = true; }
  void show_source() { hidden_ = false; }

 private:
  const Limits& limits_;
  Diagnostics& out_;
  bool hidden_ = false;
};

/// Where byte `from` and those after it of a value's text stand in the file.
[[nodiscard]] SpanOf spans_of(const YamlNode& node, std::uint32_t from = 0);
/// `a list`, `a map`, `a single value`, `nothing`.
[[nodiscard]] std::string_view shape_seen(const YamlNode& node);
[[nodiscard]] bool is_quoted(const YamlNode& node);
/// `` `x` ``
[[nodiscard]] std::string ticked(std::string_view text);

}  // namespace joinery
