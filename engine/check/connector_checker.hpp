#pragma once
/// Makes a Connector of what a document says; private to this folder. Each group of members is
/// implemented in the file that it names.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/check/check_connector.hpp"
#include "engine/check/checker.hpp"
#include "engine/check/context_names.hpp"

namespace joinery {

class ConnectorChecker {
 public:
  ConnectorChecker(const Layers& layers, const Document& document, const Graph* mapping,
                   const Words& words, const Limits& limits);
  /// Appends what was found to `diagnostics`.
  std::optional<Connector> check(Diagnostics& diagnostics);

 private:
  // connector_context.cpp: what formulas see, and what they come to
  ContextNames base_names() const;             ///< credentials
  static void add(ContextNames& names, std::string name, const Type& type,
                  const std::vector<std::string>& path, bool secret = false);
  /// Readings as names below `root`; `below` is what their paths begin with in the context.
  void add_names(ContextNames& names, const ReadingsSyntax& readings, std::string_view root,
                 const std::vector<std::string>& below);
  /// The same, and gives them as parts of the connector.
  std::vector<ConnectorReading> add_readings(ContextNames& names, const ReadingsSyntax& readings,
                                             std::string_view root,
                                             const std::vector<std::string>& below);
  void add_answer(ContextNames& names, const ReadingsSyntax& own, std::vector<std::string> below = {});
  void check_reading_begin(const ReadingSyntax& reading, const std::vector<std::string_view>& roots);
  void use_answer_roots(const ReadingsSyntax& readings);
  Template reading_template(const ReadingSyntax& reading, const std::vector<std::string>& below);
  ConnectorReading connector_reading(const Word& name, const ReadingSyntax& reading,
                                     const std::vector<std::string>& below);

  Template value(const Formula& formula, ContextNames& names, std::optional<Type> wanted,
                 std::string_view what);
  Template text(const Formula& formula, ContextNames& names, std::string_view what);
  Template scalar(const Formula& formula, ContextNames& names, std::string_view what);
  Template condition(const Expr& expr, ContextNames& names);
  std::optional<Template> maybe_text(const std::optional<Formula>& formula, ContextNames& names,
                                     std::string_view what);
  std::vector<NamedTemplate> pairs(const std::vector<Named<Formula>>& formulas, ContextNames& names);
  Template take(NodeId node, Span place);
  [[nodiscard]] bool holds_secret(NodeId node) const;
  void collect_fields(NodeId node, std::set<std::string>& fields, std::set<NodeId>& seen) const;
  void refuse_secret(const Template& value, std::string_view where);
  Scope scope_over(ContextNames& names) const;

  // connector_requests.cpp
  Request request(const RequestSyntax& syntax, ContextNames& names);
  Template address(const Formula& formula, ContextNames& names, bool absolute);
  void check_address(const Expr& expr, bool absolute);
  RequestBody body(const JsonSyntax& syntax, ContextNames& names, bool bulk);
  std::vector<Failure> failures(const std::vector<FailureSyntax>& syntax, ContextNames& names);
  /// `asked` is what the request sees; `answered` what formulas over its answer see besides the answer.
  Exchange exchange(const ExchangeSyntax& syntax, ContextNames asked, const ContextNames& answered);
  void sign_in();
  void base();
  void pace();
  void budget(const std::optional<Formula>& left, const std::optional<Formula>& again,
              ContextNames& over);
  void limits();

  // connector_streams.cpp
  void order_streams();
  void streams();
  void stream(std::uint32_t index);
  void join(Stream& made, const StreamSyntax& syntax, ContextNames& asked);
  void pages(Stream& made, const StreamSyntax& syntax, const ContextNames& over_answer);
  void proof(Stream& made, const StreamSyntax& syntax, const ContextNames& over_answer);
  void records(Stream& made, const StreamSyntax& syntax);
  std::vector<std::string> place(const Word& written);
  std::optional<std::uint32_t> find_stream(const Word& name);
  void see_roles(const std::string& name, ContextNames& asked);
  void check_pages_asked(const Stream& made, const StreamSyntax& syntax);

  // connector_reads.cpp
  void roles();
  void reads();
  void changed(const ChangedSyntax& syntax);
  void platform();
  UserReading user_reading(const PlatformReadingSyntax& syntax, const Stream& users);
  GroupReading group_reading(const PlatformReadingSyntax& syntax);
  void finds();
  void files();
  void require_proof(std::uint32_t stream, std::string_view of);

  // connector_changes.cpp
  ContextNames change_names() const;
  void changes();
  void change(const Named<MutationSyntax>& syntax);
  Step step(const StepSyntax& syntax, ContextNames& seen, std::size_t number);
  Bulk bulk(const BulkSyntax& syntax, ContextNames seen);
  std::vector<NamedTemplate> gives(const std::vector<Named<Formula>>& syntax, ContextNames& names);
  void clear_as();

  // connector_abilities.cpp: what a plan may hold can be done
  void check_needed_changes();
  void check_group_kinds();
  void check_later_invitations();
  [[nodiscard]] std::set<std::string> told_group_kinds() const;

  // connector_hooks.cpp
  void hooks();
  void hook_proof(const HooksSyntax& syntax, ContextNames& names, Hooks& made);
  void probes();

  // connector_needs.cpp
  void ask_for();
  void mark_unread();
  void credentials();
  void check_unused();

  const Layers& layers_;
  const Document& document_;
  const ConnectSyntax& syntax_;
  const Graph* mapping_;
  Diagnostics found_;
  Checker checker_;
  Connector made_;
  std::vector<std::uint32_t> order_;   ///< of `syntax_.streams`: parents before children
  std::map<std::string, std::uint32_t> index_of_;   ///< of a stream in `made_.streams`
  std::map<std::string, std::set<std::string>> roles_;   ///< of a stream: `one`, `changed`, `find person`, …
  bool needed_used_ = false;
};

}  // namespace joinery
