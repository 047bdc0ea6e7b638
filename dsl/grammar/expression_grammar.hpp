#pragma once
/// The grammar of expressions: rules named by their role, no messages and no actions.
///
/// It is total: once a rule has taken its first token it cannot fail any more, because each place
/// where something must follow has a last alternative (`gap`) that reports and goes on. So actions
/// never run on a branch that is given up later, and one pass reports every mistake.

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "dsl/grammar/expression_slips.hpp"
#include "dsl/grammar/words.hpp"

namespace joinery::grammar {

namespace p = tao::pegtl;

template <std::size_t Size>
struct Letters {
  char letters[Size]{};
  constexpr Letters(const char (&text)[Size]) {
    for (std::size_t i = 0; i < Size; ++i) letters[i] = text[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {letters, Size - 1}; }
};

/// A word of the language, whole. One rule instead of a handful of combinators: it stands in forty
/// places, and each instantiation costs compile time.
template <Letters Text>
struct keyword {
  using rule_t = keyword;
  using subs_t = p::empty_list;
  template <typename Input>
  [[nodiscard]] static bool match(Input& in) {
    constexpr std::string_view word = Text.view();
    if (in.size(word.size() + 1) < word.size()) return false;
    if (std::string_view(in.current(), word.size()) != word) return false;
    if (in.size(word.size() + 1) > word.size() && goes_on_name(in.peek_char(word.size()))) {
      return false;
    }
    in.bump(word.size());
    return true;
  }
};

using Look = std::size_t (*)(Builder&, std::size_t);

/// Something that people write instead; takes at least one byte, or does not match.
template <Look look>
struct slip {
  using rule_t = slip;
  using subs_t = p::empty_list;
  template <p::apply_mode, p::rewind_mode, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& in, Builder& b) {
    const std::size_t taken = look(b, b.text().size() - in.size());
    if (taken == slips::nothing || taken == 0) return false;
    in.bump(taken);
    return true;
  }
};
/// Something is missing: always matches, and may take what stands there instead.
template <Look look>
struct gap {
  using rule_t = gap;
  using subs_t = p::empty_list;
  template <p::apply_mode, p::rewind_mode, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  [[nodiscard]] static bool match(Input& in, Builder& b) {
    const std::size_t taken = look(b, b.text().size() - in.size());
    if (taken != slips::nothing) in.bump(taken);
    return true;
  }
};

// clang-format off
struct s : p::star<p::one<' ', '\t', '\n', '\r'>> {};
template <Letters Text> struct word : p::seq<keyword<Text>, s> {};
template <char C> struct sign : p::seq<p::one<C>, s> {};

struct expression;
struct negation;
struct unary;

// Texts
struct text_open : p::one<'"'> {};
struct text_run : p::plus<p::not_one<'"', '\\', '{', '}'>> {};
struct escape_letter : p::one<'"', '\\', '{', '}', 'n', 't'> {};
struct escape_number : p::seq<p::one<'u'>, p::one<'{'>, p::rep_min_max<1, 6, p::xdigit>, p::one<'}'>> {};
struct text_escape : p::seq<p::one<'\\'>, p::sor<escape_letter, escape_number>> {};
struct hole_open : p::one<'{'> {};
struct hole_close : p::sor<p::one<'}'>, gap<slips::unclosed_hole>> {};
struct hole : p::seq<hole_open, s, expression, hole_close> {};
struct text_part : p::sor<text_run, text_escape, hole, slip<slips::bad_escape>, slip<slips::stray_brace>> {};
struct text_close : p::sor<p::one<'"'>, gap<slips::unclosed_text>> {};
struct text : p::seq<text_open, p::star<text_part>, text_close> {};

// Numbers, dates and instants
struct two : p::rep<2, p::digit> {};
struct date_form : p::seq<two, two, p::one<'-'>, two, p::one<'-'>, two> {};
struct fraction : p::seq<p::one<'.'>, p::rep_min_max<1, 6, p::digit>> {};
struct zone_form : p::sor<p::one<'Z'>, p::seq<p::one<'+', '-'>, two, p::one<':'>, two>> {};
struct time_form : p::seq<two, p::one<':'>, two, p::opt<p::one<':'>, two>, p::opt<fraction>> {};
struct instant : p::seq<date_form, p::one<'T'>, time_form, zone_form> {};
struct date : date_form {};
struct number : p::seq<p::plus<p::digit>, p::opt<p::one<'.'>, p::plus<p::digit>>> {};

// Words that stand for a value
struct yes_literal : keyword<"yes"> {};
struct no_literal : keyword<"no"> {};
struct blank_literal : keyword<"blank"> {};
struct keep_literal : keyword<"keep"> {};
struct clear_literal : keyword<"clear"> {};
struct base_literal : keyword<"base"> {};
struct hold_word : keyword<"hold"> {};
struct hold : p::seq<hold_word, s, p::sor<text, gap<slips::missing_hold_text>>> {};

// Names and calls
struct reserved {
  using rule_t = reserved;
  using subs_t = p::empty_list;
  template <typename Input>
  [[nodiscard]] static bool match(Input& in) {
    return is_reserved(word_at({in.current(), in.size()}, 0));
  }
};
struct identifier : p::seq<p::not_at<reserved>, p::identifier> {};
struct name : identifier {};
struct call_name : p::seq<p::sor<slip<slips::spreadsheet_if>, identifier>, p::at<p::one<'('>>> {};
struct by_word : word<"by"> {};
struct descending : word<"descending"> {};
struct key : p::seq<expression, p::opt<descending>> {};
struct by_tail : p::seq<by_word, key, p::star<sign<','>, key>> {};
struct zone_word : keyword<"in"> {};
struct zone_argument : p::seq<zone_word, s, expression> {};
struct argument : p::sor<zone_argument, p::seq<expression, p::opt<by_tail>>> {};
struct close_bracket : p::sor<p::one<')'>, gap<slips::unclosed_bracket>> {};
struct filled_arguments : p::seq<argument, p::star<sign<','>, argument>> {};
struct arguments : p::seq<p::one<'('>, s, p::sor<p::at<p::one<')'>>, filled_arguments>, close_bracket> {};
struct call : p::seq<call_name, arguments> {};
struct group_open : p::one<'('> {};
struct group : p::seq<group_open, s, expression, close_bracket> {};

// From the tightest to the loosest
struct primary : p::seq<p::star<slip<slips::prefix>>, p::sor<
    text, slip<slips::quoted_otherwise>, slip<slips::foreign_number>, instant, date, number,
    yes_literal, no_literal, blank_literal, keep_literal, clear_literal, base_literal, hold,
    slip<slips::foreign_name>, call, slip<slips::foreign_literal>, name, group,
    slip<slips::foreign_bracket>, gap<slips::missing_operand>>> {};
struct member_name : p::identifier {};
struct member_key : p::sor<slip<slips::foreign_name>, member_name, text, gap<slips::missing_key>> {};
struct member_tail : p::seq<p::one<'.'>, member_key> {};
struct filter_open : p::one<'['> {};
struct close_filter : p::sor<p::one<']'>, gap<slips::unclosed_bracket>> {};
struct filter_tail : p::seq<filter_open, s, expression, close_filter> {};
struct bare_postfix : p::seq<primary, p::star<p::sor<member_tail, filter_tail>>> {};
struct postfix : p::seq<bare_postfix, s> {};
struct unit : p::sor<
    keyword<"days">, keyword<"day">, keyword<"weeks">, keyword<"week">, keyword<"months">,
    keyword<"month">, keyword<"years">, keyword<"year">, keyword<"hours">, keyword<"hour">,
    keyword<"minutes">, keyword<"minute">> {};
struct measured : p::seq<postfix, p::opt<unit, s>> {};
struct negative_operand : p::seq<unary> {};
struct minus_sign : p::one<'-'> {};
struct negative : p::seq<minus_sign, s, negative_operand> {};
struct unary : p::sor<negative, measured> {};
struct times_tail : p::seq<sign<'*'>, unary> {};
struct divide_tail : p::seq<sign<'/'>, unary> {};
struct multiplicative : p::seq<unary, p::star<p::sor<times_tail, divide_tail, slip<slips::percent>>>> {};
struct plus_tail : p::seq<sign<'+'>, multiplicative> {};
struct minus_tail : p::seq<sign<'-'>, multiplicative> {};
struct join_sign : p::seq<p::one<'&'>, p::not_at<p::one<'&'>>> {};
struct join_tail : p::seq<join_sign, s, multiplicative> {};
struct additive : p::seq<multiplicative, p::star<p::sor<plus_tail, minus_tail, join_tail>>> {};
struct pipe_sign : p::seq<p::one<'|'>, p::not_at<p::one<'|'>>, s> {};
struct pipe_name : identifier {};
struct pipe_call_name : p::seq<identifier, p::at<p::one<'('>>> {};
struct pipe_call : p::seq<pipe_call_name, arguments> {};
struct pipe_tail : p::seq<pipe_sign, p::sor<pipe_call, pipe_name, gap<slips::missing_pipe_name>>, s> {};
struct piped : p::seq<additive, p::star<pipe_tail>> {};

// Comparisons
struct list_open : p::one<'('> {};
struct list_items : p::seq<list_open, s, expression, p::star<sign<','>, expression>, close_bracket> {};
struct listed : p::seq<p::sor<list_items, slip<slips::missing_list>>, s> {};
struct in_list : postfix {};
struct in_word : word<"in"> {};
struct not_in_words : p::seq<word<"not">, word<"in">> {};
struct in_tail : p::seq<p::sor<slip<slips::in_sign>, in_word, not_in_words>, s, p::sor<listed, in_list>> {};
struct is_word : word<"is"> {};
struct is_not_word : word<"not"> {};
struct blank_word : keyword<"blank"> {};
struct present_word : keyword<"present"> {};
struct is_right : piped {};
struct is_tail : p::seq<is_word, p::opt<is_not_word>, p::sor<blank_word, present_word, is_right>, s> {};
struct blank_tail : p::seq<slip<slips::blank_test>, s> {};
struct before_sign : keyword<"before"> {};
struct after_sign : keyword<"after"> {};
struct on_or_before_sign : p::seq<word<"on">, word<"or">, keyword<"before">> {};
struct on_or_after_sign : p::seq<word<"on">, word<"or">, keyword<"after">> {};
struct starts_with_sign : p::seq<word<"starts">, keyword<"with">> {};
struct ends_with_sign : p::seq<word<"ends">, keyword<"with">> {};
struct contains_sign : keyword<"contains"> {};
struct matches_sign : keyword<"matches"> {};
struct less_equal_sign : p::string<'<', '='> {};
struct less_sign : p::one<'<'> {};
struct greater_equal_sign : p::string<'>', '='> {};
struct greater_sign : p::one<'>'> {};
struct compare_sign : p::sor<
    slip<slips::comparison_sign>, before_sign, after_sign, on_or_before_sign, on_or_after_sign,
    starts_with_sign, ends_with_sign, contains_sign, matches_sign,
    less_equal_sign, less_sign, greater_equal_sign, greater_sign> {};
struct compare_tail : p::seq<compare_sign, s, piped> {};
struct comparator : p::sor<in_tail, blank_tail, compare_tail, is_tail> {};
struct chained : p::sor<in_tail, blank_tail, compare_tail, is_tail> {};
struct comparison : p::seq<piped, p::opt<comparator, p::star<chained>>, p::opt<slip<slips::goes_on>>> {};

// Logic and decisions
struct negated_operand : p::seq<negation> {};
struct not_word : p::sor<keyword<"not">, slip<slips::bang>> {};
struct negated : p::seq<not_word, s, negated_operand> {};
struct negation : p::sor<negated, comparison> {};
struct and_tail : p::seq<p::sor<keyword<"and">, slip<slips::double_ampersand>>, s, negation> {};
struct or_tail : p::seq<p::sor<keyword<"or">, slip<slips::double_bar>>, s, negation> {};
struct logical : p::seq<negation, p::star<p::sor<and_tail, or_tail>>> {};
struct if_word : p::seq<p::not_at<call_name>, keyword<"if">> {};
struct then_word : keyword<"then"> {};
struct otherwise_word : keyword<"otherwise"> {};
struct then_part : p::seq<p::sor<then_word, gap<slips::missing_then>>, s, expression> {};
struct otherwise_part : p::sor<p::seq<otherwise_word, s, expression>, gap<slips::missing_otherwise>> {};
struct conditional : p::seq<if_word, s, expression, then_part, otherwise_part> {};
struct ternary_sign : p::seq<p::one<'?'>, p::not_at<p::one<'?'>>> {};
struct ternary_colon : p::sor<p::one<':'>, gap<slips::missing_colon>> {};
struct ternary : p::seq<ternary_sign, s, expression, ternary_colon, s, expression> {};
struct branch : p::sor<conditional, p::seq<logical, p::opt<ternary>>> {};
struct else_tail : p::seq<p::sor<keyword<"else">, slip<slips::double_question>>, s, branch> {};
struct expression : p::seq<branch, p::star<else_tail>> {};

struct dropped : p::seq<expression> {};
struct leftover : p::seq<slip<slips::stray>, s, p::opt<p::not_at<p::eof>, dropped>> {};
struct whole_expression : p::seq<s, expression, p::star<leftover>, p::eof> {};
// clang-format on

}  // namespace joinery::grammar

namespace TAO_PEGTL_NAMESPACE {
template <typename Name, joinery::grammar::Letters Text>
struct analyze_traits<Name, joinery::grammar::keyword<Text>> : analyze_any_traits<> {};
template <typename Name, joinery::grammar::Look look>
struct analyze_traits<Name, joinery::grammar::slip<look>> : analyze_any_traits<> {};
template <typename Name, joinery::grammar::Look look>
struct analyze_traits<Name, joinery::grammar::gap<look>> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, joinery::grammar::reserved> : analyze_opt_traits<> {};
}  // namespace TAO_PEGTL_NAMESPACE
