/// Addresses that people take for the same and machines do not: `straße@` and `strasse@`, a
/// Cyrillic `а` for a Latin one. They are never matched; a likeness is told, or held.

#include <array>

#include <fmt/format.h>

#include "engine/plan/draft.hpp"
#include "engine/unicode/code_points.hpp"
#include "engine/unicode/normal_key.hpp"

namespace joinery {
namespace {

/// Small letters of other scripts that look like a Latin one, after case folding.
constexpr std::array<std::pair<std::string_view, char>, 26> twins = {{
    {"а", 'a'}, {"с", 'c'}, {"е", 'e'}, {"һ", 'h'}, {"і", 'i'}, {"ј", 'j'}, {"ӏ", 'l'},
    {"о", 'o'}, {"р", 'p'}, {"ԛ", 'q'}, {"ѕ", 's'}, {"ԝ", 'w'}, {"х", 'x'}, {"у", 'y'},
    {"ԁ", 'd'}, {"ո", 'n'}, {"ս", 'u'}, {"ց", 'g'}, {"α", 'a'}, {"ο", 'o'}, {"ρ", 'p'},
    {"ν", 'v'}, {"ι", 'i'}, {"κ", 'k'}, {"τ", 't'}, {"ı", 'i'}}};

/// What an eye sees of it.
std::string skeleton(std::string_view text) {
  const std::string key = normal_key(text);
  std::string seen;
  for (std::size_t i = 0; i < key.size();) {
    const auto lead = static_cast<unsigned char>(key[i]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view letter = std::string_view(key).substr(i, size);
    bool found = false;
    for (const auto& [twin, latin] : twins) {
      if (letter != twin) continue;
      seen += latin;
      found = true;
    }
    if (!found) seen += letter;
    i += size;
  }
  return seen;
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

}  // namespace

bool pass_lookalikes(Draft& draft, std::uint32_t p) {
  const Person& person = draft.person(p);
  for (std::uint32_t f = 0; f < person.user.size(); ++f) {
    if (draft.field(f).declared.match == 0 || !draft.field(f).type.is(TypeWord::email)) continue;
    const Value& wanted = person.user[f];
    if (wanted.kind != ValueKind::text) continue;
    const auto& index = draft.looks(f, !is_ascii(wanted.view()));
    const auto like = index.find(skeleton(wanted.view()));
    if (like == index.end()) continue;
    const PresentUser& user = draft.user(like->second);
    const Value& other = user.fields[f];
    // Two plain ones differ in more than their looks, or were matched.
    if (is_ascii(wanted.view()) && is_ascii(other.view())) continue;
    const std::string words = fmt::format("{} looks like that of user {} and is not the same",
                                          draft.field(f).name, user.id);
    if (draft.policies.choice("lookalike") == "hold") {
      draft.note(PlanNote::Kind::hold, person.id, like->second, words);
      return false;
    }
    draft.note(PlanNote::Kind::notice, person.id, like->second, "is confusable: " + words);
  }
  return true;
}

const std::unordered_map<std::string, std::uint32_t>& Draft::looks(std::uint32_t f, bool all) {
  const auto [at, is_new] = looks_of.try_emplace(2 * f + (all ? 1 : 0));
  if (!is_new) return at->second;
  for (std::uint32_t u = 0; u < present.users.size(); ++u) {
    const Value& value = user(u).fields[f];
    const bool counts = value.kind == ValueKind::text && (all || !is_ascii(value.view()));
    if (counts) at->second.emplace(skeleton(value.view()), u);
  }
  return at->second;
}

}  // namespace joinery
