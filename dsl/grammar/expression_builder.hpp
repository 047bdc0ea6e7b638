#pragma once
/// What the actions of the expression grammar work on: a stack of finished operands, the operators
/// that wait for their right side, and the constructs that are open. It makes trees and reports;
/// it knows the text, but nothing of the grammar's machinery.
///
/// Invariant: a rule that reads one operand leaves exactly one more operand on the stack. Once the
/// expression is given up (too deep), nothing is reported any more and every new node is `broken`.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/grammar/parse.hpp"

namespace joinery::grammar {

/// What encloses the place that is being read; it decides which signs may follow an operand.
enum class Open : std::uint8_t {
  none, call, ordered, group, list, filter, hole, text,  // these have a closing sign
  condition, branch, rest, ternary,                      // awaits `then`, `otherwise`, nothing, `:`
};

struct Frame {
  Open open;
  std::size_t begin = 0;  ///< where it opens
  std::size_t mark = 0;   ///< operands below this were there before
  std::string word;       ///< call: the name; text: the part that is being read
  std::size_t part = 0;   ///< text: where that part begins
};

struct Operand {
  Expr expr;
  std::size_t begin = 0;  ///< brackets included, unlike expr.span
  std::size_t end = 0;
  std::size_t depth = 1;
  std::size_t else_at = 0;  ///< `else_`: where its last `else` stands
  bool bracketed = false;
  bool mixed = false;       ///< `and` beside `or` has been reported here
};

class Builder {
 public:
  Builder(std::string_view text, const SpanOf& span_of, const Limits& limits, Diagnostics& out);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;

  /// Goes nowhere once the expression is given up or has had its share of diagnostics.
  Diagnostic& report(Code code, std::size_t begin, std::size_t end, std::string message);
  /// Nothing more is said about a missing operand at this place.
  void hush(std::size_t at) { hushed_ = at; }
  [[nodiscard]] bool hushed(std::size_t at) const { return hushed_ == at; }

  /// One level deeper; no: too deep, which has been reported.
  [[nodiscard]] bool enter(std::size_t at);
  void leave() { --depth_; }
  void give_up() { given_up_ = true; }
  /// The rest of the text cannot be told apart any more; what was understood stays.
  void give_up_quietly() { reported_ = SIZE_MAX / 2; }
  [[nodiscard]] bool given_up() const { return given_up_; }

  void push(Op op, std::size_t begin, std::size_t end, std::string text = {});
  /// The operands above `mark` become the children of one node.
  Expr& fold(Op op, std::size_t mark, std::size_t begin, std::size_t end);
  [[nodiscard]] Operand& top() { return operands_.back(); }
  [[nodiscard]] Operand& below() { return operands_[operands_.size() - 2]; }
  [[nodiscard]] Operand& operand(std::size_t index) { return operands_[index]; }
  [[nodiscard]] std::size_t count() const { return operands_.size(); }
  void drop() { operands_.pop_back(); }

  void open(Open what, std::size_t begin, std::size_t mark, std::string word = {});
  Frame close();
  [[nodiscard]] bool inside() const { return !frames_.empty(); }
  [[nodiscard]] Frame& frame() { return frames_.back(); }
  [[nodiscard]] bool awaits(Open what) const;
  /// The innermost construct with a closing sign.
  [[nodiscard]] Open innermost() const;
  /// The innermost open hole of a text, or nullptr.
  [[nodiscard]] const Frame* hole() const;

  void push_operator(Op op) { operators_.push_back(op); }
  [[nodiscard]] Op& operator_() { return operators_.back(); }
  Op pop_operator();

  // The nodes that need more than `fold`.
  void binary(Op op);                 ///< the two topmost
  void chain(Op op, std::size_t at);  ///< and, or, else: flat
  void finish_text(std::size_t end);
  void text_part_ends(std::size_t at);
  void finish_call(std::size_t end);
  void finish_conditional(std::size_t end);
  void split_else();  ///< the last part of the topmost `else` becomes an operand of its own
  void finish_member(std::size_t point, std::size_t end);
  void finish_join(std::size_t sign);     ///< `&` of spreadsheets
  void finish_ternary(std::size_t sign);  ///< `? :`
  void report_chained(std::size_t sign);
  void escape(std::size_t begin, std::size_t end);

  [[nodiscard]] Expr result();

 private:
  void bound_depth();

  std::string_view text_;
  const SpanOf& span_of_;
  const Limits& limits_;
  Diagnostics& out_;
  Diagnostics unheard_;
  std::size_t reported_ = 0;
  std::size_t hushed_ = SIZE_MAX;
  std::size_t depth_ = 0;
  bool given_up_ = false;
  std::vector<Operand> operands_;
  std::vector<Frame> frames_;
  std::vector<Op> operators_;
};

}  // namespace joinery::grammar
