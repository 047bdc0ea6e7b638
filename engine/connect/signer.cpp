#include "engine/connect/signer.hpp"

#include <algorithm>

#include "engine/connect/context.hpp"
#include "engine/digest/base64.hpp"
#include "engine/digest/keyed_digest.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

using Algorithm = SignIn::Assertion::Algorithm;

std::string_view jose_name(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::hs256:
      return "HS256";
    case Algorithm::rs256:
      return "RS256";
    case Algorithm::es256:
      return "ES256";
  }
  return {};
}

SignatureAlgorithm signature_of(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::hs256:
      return SignatureAlgorithm::hs256;
    case Algorithm::rs256:
      return SignatureAlgorithm::rs256;
    case Algorithm::es256:
      return SignatureAlgorithm::es256;
  }
  return SignatureAlgorithm::hs256;
}

constexpr double longest_life = 366.0 * 86'400;

}  // namespace

Signer::Signer(const Connector& connector, ConnectorFormulas& formulas, Credentials& credentials,
               Redaction& redaction, WaitingClock& clock, Remember remember)
    : connector_(connector),
      formulas_(formulas),
      credentials_(credentials),
      redaction_(redaction),
      clock_(clock),
      remember_(std::move(remember)) {}

bool Signer::needs_request() const {
  return connector_.sign_in && connector_.sign_in->exchange &&
         (!token_ || clock_.steady() >= old_at_);
}

bool Signer::one_at_a_time() const { return connector_.sign_in && connector_.sign_in->next_token; }

Result<Asking> Signer::request() {
  Asking asking;
  asking.exchange = &*connector_.sign_in->exchange;
  asking.use = AskUse::sign_in;
  asking.name = "sign in";
  if (connector_.sign_in->assertion) {
    JOINERY_TRY(const std::string made, assertion());
    redaction_.add(made);
    asking.context = with_member(asking.context, "assertion", Json::from_text(made));
  }
  return asking;
}

Result<std::string> Signer::assertion() {
  const SignIn::Assertion& wanted = *connector_.sign_in->assertion;
  const Json context = with_member(Json::from_members({}), "credentials", credentials_.json());
  JOINERY_TRY(const std::string key, formulas_.text(wanted.key, context));
  std::string head, claims;
  JsonWriter writer(head);
  writer.object().member("alg").text(jose_name(wanted.algorithm)).member("typ").text("JWT");
  if (wanted.key_id) {
    JOINERY_TRY(const std::string id, formulas_.text(*wanted.key_id, context));
    writer.member("kid").text(id);
  }
  writer.end();
  const std::int64_t now = clock_.now().micros / micros_per_second;
  JsonWriter body(claims);
  body.object();
  for (const NamedTemplate& claim : wanted.claims) {
    const Worked worked = formulas_.work_out(claim.value, context);
    if (worked.kind == Worked::Kind::hold) return fail(ErrorCode::malformed, worked.why);
    if (!worked.is_blank()) body.member(claim.name).value(worked.json);
  }
  body.member("iat").number(now).member("exp").number(now + wanted.lasts.count()).end();
  const std::string text = base64url(head) + "." + base64url(claims);
  JOINERY_TRY(const std::string signature, sign(signature_of(wanted.algorithm), key, text));
  return text + "." + base64url(signature);
}

void Signer::take(std::string token) {
  redaction_.add(token);
  token_ = std::move(token);
  ++generation_;
}

Result<void> Signer::took(const Json& answer, std::chrono::milliseconds began) {
  const SignIn& sign_in = *connector_.sign_in;
  JOINERY_TRY(std::string token, formulas_.text(sign_in.token, answer));
  if (token.empty())
    return fail(ErrorCode::malformed, "signing in worked, and its answer holds no token");
  std::chrono::milliseconds lasts = sign_in.lasts_fixed;
  if (sign_in.lasts) {
    const Worked worked = formulas_.work_out(*sign_in.lasts, answer);
    if (worked.json.is(JsonKind::number)) {
      const double seconds = std::clamp(worked.json.as_number(), 0.0, longest_life);
      lasts = std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
    }
  }
  // A token that lives shorter than it is renewed before would be asked for without end.
  const std::chrono::milliseconds early =
      std::min<std::chrono::milliseconds>(sign_in.renew_before, lasts / 2);
  old_at_ = began + lasts - early;
  take(std::move(token));
  for (const NamedTemplate& replaced : sign_in.replaces) {
    JOINERY_TRY(const std::string value, formulas_.text(replaced.value, answer));
    if (value.empty()) continue;
    redaction_.add(value);
    credentials_.replace(replaced.name, value);
    if (remember_) remember_(replaced.name, value);
  }
  return {};
}

Result<std::vector<HttpHeader>> Signer::headers() {
  std::vector<HttpHeader> headers;
  if (!connector_.sign_in) return headers;
  const SignIn& sign_in = *connector_.sign_in;
  Json context = with_member(Json::from_members({}), "credentials", credentials_.json());
  if (sign_in.user) {
    JOINERY_TRY(const std::string user, formulas_.text(*sign_in.user, context));
    JOINERY_TRY(const std::string password, formulas_.text(*sign_in.password, context));
    redaction_.add(user + ":" + password);
    headers.push_back({"Authorization", "Basic " + base64(user + ":" + password)});
  }
  if (!sign_in.exchange || !token_) return headers;
  context = with_member(context, "token", Json::from_text(*token_));
  JOINERY_TRY(const auto sent, formulas_.pairs(sign_in.send, context));
  for (const auto& [name, value] : sent) headers.push_back({name, value});
  return headers;
}

Result<void> Signer::saw(const Json& answer) {
  if (!one_at_a_time()) return {};
  JOINERY_TRY(std::string next, formulas_.text(*connector_.sign_in->next_token, answer));
  if (!next.empty() && next != token_) take(std::move(next));
  return {};
}

void Signer::forget(std::uint64_t generation) {
  if (generation == generation_) token_.reset();
}

}  // namespace joinery
