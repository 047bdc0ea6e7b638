#pragma once
/// What each rule of the expression grammar does to the builder. Names only the rules that do
/// something. A rule's text may end in white space; trees never do.

#include <tao/pegtl.hpp>

#include "dsl/grammar/expression_grammar.hpp"

namespace joinery::grammar {

struct Range {
  std::size_t begin;
  std::size_t end;
};

template <typename Input>
[[nodiscard]] Range range_of(const Input& in, const Builder& b) {
  const auto begin = static_cast<std::size_t>(in.begin() - b.text().data());
  return {begin, trim_back(b.text(), begin, begin + in.size())};
}

template <typename Rule>
struct action : p::nothing<Rule> {};

/// A rule that nests: one level of depth while it is read.
struct nests : p::maybe_nothing {
  template <typename Rule, p::apply_mode A, p::rewind_mode M,
            template <typename...> class Action, template <typename...> class Control,
            typename Input>
  [[nodiscard]] static bool match(Input& in, Builder& b) {
    const std::size_t at = b.text().size() - in.size();
    bool matched = true;
    if (b.enter(at)) {
      matched = p::match<Rule, A, M, Action, Control>(in, b);
    } else {
      b.push(Op::broken, at, at);
      in.bump(in.size());
    }
    b.leave();
    return matched;
  }
};
template <> struct action<expression> : nests {};
template <> struct action<negated_operand> : nests {};
template <> struct action<negative_operand> : nests {};

template <typename Act>
struct on {
  template <typename Input>
  static void apply(const Input& in, Builder& b) {
    Act::act(range_of(in, b), b);
  }
};

template <Op op>
struct leaf : on<leaf<op>> {
  static void act(Range r, Builder& b) { b.push(op, r.begin, r.end); }
};
template <Op op>
struct leaf_with_text : on<leaf_with_text<op>> {
  static void act(Range r, Builder& b) {
    b.push(op, r.begin, r.end, std::string(b.slice(r.begin, r.end)));
  }
};
template <Op op>
struct waits : on<waits<op>> {
  static void act(Range, Builder& b) { b.push_operator(op); }
};
template <Op op>
struct joins : on<joins<op>> {
  static void act(Range, Builder& b) { b.binary(op); }
};
template <Op op>
struct chains : on<chains<op>> {
  static void act(Range r, Builder& b) { b.chain(op, r.begin); }
};
template <Open open, std::size_t taken_before = 0>
struct opens : on<opens<open, taken_before>> {
  static void act(Range r, Builder& b) { b.open(open, r.begin, b.count() - taken_before); }
};

// Values
template <> struct action<number> : leaf_with_text<Op::number> {};
template <> struct action<date> : leaf_with_text<Op::date> {};
template <> struct action<instant> : leaf_with_text<Op::instant> {};
template <> struct action<name> : leaf_with_text<Op::name> {};
template <> struct action<member_name> : leaf_with_text<Op::text> {};
template <> struct action<yes_literal> : leaf<Op::yes> {};
template <> struct action<no_literal> : leaf<Op::no> {};
template <> struct action<blank_literal> : leaf<Op::blank> {};
template <> struct action<keep_literal> : leaf<Op::keep> {};
template <> struct action<clear_literal> : leaf<Op::clear> {};
template <> struct action<base_literal> : leaf<Op::base> {};
template <> struct action<hold> : on<action<hold>> {
  static void act(Range r, Builder& b) { b.fold(Op::hold, b.count() - 1, r.begin, b.top().end); }
};

// Texts
template <> struct action<text_open> : opens<Open::text> {};
template <> struct action<text_run> : on<action<text_run>> {
  template <typename Input>
  static void apply(const Input& in, Builder& b) {
    b.frame().word.append(in.begin(), in.size());  // white space counts here
  }
};
template <> struct action<text_escape> : on<action<text_escape>> {
  static void act(Range r, Builder& b) { b.escape(r.begin, r.end); }
};
template <> struct action<hole_open> : on<action<hole_open>> {
  static void act(Range r, Builder& b) {
    b.text_part_ends(r.begin);
    b.open(Open::hole, r.begin, b.count());
  }
};
template <> struct action<hole> : on<action<hole>> {
  template <typename Input>
  static void apply(const Input& in, Builder& b) {
    b.close();
    b.frame().part = static_cast<std::size_t>(in.begin() - b.text().data()) + in.size();
  }
};
template <> struct action<text> : on<action<text>> {
  static void act(Range r, Builder& b) { b.finish_text(r.end); }
};

// Calls and brackets
template <> struct action<call_name> : on<action<call_name>> {
  static void act(Range r, Builder& b) {
    b.open(Open::call, r.begin, b.count(), std::string(b.slice(r.begin, r.end)));
  }
};
template <> struct action<pipe_call_name> : on<action<pipe_call_name>> {
  static void act(Range r, Builder& b) {
    b.open(Open::call, r.begin, b.count() - 1, std::string(b.slice(r.begin, r.end)));
  }
};
template <> struct action<pipe_name> : on<action<pipe_name>> {
  static void act(Range r, Builder& b) {
    b.open(Open::call, r.begin, b.count() - 1, std::string(b.slice(r.begin, r.end)));
    b.finish_call(r.end);
  }
};
template <> struct action<call> : on<action<call>> {
  static void act(Range r, Builder& b) { b.finish_call(r.end); }
};
template <> struct action<pipe_call> : action<call> {};
template <> struct action<by_word> : opens<Open::ordered, 1> {};
template <> struct action<by_tail> : on<action<by_tail>> {
  static void act(Range, Builder& b) {
    const std::size_t mark = b.close().mark;
    b.fold(Op::ordered, mark, b.operand(mark).begin, b.top().end);
  }
};
template <> struct action<descending> : on<action<descending>> {
  static void act(Range r, Builder& b) {
    b.fold(Op::descending, b.count() - 1, b.top().begin, r.end);
  }
};
template <> struct action<zone_argument> : on<action<zone_argument>> {
  static void act(Range r, Builder& b) {
    b.fold(Op::in_zone, b.count() - 1, r.begin, b.top().end);
  }
};
template <> struct action<group_open> : opens<Open::group> {};
template <> struct action<group> : on<action<group>> {
  static void act(Range r, Builder& b) {
    b.close();
    b.top().begin = r.begin;
    b.top().end = r.end;
    b.top().bracketed = true;
  }
};
template <> struct action<member_tail> : on<action<member_tail>> {
  static void act(Range r, Builder& b) { b.finish_member(r.begin, r.end); }
};
template <> struct action<filter_open> : opens<Open::filter, 1> {};
template <> struct action<filter_tail> : on<action<filter_tail>> {
  static void act(Range r, Builder& b) {
    b.close();
    b.fold(Op::filter, b.count() - 2, b.below().begin, r.end);
  }
};

// Arithmetic
template <> struct action<unit> : on<action<unit>> {
  static void act(Range r, Builder& b) {
    const std::string word(unit_of(b.slice(r.begin, r.end)));
    b.fold(Op::duration, b.count() - 1, b.top().begin, r.end).text = word;
  }
};
template <> struct action<negative> : on<action<negative>> {
  static void act(Range r, Builder& b) {
    b.fold(Op::negate, b.count() - 1, r.begin, b.top().end);
  }
};
template <> struct action<times_tail> : joins<Op::multiply> {};
template <> struct action<divide_tail> : joins<Op::divide> {};
template <> struct action<plus_tail> : joins<Op::add> {};
template <> struct action<minus_tail> : joins<Op::subtract> {};
template <> struct action<join_tail> : on<action<join_tail>> {
  static void act(Range r, Builder& b) { b.finish_join(r.begin); }
};

// Comparisons
template <> struct action<in_word> : waits<Op::in> {};
template <> struct action<not_in_words> : waits<Op::not_in> {};
template <> struct action<list_open> : opens<Open::list, 1> {};
template <> struct action<list_items> : on<action<list_items>> {
  static void act(Range r, Builder& b) {
    const std::size_t mark = b.close().mark;
    b.fold(b.pop_operator(), mark, b.operand(mark).begin, r.end);
  }
};
template <> struct action<in_list> : on<action<in_list>> {
  static void act(Range, Builder& b) {
    b.binary(b.pop_operator());
    b.top().expr.listed = false;
  }
};
template <> struct action<is_word> : waits<Op::is> {};
template <> struct action<is_not_word> : on<action<is_not_word>> {
  static void act(Range, Builder& b) { b.operator_() = Op::is_not; }
};
template <> struct action<blank_word> : on<action<blank_word>> {
  static void act(Range r, Builder& b) {
    const Op op = b.pop_operator() == Op::is ? Op::is_blank : Op::is_present;
    b.fold(op, b.count() - 1, b.top().begin, r.end);
  }
};
template <> struct action<present_word> : on<action<present_word>> {
  static void act(Range r, Builder& b) {
    const Op op = b.pop_operator() == Op::is ? Op::is_present : Op::is_blank;
    b.fold(op, b.count() - 1, b.top().begin, r.end);
  }
};
struct compares : on<compares> {
  static void act(Range, Builder& b) { b.binary(b.pop_operator()); }
};
template <> struct action<is_right> : compares {};
template <> struct action<compare_tail> : compares {};
template <> struct action<before_sign> : waits<Op::before> {};
template <> struct action<after_sign> : waits<Op::after> {};
template <> struct action<on_or_before_sign> : waits<Op::on_or_before> {};
template <> struct action<on_or_after_sign> : waits<Op::on_or_after> {};
template <> struct action<starts_with_sign> : waits<Op::starts_with> {};
template <> struct action<ends_with_sign> : waits<Op::ends_with> {};
template <> struct action<contains_sign> : waits<Op::contains> {};
template <> struct action<matches_sign> : waits<Op::matches> {};
template <> struct action<less_equal_sign> : waits<Op::less_equal> {};
template <> struct action<less_sign> : waits<Op::less> {};
template <> struct action<greater_equal_sign> : waits<Op::greater_equal> {};
template <> struct action<greater_sign> : waits<Op::greater> {};
template <> struct action<chained> : on<action<chained>> {
  static void act(Range r, Builder& b) { b.report_chained(r.begin); }
};

// Logic and decisions
template <> struct action<negated> : on<action<negated>> {
  static void act(Range r, Builder& b) {
    b.fold(Op::not_, b.count() - 1, r.begin, b.top().end);
  }
};
template <> struct action<and_tail> : chains<Op::and_> {};
template <> struct action<or_tail> : chains<Op::or_> {};
template <> struct action<else_tail> : chains<Op::else_> {};
template <> struct action<if_word> : opens<Open::condition> {};
template <> struct action<then_word> : on<action<then_word>> {
  static void act(Range, Builder& b) { b.frame().open = Open::branch; }
};
template <> struct action<otherwise_word> : on<action<otherwise_word>> {
  static void act(Range, Builder& b) { b.frame().open = Open::rest; }
};
template <> struct action<conditional> : on<action<conditional>> {
  static void act(Range, Builder& b) { b.finish_conditional(b.top().end); }
};
template <> struct action<ternary_sign> : opens<Open::ternary, 1> {};
template <> struct action<ternary> : on<action<ternary>> {
  static void act(Range r, Builder& b) { b.finish_ternary(r.begin); }
};
template <> struct action<dropped> : on<action<dropped>> {
  static void act(Range, Builder& b) { b.drop(); }
};

}  // namespace joinery::grammar
