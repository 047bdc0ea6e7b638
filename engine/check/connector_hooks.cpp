/// Messages of a vendor, and probes of permissions.

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/connector_checker.hpp"

namespace joinery {
namespace {

Hooks::Consequence consequence(std::string_view word) {
  using C = Hooks::Consequence;
  for (const C one : {C::changed, C::joined, C::left, C::deleted, C::ignored}) {
    if (name_of(one) == word) return one;
  }
  return C::changed;
}

}  // namespace

void ConnectorChecker::hook_proof(const HooksSyntax& syntax, ContextNames& names, Hooks& made) {
  if (!syntax.proof) return;
  const HooksSyntax::Proof& proof = *syntax.proof;
  made.proof.how = proof.by.text == "hmac"          ? HookProof::How::hmac
                   : proof.by.text == "token"       ? HookProof::How::token
                   : proof.by.text == "secret path" ? HookProof::How::secret_path
                                                    : HookProof::How::nothing;
  made.proof.algorithm = proof.algorithm.text == "sha1"     ? HookProof::Algorithm::sha1
                         : proof.algorithm.text == "sha384" ? HookProof::Algorithm::sha384
                         : proof.algorithm.text == "sha512" ? HookProof::Algorithm::sha512
                                                            : HookProof::Algorithm::sha256;
  made.proof.written = proof.written.text == "base64"      ? HookProof::Written::base64
                       : proof.written.text == "base64url" ? HookProof::Written::base64url
                                                           : HookProof::Written::hex;
  made.proof.key = maybe_text(proof.key, names, "`key`");
  made.proof.of = maybe_text(proof.of, names, "`of`");
  made.proof.is = maybe_text(proof.is, names, "`is`");
  if (made.proof.of) refuse_secret(*made.proof.of, "`of`");
  if (made.proof.key && !made.proof.key->secret) {
    found_.report(Code::secret_shown, made.proof.key->place, "the key of a hook is no secret credential")
        .why("whoever knows it can write messages that are believed")
        .help("declare it with `secret: yes`");
  }
}

void ConnectorChecker::hooks() {
  if (!syntax_.hooks) return;
  const HooksSyntax& syntax = *syntax_.hooks;
  Hooks made;
  made.place = syntax.span;
  if (syntax.events_in.span.known()) made.events_in = place(syntax.events_in);
  ContextNames names = base_names();
  for (const Named<ReadingSyntax>& reading : syntax.message) {
    check_reading_begin(reading.value, {"body", "headers", "query", "event"});
  }
  made.message = add_readings(names, syntax.message, "message", {});
  add(names, "raw", Type::of(TypeWord::text), {"raw"});
  add(names, "method", Type::of(TypeWord::text), {"method"});
  hook_proof(syntax, names, made);
  for (const HooksSyntax::Handshake& one : syntax.handshake) {
    Hooks::Handshake handshake;
    handshake.when = condition(one.when, names);
    if (one.answer) handshake.answer = text(*one.answer, names, "`answer`");
    refuse_secret(handshake.answer, "`answer`");
    made.handshake.push_back(std::move(handshake));
  }
  if (syntax.type) made.type = text(*syntax.type, names, "`type`");
  if (syntax.person) made.person = scalar(*syntax.person, names, "`person`");
  if (syntax.happened) made.happened = value(*syntax.happened, names, Type::of(TypeWord::instant), "`happened`");
  made.once = maybe_text(syntax.once, names, "`once`");
  if (syntax.sent) made.sent = value(*syntax.sent, names, Type::of(TypeWord::instant), "`sent`");
  for (const auto& shown : {std::optional(made.type), made.person, made.happened, made.once, made.sent}) {
    if (shown) refuse_secret(*shown, "`hooks`");
  }
  if (syntax.oldest) made.oldest = std::chrono::seconds(syntax.oldest->milliseconds / 1000);
  if (syntax.delay) made.delay = std::chrono::seconds(syntax.delay->milliseconds / 1000);
  for (const Named<Word>& event : syntax.events) {
    made.events.push_back({event.name.text, consequence(event.value.text), event.name.span});
  }
  made.otherwise = consequence(syntax.otherwise.text);
  made_.hooks = std::move(made);
}

void ConnectorChecker::probes() {
  for (const Named<ProbeSyntax>& one : syntax_.probes) {
    Probe made;
    made.path = one.name.text;
    made.place = one.name.span;
    const auto permission = std::ranges::find_if(document_.permissions, [&](const Named<Word>& declared) {
      return declared.name.text == made.path;
    });
    if (permission != document_.permissions.end()) made.permission = permission->value.text;
    else if (document_.kind == DocumentKind::source) {
      found_.report(Code::unknown_name, one.name.span, fmt::format("`permissions:` does not name `{}`", made.path))
          .help("a probe proves one of the permissions of the document");
    }
    ContextNames asked = base_names();
    made.exchange = exchange(one.value.exchange, asked, base_names());
    if (one.value.granted_when) {
      ContextNames over = base_names();
      add_answer(over, one.value.exchange.answer);
      made.granted_when = condition(*one.value.granted_when, over);
    }
    made_.probes.push_back(std::move(made));
  }
}

}  // namespace joinery
