#pragma once
/// Countries by the codes of ISO 3166 (alpha-2, alpha-3, numeric; Kosovo as XK) and by their names
/// in English, with common other names (country_aliases.def), and in every language that CLDR has.
///
/// Made once (a few milliseconds) and shared `const` between threads. The names in other languages
/// are read when a text is first found in no English name (some 0.1 s, once). Codes and English
/// names are found without allocation, in tens of nanoseconds. A name that means one country in one
/// language and another in another is unknown, unless it is English. Nothing is guessed.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/result.hpp"

namespace joinery {

using CountryCode = std::array<char, 2>;  ///< ISO 3166 alpha-2, in capitals

class CountryNames {
 public:
  /// `unreadable` where ICU has no names of countries.
  [[nodiscard]] static Result<CountryNames> load();
  CountryNames(CountryNames&&) noexcept;
  CountryNames& operator=(CountryNames&&) noexcept;
  ~CountryNames();

  /// Case, accents, punctuation, `the`, the order round a comma (`Korea, Republic of`) and a tail
  /// in brackets (`Tonga (Kingdom)`) are forgiven; a tail that names another country is not.
  [[nodiscard]] std::optional<CountryCode> find(std::string_view text) const;
  /// English names that are near to `text`, nearest first, for a proposal; empty if none is.
  [[nodiscard]] std::vector<std::string> near(std::string_view text, std::size_t max) const;

  // `alpha2` below is a code in capitals or not; what is no country's code gives nothing.
  [[nodiscard]] std::optional<std::string_view> alpha3(std::string_view alpha2) const;
  [[nodiscard]] std::optional<std::uint16_t> numeric(std::string_view alpha2) const;
  /// As `language` (BCP 47) calls it; in English where CLDR has no name in that language.
  [[nodiscard]] std::optional<std::string> name(std::string_view alpha2,
                                                std::string_view language) const;
  /// All alpha-2 codes, in order.
  [[nodiscard]] std::vector<CountryCode> codes() const;

 private:
  struct State;
  explicit CountryNames(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace joinery
