#include "engine/pattern/pattern.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>

namespace joinery {
namespace {

tl::unexpected<Error> explain(const re2::RE2& refused) {
  switch (refused.error_code()) {
    case re2::RE2::ErrorPatternTooLarge:
      return fail(ErrorCode::too_large, "the pattern needs too much memory");
    case re2::RE2::ErrorRepeatSize:
      return fail(ErrorCode::too_large, fmt::format("the pattern repeats `{}` too often or from "
                                                    "more to less times",
                                                    refused.error_arg()));
    default:
      return fail(ErrorCode::malformed, refused.error());
  }
}

}  // namespace

Result<Pattern> Pattern::compile(std::string_view syntax, const Limits& limits) {
  if (syntax.size() > limits.pattern_bytes) {
    return fail(ErrorCode::too_large,
                fmt::format("the pattern is longer than {} bytes", limits.pattern_bytes));
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(limits.pattern_memory);
  auto compiled = std::make_shared<const re2::RE2>(re2::StringPiece(syntax), options);
  if (!compiled->ok()) return explain(*compiled);
  return Pattern(std::move(compiled));
}

bool Pattern::full_match(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece(text), *compiled_);
}

bool Pattern::partial_match(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text), *compiled_);
}

std::size_t Pattern::size() const { return static_cast<std::size_t>(compiled_->ProgramSize()); }

}  // namespace joinery
