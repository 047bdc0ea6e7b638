#pragma once
/// Countries by the codes of ISO 3166 (alpha-2, alpha-3, numeric; Kosovo as XK) and by their names
/// in every language that CLDR has, with common other names (country_aliases.def). What became of
/// names that are not clear stands in docs/countries.md.
///
/// Cheap to make: the names are part of the program (country_index.hpp). Shared `const` between
/// threads. Finding takes no memory from the heap, and less than a microsecond; only a name that
/// is not written in ASCII takes some.
///
/// Nothing is guessed: a name of several countries, in one language or in two, names none of them,
/// unless English or country_aliases.def says which.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace joinery {

using CountryCode = std::array<char, 2>;  ///< ISO 3166 alpha-2, in capitals

class CountryNames {
 public:
  CountryNames();
  CountryNames(CountryNames&&) noexcept;
  CountryNames& operator=(CountryNames&&) noexcept;
  ~CountryNames();

  /// Case, accents, punctuation, `the`, the order round a comma (`Korea, Republic of`) and a tail
  /// in brackets (`Tonga (Kingdom)`) are forgiven; a tail that names another country is not. A code
  /// is a code before it is a name; but where it is written as a name is, with one capital, and is
  /// another country's name, it is neither (`Nga`: Nigeria's code, and Russia in Vietnamese).
  [[nodiscard]] std::optional<CountryCode> find(std::string_view text) const;
  /// The countries between which `text` does not choose, in order; empty where `find` finds one, and
  /// where no country is called so.
  [[nodiscard]] std::vector<CountryCode> candidates(std::string_view text) const;
  /// English names that are near to `text`, nearest first, for a proposal; empty if none is. What is
  /// as short as a code has none.
  [[nodiscard]] std::vector<std::string> near(std::string_view text, std::size_t max) const;

  // `alpha2` below is a code in capitals or not; what is no country's code gives nothing.
  [[nodiscard]] std::optional<std::string_view> alpha3(std::string_view alpha2) const;
  [[nodiscard]] std::optional<std::uint16_t> numeric(std::string_view alpha2) const;
  [[nodiscard]] std::optional<std::string_view> english(std::string_view alpha2) const;
  /// ISO 4217, of the money that CLDR names first; nothing where there is none (Antarctica).
  [[nodiscard]] std::optional<std::string_view> currency(std::string_view alpha2) const;
  /// As `language` (BCP 47) calls it; in English where CLDR has no name in that language.
  [[nodiscard]] std::optional<std::string> name(std::string_view alpha2,
                                                std::string_view language) const;
  /// All alpha-2 codes, in order.
  [[nodiscard]] std::vector<CountryCode> codes() const;

 private:
  struct Codes;
  std::unique_ptr<const Codes> codes_;
};

}  // namespace joinery
