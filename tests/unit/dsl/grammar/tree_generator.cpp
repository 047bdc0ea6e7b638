#include "tree_generator.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace joinery::testing {
namespace {

constexpr auto texts = std::to_array<std::string_view>(
    {"plain", "", "a \"quoted\" word", "{braces}", "}{", "back\\slash", "line\nbreak", "tab\there",
     "Größe", "名前", "it's", "“typographic”", "and or not", " spaced ", ": # |", "\x01", "$x", "\\"});
constexpr auto names = std::to_array<std::string_view>(
    {"a", "worker", "start_date", "_x9", "day", "one", "of", "thenish", "isolated", "characters"});
constexpr auto keys = std::to_array<std::string_view>(
    {"title", "is", "then", "cost centre", "", "ümlaut", "9", "a.b", "quote\"d", "{x}", "_"});
constexpr auto numbers = std::to_array<std::string_view>({"0", "1", "12", "3.25", "007", "0.000001"});
constexpr auto units =
    std::to_array<std::string_view>({"minute", "hour", "day", "week", "month", "year"});
constexpr auto examples =
    std::to_array<std::string_view>({"31/01/2024", "31 Jan 2024", "2024-01-31 08:00", "from31"});
constexpr auto queries = std::to_array<std::string_view>(
    {"$", "$.a.b", "$.employments[?@.primary == true, 1].title", "$['a, b']", "$[?(@.x==\"],\")]"});

constexpr auto unary = std::to_array<Op>({Op::negate, Op::not_, Op::is_blank, Op::is_present});
constexpr auto binary = std::to_array<Op>(
    {Op::add, Op::subtract, Op::multiply, Op::divide, Op::is, Op::is_not, Op::less, Op::less_equal,
     Op::greater, Op::greater_equal, Op::before, Op::after, Op::on_or_before, Op::on_or_after,
     Op::starts_with, Op::ends_with, Op::contains, Op::matches, Op::filter});

}  // namespace

std::size_t TreeGenerator::below(std::size_t bound) {
  state_ += 0x9E3779B97F4A7C15U;  // splitmix64
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return static_cast<std::size_t>((z ^ (z >> 31U)) % bound);
}

std::string TreeGenerator::text() { return std::string(texts[below(texts.size())]); }
std::string TreeGenerator::name() { return std::string(names[below(names.size())]); }

Expr TreeGenerator::leaf() {
  constexpr auto plain =
      std::to_array<Op>({Op::yes, Op::no, Op::blank, Op::keep, Op::clear, Op::base});
  Expr made;
  switch (below(7)) {
    case 0: made.op = Op::text; made.text = text(); break;
    case 1: made.op = Op::number; made.text = numbers[below(numbers.size())]; break;
    case 2: made.op = Op::date; made.text = "2024-01-31"; break;
    case 3:
      made.op = Op::instant;
      made.text = coin() ? "2024-01-31T08:00Z" : "2024-01-31T08:00:00.25+01:00";
      break;
    case 4: made.op = plain[below(plain.size())]; break;
    default: made.op = Op::name; made.text = name(); break;
  }
  return made;
}

Expr TreeGenerator::with_children(Op op, std::size_t least, std::size_t most, std::size_t depth) {
  Expr made;
  made.op = op;
  const std::size_t count = least + below(most - least + 1);
  for (std::size_t i = 0; i < count; ++i) made.children.push_back(expression(depth - 1));
  return made;
}

Expr TreeGenerator::compound(std::size_t depth) {
  Expr made = with_children(Op::compound, 1, 4, depth);
  for (Expr& child : made.children) {
    if (!coin()) continue;
    child = Expr{};
    child.op = Op::text;
    child.text = text();
  }
  return made;
}

Expr TreeGenerator::call(std::size_t depth) {
  Expr made = with_children(Op::call, 0, 3, depth);
  made.text = name();
  if (!made.children.empty() && below(3) == 0) {
    // Keys take all the rest of the call, so an ordered list has no arguments behind it.
    Expr ordered = with_children(Op::ordered, 2, 4, depth);
    for (std::size_t i = 1; i < ordered.children.size(); ++i) {
      if (!coin()) continue;
      Expr descending;
      descending.op = Op::descending;
      descending.children.push_back(std::move(ordered.children[i]));
      ordered.children[i] = std::move(descending);
    }
    made.children.clear();
    made.children.push_back(std::move(ordered));
  } else if (below(3) == 0) {
    made.children.push_back(with_children(Op::in_zone, 1, 1, depth));
  }
  return made;
}

Expr TreeGenerator::membership(std::size_t depth) {
  Expr made = with_children(coin() ? Op::in : Op::not_in, 2, 4, depth);
  if (coin()) {
    // Without brackets only a name with its keys can stand there.
    made.listed = false;
    made.children.resize(1);
    Expr& list = made.children.emplace_back();
    list.op = Op::member;
    list.text = "list";
    Expr& owner = list.children.emplace_back();
    owner.op = Op::name;
    owner.text = name();
  }
  return made;
}

Expr TreeGenerator::expression(std::size_t depth) {
  if (depth <= 1 || below(8) == 0) return leaf();
  switch (below(12)) {
    case 0: return with_children(unary[below(unary.size())], 1, 1, depth);
    case 1: case 2: case 3: return with_children(binary[below(binary.size())], 2, 2, depth);
    case 4: return with_children(Op::and_, 2, 4, depth);
    case 5: return with_children(Op::or_, 2, 4, depth);
    case 6: return with_children(Op::else_, 2, 4, depth);
    case 7: return with_children(Op::if_, 3, 3, depth);
    case 8: return call(depth);
    case 9: return membership(depth);
    case 10: {
      Expr made = with_children(coin() ? Op::member : Op::duration, 1, 1, depth);
      made.text = made.op == Op::member ? keys[below(keys.size())] : units[below(units.size())];
      return made;
    }
    default: {
      Expr text_of = compound(depth);
      if (coin()) return text_of;
      Expr made;
      made.op = Op::hold;
      made.children.push_back(std::move(text_of));
      return made;
    }
  }
}

TypeSyntax TreeGenerator::type() {
  TypeSyntax made;
  made.word = static_cast<TypeWord>(below(static_cast<std::size_t>(TypeWord::record)));
  if (made.word == TypeWord::one_of) {
    // The number keeps the choices apart: a choice stands only once.
    const std::size_t count = 1 + below(3);
    for (std::size_t i = 0; i < count; ++i) made.choices.push_back(text() + std::to_string(i));
  }
  if (made.word == TypeWord::list) made.item.push_back(type());
  return made;
}

PathSyntax TreeGenerator::path() {
  PathSyntax made;
  if (below(4) == 0) {
    made.form = PathSyntax::Form::jsonpath;
    made.query = queries[below(queries.size())];
    return made;
  }
  const std::size_t count = 1 + below(4);
  for (std::size_t i = 0; i < count; ++i) {
    PathStep step;
    if (i > 0) step.kind = static_cast<PathStep::Kind>(below(3));
    if (step.kind != PathStep::Kind::all) step.name = keys[below(keys.size())];
    if (step.kind == PathStep::Kind::where) {
      step.value = text();
      step.negated = coin();
    }
    made.steps.push_back(std::move(step));
  }
  return made;
}

ReadingSyntax TreeGenerator::reading() {
  ReadingSyntax made;
  made.type = type();
  if (coin()) made.like = examples[below(examples.size())];
  if (coin()) made.zone = text();
  if (coin()) {
    made.words_for_yes = {text()};
    made.words_for_no = {text(), text()};
  }
  made.path = path();
  const std::size_t blanks = below(3);
  for (std::size_t i = 0; i < blanks; ++i) made.blank_when.push_back(text() + std::to_string(i));
  made.exact = coin();
  return made;
}

FieldSyntax TreeGenerator::field() {
  FieldSyntax made;
  made.type = type();
  made.required = coin();
  made.match = static_cast<int>(below(6));
  made.foreign = coin();
  made.one = coin();
  made.on_create_only = coin();
  made.only_if_empty = coin();
  if (coin()) made.at_most = static_cast<std::uint32_t>(1 + below(4000));
  if (coin()) made.owned = coin() ? "ours only" : "add only";
  return made;
}

}  // namespace joinery::testing
