#include "engine/platform/mapped_fields.hpp"

#include <algorithm>

namespace joinery {
namespace {

bool is_membership(const Type& type) {
  return type.is(TypeWord::group) || (type.is(TypeWord::list) && type.item[0].is(TypeWord::group));
}

}  // namespace

const MappedField* MappedFields::find(std::string_view name) const {
  const auto at = std::ranges::find(all, name, &MappedField::name);
  return at == all.end() ? nullptr : &*at;
}

std::vector<std::string> MappedFields::ladder() const {
  std::vector<const MappedField*> matching;
  for (const MappedField& field : all) {
    if (field.match != 0) matching.push_back(&field);
  }
  std::ranges::stable_sort(matching, {}, [](const MappedField* field) { return field->match; });
  std::vector<std::string> names;
  for (const MappedField* field : matching) names.push_back(field->name);
  return names;
}

std::string MappedFields::only_group_kind() const {
  std::string kind;
  for (const MappedField& field : all) {
    if (field.sort != MappedField::Sort::group) continue;
    if (!kind.empty() && kind != field.group_kind) return {};
    kind = field.group_kind;
  }
  return kind;
}

MappedFields mapped_fields(const Graph& mapping) {
  MappedFields fields;
  for (const GraphField& field : mapping.fields) {
    MappedField mapped;
    mapped.name = field.name;
    mapped.match = field.declared.match;
    if (field.type.is(TypeWord::person)) mapped.sort = MappedField::Sort::person;
    if (is_membership(field.type)) {
      mapped.sort = MappedField::Sort::group;
      mapped.group_kind = field.name;
    }
    fields.all.push_back(std::move(mapped));
  }
  for (const GraphGroup& group : mapping.groups) {
    if (!group.kind.empty()) fields.all[group.field_index].group_kind = group.kind;
  }
  return fields;
}

}  // namespace joinery
