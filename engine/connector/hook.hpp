#pragma once
/// Messages that a vendor sends by itself: how they are proved, and what they mean.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/connector/request.hpp"

namespace joinery {

/// Why a message is believed.
struct HookProof {
  enum class How : std::uint8_t {
    hmac,          ///< `is` is the HMAC of `of` under `key`
    token,         ///< `is` is `key`, compared in constant time
    secret_path,   ///< whoever knows the address is believed
    nothing,       ///< nobody is: a message only makes one look
  };
  enum class Algorithm : std::uint8_t { sha1, sha256, sha384, sha512 };
  enum class Written : std::uint8_t { hex, base64, base64url };
  How how = How::nothing;
  Algorithm algorithm = Algorithm::sha256;
  Written written = Written::hex;
  std::optional<Template> of, key, is;          ///< texts; `of` is the raw body by itself
};

struct Hooks {
  /// What an event means for the person it names.
  enum class Consequence : std::uint8_t {
    changed,    ///< read that person
    joined,     ///< read, and expect somebody new
    left,       ///< read; the dates in HR decide when the account ends
    deleted,    ///< erased in HR: read, and if nobody is found, as absent
    ignored,
  };
  struct Event { std::string type; Consequence consequence = Consequence::changed; Span place; };
  struct Handshake {
    Template when;                              ///< yes_no over the message
    Template answer;                            ///< text: the body; status 200
  };

  std::vector<std::string> events_in;           ///< where a body has a list of events; none: it is one
  std::vector<ConnectorReading> message;        ///< over `method`, `headers`, `query`, `body`, `raw`, `event`
  HookProof proof;
  std::vector<Handshake> handshake;
  Template type;                                ///< text
  std::optional<Template> person;               ///< text, or a list of texts; blank: a full read
  std::optional<Template> happened;             ///< instant: orders events
  std::optional<Template> once;                 ///< text: the same one again is a duplicate
  std::optional<Template> sent;                 ///< instant: older than `oldest` is refused
  std::chrono::seconds oldest{300};
  std::vector<Event> events;
  Consequence otherwise = Consequence::changed;
  std::chrono::seconds delay{0};                ///< before the person is read
  Span place;
};

[[nodiscard]] std::string_view name_of(Hooks::Consequence consequence);

}  // namespace joinery
