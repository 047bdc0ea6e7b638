#pragma once
/// What is wrong with a mapping, where, why, and what to do about it. A stage never throws and
/// never stops at the first: it appends to `Diagnostics` and goes on.
///
/// Words: lower case, no full stop, backticks round what the user wrote. The message says the fact;
/// the label says what that place contributes; a `help` note says what to write instead.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/source/span.hpp"

namespace joinery {

enum class Severity : std::uint8_t { error, warning, note };

/// Every code of codes.def. Numbers are for ever: a retired one is never used again.
enum class Code : std::uint16_t {
#define JOINERY_CODE(number, name, severity, title) name = number,
#include "dsl/diagnostic/codes.def"
#undef JOINERY_CODE
};

struct CodeInfo {
  Code code;
  std::string_view name;  ///< `unknown_key`
  Severity severity;
  std::string_view title;  ///< one sentence for lists of codes
};
/// All codes in order of number.
[[nodiscard]] const std::vector<CodeInfo>& all_codes();
[[nodiscard]] const CodeInfo& info(Code code);
/// `J0214`
[[nodiscard]] std::string code_text(Code code);

/// A second place that belongs to the sentence ("first defined here").
struct Label {
  Span span;
  std::string words;
};

enum class NoteKind : std::uint8_t { seen, help, why };
struct Note {
  NoteKind kind;
  std::string words;
};

/// Text to put in place of `span`, such that the problem is gone. Only given where it is safe.
struct Fix {
  Span span;
  std::string replacement;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Code code{};
  Span span;            ///< the narrowest wrong thing
  std::string message;  ///< the fact
  std::string label;    ///< the words beside the carets; may be empty
  std::vector<Label> others;
  std::vector<Note> notes;
  std::optional<Fix> fix;
  bool hide_source = false;        ///< the lines may hold a secret: only their place is shown

  // Written so that a diagnostic reads as one sentence at the place where it is made:
  //   out.report(Code::unknown_key, span, "...").labelled("...").help("...");
  Diagnostic& labelled(std::string words);
  Diagnostic& also(Span span, std::string words);
  Diagnostic& seen(std::string words);
  Diagnostic& help(std::string words);
  Diagnostic& why(std::string words);
  Diagnostic& fixed_by(Span span, std::string replacement);
  Diagnostic& hiding_source();
};

/// Collects. The reference that `report` returns is good until the next call.
class Diagnostics {
 public:
  Diagnostic& report(Code code, Span span, std::string message);
  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  /// In order of file, place and code; exact repetitions removed; at most `per_file` of each file.
  [[nodiscard]] std::vector<Diagnostic> sorted(std::size_t per_file) const;

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace joinery
