#pragma once
/// Mail addresses as HR systems hold them: one mailbox, no display name, no comments, no quoting.

#include <optional>
#include <string>
#include <string_view>

namespace joinery {

/// Why no mail can be sent to `address` (which is trimmed already): lower case, no full stop, to be
/// put after the address. `nullopt` where it can. The domain needs a dot: `root@localhost` is
/// nobody's work address. UTF-8 is fine on both sides (RFC 6531); lengths are those of RFC 5321.
[[nodiscard]] std::optional<const char*> email_problem(std::string_view address);

/// Trimmed, the domain in small letters. What stands before the `@` is kept: only its owner knows
/// whether case matters there.
void normal_email(std::string_view address, std::string& out);

/// The views into `address` before and after the last `@`; empty where there is none.
[[nodiscard]] std::string_view email_local(std::string_view address);
[[nodiscard]] std::string_view email_domain(std::string_view address);

}  // namespace joinery
