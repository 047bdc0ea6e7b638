#pragma once
/// `Result<T>`: a value, or the reason why the world did not give one (file missing, record broken).
/// A mistake in a mapping is never a Result: it is a Diagnostic, so that all of them can be shown.

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace joinery {

enum class ErrorCode : std::uint8_t {
  not_found,        ///< a file or name does not exist
  unreadable,       ///< it exists, but cannot be read
  too_large,        ///< a limit of dsl/base/limits.hpp was passed
  malformed,        ///< the bytes are not what the format says (position is set)
  wrong_usage,      ///< the command line asks for something impossible
  unwritable,       ///< output could not be written
};

struct Error {
  ErrorCode code = ErrorCode::malformed;
  std::string what;             ///< lower case, no full stop, names the thing; never a secret
  std::uint64_t position = 0;   ///< byte offset in the input, where `code` is malformed
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string what,
                                                std::uint64_t position = 0) {
  return tl::unexpected<Error>(Error{code, std::move(what), position});
}

}  // namespace joinery

#define JOINERY_TRY_NAME2(a, b) a##b
#define JOINERY_TRY_NAME(a, b) JOINERY_TRY_NAME2(a, b)
#define JOINERY_TRY_AS(name, declaration, expression)                  \
  auto name = (expression);                                           \
  if (!name) return tl::unexpected<::joinery::Error>(std::move(name).error()); \
  declaration = std::move(*name)
/// `JOINERY_TRY(auto page, read_page(file));` returns the error to the caller, or goes on.
#define JOINERY_TRY(declaration, expression) \
  JOINERY_TRY_AS(JOINERY_TRY_NAME(joinery_try_, __COUNTER__), declaration, expression)
