// Any bytes where a country, a language, a mail address or a name stands: nothing crashes, and the
// normal forms are stable.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "engine/unicode/country_names.hpp"
#include "engine/unicode/email.hpp"
#include "engine/unicode/graphemes.hpp"
#include "engine/unicode/language_names.hpp"
#include "engine/unicode/latin_spelling.hpp"
#include "engine/unicode/letter_case.hpp"
#include "engine/unicode/normal_key.hpp"
#include "engine/unicode/space.hpp"
#include "engine/unicode/utf8.hpp"

using namespace joinery;

namespace {

/// Costly to make, so made once for all inputs.
struct Names {
  CountryNames countries;
  LanguageNames languages;
  LatinSpelling spelling;
};

void change(std::string_view text, const Names& names) {
  std::string out;
  for (const auto change : {lower, upper, title_case, initials, collapse_spaces, strip_accents}) {
    change(text, out);
    JOINERY_CHECK(!valid_utf8(text) || valid_utf8(out));
  }
  names.spelling.slug(text, out);
  JOINERY_CHECK(is_ascii(out));
  JOINERY_CHECK(first_graphemes(text, 3).size() <= text.size());
  JOINERY_CHECK(last_graphemes(text, 3).size() <= text.size());
  JOINERY_CHECK(first_bytes(text, 7).size() <= 7);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Names names;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto code = names.countries.find(text)) {
    JOINERY_CHECK(names.countries.find({code->data(), code->size()}) == code);
  }
  JOINERY_CHECK(!names.countries.find(text) || names.countries.candidates(text).empty());
  static_cast<void>(names.countries.near(text, 3));
  if (const auto tag = names.languages.find(text)) JOINERY_CHECK(names.languages.find(*tag) == tag);
  std::string address;
  normal_email(text, address);
  static_cast<void>(email_problem(address));
  JOINERY_CHECK(is_blank(text) == trim(text).empty());
  change(text, names);
  return 0;
}
