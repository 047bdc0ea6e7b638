#include "engine/decode/decoder.hpp"

#include "dsl/base/check.hpp"

namespace joinery {

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
  const auto pattern = compile_date_pattern(example);
  if (!pattern) return tl::unexpected(pattern.error());
  decoder.like = *pattern;
  return {};
}

}  // namespace joinery
