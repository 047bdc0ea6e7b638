#pragma once
/// The private heart of engine/check: what is known while the documents of one integration become a
/// graph. Each group of members is implemented in the file that it names.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/check.hpp"
#include "engine/check/node_table.hpp"
#include "engine/check/scope.hpp"
#include "engine/calendar/zone_table.hpp"

namespace joinery {

class Checker {
  friend class ConnectorChecker;

 public:
  Checker(const Layers& layers, const Words& words, const Limits& limits, Diagnostics& diagnostics);

  // check.cpp
  void declare();                 ///< settings, tables, functions, readings, worker fields
  void compile_all();             ///< rules, fields, account, invitation
  Graph take() { return std::move(graph_); }
  void share(Sharing sharing) { nodes_.share(sharing); }   ///< before anything is declared

  // compile_expr.cpp: any expression. `wanted` (or null) is the type that literals adapt to.
  Compiled compile(const Expr& expr, const Scope& scope, const Type* wanted);
  Compiled compile(const Formula& formula, const Scope& scope, const Type* wanted);
  Compiled compile_within(const Expr& expr, const Scope& scope, const Type* wanted);
  /// As `compile`, and the result must be a yes or no.
  Compiled condition(const Expr& expr, const Scope& scope);

  // check_expression.cpp
  void compile_alone(const Expr& expression, const RecordShape& shape);

 private:
  struct Setting {
    const Document* document;
    const Named<SettingSyntax>* syntax;
    Type type;
    Constant value;
    bool used = false;
  };
  struct TableEntry {
    const Document* document;
    Word name;
    TableId id;
    bool used = false;
  };
  struct Function {
    const Document* document;
    const FunctionSyntax* syntax;
    bool used = false;
    bool open = false;            ///< being written out: a call to it now is a circle
  };
  struct ReadEntry {
    const Document* document;
    const Named<ReadItem>* syntax;
    ReadingId reading;
    NodeId node;
    Type type;
    bool used = false;
  };
  struct WorkerField {
    const Document* document = nullptr;
    const Named<Formula>* formula = nullptr;   ///< or a reading of the same name
    enum class State : std::uint8_t { fresh, open, done } state = State::fresh;
    Compiled compiled;
  };

  // nodes.cpp: making nodes
  NodeId make(Node node, const Scope& scope);
  NodeId operation(NodeOp op, Type type, std::vector<NodeId> in, Span place, const Scope& scope);
  NodeId constant(Constant value, Type type, Span place);
  NodeId text_constant(std::string text, Span place);
  Compiled unknown(Span place);
  [[nodiscard]] bool may_be_blank(NodeId node, const Scope& scope) const;
  Compiled result(NodeId node, const Scope& scope) const;

  // facts.cpp: what a condition teaches
  void learn_yes(NodeId condition, Scope& scope) const;
  void learn_not_yes(NodeId condition, Scope& scope) const;
  void learn_present(NodeId node, Scope& scope) const;
  void learn(NodeId node, bool yes, Scope& scope, std::set<std::pair<NodeId, bool>>& seen) const;

  // compile_literal.cpp
  Compiled literal(const Expr& expr, const Type* wanted);
  Compiled text_literal(const std::string& text, Span place, const Type* wanted);
  std::optional<Constant> typed_text(const std::string& text, const Type& type, Span place, Code code);
  void report_outside_set(Span place, const std::string& text, const Type& type);

  // quoted.cpp: a quoted scalar that could be meant as an expression
  void report_meant(const std::optional<Expr>& meant, Span place, const Scope& scope);
  bool names_known(const Expr& expr, const Scope& scope, std::size_t& names) const;
  [[nodiscard]] bool root_known(const Expr& path, const Scope& scope) const;

  // compile_name.cpp
  Compiled name(const Expr& expr, const Scope& scope, const Type* wanted);
  Compiled member(const Expr& expr, const Scope& scope);
  Compiled rooted(const std::string& root, const std::vector<const Expr*>& keys, const Expr& expr,
                  const Scope& scope);
  [[nodiscard]] bool picks_primary(const std::string& list, const std::vector<const Expr*>& keys,
                                   std::size_t at) const;
  Compiled unknown_root(const std::string& root, const std::vector<const Expr*>& keys,
                        const Expr& expr, const Scope& scope);
  Compiled take_field(Compiled of, const Expr& member, const Scope& scope);
  Compiled setting(const std::string& name, Span place);
  Compiled record_path(const std::vector<std::string>& keys, Span place);
  // context_value.cpp: names of a connector
  std::optional<Compiled> context_value(const std::string& root, const std::vector<const Expr*>& keys,
                                        const Expr& expr, const Scope& scope, std::size_t& used);
  Compiled context_reading(const std::string& name, const ContextName& entry, Span place);
  Compiled unknown_context(const std::string& root, const std::vector<const Expr*>& keys,
                           const Expr& expr, const Scope& scope);
  Compiled encoded(const Compiled& value, Span place, const Scope& scope);

  Compiled element_field(std::size_t index, const Type& type, Span place);

  // worker.cpp
  Compiled worker_field(const std::string& name, Span place, const Scope& scope);
  Compiled custom_field(const std::string& name, Span place);
  Compiled read_field(const std::string& name, Span place);
  void check_against_model(const std::string& name, const Type& type, Span place);
  [[nodiscard]] std::vector<std::string> worker_names() const;
  [[nodiscard]] const FieldSyntax* model_field(const std::string& name) const;

  // compile_arithmetic.cpp, compile_comparison.cpp
  Compiled arithmetic(const Expr& expr, const Scope& scope);
  Compiled sum(const Expr& expr, const Scope& scope);
  Compiled shifted(const Compiled& moment, const Expr& duration, bool backwards, const Expr& expr,
                   const Scope& scope);
  bool compares_with_nothing(const Compiled& literal, const Expr& other);
  Compiled comparison(const Expr& expr, const Scope& scope);
  Compiled ordering(const Expr& expr, const Scope& scope);
  Compiled membership(const Expr& expr, const Scope& scope);
  Compiled text_test(const Expr& expr, const Scope& scope);
  Compiled blank_test(const Expr& expr, const Scope& scope);
  Compiled pattern_test(const Expr& expr, const Scope& scope);
  std::pair<Compiled, Compiled> both(const Expr& a, const Expr& b, const Scope& scope);
  Compiled compound(const Expr& expr, const Scope& scope, NodeOp hole);
  void require(const Compiled& value, TypeWord word, Span place, std::string_view what);

  // compile_decision.cpp
  Compiled logic(const Expr& expr, const Scope& scope);
  Compiled negation(const Expr& expr, const Scope& scope);
  Compiled otherwise_chain(const Expr& expr, const Scope& scope, const Type* wanted);
  Compiled choice(const Expr& expr, const Scope& scope, const Type* wanted);
  Compiled outcome(const Expr& expr, const Scope& scope);
  Compiled cases(const Formula& formula, const Scope& scope, const Type* wanted);
  Compiled case_condition(const CaseSyntax& syntax, const Compiled* subject, const Scope& scope);
  Compiled missing_otherwise(const Formula& formula, const Compiled* subject, std::size_t count,
                             const Scope& scope, bool& blank);
  void note_condition(NodeId condition, Span place, ConditionUse::Place where, const Scope& scope);
  void note_branch(NodeId node, std::size_t operand, Span place);
  Type joined(const Type& a, const Type& b, Span first, Span second);

  // compile_call.cpp
  Compiled call(const Expr& expr, const Scope& scope);
  Compiled today(const Expr& expr, const Scope& scope);
  Compiled table_lookup(TableEntry& entry, const Expr& expr, const Scope& scope);
  Compiled written_out(Function& function, const Expr& expr, const Scope& scope);
  Compiled library_call(const FunctionDef& function, const Expr& expr, const Scope& scope);
  Compiled call_result(Node node, const Expr& expr, const Scope& scope);
  [[nodiscard]] static bool accepts(const Parameter& parameter, const Type& type);
  bool count_arguments(const Expr& expr, std::size_t least, std::size_t most);
  void report_unknown_call(const Expr& expr);

  // compile_list.cpp
  Compiled list_form(const Expr& expr, const Scope& scope);
  Compiled ordered_list(const Compiled& list, const Expr& ordered, NodeOp op, const Scope& scope,
                        bool reversed);
  Compiled filtered(const Expr& expr, const Scope& scope);
  Scope item_scope(const Type& list, const Scope& scope) const;
  NodeId primary(const ListReadingSyntax& syntax, const ReadEntry& entry);

  // declare_settings.cpp, declare_tables.cpp, declare_readings.cpp, declare_functions.cpp
  void declare_settings();
  void read_setting_values();
  std::optional<Constant> setting_value(const std::vector<Word>& words, const Type& type);
  void declare_tables();
  void declare_table(const Document& document, const Named<TableSyntax>& named);
  std::optional<Constant> table_key(const Table& table, const Word& word);
  std::optional<Constant> table_value(const Table& table, const Word& word);
  void set_miss(Table& table, const TableSyntax& syntax);
  void fill(Table& table, const std::vector<TableSyntax::Row>& rows);
  void change_tables();
  void change_table(const ChangeSyntax& change, TableEntry& entry);
  void declare_functions();
  void check_uncalled_functions();
  void declare_readings();
  void declare_reading(const Document& document, const Named<ReadItem>& item, std::string name);
  void declare_primaries();
  Decoder decoder(const ReadingSyntax& syntax, std::string where);
  void read_example(Decoder& made, const ReadingSyntax& syntax);
  void check_path(const PathSyntax& path);
  void declare_worker();

  // layers.cpp
  [[nodiscard]] const ChangeSyntax* change_of(std::string_view item) const;
  void check_changes();
  /// The formula of `item` with the integration's change laid over it.
  struct Layered {
    Compiled value;
    const Formula* formula;      ///< the uppermost one, for places and fixes
    const Document* document;
  };
  std::optional<Layered> layered(const std::string& item, const Formula* below,
                                 const Document* owner, const Type* wanted, bool outcomes,
                                 const Type* key = nullptr);

  // policies.cpp
  void decide_policies();
  void declare_policies();
  void decide_policy(const Document& document, const Named<PolicySyntax>& named);
  std::optional<Constant> policy_value(const Document& document, const Named<PolicySyntax>& named,
                                       const Type& type);
  void report_policy(const Named<PolicySyntax>& named, std::string message, const Type& type);

  // groups.cpp; `key` is the type of a group's key, in a formula below `groups:`
  void compile_groups();
  void compile_group(const Named<GroupSyntax>& group);
  NodeId group_part(const Named<GroupSyntax>& group, GraphGroup::Part part, GraphGroup& made);
  void report_no_group_field(const Word& field);
  static const Formula* group_formula(const GroupSyntax& group, GraphGroup::Part part);
  static void enter_group(const Formula& formula, const Type* key, Scope& scope);

  // people.cpp
  void compile_people();
  void list_rules();
  std::optional<NodeId> on_list(const std::string& axis, const std::vector<Word>& words,
                                const std::string& set_name);
  NodeId in_set(NodeId value, TableId set, Span place);
  NodeId any_in_set(const Compiled& list, TableId set, Span place);
  void only_named(const PeopleSyntax& people, NodeId not_named);
  void report_axis(const Word& axis);
  void rules_of(const Document& document);
  void change_rule(GraphRule& rule, const ChangeSyntax& change);

  // fields.cpp, account.cpp
  void compile_fields();
  void compile_field(const Named<FieldSyntax>& field);
  void check_set_names();
  void check_decided(const Named<FieldSyntax>& field, const Layered& decided);
  void report_may_end_blank(const Layered& decided, std::string_view item, const std::string& end);
  void check_never_cleared(const Layered& decided, NodeId value, const std::string& message,
                           Span declared, std::set<NodeId>& seen);
  std::optional<Layered> account_item(const std::string& item,
                                      std::optional<Formula> AccountSyntax::*part, TypeWord type);
  NodeId never_blank(const Layered& decided, std::string_view item, std::string_view fix);
  void compile_account();
  void compile_invite();
  void compile_invite_condition(const Document& owner);
  void compile_invite_day(const Document& owner);
  void use_in_connectors();
  void report_unused();

  /// A scope at the top of a document.
  [[nodiscard]] Scope scope_of(const Document& document) const;
  [[nodiscard]] std::vector<const Document*> documents() const;
  TableId add_table(Table table);

  const Layers& layers_;
  const Words& words_;
  const Limits& limits_;
  Diagnostics& out_;
  Graph graph_;
  NodeTable nodes_;
  Arena arena_;

  std::map<std::string, Setting, std::less<>> settings_;
  std::map<std::string, TableEntry, std::less<>> tables_;
  std::map<std::string, Function, std::less<>> functions_;
  std::map<std::string, ReadEntry, std::less<>> readings_;   ///< custom ones as `custom.NAME`
  std::map<std::string, WorkerField, std::less<>> worker_;
  std::map<std::string, std::uint32_t, std::less<>> patterns_;
  std::vector<std::pair<std::string, const ListReadingSyntax*>> primaries_;
  RecordShape record_shape_;
  std::map<std::string, std::uint32_t, std::less<>> context_readings_;   ///< by all that makes them differ
  std::set<std::uint32_t> secret_readings_;                  ///< those that give a secret credential
  std::map<std::uint32_t, std::string> change_readings_;     ///< those of `change.FIELD`: the field
  std::size_t expressions_ = 0;    ///< compiled so far, those of functions each time they are called
  bool too_large_ = false;         ///< and that was said
  std::size_t nesting_ = 0;        ///< of the expressions that are open, through functions and fields
  int silent_conditions_ = 0;      ///< > 0 while a function is written out: its conditions are not judged
};

/// The type of a setting's or a policy's value.
[[nodiscard]] Type type_of(const SettingSyntax& syntax);
/// `"a", "b" or "c"`, at most eight of them.
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace joinery
