#include <algorithm>

#include <fmt/format.h>

#include "engine/guide/reach.hpp"
#include "engine/guide/sections.hpp"
#include "engine/type/type.hpp"

namespace joinery {
namespace {

constexpr const char* ordinals[] = {"", "first", "second", "third", "fourth", "fifth"};

/// What else holds for a field of the platform, a line each.
GuideLines remarks(const FieldSyntax& field) {
  GuideLines lines;
  if (field.required) lines.push_back({0, "Required: it is never cleared"});
  if (field.match > 0) {
    lines.push_back({0, fmt::format("People are found again by it ({})", ordinals[field.match])});
  }
  if (field.at_most) {
    lines.push_back({0, fmt::format("At most {} characters; a longer value holds the person",
                                    *field.at_most)});
  }
  if (field.on_create_only) lines.push_back({0, "Written once, when the user is created"});
  if (field.only_if_empty) lines.push_back({0, "Only where the platform has nothing yet"});
  if (field.owned == "ours only") lines.push_back({0, "Only memberships that we made are taken away"});
  if (field.owned == "add only") lines.push_back({0, "Memberships are only added"});
  return lines;
}

GuideLines field_name(const Named<FieldSyntax>& field) {
  GuideLines lines{{0, GuideText().strong(titled(field.name.text))},
                   {0, GuideText().code(field.name.text).plain(", " + print(field.value.type))}};
  return lines;
}

/// `Team: their department; …` without the name, as that stands in the cell before.
GuideLines without_name(const Told& told) {
  const std::size_t colon = told.text.find(": ");
  const std::size_t feed = told.text.find('\n');
  const std::size_t from = colon == std::string::npos || colon > feed ? 0 : colon + 2;
  return guide_lines(titled(told.text.substr(from)));
}

GuideLines origins(const GuideSource& source, const std::string& field) {
  GuideLines lines;
  const Graph* graph = source.input.graph;
  if (graph == nullptr) return lines;
  const auto found = std::ranges::find(graph->fields, field, &GraphField::name);
  if (found == graph->fields.end()) return lines;
  for (const std::string& path : origins_of(*graph, found->value)) {
    lines.push_back({0, GuideText().code(path)});
  }
  return lines;
}

}  // namespace

GuideSections field_sections(const GuideSource& source) {
  const Document& target = source.input.bundle.target;
  const bool with_paths = source.input.graph != nullptr;
  GuideSection synced{"Fields that are kept in step", {}, GuideTable{}};
  synced.table->heads = {"On the platform", "What it is set to"};
  if (with_paths) synced.table->heads.emplace_back("Where HR has it");
  synced.table->heads.emplace_back("Remarks");
  GuideSection others{"Fields that are not touched", {}, {}};
  for (const auto& field : target.user) {
    const Told* told = source.find("set." + field.name.text);
    if (told == nullptr) {
      GuideText text = GuideText().strong(titled(field.name.text)).plain(" (").code(field.name.text);
      text.plain(field.value.foreign ? "): the platform's own; it is never read and never written"
                                     : "): nothing sets it here, so it stays as it is");
      others.lines.push_back({1, text});
      continue;
    }
    std::vector<GuideLines> row{field_name(field), without_name(*told)};
    if (with_paths) row.push_back(origins(source, field.name.text));
    row.push_back(remarks(field.value));
    synced.table->rows.push_back(std::move(row));
  }
  if (!synced.table->rows.empty() && with_paths) {
    synced.lines.push_back(
        {0, "“Stays as it is” means that what the platform has is not touched. A person who is held is "
            "left exactly as before, and is reported with the reason."});
  }
  GuideSection words{"Words used above", {}, {}};
  for (const Told& told : source.told) {
    if (told.kind != ToldKind::word) continue;
    for (GuideLine line : guide_lines(told.text)) {
      ++line.depth;
      words.lines.push_back(std::move(line));
    }
  }
  return {synced, others, words};
}

GuideSections reading_sections(const GuideSource& source) {
  if (source.input.bundle.kind != DocumentKind::source) return {};
  const Document& document = source.input.bundle.source;
  GuideSection read{"What is read of a record", {}, GuideTable{{"Name", "What it is", "Where"}, {}}};
  for (const auto& item : document.read) {
    if (const auto* one = std::get_if<ReadingSyntax>(&item.value)) {
      read.table->rows.push_back({{{0, GuideText().code(item.name.text)}},
                                  {{0, print(one->type)}},
                                  {{0, GuideText().code(print(one->path))}}});
      continue;
    }
    const auto& list = std::get<ListReadingSyntax>(item.value);
    GuideLines fields{{0, "a list, of each item:"}};
    for (const auto& field : list.each) {
      fields.push_back({1, GuideText().code(field.name.text).plain(", " + print(field.value.type) +
                                                                   ", from ")
                                .code(print(field.value.path))});
    }
    read.table->rows.push_back({{{0, GuideText().code(item.name.text)}},
                                std::move(fields),
                                {{0, GuideText().code(print(list.from))}}});
  }
  GuideSection worker{"What becomes of it", {}, {}};
  for (const Told& told : source.told) {
    if (told.kind != ToldKind::worker) continue;
    for (GuideLine line : guide_lines(told.text)) {
      ++line.depth;
      worker.lines.push_back(std::move(line));
    }
  }
  return {read, worker};
}

}  // namespace joinery
