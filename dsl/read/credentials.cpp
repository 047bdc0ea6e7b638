#include <algorithm>

#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

bool is_variable(std::string_view name) {
  const auto part = [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_' ||
           (sign >= '0' && sign <= '9');
  };
  return !name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::ranges::all_of(name, part);
}

/// What stands here may be a secret, so nothing of it is said.
void report_secret(Span span, NodeReader& reader) {
  reader.report(Code::secret_in_file, span, "a secret, or something that may be one, stands here")
      .why("mappings are shown, copied and kept for years; secrets stand elsewhere")
      .help(
          "name the place of the secret: `token: env NAME_OF_A_VARIABLE` or "
          "`token: file /run/secrets/token`\n"
          "if it was a real secret, replace it: it must count as known");
}

void read_credential(const Word& party, const Word& name, const YamlNode& node, Document& document,
                     NodeReader& reader) {
  CredentialSyntax credential{party, name, CredentialSyntax::Kind::env, {}};
  if (node.broken) return;
  if (node.absent()) {
    reader.missing(name.span, "this credential has no value", "token: env SOURCE_TOKEN");
    return;
  }
  std::string_view text = node.text;
  const bool env = text.starts_with("env ");
  const bool file = text.starts_with("file ");
  text = env || file ? text.substr(text.find(' ')) : std::string_view();
  const std::size_t begin = text.find_first_not_of(' ');
  text = begin == std::string_view::npos ? std::string_view() : text.substr(begin);
  // A path can look like anything, but has no spaces or line breaks where people put secrets.
  const bool good = env ? is_variable(text)
                        : file && text.find_first_of("/.") != std::string_view::npos &&
                              text.find_first_of(" \t\n") == std::string_view::npos;
  if (node.kind != YamlKind::scalar || !good) {
    report_secret(node.span, reader);
    return;
  }
  credential.kind = env ? CredentialSyntax::Kind::env : CredentialSyntax::Kind::file;
  const auto from = static_cast<std::uint32_t>(node.text.size() - text.size());
  credential.place = {std::string(text),
                      spans_of(node)(from, static_cast<std::uint32_t>(node.text.size()))};
  document.credentials.push_back(std::move(credential));
}

/// Whether a key is a name. Says nothing of one that is not: a missing space behind the colon makes
/// a secret part of it.
bool is_name(const YamlEntry& entry, NameForm form, std::string_view what, NodeReader& reader) {
  if (has_form(entry.key, form)) return true;
  reader.report(Code::bad_name, entry.key_span, "this cannot be the name of " + std::string(what))
      .help(
          "a name is made of small letters, digits and `_`; a space stands behind its colon: "
          "`token: env SOURCE_TOKEN`");
  return false;
}

void read_party(const YamlEntry& party, const Wanted& credentials, Document& document,
                NodeReader& reader) {
  const YamlNode& node = party.value;
  if (!is_name(party, NameForm::mapping, "a source or target", reader)) return;
  if (node.kind != YamlKind::map && !node.absent()) {
    if (!node.broken) report_secret(node.span, reader);
    return;
  }
  const Wanted wanted{"the credentials of " + ticked(party.key), Shape::map, credentials.example,
                      party.key_span};
  if (!reader.is_map(node, wanted)) return;
  for (const YamlEntry& entry : node.entries) {
    if (!is_name(entry, NameForm::name, "a credential", reader)) continue;
    read_credential({party.key, party.key_span}, {entry.key, entry.key_span}, entry.value, document,
                    reader);
  }
}

}  // namespace

void read_credentials(const Section& section, Document& document, NodeReader& reader) {
  reader.hide_source();
  if (section.node.kind != YamlKind::map && !section.node.absent()) {
    if (!section.node.broken) report_secret(section.node.span, reader);
  } else if (reader.is_map(section.node, section.wanted)) {
    for (const YamlEntry& party : section.node.entries) {
      read_party(party, section.wanted, document, reader);
    }
  }
  reader.show_source();
}

}  // namespace joinery
