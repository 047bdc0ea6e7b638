/// What the source reads, and how: each line of `read:` becomes a reading with its decoder.

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"
#include "engine/jsonpath/parse.hpp"
#include "engine/unicode/normal_key.hpp"

namespace joinery {
namespace {

std::vector<std::string> normal_keys(const std::vector<std::string>& words) {
  std::vector<std::string> keys;
  for (const std::string& text : words) {
    std::string key;
    normal_key(text, key);
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace

Decoder Checker::decoder(const ReadingSyntax& syntax, std::string where) {
  Decoder made;
  made.type = from_syntax(syntax.type);
  made.exact = syntax.exact;
  made.blank_when = syntax.blank_when;
  made.yes = normal_keys(syntax.words_for_yes);
  made.no = normal_keys(syntax.words_for_no);
  made.where = std::move(where);
  if (syntax.like) read_example(made, syntax);
  if (syntax.zone) {
    made.zone = words_.references.zones.find(*syntax.zone);
    if (!made.zone) {
      out_.report(Code::literal_unreadable, syntax.zone_span,
                  fmt::format("\"{}\" is not a time zone", *syntax.zone))
          .help("zones are called as in \"Europe/London\" or \"America/New_York\"");
    }
  }
  check_path(syntax.path);
  return made;
}

void Checker::read_example(Decoder& made, const ReadingSyntax& syntax) {
  const Type& type = made.type.is(TypeWord::list) ? made.type.item[0] : made.type;
  if (!type.is(TypeWord::date) && !type.is(TypeWord::instant)) {
    out_.report(Code::date_example_wrong, syntax.like_span, "only dates and instants are read by an example");
    return;
  }
  const auto taken = accept_like(made, *syntax.like);
  if (taken) return;
  Diagnostic& problem =
      out_.report(Code::date_example_wrong, syntax.like_span,
                  fmt::format("`{}` {}", *syntax.like, joinery::words(taken.error())));
  if (type.is(TypeWord::instant)) {
    problem.help("an instant is read as RFC 3339 writes it, or `like 1704067200` or `like 1704067200000`");
    return;
  }
  problem.why("the example must be the 31st of January 2024, so that day, month and year cannot be confused")
      .help("for example `date like 31/01/2024 from …` or `date like Jan 31, 2024 from …`");
}

void Checker::check_path(const PathSyntax& path) {
  if (path.form != PathSyntax::Form::jsonpath) return;
  const auto query = parse_jsonpath(path.query, limits_);
  if (query) return;
  const auto begin = static_cast<std::uint32_t>(query.error().begin);
  const auto end = static_cast<std::uint32_t>(query.error().end);
  Span place = path.span;
  if (path.span.begin + end <= path.span.end) {
    place = {path.span.source, path.span.begin + begin, path.span.begin + end};
  }
  out_.report(Code::jsonpath_wrong, place, "the JSONPath query is not valid").why(query.error().what);
}

void Checker::declare_readings() {
  if (layers_.source != nullptr) {
    for (const Named<ReadItem>& item : layers_.source->read) {
      declare_reading(*layers_.source, item, item.name.text);
    }
  }
  if (layers_.integration == nullptr) return;
  for (const Named<ReadItem>& item : layers_.integration->custom) {
    declare_reading(*layers_.integration, item, "custom." + item.name.text);
  }
}

void Checker::declare_reading(const Document& document, const Named<ReadItem>& item,
                              std::string field) {
  Reading reading;
  reading.name = field;
  reading.place = item.name.span;
  if (const auto* scalar = std::get_if<ReadingSyntax>(&item.value)) {
    reading.path = scalar->path;
    reading.decoder = decoder(*scalar, print(scalar->path));
    reading.decoder.required = field == "id";
    reading.type = reading.decoder.type;
    reading.place = scalar->span;
  } else {
    const auto& list = std::get<ListReadingSyntax>(item.value);
    reading.path = list.from;
    check_path(list.from);
    reading.place = list.span;
    std::vector<TypeField> fields;
    for (const Named<ReadingSyntax>& each : list.each) {
      Reading::Field one{each.name.text, each.value.path,
                         decoder(each.value, print(list.from) + "[]." + print(each.value.path))};
      fields.push_back({each.name.text, one.decoder.type});
      reading.each.push_back(std::move(one));
    }
    reading.type = Type::list_of(Type::record(std::move(fields)));
    reading.decoder.type = reading.type;
    reading.decoder.where = print(list.from);
  }
  Node node;
  node.op = NodeOp::read;
  node.type = reading.type;
  node.reading = ReadingId{static_cast<std::uint32_t>(graph_.readings.size())};
  node.place = reading.place;
  node.may_be_blank = field != "id";
  node.may_hold = true;
  const Type type = reading.type;
  graph_.readings.push_back(std::move(reading));
  const NodeId made = nodes_.add(std::move(node));
  const auto [entry, fresh] =
      readings_.emplace(field, ReadEntry{&document, &item, nodes_[made].reading, made, type, false});
  if (const auto* list = std::get_if<ListReadingSyntax>(&item.value); fresh && list && list->primary) {
    // `employments.primary` is a field of its own beside the list.
    primaries_.emplace_back(field, list);
  }
}

void Checker::declare_primaries() {
  for (const auto& [field, list] : primaries_) {
    const ReadEntry& entry = readings_.at(field);
    const NodeId node = primary(*list, entry);
    const std::string called = field + ".primary";
    readings_.emplace(called, ReadEntry{entry.document, entry.syntax, entry.reading, node,
                                        entry.type.item[0], false});
  }
}

void Checker::declare_worker() {
  for (const auto& [field, entry] : readings_) {
    if (field.find('.') != std::string::npos) continue;
    worker_[field].document = entry.document;
    const bool scalar = std::holds_alternative<ReadingSyntax>(entry.syntax->value);
    if (scalar) check_against_model(field, entry.type, entry.syntax->name.span);
  }
  if (layers_.source == nullptr) return;
  for (const Named<Formula>& formula : layers_.source->worker) {
    WorkerField& field = worker_[formula.name.text];
    if (field.formula != nullptr) {
      out_.report(Code::duplicate_name, formula.name.span,
                  fmt::format("`worker.{}` is declared twice", formula.name.text))
          .also(field.formula->name.span, "first here");
    }
    field.document = layers_.source;
    field.formula = &formula;
  }
}

}  // namespace joinery
