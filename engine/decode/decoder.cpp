#include "engine/decode/decoder.hpp"

#include <algorithm>
#include <string_view>

#include "dsl/base/check.hpp"

namespace joinery {
namespace {

constexpr std::string_view iso_example = "2024-01-31";
constexpr std::string_view or_word = " or ";

/// `2024-01-31 or 31/01/2024`: the first that is not ISO is `like`, the rest stand behind it.
tl::expected<void, PatternProblem> accept_dates(Decoder& decoder, std::string_view examples) {
  std::vector<DatePattern> patterns;
  bool iso = false;
  const bool several = examples.find(or_word) != std::string_view::npos;
  while (!examples.empty()) {
    const std::size_t end = std::min(examples.find(or_word), examples.size());
    const std::string_view example = examples.substr(0, end);
    examples.remove_prefix(std::min(examples.size(), end + or_word.size()));
    if (several && example == iso_example) {
      iso = true;
      continue;
    }
    const auto pattern = compile_date_pattern(example);
    if (!pattern) return tl::unexpected(pattern.error());
    patterns.push_back(*pattern);
  }
  if (patterns.empty()) return tl::unexpected(PatternProblem::incomplete);
  decoder.like = patterns.front();
  decoder.or_like.assign(patterns.begin() + 1, patterns.end());
  decoder.or_standard = iso;
  return {};
}

}  // namespace

tl::expected<void, PatternProblem> accept_like(Decoder& decoder, std::string_view example) {
  const Type& type = decoder.type.is(TypeWord::list) ? decoder.type.item.front() : decoder.type;
  if (type.is(TypeWord::instant)) {
    if (example == "1704067200") {
      decoder.epoch = EpochUnit::seconds;
    } else if (example == "1704067200000") {
      decoder.epoch = EpochUnit::milliseconds;
    } else {
      return tl::unexpected(PatternProblem::unknown_part);
    }
    return {};
  }
  JOINERY_CHECK(type.is(TypeWord::date));
  return accept_dates(decoder, example);
}

}  // namespace joinery
