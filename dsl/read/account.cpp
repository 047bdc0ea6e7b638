#include <array>
#include <utility>

#include "dsl/read/keyed_map.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {

void read_account(const Section& section, Document& document, NodeReader& reader) {
  AccountSyntax& account = document.account;
  account.span = section.node.span;
  KeyedMap map(reader, section.node, account_rule, section.wanted.what, section.wanted.owner,
               section.wanted.example);
  if (!map.good()) return;
  account.starts = map.formula("starts");
  account.ends = map.formula("ends");
  account.archived_when = map.formula("archived when");
  account.zone = map.formula("zone");
}

void read_invite(const Section& section, Document& document, NodeReader& reader) {
  using When = InviteSyntax::When;
  constexpr std::array<std::pair<std::string_view, When>, 3> words{
      {{"never", When::never},
       {"immediately", When::immediately},
       {"on start date", When::on_start_date}}};

  const Word word = reader.text(section.node, section.wanted);
  InviteSyntax& invite = document.invite;
  invite.span = word.span;
  if (word.text.empty()) return;
  for (const auto& [name, when] : words) {
    if (word.text == name) invite.when = when;
  }
  if (invite.when != When::unstated) return;
  constexpr std::array<std::pair<std::string_view, When>, 2> heads{
      {{"when ", When::when}, {"on ", When::on}}};
  for (const auto& [head, when] : heads) {
    if (is_quoted(section.node) || !word.text.starts_with(head)) continue;
    invite.when = when;
    const SpanOf span_of = spans_of(section.node, static_cast<std::uint32_t>(head.size()));
    invite.condition = parse_expression(std::string_view(word.text).substr(head.size()), span_of,
                                        reader.limits(), reader.out());
    return;
  }
  reader.report(Code::wrong_value, word.span, "`invite` cannot be " + ticked(word.text))
      .help(
          "write `never`, `immediately`, `on start date`, `on` and a day "
          "(`on worker.start_date - 3 days`), or `when` and a condition "
          "(`when worker.email is present`)");
}

}  // namespace joinery
