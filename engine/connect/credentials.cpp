#include "engine/connect/credentials.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace joinery {
namespace {

std::string wanted(const ConnectorCredential& credential, const Connector& connector) {
  const std::string title = credential.title.empty() ? credential.name : credential.title;
  return fmt::format(
      "the credential `{}` ({}) is missing: write `{}: env NAME` under `credentials: {}:` of the "
      "integration",
      credential.name, title, credential.name, connector.name);
}

/// What could not be kept out of messages: a text of a few letters is part of many words.
bool is_too_short(const ConnectorCredential& credential, const std::string& value) {
  return credential.secret && !value.empty() && value.size() < Redaction::shortest;
}

}  // namespace

Result<Credentials> Credentials::gather(const Connector& connector,
                                        const std::vector<CredentialPlace>& places,
                                        const Secrets& secrets) {
  Credentials credentials;
  std::vector<JsonMember> members;
  std::string missing;
  const auto lacks = [&missing](const std::string& why) { missing += (missing.empty() ? "" : "; ") + why; };
  for (const ConnectorCredential& credential : connector.credentials) {
    const auto place = std::ranges::find(places, credential.name, &CredentialPlace::name);
    std::string why;
    if (place == places.end()) {
      why = wanted(credential, connector);
    } else {
      const bool variable = place->kind == CredentialPlace::Kind::variable;
      auto value = variable ? secrets.variable(place->place) : secrets.file(place->place);
      if (value && is_too_short(credential, *value)) {
        lacks(fmt::format("the credential `{}` is shorter than {} letters, and is no secret", credential.name,
                          Redaction::shortest));
      } else if (value) {
        members.push_back({credential.name, Json::from_text(*value)});
      } else {
        why = fmt::format("the credential `{}`: {}", credential.name, value.error().what);
      }
    }
    if (credential.secret) credentials.secret_names_.push_back(credential.name);
    if (why.empty() || credential.optional) continue;
    lacks(why);
  }
  if (!missing.empty()) return fail(ErrorCode::not_found, missing);
  credentials.json_ = Json::from_members(std::move(members));
  return credentials;
}

void Credentials::replace(const std::string& name, const std::string& value) {
  std::vector<JsonMember> members(json_.members().begin(), json_.members().end());
  std::erase_if(members, [&](const JsonMember& member) { return member.name == name; });
  members.push_back({name, Json::from_text(value)});
  json_ = Json::from_members(std::move(members));
}

void Credentials::add_to(Redaction& redaction) const {
  for (const std::string& name : secret_names_) {
    if (const Json* value = json_.find(name)) redaction.add(value->as_text());
  }
}

}  // namespace joinery
