#pragma once
/// A declared request as HTTP: address, headers and body worked out. And which hosts a connector
/// may speak to at all.

#include <string>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/connect/asking.hpp"
#include "engine/edge/http_client.hpp"
#include "engine/formulas/formulas.hpp"

namespace joinery {

/// `signed_in` are the headers that signing in gave. `context` is what formulas see, with
/// `credentials`. Errors say why a value cannot be worked out, never what it holds.
[[nodiscard]] Result<HttpRequest> make_request(const Connector& connector,
                                               ConnectorFormulas& formulas, const Asking& asking,
                                               const Json& context,
                                               const std::vector<HttpHeader>& signed_in);

/// The addresses of `base`, `hosts` and every `url`, as far as they can be worked out beforehand.
[[nodiscard]] Result<std::vector<std::string>> hosts_of(const Connector& connector,
                                                        ConnectorFormulas& formulas,
                                                        const Json& credentials);

}  // namespace joinery
