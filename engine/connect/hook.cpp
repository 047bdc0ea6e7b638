#include "engine/connect/hook.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/context.hpp"
#include "engine/digest/base64.hpp"
#include "engine/digest/keyed_digest.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/unicode/utf8.hpp"

namespace joinery {
namespace {

constexpr std::size_t events_max = 10'000;

DigestAlgorithm digest_of(HookProof::Algorithm algorithm) {
  switch (algorithm) {
    case HookProof::Algorithm::sha1:
      return DigestAlgorithm::sha1;
    case HookProof::Algorithm::sha256:
      return DigestAlgorithm::sha256;
    case HookProof::Algorithm::sha384:
      return DigestAlgorithm::sha384;
    case HookProof::Algorithm::sha512:
      return DigestAlgorithm::sha512;
  }
  return DigestAlgorithm::sha512;
}

std::optional<std::string> signature_bytes(const std::string& text, HookProof::Written written) {
  return written == HookProof::Written::hex ? from_hex(text) : from_base64(text);
}

class MessageReading {
 public:
  MessageReading(const Connector& connector, ConnectorFormulas& formulas, const Json& credentials,
          const HookMessage& message, const Limits& limits)
      : hooks_(*connector.hooks), formulas_(formulas), message_(message), limits_(limits) {
    auto body = parse_json(message.raw, limits);
    context_ = with_member(context_, "credentials", credentials);
    context_ = with_member(context_, "method", Json::from_text(message.method));
    context_ = with_member(context_, "headers", message.headers);
    context_ = with_member(context_, "query", message.query);
    context_ = with_member(context_, "raw", Json::from_text(message.raw));
    context_ = with_member(context_, "body", body ? std::move(*body) : Json());
  }

  HookOutcome read(Instant now) {
    HookOutcome outcome;
    outcome.delay = hooks_.delay;
    for (const Hooks::Handshake& handshake : hooks_.handshake) {
      const auto applies = formulas_.is_yes(handshake.when, context_);
      if (!applies || !*applies) continue;
      outcome.answer = formulas_.text(handshake.answer, context_).value_or("");
      return outcome;
    }
    outcome.refused = doubt();
    outcome.proved = outcome.refused.empty() && hooks_.proof.how != HookProof::How::nothing;
    if (outcome.refused.empty()) read_events(now, outcome);
    return outcome;
  }

 private:
  /// Why the message is not believed; empty: it is.
  std::string doubt() {
    const HookProof& proof = hooks_.proof;
    if (proof.how == HookProof::How::nothing) return {};
    const auto key = formulas_.text(*proof.key, context_);
    if (!key || key->empty()) return "there is no key to prove the message with";
    switch (proof.how) {
      case HookProof::How::hmac:
        return doubt_of_signature(*key);
      case HookProof::How::token:
        return hooks_.events_in.empty() ? doubt_of_token(*key, context_) : doubt_of_tokens(*key);
      case HookProof::How::secret_path:
        return doubt_of_address(*key);
      case HookProof::How::nothing:
        break;
    }
    return {};
  }

  std::string doubt_of_token(const std::string& key, const Json& context) {
    const auto is = formulas_.text(*hooks_.proof.is, context);
    if (!is || is->empty()) return "the message is not signed";
    return equal_in_constant_time(*is, key) ? "" : "the token of the message is wrong";
  }

  /// Each event of a list may have its own.
  std::string doubt_of_tokens(const std::string& key) {
    for (const Json& event : events()) {
      std::string why = doubt_of_token(key, with_member(context_, "event", event));
      if (!why.empty()) return why;
    }
    return {};
  }

  /// One part of the address is the key.
  std::string doubt_of_address(const std::string& key) const {
    std::vector<std::string> parts = message_.path;
    for (const JsonMember& each : message_.query.members()) {
      parts.emplace_back(each.value.as_text());
    }
    if (parts.empty()) return "the address of the message is not said: its first line is wanted";
    bool known = false;
    for (const std::string& part : parts) known = equal_in_constant_time(part, key) || known;
    return known ? "" : "the address of the message is not the secret one";
  }

  std::string doubt_of_signature(const std::string& key) {
    const HookProof& proof = hooks_.proof;
    const auto is = formulas_.text(*proof.is, context_);
    if (!is || is->empty()) return "the message is not signed";
    std::string of = message_.raw;
    if (proof.of) {
      const auto text = formulas_.text(*proof.of, context_);
      if (!text) return "what is signed cannot be worked out";
      of = *text;
    }
    const auto signature = signature_bytes(*is, proof.written);
    const std::string expected = hmac(digest_of(proof.algorithm), key, of);
    if (signature && equal_in_constant_time(*signature, expected)) return {};
    return "the signature of the message is wrong";
  }

  std::vector<Json> events() const {
    if (hooks_.events_in.empty()) return {Json()};
    const Json* body = context_.find("body");
    const Json* at = body == nullptr ? nullptr : at_steps(*body, hooks_.events_in);
    if (at == nullptr || !at->is(JsonKind::array)) return {};
    const auto items = at->items().first(std::min(at->items().size(), events_max));
    return {items.begin(), items.end()};
  }

  void read_events(Instant now, HookOutcome& outcome) {
    const std::vector<Json> found = events();
    if (found.empty()) outcome.refused = "the message holds no event";
    for (const Json& event : found) {
      const Json context =
          hooks_.events_in.empty() ? context_ : with_member(context_, "event", event);
      if (std::string why = read_event(context, now, outcome); !why.empty())
        outcome.refused = std::move(why);
    }
    if (!outcome.refused.empty()) outcome.events.clear();
    std::ranges::stable_sort(outcome.events, {}, &HookEvent::happened);
  }

  std::string read_event(const Json& context, Instant now, HookOutcome& outcome) {
    if (std::string old = too_old(context, now); !old.empty()) return old;
    HookEvent event;
    event.type = formulas_.text(hooks_.type, context).value_or("");
    const auto known = std::ranges::find(hooks_.events, event.type, &Hooks::Event::type);
    event.consequence = known == hooks_.events.end() ? hooks_.otherwise : known->consequence;
    if (event.consequence == Hooks::Consequence::ignored) return {};
    if (hooks_.person) {
      const Worked person = formulas_.work_out(*hooks_.person, context);
      if (person.kind == Worked::Kind::hold) return "whom the message is about: " + person.why;
      add_people(person, event);
    }
    if (hooks_.happened) event.happened = formulas_.text(*hooks_.happened, context).value_or("");
    if (hooks_.once) event.once = formulas_.text(*hooks_.once, context).value_or("");
    if (event.once.empty()) {
      const Json* one = context.find("event");
      event.once = sha256(one == nullptr ? message_.raw : print(*one));
    }
    outcome.events.push_back(std::move(event));
    return {};
  }

  static void add_people(const Worked& person, HookEvent& event) {
    const auto add = [&](const Json& id) {
      if (!id.is(JsonKind::null))
        event.people.push_back(id.is(JsonKind::text) ? std::string(id.as_text()) : print(id));
    };
    if (person.json.is(JsonKind::array)) {
      for (const Json& id : person.json.items()) add(id);
    } else {
      add(person.json);
    }
  }

  /// A message that was kept back may be one that somebody recorded.
  std::string too_old(const Json& context, Instant now) {
    if (!hooks_.sent) return {};
    const auto text = formulas_.text(*hooks_.sent, context);
    const auto sent = text && !text->empty() ? parse_instant(*text) : parse_instant("");
    if (!sent) return "the message does not say when it was sent";
    const std::int64_t age = (now.micros - sent->micros) / micros_per_second;
    if (std::abs(age) <= hooks_.oldest.count()) return {};
    return fmt::format("the message was sent {} seconds {}, and {} are allowed", std::abs(age),
                       age > 0 ? "ago" : "from now", hooks_.oldest.count());
  }

  const Hooks& hooks_;
  ConnectorFormulas& formulas_;
  const HookMessage& message_;
  const Limits& limits_;
  Json context_ = Json::from_members({});
};

}  // namespace

HookOutcome read_hook(const Connector& connector, ConnectorFormulas& formulas,
                      const Json& credentials, const HookMessage& message, Instant now,
                      const Limits& limits) {
  HookOutcome outcome;
  if (!connector.hooks) {
    outcome.refused = "the connector does not say how messages are proved (`hooks`)";
  } else if (!valid_utf8(message.raw)) {
    outcome.refused = "the body of the message is not UTF-8";
  } else {
    outcome = MessageReading(connector, formulas, credentials, message, limits).read(now);
  }
  return outcome;
}

}  // namespace joinery
