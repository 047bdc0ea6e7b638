#include <fmt/format.h>

#include "engine/guide/sections.hpp"

namespace joinery {
namespace {

/// The lines of what is told; the first with its author's words, the bullets one deeper than `depth`.
void add_told(GuideLines& lines, const Told& told, std::uint32_t depth) {
  GuideLines said = guide_lines(told.text);
  for (GuideLine& line : said) line.depth += depth;
  lines.insert(lines.end(), said.begin(), said.end());
  if (!told.say.empty()) {
    lines.push_back({depth + 1, GuideText("Reports say: “").plain(told.say).plain("” (rule ").code(
                                    told.item.substr(told.item.find('.') + 1)).plain(")")});
  }
}

std::string weekdays(std::uint8_t bits) {
  static constexpr const char* names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday"};
  if (bits == 0x7F) return "Every day";
  if (bits == 0x1F) return "From Monday to Friday";
  std::string out;
  for (unsigned i = 0; i < 7; ++i) {
    if ((bits >> i & 1U) != 0) out += (out.empty() ? "" : ", ") + std::string(names[i]);
  }
  return out;
}

GuideSection credentials(const Document& integration) {
  GuideSection section{"Credentials", {}, GuideTable{{"For", "What", "Where it is found"}, {}}};
  for (const CredentialSyntax& one : integration.credentials) {
    const bool env = one.kind == CredentialSyntax::Kind::env;
    section.table->rows.push_back(
        {{{0, one.party.text}},
         {{0, GuideText().code(one.name.text)}},
         {{0, GuideText(env ? "Environment variable " : "File ").code(one.place.text)}}});
  }
  return section;
}

}  // namespace

GuideSections people_sections(const GuideSource& source) {
  GuideSection who{"Who takes part", {}, {}};
  bool include_list = false;
  for (const Told& told : source.told) {
    if (told.kind != ToldKind::rule) continue;
    include_list = include_list || told.item.starts_with("include.");
    add_told(who.lines, told, 1);
  }
  if (source.is_integration() || !who.lines.empty()) {
    const bool rules = !who.lines.empty();
    GuideText first("Everybody in HR takes part");
    if (include_list) first = GuideText("Those who are on the lists of people to include take part");
    first.plain(rules ? ", unless one of these says otherwise. The first that applies decides:" : ".");
    who.lines.insert(who.lines.begin(), {0, first});
  }
  return {who};
}

GuideSections account_sections(const GuideSource& source) {
  GuideSection account{"The account and the invitation", {}, {}};
  GuideSection groups{"Groups", {}, {}};
  std::string group;  // the field of which the lines before told
  for (const Told& told : source.told) {
    if (told.kind == ToldKind::account || told.kind == ToldKind::invite) {
      add_told(account.lines, told, 1);
    }
    if (told.kind != ToldKind::group) continue;
    const std::string field = told.item.substr(7, told.item.rfind('.') - 7);
    if (field != group) groups.lines.push_back({1, GuideText().strong(titled(field))});
    group = field;
    add_told(groups.lines, told, 2);
  }
  const Document& integration = source.input.bundle.integration;
  GuideSection schedule{"When it runs", {}, {}};
  if (integration.schedule.weekdays != 0) {
    schedule.lines.push_back(
        {0, fmt::format("{} at {:02}:{:02}, time zone {}.", weekdays(integration.schedule.weekdays),
                        integration.schedule.minute_of_day / 60,
                        integration.schedule.minute_of_day % 60, integration.schedule.zone.text)});
  }
  return {account, groups, schedule, credentials(integration)};
}

}  // namespace joinery
