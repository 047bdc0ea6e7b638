#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

void read_formulas(const Section& section, std::string_view what,
                   std::vector<Named<Formula>>& formulas, NodeReader& reader) {
  read_named(
      section.node, section.wanted, {NameForm::name, what}, reader,
      [&](const Word& name, const YamlNode& node) {
        const Wanted wanted{ticked(name.text), Shape::formula, section.wanted.example, name.span};
        formulas.push_back({name, reader.formula(node, wanted)});
      });
}

}  // namespace

void read_worker(const Section& section, Document& document, NodeReader& reader) {
  read_formulas(section, "a field", document.worker, reader);
}

void read_set(const Section& section, Document& document, NodeReader& reader) {
  read_formulas(section, "a field", document.set, reader);
}

void read_functions(const Section& section, Document& document, NodeReader& reader) {
  if (!reader.is_map(section.node, section.wanted)) return;
  for (const YamlEntry& entry : section.node.entries) {
    const Span key = entry.key_span;
    const SpanOf span_of = [&entry](std::uint32_t begin, std::uint32_t end) {
      return entry.key_range.span(begin, end);
    };
    FunctionSyntax function;
    function.head = parse_function_head(entry.key, span_of, reader.limits(), reader.out());
    const Wanted wanted{ticked(entry.key), Shape::formula, section.wanted.example, key};
    function.body = reader.formula(entry.value, wanted);
    if (function.head.op == Op::call) {
      check_name({function.head.text, function.head.span}, NameForm::name, "a function", reader);
      for (const Expr& parameter : function.head.children) {
        check_name({parameter.text, parameter.span}, NameForm::name, "a parameter", reader);
      }
    }
    document.functions.push_back(std::move(function));
  }
}

}  // namespace joinery
