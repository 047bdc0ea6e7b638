#include "engine/type/type.hpp"

#include <algorithm>

#include "dsl/syntax/expr.hpp"

namespace joinery {
namespace {

bool holds_all(const std::vector<std::string>& set, const std::vector<std::string>& wanted) {
  return std::ranges::all_of(wanted, [&set](const std::string& choice) {
    return std::ranges::find(set, choice) != set.end();
  });
}

/// The same names in the same order, which is where the values stand in memory.
bool same_names(const Type& a, const Type& b) {
  return std::ranges::equal(a.fields, b.fields, {}, &TypeField::name, &TypeField::name);
}

template <class Holds>
bool each_field(const Type& a, const Type& b, Holds holds) {
  if (!same_names(a, b)) return false;
  for (std::size_t i = 0; i < a.fields.size(); ++i) {
    if (!holds(a.fields[i].type, b.fields[i].type)) return false;
  }
  return true;
}

bool has_normal_form(const Type& type) {
  return type.is(TypeWord::country) || type.is(TypeWord::language) || type.is(TypeWord::email);
}

Type union_of(const Type& a, const Type& b) {
  std::vector<std::string> choices = a.choices;
  for (const std::string& choice : b.choices) {
    if (std::ranges::find(choices, choice) == choices.end()) choices.push_back(choice);
  }
  return Type::one_of(std::move(choices));
}

Type either_list(const Type& a, const Type& b) {
  Type item = either(a.item.front(), b.item.front());
  return item.form == Type::Form::unknown ? Type::unknown() : Type::list_of(std::move(item));
}

Type either_record(const Type& a, const Type& b) {
  if (!same_names(a, b)) return Type::unknown();
  std::vector<TypeField> fields;
  for (std::size_t i = 0; i < a.fields.size(); ++i) {
    Type field = either(a.fields[i].type, b.fields[i].type);
    if (field.form == Type::Form::unknown) return field;
    fields.push_back({a.fields[i].name, std::move(field)});
  }
  return Type::record(std::move(fields));
}

std::string print_choices(const Type& type) {
  std::string out = "one of (";
  for (const std::string& choice : type.choices) {
    if (&choice != &type.choices.front()) out += ", ";
    out += quote(choice);
  }
  return out + ')';
}

std::string print_fields(const Type& type) {
  std::string out = "record (";
  for (const TypeField& field : type.fields) {
    if (&field != &type.fields.front()) out += ", ";
    out += field.name + ": " + print(field.type);
  }
  return out + ')';
}

}  // namespace

Type Type::list_of(Type item) {
  Type result = of(TypeWord::list);
  result.item.push_back(std::move(item));
  return result;
}

Type Type::record(std::vector<TypeField> fields) {
  Type result = of(TypeWord::record);
  result.fields = std::move(fields);
  return result;
}

bool Type::is_textual() const {
  if (!is_known()) return false;
  switch (word) {
    case TypeWord::text:
    case TypeWord::email:
    case TypeWord::country:
    case TypeWord::language:
    case TypeWord::person:
    case TypeWord::group:
    case TypeWord::one_of: return true;
    case TypeWord::number:
    case TypeWord::yes_no:
    case TypeWord::date:
    case TypeWord::instant:
    case TypeWord::zone:
    case TypeWord::list:
    case TypeWord::record: return false;
  }
  return false;
}

bool operator==(const Type& a, const Type& b) {
  return a.form == b.form && a.word == b.word && a.choices == b.choices && a.item == b.item &&
         a.fields == b.fields;
}
bool operator==(const TypeField& a, const TypeField& b) {
  return a.name == b.name && a.type == b.type;
}

bool fits(const Type& from, const Type& to) {
  if (from.form == Type::Form::unknown || to.form == Type::Form::unknown) return true;
  if (from.form == Type::Form::nothing) return true;
  if (to.form == Type::Form::nothing) return false;
  if (from.word == to.word) {
    switch (from.word) {
      case TypeWord::one_of: return holds_all(to.choices, from.choices);
      case TypeWord::list: return fits(from.item.front(), to.item.front());
      case TypeWord::record: return each_field(from, to, fits);
      default: return true;
    }
  }
  if (to.is(TypeWord::text)) return from.is_textual();
  const bool key = to.is(TypeWord::person) || to.is(TypeWord::group);
  return key && (from.is(TypeWord::text) || from.is(TypeWord::one_of));
}

bool comparable(const Type& a, const Type& b) {
  if (!a.is_known() || !b.is_known()) return true;
  if (a.is(TypeWord::list) && b.is(TypeWord::list)) {
    return comparable(a.item.front(), b.item.front());
  }
  if (a.is(TypeWord::record) && b.is(TypeWord::record)) return each_field(a, b, comparable);
  if (a.word != b.word && (has_normal_form(a) || has_normal_form(b))) return false;
  return fits(a, b) || fits(b, a);
}

Type either(const Type& a, const Type& b) {
  if (a.form == Type::Form::unknown || b.form == Type::Form::unknown) return Type::unknown();
  if (a.form == Type::Form::nothing) return b;
  if (b.form == Type::Form::nothing || a == b) return a;
  if (a.is(TypeWord::one_of) && b.is(TypeWord::one_of)) return union_of(a, b);
  if (a.is(TypeWord::list) && b.is(TypeWord::list)) return either_list(a, b);
  if (a.is(TypeWord::record) && b.is(TypeWord::record)) return either_record(a, b);
  if (a.is_textual() && b.is_textual()) return Type::of(TypeWord::text);
  return Type::unknown();
}

Type from_syntax(const TypeSyntax& syntax) {
  switch (syntax.word) {
    case TypeWord::one_of: return Type::one_of(syntax.choices);
    case TypeWord::list:
      // A list without an item was reported where it was read.
      return Type::list_of(syntax.item.empty() ? Type::unknown()
                                               : from_syntax(syntax.item.front()));
    default: return Type::of(syntax.word);
  }
}

std::string print(const Type& type) {
  if (type.form == Type::Form::nothing) return "blank";
  if (type.form == Type::Form::unknown) return "unknown";
  switch (type.word) {
    case TypeWord::one_of: return print_choices(type);
    case TypeWord::list: return "list of " + print(type.item.front());
    case TypeWord::record: return print_fields(type);
    default: return std::string(word(type.word));
  }
}

std::string_view word(TypeWord word) {
  switch (word) {
    case TypeWord::text: return "text";
    case TypeWord::number: return "number";
    case TypeWord::yes_no: return "yes_no";
    case TypeWord::date: return "date";
    case TypeWord::instant: return "instant";
    case TypeWord::zone: return "zone";
    case TypeWord::email: return "email";
    case TypeWord::country: return "country";
    case TypeWord::language: return "language";
    case TypeWord::person: return "person";
    case TypeWord::group: return "group";
    case TypeWord::one_of: return "one of";
    case TypeWord::list: return "list of";
    case TypeWord::record: return "record";
  }
  return "unknown";
}

}  // namespace joinery
