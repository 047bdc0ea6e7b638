#pragma once
/// Addresses of the web as texts: encoding what goes into them, and where a link leads. Pure.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace joinery {

using NamesAndTexts = std::vector<std::pair<std::string, std::string>>;

/// Everything but letters, digits and `-._~` as `%41`.
[[nodiscard]] std::string percent_encoded(std::string_view text);
/// `a=1&b=x%20y`; the names are encoded too, but for the brackets that vendors want to see.
[[nodiscard]] std::string query_text(const NamesAndTexts& pairs);
/// A form: as a query, but a blank is `+`.
[[nodiscard]] std::string form_text(const NamesAndTexts& pairs);
/// `url` with a query behind it, or behind the one it has; its fragment goes.
[[nodiscard]] std::string with_query(std::string url, const NamesAndTexts& pairs);
/// Where `link` leads from `from` (RFC 3986 section 5): an address, `//host/…`, `/path`, `?query`,
/// or a path beside that of `from`. `from` is a whole address.
[[nodiscard]] std::string resolved(std::string_view from, std::string_view link);
/// Scheme and host of an address, for messages: never its path or query.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace joinery
