#include <algorithm>
#include <string>
#include <utility>

#include "dsl/base/check.hpp"
#include "dsl/grammar/expression_actions.hpp"
#include "dsl/grammar/parse.hpp"

namespace joinery {
namespace {

Expr broken_at(const SpanOf& span_of, std::size_t end) {
  Expr broken;
  broken.span = span_of(0, static_cast<std::uint32_t>(end));
  return broken;
}

/// `region_of(place)`: a name and the names of what goes in.
void check_head(const Expr& head, Diagnostics& diagnostics) {
  if (head.op == Op::broken) return;
  if (head.op != Op::call) {
    diagnostics.report(Code::expression_syntax, head.span, "this is not the head of a function")
        .help("write its name and the names of what goes in: `region_of(place)`");
    return;
  }
  for (std::size_t i = 0; i < head.children.size(); ++i) {
    const Expr& given = head.children[i];
    if (given.op == Op::broken) continue;
    if (given.op != Op::name) {
      diagnostics.report(Code::expression_syntax, given.span, "here stands only a name")
          .help("write a name for what goes in: `region_of(place)`");
      continue;
    }
    const auto first = std::find_if(head.children.begin(), head.children.end(),
                                    [&](const Expr& other) { return other.text == given.text; });
    if (&*first != &given) {
      diagnostics.report(Code::expression_syntax, given.span,
                         '`' + given.text + "` stands twice in this head")
          .also(first->span, "first here");
    }
  }
}

}  // namespace

Expr parse_expression(std::string_view text, const SpanOf& span_of, const Limits& limits,
                      Diagnostics& diagnostics) {
  if (text.size() > limits.expression_bytes) {
    const Span whole = span_of(0, static_cast<std::uint32_t>(text.size()));
    diagnostics.report(Code::expression_too_long, whole, "this expression is too long")
        .labelled(std::to_string(text.size()) + " bytes, at most " +
                  std::to_string(limits.expression_bytes))
        .help("give a part of it a name of its own, and use the name here");
    return broken_at(span_of, text.size());
  }
  grammar::Builder shown(text, span_of, limits, diagnostics);
  const std::string folded = grammar::slips::lower_words(text, shown);
  grammar::Builder builder(folded, span_of, limits, diagnostics);
  tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy> in(folded.data(),
                                                              folded.data() + folded.size(), "");
  const bool read =
      tao::pegtl::parse<grammar::whole_expression, grammar::action>(in, builder);
  // The grammar is total: every text matches, if only with `broken` in it.
  JOINERY_CHECK(read);
  return builder.result();
}

Expr parse_function_head(std::string_view text, const SpanOf& span_of, const Limits& limits,
                         Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.all().size();
  Expr head = parse_expression(text, span_of, limits, diagnostics);
  if (diagnostics.all().size() == before) check_head(head, diagnostics);
  if (head.op != Op::call) head = broken_at(span_of, text.size());
  return head;
}

}  // namespace joinery
