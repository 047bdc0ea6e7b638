#pragma once
/// The values of a connector's credentials, for one run. Nobody prints them.

#include <cstdint>
#include <string>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/connect/redaction.hpp"
#include "engine/connector/connector.hpp"
#include "engine/edge/secrets.hpp"
#include "engine/json/json.hpp"

namespace joinery {

/// Where an integration says that a credential is.
struct CredentialPlace {
  enum class Kind : std::uint8_t { variable, file } kind = Kind::variable;
  std::string name;   ///< of the credential
  std::string place;  ///< of the variable, or the file's path
};

class Credentials {
 public:
  /// The values of all that the connector declares. Errors name every one that is missing, and how
  /// to give it.
  [[nodiscard]] static Result<Credentials> gather(const Connector& connector,
                                                  const std::vector<CredentialPlace>& places,
                                                  const Secrets& secrets);

  /// `{"token": "…"}`: what formulas see as `credentials`.
  [[nodiscard]] const Json& json() const { return json_; }
  /// An answer gave another value.
  void replace(const std::string& name, const std::string& value);
  /// What must not be seen, of those that are secret.
  void add_to(Redaction& redaction) const;

 private:
  std::vector<std::string> secret_names_;
  Json json_ = Json::from_members({});
};

}  // namespace joinery
