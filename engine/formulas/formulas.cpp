#include "engine/formulas/formulas.hpp"

#include "engine/execute/executor.hpp"
#include "engine/program/compile.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

Json to_json(const Value& value, const Type& type, const ZoneTable& zones) {
  switch (value.kind) {
    case ValueKind::blank: case ValueKind::keep: case ValueKind::clear: case ValueKind::hold:
      return {};
    case ValueKind::text:
      return Json::from_text(value.view());
    case ValueKind::yes_no:
      return Json::from_boolean(value.is_yes());
    case ValueKind::number: {
      std::string digits;
      append_json(digits, value, type, zones);
      return Json::from_number_text(digits);
    }
    case ValueKind::date: case ValueKind::instant: case ValueKind::zone: {
      std::string text;
      append_text(text, value, type, zones);
      return Json::from_text(text);
    }
    case ValueKind::list: {
      std::vector<Json> items;
      for (const Value& item : value.elements()) items.push_back(to_json(item, type.item[0], zones));
      return Json::from_items(std::move(items));
    }
    case ValueKind::record: {
      std::vector<JsonMember> members;
      for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const TypeField& field = type.fields[i];
        members.push_back({field.name, to_json(value.elements()[i], field.type, zones)});
      }
      return Json::from_members(std::move(members));
    }
  }
  return {};
}

/// As a query, a form or a header has it: yes and no are what APIs call them.
Result<std::string> plain(const Json& value) {
  switch (value.kind()) {
    case JsonKind::null: return std::string();
    case JsonKind::boolean: return std::string(value.as_boolean() ? "true" : "false");
    case JsonKind::number: return std::string(value.number_text());
    case JsonKind::text: return std::string(value.as_text());
    case JsonKind::array: case JsonKind::object: break;
  }
  return fail(ErrorCode::malformed, "one value is wanted, and a list is there");
}

bool is_cleared(const std::string& field, const Json& context) {
  const Json* cleared = field.empty() ? nullptr : context.find("cleared");
  return cleared != nullptr && cleared->is(JsonKind::object) && cleared->find(field) != nullptr;
}

}  // namespace

ConnectorFormulas::ConnectorFormulas(const Connector& connector, const References& references,
                                     RunClock clock, const Limits& limits)
    : connector_(&connector),
      executor_(std::make_unique<Executor>(compile(connector.graph), references, clock, limits)) {}
ConnectorFormulas::ConnectorFormulas(ConnectorFormulas&&) noexcept = default;
ConnectorFormulas& ConnectorFormulas::operator=(ConnectorFormulas&&) noexcept = default;
ConnectorFormulas::~ConnectorFormulas() = default;

Worked ConnectorFormulas::work_out(const Template& value, const Json& context) {
  executor_->begin(context);
  const ProgramField& field = executor_->program().fields[value.formula];
  const Value& result = executor_->run(field.value);
  Worked worked;
  if (result.is_hold()) {
    worked.kind = Worked::Kind::hold;
    worked.why = value.secret ? "a value that holds a secret cannot be worked out" : result.view();
  } else if (!result.is_blank()) {
    worked.kind = Worked::Kind::value;
    worked.json = to_json(result, field.type, executor_->references().zones);
  }
  return worked;
}

Result<std::optional<Json>> ConnectorFormulas::sent(const Template& value, const Json& context) {
  if (is_cleared(value.field, context)) {
    switch (connector_->cleared_as(value.field)) {
      case ClearAs::Value::null: return std::optional(Json());
      case ClearAs::Value::empty_text: return std::optional(Json::from_text(""));
      case ClearAs::Value::empty_list: return std::optional(Json::from_items({}));
      case ClearAs::Value::left_out: return std::optional<Json>();
    }
  }
  Worked worked = work_out(value, context);
  if (worked.kind == Worked::Kind::hold) return fail(ErrorCode::malformed, worked.why);
  if (worked.is_blank()) return std::optional<Json>();
  return std::optional(std::move(worked.json));
}

Result<bool> ConnectorFormulas::is_yes(const Template& condition, const Json& context) {
  const Worked worked = work_out(condition, context);
  if (worked.kind == Worked::Kind::hold) return fail(ErrorCode::malformed, worked.why);
  return worked.json.is(JsonKind::boolean) && worked.json.as_boolean();
}

Result<std::string> ConnectorFormulas::text(const Template& value, const Json& context) {
  const Worked worked = work_out(value, context);
  if (worked.kind == Worked::Kind::hold) return fail(ErrorCode::malformed, worked.why);
  return plain(worked.json);
}

Result<std::optional<Json>> ConnectorFormulas::part(const RequestBody& tree, const Json& context,
                                                    const Json* each) {
  switch (tree.kind) {
    case RequestBody::Kind::value:
      return sent(tree.value, context);
    case RequestBody::Kind::each:
      return each == nullptr ? std::optional<Json>() : std::optional(*each);
    case RequestBody::Kind::choice: {
      JOINERY_TRY(const bool chosen, is_yes(tree.value, context));
      if (!chosen) return std::optional<Json>();
      return part(tree.items[0], context, each);
    }
    case RequestBody::Kind::list: {
      std::vector<Json> items;
      for (const RequestBody& item : tree.items) {
        JOINERY_TRY(std::optional<Json> made, part(item, context, each));
        if (made) items.push_back(std::move(*made));
      }
      if (items.empty() && !tree.items.empty()) return std::optional<Json>();
      return std::optional(Json::from_items(std::move(items)));
    }
    case RequestBody::Kind::object: {
      std::vector<JsonMember> members;
      for (const BodyMember& member : tree.members) {
        JOINERY_TRY(std::optional<Json> made, part(member.value, context, each));
        if (made) members.push_back({member.name, std::move(*made)});
      }
      if (members.empty() && !tree.members.empty()) return std::optional<Json>();
      return std::optional(Json::from_members(std::move(members)));
    }
  }
  return std::optional<Json>();
}

Result<Json> ConnectorFormulas::body(const RequestBody& tree, const Json& context, const Json* each) {
  JOINERY_TRY(std::optional<Json> made, part(tree, context, each));
  if (made) return std::move(*made);
  return tree.kind == RequestBody::Kind::list ? Json::from_items({}) : Json::from_members({});
}

Result<std::vector<std::pair<std::string, std::string>>> ConnectorFormulas::pairs(
    const std::vector<NamedTemplate>& values, const Json& context) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const NamedTemplate& named : values) {
    JOINERY_TRY(const std::optional<Json> made, sent(named.value, context));
    if (!made) continue;
    if (!made->is(JsonKind::array)) {
      JOINERY_TRY(std::string text, plain(*made));
      out.emplace_back(named.name, std::move(text));
      continue;
    }
    for (const Json& item : made->items()) {
      JOINERY_TRY(std::string text, plain(item));
      out.emplace_back(named.name, std::move(text));
    }
  }
  return out;
}

}  // namespace joinery
