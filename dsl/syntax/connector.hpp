#pragma once
/// The section `connect:` of a source or a target, as written (docs/connectors.md). Shape checked,
/// meaning not yet: words are words, formulas are trees. A word without a place was not written.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/syntax/formula.hpp"
#include "dsl/syntax/reading.hpp"
#include "dsl/syntax/word.hpp"

namespace joinery {

/// `5 minutes`, in milliseconds.
struct DurationSyntax {
  std::uint64_t milliseconds = 0;
  Span span;
};

struct ConnectCredentialSyntax {
  Word title, help;
  bool secret = false;
  bool optional = false;
  Span span;
};

/// JSON whose leaves are formulas. A map of `when` and `then` alone is a choice: `when` is `leaf`, and
/// `then` the only item.
struct JsonSyntax {
  enum class Kind : std::uint8_t { leaf, map, list, choice };
  Kind kind = Kind::leaf;
  Span span;
  Formula leaf;
  std::vector<Named<JsonSyntax>> members;
  std::vector<JsonSyntax> items;
};

struct RequestSyntax {
  Span span;
  Word method;
  std::optional<Formula> path, url;             ///< one of them
  std::vector<Named<Formula>> query, headers;
  std::optional<JsonSyntax> json;
  std::optional<std::vector<Named<Formula>>> form;
};

struct FailureSyntax {
  Span span;
  Expr when;
  Word then;
  std::optional<Formula> say;
  std::optional<DurationSyntax> after;
};

using ReadingsSyntax = std::vector<Named<ReadingSyntax>>;

/// What stands beside every request.
struct ExchangeSyntax {
  std::optional<RequestSyntax> request;
  ReadingsSyntax answer;
  std::vector<FailureSyntax> failures;
};

struct SignInSyntax {
  Span span;
  struct Basic { Span span; std::optional<Formula> user, password; };
  std::optional<Basic> basic;
  ExchangeSyntax exchange;
  std::optional<Formula> token, lasts, next_token;
  std::optional<DurationSyntax> renew_before;
  std::vector<Named<Formula>> send, replaces;
  struct Assertion {
    Span span;
    Word algorithm;
    std::optional<Formula> key, key_id;
    std::vector<Named<Formula>> claims;
    std::optional<DurationSyntax> lasts;
  };
  std::optional<Assertion> assertion;
  Word unsupported;                             ///< the key that names what Joinery does not have
};

/// `50 per minute`
struct RateSyntax {
  std::uint32_t requests = 0;
  std::uint64_t milliseconds = 0;
  Span span;
};

/// A whole number that was written, with its place.
struct CountSyntax {
  std::uint64_t count = 0;
  Span span;
};

/// How many requests are left, and when there are more.
struct BudgetSyntax {
  std::optional<Formula> left, again;
};

struct PaceSyntax {
  std::vector<RateSyntax> requests;
  std::optional<CountSyntax> together;
  std::optional<Formula> left, again;
  std::vector<BudgetSyntax> budgets;            ///< further ones
  std::vector<RateSyntax> refusals;
};

struct ConnectLimitsSyntax {
  std::optional<DurationSyntax> request, total, longest_wait;
  std::optional<CountSyntax> answer, pages, records, retries;   ///< `answer` in bytes
};

struct PagesSyntax {
  Span span;
  std::optional<CountSyntax> number_from, offset_from;
  std::optional<Formula> cursor, link, total;
  std::optional<CountSyntax> size, at_most;
  std::vector<CountSyntax> smaller;
  Word ends;                                    ///< `short page`, `empty page`
  std::optional<Expr> last_when;
};

struct StreamSyntax {
  Span span;
  ExchangeSyntax exchange;
  Word in_answers_of;
  std::optional<Word> records;                  ///< `""` is the whole body; absent: the document's
  Word if_absent, keys_into, repeats, complete;
  std::optional<Expr> complete_when, only_when;
  std::optional<PagesSyntax> pages;
  std::optional<ReadingSyntax> id, key;
  ReadingsSyntax record, item;
  std::vector<Named<Formula>> add;
  Word for_each, put_in, first_page_in;
  std::optional<CountSyntax> batch;
  bool one = false;
};

struct ChangedSyntax {
  Span span;
  Word stream, gives;
  std::optional<Formula> link;
  std::optional<Expr> removed_when;
  std::optional<DurationSyntax> overlap, apart;
};

/// The readings of a user, group or membership: by their fixed names, and by fields.
struct PlatformReadingSyntax {
  Span span;
  ReadingsSyntax parts;
  ReadingsSyntax fields;
  std::vector<Named<Expr>> conditions;          ///< `active when`, `admin when`, `invited when`
};

struct ConnectReadSyntax {
  Span span;
  std::vector<Word> all, groups;
  Word when_both, one, users, memberships;
  std::vector<ChangedSyntax> changed;
  std::optional<DurationSyntax> full_every;
  std::optional<PlatformReadingSyntax> user, group, membership;
};

struct BulkSyntax {
  Span span;
  std::optional<CountSyntax> at_most;
  ExchangeSyntax exchange;
  std::optional<JsonSyntax> each;
  Word results;
  ReadingsSyntax result;
  std::vector<Named<Formula>> gives;
};

struct StepSyntax {
  Span span;
  std::optional<Expr> when, until;
  ExchangeSyntax exchange;
  std::vector<Named<Formula>> gives;
  std::optional<DurationSyntax> every, within;
  Word mails, also_does;
  std::optional<BulkSyntax> bulk;
};

struct MutationSyntax {
  Word word;                                    ///< `nothing`, `with create_user`; or
  std::vector<StepSyntax> steps;
};

struct FilesSyntax {
  Span span;
  std::optional<Formula> folder;
  Word name, newest_by, marker, complete;
  std::optional<DurationSyntax> quiet, oldest;
  struct Trailer { Span span; Word begins; std::optional<CountSyntax> count_in_column; };
  std::optional<Trailer> trailer;
};

struct HooksSyntax {
  Span span;
  Word events_in;
  ReadingsSyntax message;
  struct Proof { Span span; Word by, algorithm, written; std::optional<Formula> key, of, is; };
  std::optional<Proof> proof;
  struct Handshake { Span span; Expr when; std::optional<Formula> answer; };
  std::vector<Handshake> handshake;
  std::optional<Formula> type, person, happened, once, sent;
  std::optional<DurationSyntax> oldest, delay;
  std::vector<Named<Word>> events;
  Word otherwise;
};

struct ProbeSyntax {
  ExchangeSyntax exchange;
  std::optional<Expr> granted_when;
};

struct ConnectSyntax {
  Span span;                                    ///< of the key `connect`
  std::vector<Named<ConnectCredentialSyntax>> credentials;
  std::optional<Formula> base;
  std::vector<Formula> hosts;
  std::vector<Named<Formula>> headers, query;
  std::optional<SignInSyntax> sign_in;
  PaceSyntax pace;
  ConnectLimitsSyntax limits;
  ReadingsSyntax answer;
  std::vector<FailureSyntax> failures;
  std::vector<Named<Word>> ask_for;             ///< by path, as written
  std::vector<PathSyntax> ask_for_paths;        ///< parallel
  std::vector<Named<StreamSyntax>> streams;
  std::optional<FilesSyntax> files;
  std::optional<ConnectReadSyntax> read;
  std::vector<Named<Word>> find, clear_as;
  std::vector<Named<MutationSyntax>> changes;
  std::optional<DurationSyntax> settles;
  std::optional<HooksSyntax> hooks;
  std::vector<Named<ProbeSyntax>> probes;
};

}  // namespace joinery
