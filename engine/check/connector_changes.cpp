/// How a platform is changed, and whether it can do what the mapping needs.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/check/connector_checker.hpp"

namespace joinery {
namespace {

/// What a platform's value is in a request. A `one of` is open: what was there may be any text; references
/// are ids on the platform.
Type sent_type(const Type& type) {
  switch (type.word) {
    case TypeWord::one_of: case TypeWord::person: case TypeWord::group: case TypeWord::email:
      return Type::of(TypeWord::text);
    case TypeWord::list:
      return Type::list_of(sent_type(type.item[0]));
    default:
      return type;
  }
}

constexpr std::array<std::string_view, 15> kinds{
    "create_group", "rename_group", "set_group_parent", "create_user", "link_user", "reactivate_user",
    "update_user", "set_manager", "clear_manager", "set_group_manager", "add_member", "remove_member",
    "invite_user", "archive_group", "archive_user"};

}  // namespace

ContextNames ConnectorChecker::change_names() const {
  ContextNames names = base_names();
  const Type text = Type::of(TypeWord::text);
  for (const Named<FieldSyntax>& field : document_.user) {
    const std::string& name = field.name.text;
    const Type type = sent_type(from_syntax(field.value.type));
    add(names, "change." + name, type, {"change", name});
    names.at("change." + name).field = name;
    add(names, "wanted." + name, type, {"wanted", name});
    add(names, "cleared." + name, Type::of(TypeWord::yes_no), {"cleared", name});
    names.at("cleared." + name).field = "cleared." + name;
  }
  for (const std::string root : {"user", "manager"}) {
    for (const std::string part : {"id", "person", "email", "version"}) {
      add(names, root + "." + part, text, {root, part});
    }
  }
  for (const std::string root : {"group", "parent"}) {
    for (const std::string part : {"id", "name", "key", "kind", "version"}) {
      add(names, root + "." + part, text, {root, part});
    }
  }
  add(names, "membership.id", text, {"membership", "id"});
  for (const std::string part : {"id", "email"}) add(names, "person." + part, text, {"person", part});
  for (const std::string part : {"kind", "key", "field"}) add(names, "mutation." + part, text, {"mutation", part});
  add(names, "mutation.notify", Type::of(TypeWord::yes_no), {"mutation", "notify"});
  add(names, "mutation.password", text, {"mutation", "password"}, true);
  return names;
}

std::vector<NamedTemplate> ConnectorChecker::gives(const std::vector<Named<Formula>>& syntax,
                                                   ContextNames& names) {
  std::vector<NamedTemplate> made = pairs(syntax, names);
  for (const NamedTemplate& one : made) {
    refuse_secret(one.value, "`gives`");
    const bool field = std::ranges::any_of(document_.user, [&](const Named<FieldSyntax>& declared) {
      return declared.name.text == one.name;
    });
    if (field || one.name == "id" || one.name == "version") continue;
    found_.report(Code::unknown_target_field, one.place,
                  fmt::format("`gives` tells `id`, `version` or a field, and `{}` is none", one.name));
  }
  return made;
}

Bulk ConnectorChecker::bulk(const BulkSyntax& syntax, ContextNames seen) {
  Bulk made;
  if (syntax.at_most) made.at_most = static_cast<std::uint32_t>(syntax.at_most->count);
  ContextNames asked = base_names();
  add(asked, "each", Type::of(TypeWord::text), {"each"});
  made.exchange = exchange(syntax.exchange, asked, base_names());
  add(seen, "bulk.id", Type::of(TypeWord::text), {"bulk", "id"});
  if (syntax.each) made.each = body(*syntax.each, seen, false);
  if (syntax.results.span.known()) made.results = place(syntax.results);
  ContextNames over = base_names();
  made.result = add_readings(over, syntax.result, "result", {"result"});
  made.gives = gives(syntax.gives, over);
  for (const std::string_view wanted : {"id", "status"}) {
    if (std::ranges::find(made.result, wanted, &ConnectorReading::name) != made.result.end()) continue;
    found_.report(Code::connector_incomplete, syntax.span,
                  fmt::format("`result` does not say the `{}` of a single result", wanted))
        .help("for example `result: {id: text from bulkId, status: number from status}`");
  }
  return made;
}

Step ConnectorChecker::step(const StepSyntax& syntax, ContextNames& seen, std::size_t number) {
  Step made;
  made.place = syntax.span;
  if (syntax.when) made.when = condition(*syntax.when, seen);
  made.exchange = exchange(syntax.exchange, seen, change_names());
  ContextNames over = change_names();
  add_answer(over, syntax.exchange.answer);
  made.gives = gives(syntax.gives, over);
  if (syntax.until) made.until = condition(*syntax.until, over);
  if (syntax.every) made.every = std::chrono::milliseconds(syntax.every->milliseconds);
  if (syntax.within) made.within = std::chrono::seconds(syntax.within->milliseconds / 1000);
  if (syntax.bulk) found_.report(Code::conflicting_keys, syntax.bulk->span, "`bulk` stands beside one request only");
  // Later steps see what this one was answered.
  ContextNames later;
  add_answer(later, syntax.exchange.answer, {"steps", std::to_string(number)});
  for (auto& [name, entry] : later) seen.insert_or_assign(name, entry);
  return made;
}

void ConnectorChecker::change(const Named<MutationSyntax>& syntax) {
  Change made;
  made.kind = syntax.name.text;
  made.place = syntax.name.span;
  const std::string& word = syntax.value.word.text;
  if (word == "nothing") {
    made.how = Change::How::nothing;
  } else if (word.starts_with("with ")) {
    made.how = Change::How::with;
    made.with = word.substr(5);
    const bool declared = std::ranges::any_of(syntax_.changes, [&](const Named<MutationSyntax>& other) {
      return other.name.text == made.with && other.value.word.text.empty();
    });
    if (!declared) {
      found_.report(Code::wrong_value, syntax.value.word.span,
                    fmt::format("`{}` is no change that this platform makes by requests", made.with));
    }
  }
  ContextNames seen = change_names();
  for (std::size_t i = 0; i < syntax.value.steps.size(); ++i) {
    const StepSyntax& one = syntax.value.steps[i];
    StepSyntax without_bulk = one;
    without_bulk.bulk.reset();
    made.steps.push_back(step(without_bulk, seen, i));
    if (one.bulk && syntax.value.steps.size() > 1) {
      found_.report(Code::conflicting_keys, one.bulk->span, "`bulk` stands beside one step only");
    } else if (one.bulk) {
      made.bulk = bulk(*one.bulk, change_names());
    }
    if (!one.mails.text.empty()) made.mails = one.mails.text;
    if (!one.also_does.text.empty()) made.also_does = one.also_does.text;
  }
  if (made.kind == "create_user" || made.kind == "create_group") {
    const bool told = std::ranges::any_of(made.steps, [](const Step& one) {
      return std::ranges::find(one.gives, "id", &NamedTemplate::name) != one.gives.end();
    });
    if (!told && made.how == Change::How::steps && made.kind == "create_user") {
      found_.report(Code::connector_incomplete, made.place, "nothing tells the id of the user that was created")
          .help("for example `gives: {id: answer.id}`");
    }
  }
  made_.changes.push_back(std::move(made));
}

void ConnectorChecker::changes() {
  for (const Named<MutationSyntax>& one : syntax_.changes) change(one);
  std::ranges::sort(made_.changes, {}, [](const Change& one) {
    return std::ranges::find(kinds, one.kind) - kinds.begin();
  });
  if (document_.kind == DocumentKind::source && !syntax_.changes.empty()) {
    found_.report(Code::unknown_key, syntax_.changes.front().name.span, "nothing is changed in a source");
  }
  if (syntax_.settles) made_.settles = std::chrono::milliseconds(syntax_.settles->milliseconds);
  clear_as();
  check_needed_changes();
}

void ConnectorChecker::clear_as() {
  for (const Named<Word>& one : syntax_.clear_as) {
    ClearAs made;
    made.field = one.name.text == "otherwise" ? "" : one.name.text;
    const std::string& word = one.value.text;
    if (word == "null") made.value = ClearAs::Value::null;
    else if (word == "empty text") made.value = ClearAs::Value::empty_text;
    else if (word == "empty list") made.value = ClearAs::Value::empty_list;
    else if (word == "left out") made.value = ClearAs::Value::left_out;
    else {
      found_.report(Code::wrong_value, one.value.span,
                    "a cleared field is sent as `null`, `empty text`, `empty list`, or `left out`");
    }
    const bool known = made.field.empty() || std::ranges::any_of(document_.user, [&](const auto& field) {
      return field.name.text == made.field;
    });
    if (!known) {
      found_.report(Code::unknown_target_field, one.name.span,
                    fmt::format("the platform has no field `{}`", made.field));
    }
    made_.clear_as.push_back(std::move(made));
  }
}

}  // namespace joinery
