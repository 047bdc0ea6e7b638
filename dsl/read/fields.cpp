#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

void read_all(const Section& section, std::vector<Named<FieldSyntax>>& fields, NodeReader& reader) {
  read_named(
      section.node, section.wanted, {NameForm::name, "a field"}, reader,
      [&](const Word& name, const YamlNode& node) {
        const Wanted wanted{ticked(name.text), Shape::field, section.wanted.example, name.span};
        fields.push_back({name, reader.field(node, wanted)});
      });
}

}  // namespace

void read_fields(const Section& section, Document& document, NodeReader& reader) {
  read_all(section, document.fields, reader);
}

void read_user(const Section& section, Document& document, NodeReader& reader) {
  read_all(section, document.user, reader);
}

void read_lists(const Section& section, Document& document, NodeReader& reader) {
  read_named(
      section.node, section.wanted, {NameForm::name, "a list of people"}, reader,
      [&](const Word& name, const YamlNode& node) {
        const Wanted wanted{ticked(name.text), Shape::words, section.wanted.example, name.span};
        document.lists.push_back({name, reader.texts(node, wanted)});
      });
}

}  // namespace joinery
