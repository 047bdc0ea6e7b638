#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {

/// A plain value may be one of a policy's own words, which need not be an expression: whether it is one
/// is known only where the policies are.
void read_policies(const Section& section, Document& document, NodeReader& reader) {
  read_named(section.node, section.wanted, {NameForm::words, "a policy"}, reader,
             [&](const Word& name, const YamlNode& node) {
               const Wanted wanted{ticked(name.text), Shape::formula, section.wanted.example,
                                   name.span};
               PolicySyntax policy;
               policy.span = node.span;
               const bool plain = node.kind == YamlKind::scalar && !node.absent() && !node.broken &&
                                  !is_quoted(node);
               if (plain) policy.word = {node.text, node.span};
               if (!plain) {
                 policy.formula = reader.formula(node, wanted);
               } else {
                 Diagnostics unsaid;
                 Expr meant = parse_expression(node.text, spans_of(node), reader.limits(), unsaid);
                 if (unsaid.all().empty()) {
                   policy.formula.emplace();
                   policy.formula->span = node.span;
                   policy.formula->expr = std::move(meant);
                 }
               }
               document.policy_values.push_back({name, std::move(policy)});
             });
}

}  // namespace joinery
