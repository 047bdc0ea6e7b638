#include "engine/guide/field_guide.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/guide/sections.hpp"

namespace joinery {

const Told* GuideSource::find(std::string_view item) const {
  const auto found = std::ranges::find(told, item, &Told::item);
  return found == told.end() ? nullptr : &*found;
}

std::vector<const Document*> GuideSource::documents() const {
  std::vector<const Document*> all;
  for (const Document& module : input.bundle.modules) {
    if (module.kind != DocumentKind::model) all.push_back(&module);
  }
  for (const Document* one :
       {&input.bundle.source, &input.bundle.target, &input.bundle.integration}) {
    if (one->source.valid()) all.push_back(one);
  }
  return all;
}

std::string titled(std::string name) {
  std::ranges::replace(name, '_', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  }
  return name;
}

namespace {

std::string title_of(const Document& document) {
  return document.title.text.empty() ? document.name.text : document.title.text;
}

/// One paragraph, whatever line breaks its author needed.
std::string paragraph(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

void add_about(GuideLines& lead, const Document& document) {
  if (!document.about.text.empty()) lead.push_back({0, paragraph(document.about.text)});
}

void begin(Guide& guide, const Bundle& bundle) {
  switch (bundle.kind) {
    case DocumentKind::integration:
    case DocumentKind::examples: {
      const std::string source = title_of(bundle.source);
      const std::string target = title_of(bundle.target);
      guide.title = fmt::format("{}: which fields do we sync", title_of(bundle.integration));
      guide.lead.push_back(
          {0, fmt::format("People come from {} and become users of {}. This page says who takes part, "
                          "which fields are kept in step and where each comes from, and what {} must "
                          "grant for that. It is made from the mapping itself.",
                          source, target, source)});
      add_about(guide.lead, bundle.integration);
      return;
    }
    case DocumentKind::source:
      guide.title = fmt::format("{}: which fields can be synced", title_of(bundle.source));
      add_about(guide.lead, bundle.source);
      return;
    case DocumentKind::target:
      guide.title = fmt::format("{}: which fields can be kept in step", title_of(bundle.target));
      add_about(guide.lead, bundle.target);
      return;
    case DocumentKind::module_:
    case DocumentKind::model: break;
  }
  const Document& module = bundle.modules.empty() ? bundle.integration : bundle.modules.back();
  guide.title = title_of(module);
  add_about(guide.lead, module);
}

}  // namespace

Guide field_guide(const GuideInput& input) {
  Guide guide;
  begin(guide, input.bundle);
  const GuideSource source{input, tell(input.bundle, {.all_settings = input.graph == nullptr})};
  for (const auto make : {field_sections, reading_sections, people_sections, account_sections,
                          permission_sections, change_sections, setting_sections, policy_sections, table_sections}) {
    for (GuideSection& section : make(source)) {
      const bool hollow = section.lines.empty() && (!section.table || section.table->rows.empty());
      if (!hollow) guide.sections.push_back(std::move(section));
    }
  }
  return guide;
}

}  // namespace joinery
