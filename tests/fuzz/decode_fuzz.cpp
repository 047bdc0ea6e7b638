// Any decoder on any raw value: never a crash, always a value of the type, blank or a hold, and the
// same one again.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "engine/decode/decode.hpp"
#include "engine/unicode/utf8.hpp"
#include "tests/support/references.hpp"

using namespace joinery;

namespace {

/// Eats the bytes that choose the decoder; what is left is the value.
class Choices {
 public:
  explicit Choices(std::string_view bytes) : bytes_(bytes) {}
  std::size_t below(std::size_t count) {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte % count;
  }
  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

constexpr std::array words{
    TypeWord::text,    TypeWord::number,   TypeWord::yes_no, TypeWord::date,  TypeWord::instant,
    TypeWord::zone,    TypeWord::email,    TypeWord::country, TypeWord::language,
    TypeWord::person,  TypeWord::group,    TypeWord::one_of};
constexpr std::array states{RawState::missing,       RawState::null,   RawState::text,
                            RawState::number,        RawState::boolean_true,
                            RawState::boolean_false, RawState::object, RawState::array};

void choose_like(Decoder& decoder, TypeWord word, Choices& choices) {
  constexpr std::array<std::string_view, 4> dates{"31/01/2024", "31 Jan 2024", "20240131",
                                                  "Wed 31/1/24 00:00"};
  constexpr std::array<std::string_view, 2> counts{"1704067200", "1704067200000"};
  const std::size_t choice = choices.below(6);
  if (word == TypeWord::date && choice < dates.size()) {
    static_cast<void>(accept_like(decoder, dates[choice]));
  }
  if (word == TypeWord::instant && choice < counts.size()) {
    static_cast<void>(accept_like(decoder, counts[choice]));
  }
}

Decoder choose(Choices& choices) {
  Decoder decoder;
  const TypeWord word = words[choices.below(words.size())];
  decoder.type = word == TypeWord::one_of ? Type::one_of({"active", "On leave", "Straße"})
                                          : Type::of(word);
  const std::size_t flags = choices.below(64);
  if ((flags & 1U) != 0) decoder.type = Type::list_of(decoder.type);
  if ((flags & 2U) != 0) decoder.blank_when = {"N/A", "0", "true"};
  if ((flags & 4U) != 0) decoder.yes = {"y", "größe"};
  if ((flags & 4U) != 0) decoder.no = {"n", "0"};
  decoder.exact = (flags & 8U) != 0;
  decoder.required = (flags & 16U) != 0;
  if ((flags & 32U) != 0) {
    decoder.zone = testing::references().zones.find("America/New_York");
  }
  decoder.where = "work.field";
  choose_like(decoder, word, choices);
  return decoder;
}

ValueKind kind_of(const Type& type) {
  switch (type.word) {
    case TypeWord::number: return ValueKind::number;
    case TypeWord::yes_no: return ValueKind::yes_no;
    case TypeWord::date: return ValueKind::date;
    case TypeWord::instant: return ValueKind::instant;
    case TypeWord::zone: return ValueKind::zone;
    case TypeWord::list: return ValueKind::list;
    default: return ValueKind::text;
  }
}

bool must_be_escaped(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void check_value(const Value& value, const Type& type, bool utf8) {
  JOINERY_CHECK(value.kind == kind_of(type));
  if (value.kind == ValueKind::list) {
    JOINERY_CHECK(value.size > 0);
    for (const Value& item : value.elements()) check_value(item, type.item.front(), utf8);
  }
  if (value.kind != ValueKind::text) return;
  JOINERY_CHECK(value.size > 0);
  JOINERY_CHECK(value.escape || std::ranges::none_of(value.view(), must_be_escaped));
  JOINERY_CHECK(!utf8 || valid_utf8(value.view()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Choices choices({reinterpret_cast<const char*>(data), size});
  const Decoder decoder = choose(choices);
  RawState state = states[choices.below(states.size())];
  const std::string text(choices.rest());
  // A reader calls nothing a number that is none.
  if (state == RawState::number && !is_json_number(text)) state = RawState::text;
  // A reader says `escaped` of every text that was written with escapes.
  const bool escaped = state == RawState::text && std::ranges::any_of(text, must_be_escaped);
  const RawValue raw{state, escaped, static_cast<std::uint32_t>(text.size()), text.data()};

  Arena arena;
  const Value value = decode(decoder, raw, testing::references(), arena);
  const bool utf8 = valid_utf8(text);
  if (value.is_hold()) {
    JOINERY_CHECK(value.size > 0 && valid_utf8(value.view()));
    JOINERY_CHECK(std::ranges::none_of(value.view(), [](char c) { return c >= 0 && c < 0x20; }));
  } else if (!value.is_blank()) {
    check_value(value, decoder.type, utf8);
  } else {
    JOINERY_CHECK(!decoder.required);
  }
  JOINERY_CHECK(same(value, decode(decoder, raw, testing::references(), arena)));
  return 0;
}
