#include "engine/jsonpath/print.hpp"

#include <algorithm>

#include "engine/json/json_location.hpp"

namespace joinery::jsonpath {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
// clang 14 does not find this by itself.
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

bool can_follow_a_dot(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), fits) &&
         !(name.front() >= '0' && name.front() <= '9');
}

class Printer {
 public:
  void query(const Query& from) {
    out_ += from.root == Root::document ? '$' : '@';
    for (const Segment& each : from.segments) segment(each);
  }
  std::string take() { return std::move(out_); }

 private:
  void segment(const Segment& from) {
    const bool descendant = from.kind == SegmentKind::descendant;
    if (from.selectors.size() == 1) {
      const Selector& only = from.selectors.front();
      const auto* name = std::get_if<NameSelector>(&only);
      const bool dotted = name != nullptr && can_follow_a_dot(name->name);
      if (dotted || std::holds_alternative<WildcardSelector>(only)) {
        out_ += descendant ? ".." : ".";
        out_ += dotted ? name->name : "*";
        return;
      }
    }
    if (descendant) out_ += "..";
    out_ += '[';
    for (std::size_t i = 0; i < from.selectors.size(); ++i) {
      if (i > 0) out_ += ", ";
      selector(from.selectors[i]);
    }
    out_ += ']';
  }

  void selector(const Selector& from) {
    std::visit(
        Overloaded{[&](const NameSelector& each) { append_normalized_name(out_, each.name); },
                   [&](const WildcardSelector&) { out_ += '*'; },
                   [&](const IndexSelector& each) { out_ += std::to_string(each.index); },
                   [&](const SliceSelector& each) { slice(each); },
                   [&](const FilterSelector& each) {
                     out_ += '?';
                     condition(*each.condition);
                   }},
        from);
  }

  void slice(const SliceSelector& from) {
    if (from.begin) out_ += std::to_string(*from.begin);
    out_ += ':';
    if (from.end) out_ += std::to_string(*from.end);
    if (from.step) out_ += ':' + std::to_string(*from.step);
  }

  void condition(const Condition& from) {
    std::visit(Overloaded{[&](const AnyOf& each) { parts(each.parts, " || "); },
                          [&](const AllOf& each) { parts(each.parts, " && "); },
                          [&](const Negation& each) {
                            out_ += '!';
                            const auto& inner = each.condition->value;
                            bracketed(*each.condition,
                                      !std::holds_alternative<Existence>(inner) &&
                                          !std::holds_alternative<FunctionCall>(inner));
                          },
                          [&](const Comparison& each) {
                            operand(each.left);
                            out_ += ' ';
                            out_ += sign_of(each.comparator);
                            out_ += ' ';
                            operand(each.right);
                          },
                          [&](const Existence& each) { query(each.query); },
                          [&](const FunctionCall& each) { call(each); }},
               from.value);
  }

  /// An "or" inside an "and" needs brackets; the other way round `&&` already binds closer.
  void parts(const std::vector<Condition>& from, std::string_view sign) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      if (i > 0) out_ += sign;
      bracketed(from[i], std::holds_alternative<AnyOf>(from[i].value));
    }
  }

  void bracketed(const Condition& from, bool brackets) {
    if (brackets) out_ += '(';
    condition(from);
    if (brackets) out_ += ')';
  }

  void operand(const Operand& from) {
    std::visit(Overloaded{[&](const Json& each) { literal(each); },
                          [&](const Query& each) { query(each); },
                          [&](const FunctionCall& each) { call(each); }},
               from.value);
  }

  /// Only null, yes/no, numbers and texts are written as literals.
  void literal(const Json& from) {
    switch (from.kind()) {
      case JsonKind::boolean:
        out_ += from.as_boolean() ? "true" : "false";
        return;
      case JsonKind::number:
        out_ += from.number_text();
        return;
      case JsonKind::text:
        append_normalized_name(out_, from.as_text());
        return;
      case JsonKind::null:
      case JsonKind::array:
      case JsonKind::object:
        out_ += "null";
        return;
    }
  }

  void call(const FunctionCall& from) {
    out_ += name_of(from.function);
    out_ += '(';
    for (std::size_t i = 0; i < from.arguments.size(); ++i) {
      if (i > 0) out_ += ", ";
      operand(from.arguments[i]);
    }
    out_ += ')';
  }

  std::string out_;
};

}  // namespace
}  // namespace joinery::jsonpath

namespace joinery {

std::string print(const JsonPathQuery& query) {
  jsonpath::Printer printer;
  printer.query(query);
  return printer.take();
}

}  // namespace joinery
