#pragma once
/// The documents a mapping consists of, as written: shape checked, meaning not yet. Every value knows
/// its place. Items keep the order of the file.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/syntax/connector.hpp"
#include "dsl/syntax/examples.hpp"
#include "dsl/syntax/expr.hpp"
#include "dsl/syntax/formula.hpp"
#include "dsl/syntax/reading.hpp"

namespace joinery {

struct SettingSyntax {
  Span span;
  std::string title;
  std::string help;
  std::optional<TypeSyntax> type;                 ///< either a type …
  std::vector<Named<Word>> choices;               ///< … or `choose: {key: Title}`
  std::vector<Word> default_;                     ///< one word, or several for a `list of`; empty: no default
  bool has_default = false;
};

struct TableSyntax {
  Span span;
  TypeSyntax key;
  TypeSyntax value;                   ///< text unless said
  Word file;                          ///< `file: regions.csv`, beside the document; empty: `rows`
  struct Row { Word key; Word value; };
  std::vector<Row> rows;              ///< of the document, or of the CSV file (the reader loads it)
  enum class Miss : std::uint8_t { unstated, blank, hold, value };
  Miss miss = Miss::unstated;
  std::optional<Expr> hold;           ///< `otherwise: hold "…"`
  Word otherwise;                     ///< `otherwise: Rest of the world`
  bool exact = false;                 ///< `compare: exact`
};

struct FunctionSyntax {
  Expr head;                          ///< Op::call whose children are names
  Formula body;
};

struct ListReadingSyntax {
  Span span;
  PathSyntax from;
  std::vector<Named<ReadingSyntax>> each;
  struct Primary {
    Span span;
    Expr starts, ends;
    std::optional<Expr> zone;
    std::vector<Expr> prefer;         ///< keys; Op::descending where so written
  };
  std::optional<Primary> primary;
};

using ReadItem = std::variant<ReadingSyntax, ListReadingSyntax>;

enum class Outcome : std::uint8_t { include, exclude, hold };

struct RuleSyntax {
  Span span;
  Word id;
  Word say;
  Outcome outcome = Outcome::exclude;
  Expr condition;
  std::optional<Outcome> if_blank;
  Span if_blank_span;
};

struct PeopleLists {                  ///< `users`, `departments`, `job_profiles`, `permissions`
  std::vector<Named<std::vector<Word>>> axes;
  Span span;
};

struct PeopleSyntax {
  PeopleLists include, exclude;       ///< integrations only
  std::vector<RuleSyntax> rules;
  std::vector<Word> off;              ///< integrations only: rules of lower layers that are switched off
};

struct InviteSyntax {
  Span span;
  enum class When : std::uint8_t {
    unstated, never, immediately, on_start_date, when, on
  } when = When::unstated;
  std::optional<Expr> condition;      ///< `when …`: a condition; `on …`: a day
};

struct AccountSyntax {
  Span span;
  std::optional<Formula> starts, ends, archived_when, zone;
};

/// What a target says about the groups that one of its fields holds the keys of.
struct GroupSyntax {
  Span span;
  Word kind;                          ///< what the platform calls such a group
  Word title;
  std::optional<Formula> name, parent, manager;
};

/// What a platform or a customer says of one policy: one of its words, or a formula over settings.
struct PolicySyntax {
  Span span;
  Word word;                          ///< a plain value as it is written; empty for everything else
  std::optional<Formula> formula;     ///< also of a plain value, where that is an expression
};

/// How the records of a source are written; JSON in one of its forms unless it says CSV.
struct FormatSyntax {
  Span span;
  bool csv = false;
  char separator = '\0';              ///< NUL: found out
  Word encoding;                      ///< empty: found out
  std::size_t heading = 1;            ///< the line of the headings
  std::vector<Word> optional;         ///< columns that a file may lack
};

struct ScheduleSyntax {               ///< `Monday to Friday at 08:00 Europe/London`
  Span span;
  std::uint8_t weekdays = 0;          ///< bit 0 Monday … bit 6 Sunday; 0: not stated
  std::uint16_t minute_of_day = 0;
  Word zone;
};

struct CredentialSyntax {             ///< `token: env NAME` or `file /path`
  Word party, name;
  enum class Kind : std::uint8_t { env, file } kind = Kind::env;
  Word place;
};

struct ChangeSyntax {                 ///< one entry of `change:`
  Word item;                          ///< `set.group`, `account.ends`, `rules.no-contractors`, `tables.regions`,
                                      ///< `groups.team.parent`
  Span span;
  std::optional<Formula> now;
  std::optional<Formula> was;
  bool off = false;                   ///< rules: `off`
  std::optional<Expr> also;           ///< rules: `also: …`, the rule applies to these people too
  std::optional<TableSyntax> table;   ///< tables: a replacement (`file`, or `otherwise` alone), or
  std::vector<TableSyntax::Row> rows; ///< rows to add or replace, and
  std::vector<Word> without;          ///< keys to take away
};

/// What an integration proposes: computed and reported in every run, never sent.
struct ProposedSyntax {
  Span span;
  std::vector<Named<std::vector<Word>>> setting_values;
  std::vector<RuleSyntax> rules;
  std::vector<ChangeSyntax> change;
};

enum class DocumentKind : std::uint8_t { source, target, module_, model, integration, examples };

struct Document {
  DocumentKind kind = DocumentKind::module_;
  SourceId source;
  Word name;
  Word title;
  Word about;
  std::vector<Word> uses;
  std::vector<Named<SettingSyntax>> settings;
  std::vector<Named<TableSyntax>> tables;
  std::vector<FunctionSyntax> functions;
  PeopleSyntax people;
  AccountSyntax account;
  InviteSyntax invite;

  // source
  Word records;                                  ///< where the records are in a page: `employees`, `data.items`
  FormatSyntax format;
  std::vector<Named<ReadItem>> read;
  std::vector<Named<Word>> permissions;          ///< by first step of a path, or a longer path
  std::vector<Named<Formula>> worker;

  // source, target
  std::optional<ConnectSyntax> connect;

  // model
  std::vector<Named<FieldSyntax>> fields;
  std::vector<Named<std::vector<Word>>> lists;   ///< axis -> worker fields
  std::vector<Named<SettingSyntax>> policies;    ///< the model `policies` declares them

  // target, integration
  std::vector<Named<PolicySyntax>> policy_values;

  // target
  std::vector<Named<FieldSyntax>> user;
  std::vector<Named<Formula>> set;
  std::vector<Named<GroupSyntax>> groups;        ///< by field of `user`

  // integration
  Word source_name, target_name;
  std::vector<CredentialSyntax> credentials;
  std::vector<Named<std::vector<Word>>> setting_values;
  std::vector<Named<ReadItem>> custom;           ///< `worker.custom.NAME`
  std::vector<ChangeSyntax> change;
  std::optional<ProposedSyntax> proposed;
  ScheduleSyntax schedule;

  // examples; `source_name`, `target_name`, `setting_values`, `custom` and `change` too
  Word integration_path;                         ///< beside the document; empty: not said
  Word at;                                       ///< the clock of all examples
  std::optional<Data> record;                    ///< what all examples begin with
  std::vector<ExampleSyntax> tests;
};

}  // namespace joinery
