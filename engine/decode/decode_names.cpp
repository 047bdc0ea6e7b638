#include <algorithm>

#include "engine/decode/decoding.hpp"
#include "engine/unicode/country_names.hpp"
#include "engine/unicode/email.hpp"
#include "engine/unicode/language_names.hpp"

namespace joinery {
namespace {

constexpr std::size_t near_max = 3;
constexpr std::size_t candidates_max = 5;

/// Whether a domain is in small letters as far as bytes can tell; others go the slow way.
bool is_small(std::string_view domain) {
  return std::ranges::none_of(domain, [](char c) {
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

/// The token's own bytes where they are the normal form already; else a copy.
Value in_normal_form(const Decoding& decoding, const Token& token, std::string_view normal) {
  return Value::text(token.text == normal ? token.text : decoding.arena.copy(normal),
                     token.escaped);
}

/// ISO's numeric codes have three digits; as a JSON number they lose their zeros.
std::optional<CountryCode> country_of(const CountryNames& countries, const Token& token) {
  if (token.state != RawState::number || token.text.size() > 2) return countries.find(token.text);
  return countries.find(std::string(3 - token.text.size(), '0').append(token.text));
}

/// Whom a name of several countries may mean.
std::string several_words(const CountryNames& countries, const std::vector<CountryCode>& codes) {
  std::string words = "does not say which country: ";
  for (std::size_t i = 0; i < codes.size() && i < candidates_max; ++i) {
    const std::string_view code(codes[i].data(), codes[i].size());
    if (i > 0) words += ", ";
    words += countries.english(code).value_or(code);
    words.append(" (").append(code) += ')';
  }
  if (codes.size() > candidates_max) {
    words += " or " + std::to_string(codes.size() - candidates_max) + " others";
  }
  return words;
}

}  // namespace

Value decode_email(const Decoding& decoding, const Token& token) {
  if (const auto problem = email_problem(token.text)) {
    return hold_seen(decoding, token, std::string("is not an e-mail address: it ") + *problem);
  }
  if (is_small(email_domain(token.text))) return Value::text(token.text, token.escaped);
  std::string normal;
  normal_email(token.text, normal);
  return in_normal_form(decoding, token, normal);
}

Value decode_country(const Decoding& decoding, const Token& token) {
  const CountryNames& countries = decoding.references.countries;
  if (const auto code = country_of(countries, token)) {
    return in_normal_form(decoding, token, {code->data(), code->size()});
  }
  const auto candidates = countries.candidates(token.text);
  if (!candidates.empty()) return hold_seen(decoding, token, several_words(countries, candidates));
  std::string problem = "is not a country";
  const auto near = countries.near(token.text, near_max);
  for (const std::string& name : near) problem += (&name == &near.front() ? "; near: " : ", ") + name;
  return hold_seen(decoding, token, problem);
}

Value decode_language(const Decoding& decoding, const Token& token) {
  if (const auto tag = decoding.references.languages.find(token.text)) {
    return in_normal_form(decoding, token, *tag);
  }
  return hold_seen(decoding, token, "is not a language (en-GB)");
}

}  // namespace joinery
