#include "dsl/grammar/expression_builder.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "dsl/base/check.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery::grammar {
namespace {

/// `AND(a, b)` and `OR(a, b)` of spreadsheets.
Op spreadsheet_op(std::string_view name) {
  const std::string lower = lower_case(name);
  if (lower == "if") return Op::if_;
  if (lower == "and") return Op::and_;
  if (lower == "or") return Op::or_;
  return Op::call;
}

/// The source of an operand as a part of a text: without quotes, or in a hole.
std::string as_text_part(std::string_view source, Op op) {
  const bool quoted = (op == Op::text || op == Op::compound) && source.size() >= 2;
  if (quoted) return std::string(source.substr(1, source.size() - 2));
  return '{' + std::string(source) + '}';
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  if (point < 0x80U) {
    byte(point);
  } else if (point < 0x800U) {
    byte(0xC0U | (point >> 6U));
    byte(0x80U | (point & 0x3FU));
  } else if (point < 0x10000U) {
    byte(0xE0U | (point >> 12U));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  } else {
    byte(0xF0U | (point >> 18U));
    byte(0x80U | ((point >> 12U) & 0x3FU));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  }
}

std::uint32_t hex(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const std::uint32_t digit = is_digit(c)                ? static_cast<std::uint32_t>(c - '0')
                                : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a' + 10)
                                                       : static_cast<std::uint32_t>(c - 'A' + 10);
    value = value * 16U + digit;
  }
  return value;
}

}  // namespace

Builder::Builder(std::string_view text, const SpanOf& span_of, const Limits& limits,
                 Diagnostics& out)
    : text_(text), span_of_(span_of), limits_(limits), out_(out) {}

std::string_view Builder::slice(std::size_t begin, std::size_t end) const {
  return text_.substr(begin, end - begin);
}

Span Builder::span(std::size_t begin, std::size_t end) const {
  // A message about the very end still points into the text.
  end = std::min(end, text_.size());
  begin = std::min(begin, end);
  return span_of_(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
}

Diagnostic& Builder::report(Code code, std::size_t begin, std::size_t end, std::string message) {
  const bool heard = !given_up_ && reported_ < limits_.diagnostics_per_file;
  ++reported_;
  // Unheard ones are thrown away at once: hostile input could make very many.
  if (!heard) unheard_ = Diagnostics{};
  return (heard ? out_ : unheard_).report(code, span(begin, end), std::move(message));
}

bool Builder::enter(std::size_t at) {
  if (++depth_ <= limits_.expression_depth) return true;
  const std::size_t end = std::min(text_.size(), at + 1);
  report(Code::expression_too_deep, at, end, "this expression is nested too deeply")
      .labelled("more than " + std::to_string(limits_.expression_depth) + " levels")
      .help("give a part of it a name of its own, and use the name here");
  give_up();
  return false;
}

void Builder::push(Op op, std::size_t begin, std::size_t end, std::string text) {
  Operand& made = operands_.emplace_back();
  made.expr.op = op;
  made.expr.span = span(begin, end);
  made.expr.text = std::move(text);
  made.begin = begin;
  made.end = end;
}

Expr& Builder::fold(Op op, std::size_t mark, std::size_t begin, std::size_t end) {
  JOINERY_CHECK(mark <= operands_.size());
  Operand made;
  for (std::size_t i = mark; i < operands_.size(); ++i) {
    made.depth = std::max(made.depth, operands_[i].depth + 1);
    made.expr.children.push_back(std::move(operands_[i].expr));
  }
  operands_.erase(operands_.begin() + static_cast<std::ptrdiff_t>(mark), operands_.end());
  made.expr.op = op;
  made.expr.span = span(begin, end);
  made.begin = begin;
  made.end = end;
  operands_.push_back(std::move(made));
  bound_depth();
  return top().expr;
}

void Builder::bound_depth() {
  Operand& made = top();
  if (made.depth > limits_.expression_depth && !given_up_) {
    report(Code::expression_too_deep, made.begin, made.end,
           "this expression is nested too deeply")
        .labelled("more than " + std::to_string(limits_.expression_depth) + " levels")
        .help("give a part of it a name of its own, and use the name here");
    give_up();
  }
  if (!given_up_) return;
  // Nobody will look at it, and a tree that grows on could not be walked.
  made.expr.op = Op::broken;
  made.expr.children.clear();
  made.depth = 1;
}

void Builder::open(Open what, std::size_t begin, std::size_t mark, std::string word) {
  frames_.push_back({what, begin, mark, std::move(word), begin + 1});
}

Frame Builder::close() {
  JOINERY_CHECK(!frames_.empty());
  Frame closed = std::move(frames_.back());
  frames_.pop_back();
  return closed;
}

bool Builder::awaits(Open what) const {
  return std::ranges::any_of(frames_, [&](const Frame& frame) { return frame.open == what; });
}

Open Builder::innermost() const {
  const auto found = std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& frame) {
    return frame.open < Open::condition;
  });
  return found == frames_.rend() ? Open::none : found->open;
}

const Frame* Builder::hole() const {
  const auto found = std::find_if(frames_.rbegin(), frames_.rend(),
                                  [](const Frame& frame) { return frame.open == Open::hole; });
  return found == frames_.rend() ? nullptr : &*found;
}

Op Builder::pop_operator() {
  const Op op = operators_.back();
  operators_.pop_back();
  return op;
}

void Builder::binary(Op op) {
  fold(op, operands_.size() - 2, below().begin, top().end);
}

void Builder::chain(Op op, std::size_t at) {
  Operand& left = below();
  const std::size_t begin = left.begin;
  const std::size_t end = top().end;
  const bool other = op != Op::else_ && !left.bracketed && left.expr.op != op &&
                     (left.expr.op == Op::and_ || left.expr.op == Op::or_);
  bool mixed = left.mixed;
  if (other && !mixed) {
    std::string word(word_at(text_, at));
    if (word.empty()) word = slice(at, at + 2);  // `&&` or `||`
    report(Code::expression_mixed_and_or, at, at + word.size(), "`and` beside `or` needs brackets")
        .labelled("which belongs together?")
        .help("write `(" + std::string(slice(left.begin, left.end)) + ") " + word +
              " …`, or put the brackets round the other part");
    mixed = true;
  }
  if (!left.bracketed && left.expr.op == op) {
    Operand right = std::move(top());
    drop();
    Operand& chain = top();
    chain.depth = std::max(chain.depth, right.depth + 1);
    chain.expr.children.push_back(std::move(right.expr));
    chain.expr.span = span(begin, end);
    chain.end = end;
    bound_depth();
  } else {
    fold(op, operands_.size() - 2, begin, end);
  }
  top().mixed = mixed;
  top().else_at = at;
}

void Builder::text_part_ends(std::size_t at) {
  Frame& frame = frames_.back();
  if (!frame.word.empty()) push(Op::text, frame.part, at, std::exchange(frame.word, {}));
}

void Builder::finish_text(std::size_t end) {
  Frame& frame = frames_.back();
  const bool plain = operands_.size() == frame.mark;
  if (plain) {
    push(Op::text, frame.begin, end, std::move(frame.word));
    frames_.pop_back();
    return;
  }
  const bool closed = end > 0 && text_[end - 1] == '"';
  text_part_ends(closed ? end - 1 : end);
  const Frame done = close();
  fold(Op::compound, done.mark, done.begin, end);
}

void Builder::finish_call(std::size_t end) {
  const Frame done = close();
  // A pipe's first argument stands before the name, so the node begins with it.
  const std::size_t begin =
      done.mark < operands_.size() ? std::min(operands_[done.mark].begin, done.begin) : done.begin;
  for (std::size_t i = done.mark + 1; i < operands_.size(); ++i) {
    if (operands_[i].expr.op != Op::ordered) continue;
    report(Code::expression_syntax, operands_[i].begin, operands_[i].end,
           "only the first value of a call can be ordered with `by`");
  }
  const Op op = spreadsheet_op(done.word);
  const std::size_t given = operands_.size() - done.mark;
  if (op == Op::call) {
    Expr& made = fold(Op::call, done.mark, begin, end);
    made.text = done.word;
    made.piped = begin < done.begin;
    return;
  }
  std::string fixed;
  const auto argument = [&](std::size_t i) {
    return std::string(slice(operands_[done.mark + i].begin, operands_[done.mark + i].end));
  };
  if (op == Op::if_ && given == 3) {
    fixed = "if " + argument(0) + " then " + argument(1) + " otherwise " + argument(2);
  }
  for (std::size_t i = 0; op != Op::if_ && i < given; ++i) {
    if (i > 0) fixed += op == Op::and_ ? " and " : " or ";
    fixed += argument(i);
  }
  const bool whole = op == Op::if_ ? given == 3 : given >= 2;
  Diagnostic& made = report(Code::expression_wrong_operator, done.begin,
                            done.begin + done.word.size(),
                            "`" + done.word + "` is not a function");
  if (op == Op::if_) made.help("write `if … then … otherwise …`");
  if (op != Op::if_) made.help("write `" + lower_case(done.word) + "` between the two sides");
  if (whole) made.fixed_by(span(begin, end), fixed);
  fold(whole ? op : Op::broken, done.mark, begin, end);
  if (!whole) top().expr.children.clear();
  top().bracketed = true;
}

void Builder::finish_conditional(std::size_t end) {
  const std::size_t mark = operands_.size() - 3;
  const std::size_t begin = close().begin;
  fold(Op::if_, mark, begin, end);
}

void Builder::split_else() {
  Operand& chain = top();
  Operand last;
  last.expr = std::move(chain.expr.children.back());
  last.begin = skip_space(text_, chain.else_at + 4);
  last.end = chain.end;
  last.depth = chain.depth;
  chain.expr.children.pop_back();
  chain.end = trim_back(text_, 0, chain.else_at);
  if (chain.expr.children.size() == 1) {
    Expr only = std::move(chain.expr.children.front());
    chain.expr = std::move(only);
  } else {
    chain.expr.span = span(chain.begin, chain.end);
  }
  operands_.push_back(std::move(last));
}

void Builder::finish_member(std::size_t point, std::size_t end) {
  Operand key = std::move(top());
  drop();
  if (key.expr.op == Op::compound) {
    report(Code::expression_syntax, key.begin, key.end, "a key is a plain text, without `{…}`");
    key.expr.op = Op::broken;
  }
  const bool broken = key.expr.op == Op::broken;
  Expr& made = fold(broken ? Op::broken : Op::member, operands_.size() - 1, top().begin,
                    broken ? std::max(point + 1, end) : end);
  if (broken) {
    made.children.clear();
  } else {
    made.text = std::move(key.expr.text);
  }
}

void Builder::finish_join(std::size_t sign) {
  const auto part = [&](const Operand& operand) {
    return as_text_part(slice(operand.begin, operand.end), operand.expr.op);
  };
  const std::string written = '"' + part(below()) + part(top()) + '"';
  const std::size_t begin = below().begin;
  const std::size_t end = top().end;
  report(Code::expression_wrong_operator, sign, sign + 1, "texts are not joined with `&` here")
      .help("write one text with the values in braces")
      .fixed_by(span(begin, end), written);
  binary(Op::add);
}

void Builder::finish_ternary(std::size_t sign) {
  const Frame done = close();
  const auto source = [&](std::size_t i) {
    const Operand& operand = operands_[done.mark + i];
    return std::string(slice(operand.begin, operand.end));
  };
  const std::size_t begin = operands_[done.mark].begin;
  const std::size_t end = top().end;
  Diagnostic& made = report(Code::expression_wrong_operator, sign, sign + 1,
                            "`? :` is written `if … then … otherwise …` here");
  if (operands_[done.mark + 1].begin < operands_[done.mark + 1].end && top().begin < end) {
    made.fixed_by(span(begin, end),
                  "if " + source(0) + " then " + source(1) + " otherwise " + source(2));
  }
  fold(Op::if_, done.mark, begin, end);
  top().bracketed = true;  // as far as the rest is concerned
}

void Builder::report_chained(std::size_t sign) {
  const std::string_view word = word_at(text_, sign);
  std::size_t end = sign + word.size();
  while (word.empty() && end < text_.size() && (text_[end] == '<' || text_[end] == '>' ||
                                                text_[end] == '=' || text_[end] == '!')) {
    ++end;
  }
  report(Code::expression_chained, sign, std::max(end, sign + 1), "comparisons cannot be chained")
      .labelled("a second comparison begins here")
      .help("join two comparisons with `and`: `a < b and b < c`");
}

void Builder::escape(std::size_t begin, std::size_t end) {
  std::string& part = frames_.back().word;
  const char letter = text_[begin + 1];
  if (letter == 'n') {
    part += '\n';
  } else if (letter == 't') {
    part += '\t';
  } else if (letter != 'u') {
    part += letter;
  } else {
    const std::uint32_t point = hex(slice(begin + 3, end - 1));
    if (point > 0x10FFFFU || (point >= 0xD800U && point <= 0xDFFFU)) {
      report(Code::expression_bad_escape, begin, end,
             '`' + std::string(slice(begin, end)) + "` is not the number of a sign");
      return;
    }
    append_utf8(part, point);
  }
}

Expr Builder::result() {
  if (given_up_ || operands_.empty()) {
    Expr broken;
    broken.span = span(0, text_.size());
    return broken;
  }
  return std::move(operands_.front().expr);
}

}  // namespace joinery::grammar
