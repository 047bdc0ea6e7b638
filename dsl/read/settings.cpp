#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/secrets.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

/// A setting is no place for a secret, and its value is shown in many places.
/// Begins as tokens and keys do that people paste.
bool looks_like_secret(const std::string& text) {
  for (const char* begin : {"Bearer ", "Basic ", "-----BEGIN", "eyJhbGciOi", "ghp_", "xoxb-", "sk-"}) {
    if (text.starts_with(begin) && text.size() >= 20) return true;
  }
  return false;
}

bool is_secret(const Word& name, const YamlNode& value) {
  const std::string& text = value.text;
  if (value.kind == YamlKind::scalar && looks_like_secret(text)) return true;
  return names_secret(name.text) && value.kind == YamlKind::scalar && text.size() >= 12 &&
         text.find(' ') == std::string::npos &&
         text.find_first_of("0123456789") != std::string::npos;
}

constexpr NameRule setting_names{NameForm::name, "a setting"};

SettingSyntax read_setting(const Word& name, const YamlNode& node, NodeReader& reader) {
  SettingSyntax setting;
  setting.span = node.span;
  KeyedMap map(reader, node, setting_rule, "the setting " + ticked(name.text), name.span,
               "settings:\n  zone:\n    title: Time zone\n    type: zone");
  if (!map.good()) return setting;
  setting.title = map.text("title").text;
  setting.help = map.text("help").text;
  if (const YamlEntry* type = map.find("type")) {
    setting.type = reader.type(type->value, map.wanted("type"));
  }
  if (const YamlEntry* choose = map.find("choose")) {
    const NameRule keys{NameForm::free, "a choice"};
    read_named(choose->value, map.wanted("choose"), keys, reader,
               [&](const Word& key, const YamlNode& title) {
                 const Wanted wanted{"the choice " + ticked(key.text), Shape::text, {}, key.span};
                 setting.choices.push_back({key, reader.text(title, wanted)});
               });
    if (choose->value.entries.empty() && choose->value.kind == YamlKind::map) {
      reader.report(Code::wrong_value, choose->key_span, "`choose` offers nothing")
          .help(std::string("name at least one choice: ") +
                "`choose: {legal: Legal name, known_as: Known-as name}`");
    }
  }
  map.exclusive({"type", "choose"}, "a setting has either a type or choices");
  if (map.lacks_all({"type", "choose"})) {
    reader.missing(name.span,
                   "the setting " + ticked(name.text) + " has neither `type` nor `choose`",
                   "type: text");
  }
  if (const YamlEntry* default_ = map.find("default")) {
    setting.default_ = reader.one_or_more(default_->value, map.wanted("default"));
    setting.has_default = true;
  }
  return setting;
}

}  // namespace

void read_settings(const Section& section, Document& document, NodeReader& reader) {
  read_named(section.node, section.wanted, setting_names, reader,
             [&](const Word& name, const YamlNode& node) {
               document.settings.push_back({name, read_setting(name, node, reader)});
             });
}

void read_declared_policies(const Section& section, Document& document, NodeReader& reader) {
  read_named(section.node, section.wanted, {NameForm::words, "a policy"}, reader,
             [&](const Word& name, const YamlNode& node) {
               SettingSyntax policy = read_setting(name, node, reader);
               if (!policy.has_default && node.kind == YamlKind::map) {
                 reader.missing(name.span, "the policy " + ticked(name.text) + " has no `default`",
                                "default: keep");
               }
               document.policies.push_back({name, std::move(policy)});
             });
}

std::vector<Named<std::vector<Word>>> setting_values(const Section& section, NodeReader& reader) {
  std::vector<Named<std::vector<Word>>> values;
  read_named(section.node, section.wanted, setting_names, reader,
             [&](const Word& name, const YamlNode& node) {
               if (is_secret(name, node)) {
                 reader
                     .report(Code::secret_in_file, node.span,
                             "a secret, or something that may be one, stands here")
                     .help(
                         "secrets stand elsewhere; `credentials:` names their places:\n"
                         "credentials:\n  the_source:\n    token: env SOURCE_TOKEN")
                     .hiding_source();
                 return;
               }
               const Wanted wanted{"the setting " + ticked(name.text), Shape::one_or_more,
                                   section.wanted.example, name.span};
               values.push_back({name, reader.one_or_more(node, wanted)});
             });
  return values;
}

void read_setting_values(const Section& section, Document& document, NodeReader& reader) {
  document.setting_values = setting_values(section, reader);
}

}  // namespace joinery
