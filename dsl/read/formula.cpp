#include <algorithm>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/keyed_map.hpp"

namespace joinery {
namespace {

/// The values of `when:` beside `of:`.
std::vector<Word> values_of(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  std::vector<Word> values = reader.one_or_more(node, wanted);
  if (values.empty() && node.kind == YamlKind::list && node.items.empty()) {
    reader.report(Code::wrong_value, wanted.owner, "`when` lists no value")
        .help("for example `when: [active, on_leave]`");
  }
  return values;
}

void read_when(const YamlEntry& when, bool subject, const Wanted& wanted, CaseSyntax& one,
               NodeReader& reader) {
  if (subject) {
    one.values = values_of(
        when.value, {wanted.what, Shape::one_or_more, "when: [active, on_leave]", wanted.owner},
        reader);
    if (!one.values.empty()) one.when.reset();
    return;
  }
  if (when.value.kind == YamlKind::list) {
    reader.wrong_shape(when.value, wanted)
        .help(
            "a list of values is compared with a subject: put `of: worker.status` beside `cases`");
    return;
  }
  one.when = reader.condition(when.value, wanted);
}

CaseSyntax read_case(const YamlNode& node, bool subject, NodeReader& reader) {
  CaseSyntax one;
  one.span = node.span;
  const Span owner = node.entries.empty() ? node.span : node.entries.front().key_span;
  KeyedMap map(reader, node, case_rule, "a case", owner,
               "cases:\n  - when: worker.country is \"GB\"\n    then: worker.known_as\n"
               "  - otherwise: worker.first_name");
  if (!map.good()) return one;
  const YamlEntry* when = map.find("when");
  const YamlEntry* then = map.find("then");
  const YamlEntry* otherwise = map.find("otherwise");
  if (otherwise != nullptr) {
    map.exclusive({"otherwise", "when"}, "`otherwise` is a case of its own, the last one");
    map.exclusive({"otherwise", "then"}, "`otherwise` says itself what the value is");
    one.then = reader.expression(otherwise->value, map.wanted("otherwise"));
    one.meant = reader.meant_by(otherwise->value);
    return one;
  }
  // Even where it is missing: without a condition it would be taken for `otherwise`.
  one.when = Expr{};
  if (when != nullptr) read_when(*when, subject, map.wanted("when"), one, reader);
  if (then != nullptr) {
    one.then = reader.expression(then->value, map.wanted("then"));
    one.meant = reader.meant_by(then->value);
  }
  if (node.broken) return one;
  if (when == nullptr) {
    reader.missing(owner, then == nullptr ? "this case is empty" : "this case has no `when`",
                   "- when: worker.country is \"GB\"\n  then: worker.known_as");
  } else if (then == nullptr) {
    reader.missing(owner, "this case has no `then`", "then: worker.known_as");
  }
  return one;
}

bool is_otherwise(const YamlNode& item) {
  return item.kind == YamlKind::map && !item.entries.empty() &&
         std::ranges::any_of(item.entries,
                             [](const YamlEntry& entry) { return entry.key == "otherwise"; });
}

/// Other keys in a map are noise where these are not there.
bool has_cases(const YamlNode& node) {
  return std::ranges::any_of(node.entries, [](const YamlEntry& entry) {
    return entry.key == "of" ||
           nearest(entry.key, std::vector<std::string>{"cases"}, 1).size() == 1 ||
           entry.key == "cases";
  });
}

void read_cases(const YamlNode& list, Formula& formula, NodeReader& reader) {
  const YamlNode* last = nullptr;
  for (const YamlNode& item : list.items) {
    if (last != nullptr) {
      reader.report(Code::wrong_value, item.span, "this case is never reached")
          .also(last->span, "`otherwise` ends the cases")
          .help("put `otherwise` at the end");
      last = nullptr;
    }
    formula.cases.push_back(read_case(item, formula.subject.has_value(), reader));
    if (is_otherwise(item)) last = &item;
  }
}

}  // namespace

Formula NodeReader::formula(const YamlNode& node, const Wanted& wanted) {
  Formula formula;
  formula.span = node.span;
  formula.expr.span = node.span;
  if (node.kind == YamlKind::list && !node.broken) {
    Wanted as_formula = wanted;
    as_formula.shape = Shape::formula;
    wrong_shape(node, as_formula)
        .help("the first of several values that is not blank: `worker.email else worker.login`");
    return formula;
  }
  if (node.kind != YamlKind::map) {
    Wanted expression_wanted = wanted;
    expression_wanted.shape = Shape::formula;
    formula.quoted = is_quoted(node) && !node.broken;
    formula.expr = expression(node, expression_wanted);
    formula.meant = meant_by(node);
    return formula;
  }
  if (!node.broken && !has_cases(node)) {
    report(Code::wrong_shape, wanted.owner,
           wanted.what + " must be an expression, or a map with `cases`")
        .help("for example\n" + std::string(cases_rule.find("cases")->example));
    return formula;
  }
  KeyedMap map(*this, node, cases_rule, wanted.what, wanted.owner);
  formula.subject = map.condition("of");
  const YamlEntry* cases = map.find("cases");
  if (cases == nullptr || !is_list(cases->value, map.wanted("cases"))) return formula;
  read_cases(cases->value, formula, *this);
  if (cases->value.broken) return formula;
  const auto& items = cases->value.items;
  if (items.empty()) {
    report(Code::wrong_value, cases->key_span, "`cases` lists no case")
        .help("for example\n" + std::string(cases_rule.find("cases")->example));
  } else if (!formula.subject && std::ranges::none_of(items, is_otherwise)) {
    missing(cases->key_span, "these cases have no `otherwise`", "- otherwise: worker.first_name")
        .why("without it nobody knows what happens where no condition holds");
  }
  return formula;
}

}  // namespace joinery
