#pragma once
/// A connector as it was checked: what is asked of a vendor or a platform, in which order, and how
/// its answers are understood. Plain data without HTTP: whoever carries it out reads nothing else.
/// docs/connectors.md says what every part means; here stands only what is not said there.
///
/// Every value that a document computes is a `Template`: a number under which ConnectorFormulas
/// (formulas.hpp) knows it. It is worked out over a context, a JSON object whose members are what the
/// place of the formula may see (formulas.hpp lists them). All limits are filled in: what a document
/// does not say has the default of the page.
///
/// Ownership: owns everything but the functions of the standard library. Threads: immutable.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/connector/change.hpp"
#include "engine/connector/hook.hpp"
#include "engine/connector/request.hpp"
#include "engine/connector/stream.hpp"
#include "engine/connector/template.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

struct ConnectorCredential {
  std::string name, title, help;
  bool secret = false;
  bool optional = false;                           ///< what it is for may be left unused
  Span place;
};

/// A token that a request gives. Without a request there is none: then `basic`, or nothing but the
/// headers and query of the connector.
struct SignIn {
  std::optional<Template> user, password;          ///< basic; both or none
  std::optional<Exchange> exchange;                ///< its failures come before the connector's
  Template token;                                  ///< text, over the answer; never printed
  std::optional<Template> lasts;                   ///< seconds, over the answer; or
  std::chrono::seconds lasts_fixed{3600};          ///< when `lasts` is not said or blank
  std::chrono::seconds renew_before{60};
  std::optional<Template> next_token;              ///< over every later answer; blank: the old one stays.
                                                   ///< Then only one request may be under way, and a lost
                                                   ///< answer means to sign in again
  std::vector<NamedTemplate> send;                 ///< headers that carry `token`; never empty
  std::vector<NamedTemplate> replaces;             ///< credentials that the answer replaces for good
  struct Assertion {                               ///< a signed JWT, seen as `assertion`
    enum class Algorithm : std::uint8_t { hs256, rs256, es256 } algorithm = Algorithm::rs256;
    Template key;                                  ///< text: a secret, or a private key in PEM
    std::optional<Template> key_id;
    std::vector<NamedTemplate> claims;             ///< without `iat` and `exp`
    std::chrono::seconds lasts{3600};
  };
  std::optional<Assertion> assertion;
  Span place;
};

struct Rate {
  std::uint32_t requests = 0;
  std::chrono::seconds per{60};
};

/// What the vendor says of how many requests are left, over each answer.
struct Budget {
  std::optional<Template> left;                    ///< number
  std::optional<Template> again;                   ///< instant, or seconds from now: when there are more. Not
                                                   ///< said: after the longest time of the rates
};

struct Pace {
  std::vector<Rate> rates;                         ///< all of them hold; empty: only what answers say
  std::uint32_t together = 4;                      ///< requests under way at once
  std::vector<Budget> budgets;                     ///< as many as the vendor tells of; all hold
  std::vector<Rate> refusals;                      ///< so many answers 401 and 403 it forgives
};

struct ConnectorLimits {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds request{120'000};      ///< from first byte sent to last byte received
  std::chrono::seconds total{7'200};               ///< one read of everything, waits included
  std::uint64_t answer_bytes = 512U << 20;
  std::uint32_t pages = 20'000;                    ///< of one stream, and of each of its parents' children
  std::uint64_t records = 5'000'000;
  std::uint32_t retries = 5;                       ///< of one request
  std::chrono::seconds longest_wait{600};          ///< what a vendor may ask to wait; longer: give up
};

/// Which name asks for a member of the record. The longest path that begins a path which is read
/// decides.
struct AskFor {
  enum class How : std::uint8_t {
    name,          ///< `name`
    unasked,       ///< it comes by itself
    rest,          ///< the members behind `path`, joined by points
    next,          ///< the one member behind `path`
    first,         ///< the first member of the path that is read
    whole,         ///< the path that is read
  };
  PathSyntax path;                                 ///< none: `otherwise`
  How how = How::name;
  std::string name;
  Span place;
};

/// A read that proves a permission.
struct Probe {
  std::string path;                                ///< of `permissions:`
  std::string permission;                          ///< its words there
  Exchange exchange;
  std::optional<Template> granted_when;            ///< not said: the request does not fail
  Span place;
};

/// Where CSV or JSON files lie, instead of requests.
struct SourceFiles {
  Template folder;
  std::string name;                                ///< pattern with `*` and `?`
  bool newest_by_name = true;                      ///< no: by time
  std::string marker;                              ///< a file of this name and ending must stand beside it
  std::chrono::seconds quiet{60};                  ///< not changed for so long
  std::optional<std::chrono::seconds> oldest;      ///< an older one is refused
  struct Trailer { std::string begins; std::uint32_t count_column = 0; };
  std::optional<Trailer> trailer;                  ///< the last row says how many rows there are
  Proof proof = Proof::never;
  Span place;
};

/// How one reads, by stream. Indices are into `streams`.
struct Reads {
  std::vector<std::uint32_t> all;                  ///< one, or several that are united by id
  std::optional<std::uint32_t> when_both;          ///< of several: which one's record is taken. Not said:
                                                   ///< a person in both is held
  std::optional<std::uint32_t> one;                ///< asked with `person.…`
  std::vector<ChangedRead> changed;
  std::chrono::seconds full_every{7 * 86'400};
};

struct Connector {
  std::string name;                                ///< of the source or target
  bool target = false;
  std::vector<ConnectorCredential> credentials;
  std::optional<Template> base;                    ///< text: scheme, host and path; absent with `files`
  std::vector<Template> hosts;                     ///< texts: further addresses that may be spoken to
  std::vector<NamedTemplate> headers, query;       ///< of every request but that of `sign in`
  std::optional<SignIn> sign_in;
  Pace pace;
  ConnectorLimits limits;
  std::vector<Failure> failures;                   ///< after those of the request itself
  std::vector<ConnectorReading> answer;            ///< of every answer
  std::vector<AskFor> ask_for;
  std::vector<std::string> needed;                 ///< what `needed` is: sorted, each once
  std::vector<Stream> streams;                     ///< parents before their children
  std::optional<SourceFiles> files;
  Reads read;                                      ///< of a source
  std::optional<PlatformReads> platform;           ///< of a target
  std::vector<Find> find;
  std::vector<Change> changes;                     ///< by kind, in the order of the kinds
  std::chrono::milliseconds settles{0};            ///< for so long a platform may not show what it did
  std::vector<ClearAs> clear_as;                   ///< what a cleared field is sent as, by field
  std::optional<Hooks> hooks;
  std::vector<Probe> probes;

  Graph graph;                                     ///< of all formulas; formula i is `graph.fields[i]`

  [[nodiscard]] const Stream* stream(std::string_view stream_name) const;
  [[nodiscard]] const Change* change(std::string_view kind) const;
  [[nodiscard]] ClearAs::Value cleared_as(std::string_view field) const;
};

}  // namespace joinery
