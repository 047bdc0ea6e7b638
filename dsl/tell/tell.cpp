#include "dsl/tell/tell.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "dsl/tell/phrase.hpp"

namespace joinery {
namespace {

class Teller {
 public:
  Teller(const Bundle& bundle, const TellOptions& options)
      : bundle_(bundle), folder_(bundle, options.all_settings), phrases_(folder_) {}

  std::vector<Told> run() {
    lists(bundle_.integration.people.exclude, true);
    lists(bundle_.integration.people.include, false);
    for (const Document* document : documents()) {
      for (const RuleSyntax& rule : document->people.rules) tell_rule(rule);
    }
    worker();
    fields();
    account();
    invite();
    groups();
    words();
    return std::move(told_);
  }

 private:
  [[nodiscard]] std::vector<const Document*> documents() const {
    std::vector<const Document*> all;
    for (const Document& module : bundle_.modules) all.push_back(&module);
    for (const Document* one : {&bundle_.source, &bundle_.target, &bundle_.integration}) {
      if (one->source.valid()) all.push_back(one);
    }
    return all;
  }

  [[nodiscard]] const ChangeSyntax* change_of(const std::string& item) const {
    const auto found = std::ranges::find_if(
        bundle_.integration.change,
        [&](const ChangeSyntax& change) { return change.item.text == item; });
    return found == bundle_.integration.change.end() ? nullptr : &*found;
  }

  void add(ToldKind kind, std::string item, const Said& said, Span place, std::string say = {}) {
    told_.push_back({kind, std::move(item), written(said), std::move(say), place});
  }

  void lists(const PeopleLists& lists, bool exclude) {
    for (const auto& axis : lists.axes) {
      if (axis.value.empty()) continue;
      std::vector<std::string> names;
      for (const Word& name : axis.value) names.push_back("“" + name.text + "”");
      const std::string who = "is on the list of " + spoken(axis.name.text) + ": " +
                              enumerated(names, "and");
      const std::string words = exclude ? "A person is left out if the person " + who + "."
                                        : "Only those take part of whom each " + who + ".";
      add(ToldKind::rule, (exclude ? "exclude." : "include.") + axis.name.text, {words},
          axis.name.span);
    }
  }

  static std::string outcome_words(Outcome outcome) {
    switch (outcome) {
      case Outcome::include: return "A person takes part, and no later rule is asked, if ";
      case Outcome::exclude: return "A person is left out if ";
      case Outcome::hold: return "A person is held until somebody looks if ";
    }
    return {};
  }

  static std::string answer_words(Outcome outcome, Outcome answer) {
    if (outcome == answer) return "if that is not known, the rule applies all the same";
    if (answer == Outcome::hold) return "if that is not known, the person is held";
    return outcome == Outcome::exclude ? "if that is not known, they stay in"
                                       : "if that is not known, the rule does not apply";
  }

  void tell_rule(const RuleSyntax& rule) {
    const std::string item = "rules." + rule.id.text;
    const ChangeSyntax* change = change_of(item);
    const bool off = change != nullptr && change->off;
    const auto& switched = bundle_.integration.people.off;
    if (off || std::ranges::find(switched, rule.id.text, &Word::text) != switched.end()) {
      return add(ToldKind::rule, item, {"This rule is switched off here."}, rule.span, rule.say.text);
    }
    Expr condition = rule.condition;
    if (change != nullptr && change->also) {
      Expr both;
      both.op = Op::or_;
      both.children = {condition, *change->also};
      condition = std::move(both);
    }
    const Expr folded = folder_.fold(condition);
    if (folded.op == Op::no) {
      return add(ToldKind::rule, item, {"This rule applies to nobody with these settings."},
                 rule.span, rule.say.text);
    }
    Said said = phrases_.condition(folded);
    const bool everybody = folded.op == Op::yes;
    said.words = outcome_words(rule.outcome) + (everybody ? "they are there at all" : said.words);
    end(said, rule.if_blank && !everybody ? answer_words(rule.outcome, *rule.if_blank) : "");
    add(ToldKind::rule, item, said, rule.span, rule.say.text);
  }

  /// A full stop, and what else there is to say.
  static void end(Said& said, const std::string& more) {
    if (said.is_line()) {
      said.words += more.empty() ? "." : "; " + more + ".";
    } else if (!more.empty()) {
      said.parts.push_back({capitalized(more) + "."});
    }
  }

  /// The formula of an item, the integration's over the one below.
  [[nodiscard]] std::optional<Expr> decided(const std::string& item, const Formula* below,
                                            Span& place) const {
    std::optional<Expr> expr;
    if (below != nullptr) {
      expr = folder_.fold(*below);
      place = below->span;
    }
    const ChangeSyntax* change = change_of(item);
    if (change == nullptr || !change->now) return expr;
    place = change->now->span;
    const Expr base = expr.value_or(Expr{});
    return folder_.fold(*change->now, expr ? &base : nullptr);
  }

  void tell_value(ToldKind kind, const std::string& item, const std::string& before,
                  const Expr& expr, Span place) {
    Said said = phrases_.value(expr);
    said.words = before + said.words;
    end(said, "");
    add(kind, item, said, place);
  }

  void worker() {
    if (bundle_.kind != DocumentKind::source) return;
    for (const auto& field : bundle_.source.worker) {
      tell_value(ToldKind::worker, "worker." + field.name.text,
                 capitalized(spoken(field.name.text)) + ": ", folder_.fold(field.value),
                 field.value.span);
    }
  }

  void fields() {
    for (const auto& field : bundle_.target.user) {
      const auto& set = bundle_.target.set;
      const auto found = std::ranges::find_if(
          set, [&](const auto& one) { return one.name.text == field.name.text; });
      Span place;
      const std::string item = "set." + field.name.text;
      const auto expr = decided(item, found == set.end() ? nullptr : &found->value, place);
      if (!expr) continue;
      tell_value(ToldKind::field, item, capitalized(spoken(field.name.text)) + ": ", *expr, place);
    }
  }

  void account() {
    using Item = std::optional<Formula> AccountSyntax::*;
    struct Part {
      const char* name;
      Item item;
      const char* words;
    };
    constexpr Part parts[] = {
        {"starts", &AccountSyntax::starts, "The account begins on: "},
        {"ends", &AccountSyntax::ends, "The last day of the account is: "},
        {"archived when", &AccountSyntax::archived_when, "The account is archived: "},
        {"zone", &AccountSyntax::zone, "These days begin and end in the time zone: "},
    };
    for (const Part& part : parts) {
      const auto& own = bundle_.integration.account.*part.item;
      const auto& below = own ? own : bundle_.target.account.*part.item;
      Span place;
      const std::string item = std::string("account.") + part.name;
      const auto expr = decided(item, below ? &*below : nullptr, place);
      if (expr) tell_value(ToldKind::account, item, part.words, *expr, place);
    }
  }

  void invite() {
    const InviteSyntax& own = bundle_.integration.invite;
    const InviteSyntax& invite =
        own.when != InviteSyntax::When::unstated ? own : bundle_.target.invite;
    Said said;
    switch (invite.when) {
      case InviteSyntax::When::unstated: return;
      case InviteSyntax::When::never: said = {"Nobody is invited"}; break;
      case InviteSyntax::When::immediately: said = {"People are invited at once"}; break;
      case InviteSyntax::When::on_start_date:
        said = {"People are invited on their start date, or at once where there is none"};
        break;
      case InviteSyntax::When::when:
        said = phrases_.condition(folder_.fold(*invite.condition));
        said.words = "People are invited if " + said.words;
        break;
      case InviteSyntax::When::on:
        said = phrases_.value(folder_.fold(*invite.condition));
        said.words = "People are invited on the day that follows: " + said.words;
        break;
    }
    end(said, "");
    add(ToldKind::invite, "invite", said, invite.span);
  }

  void groups() {
    struct Part {
      const char* name;
      std::optional<Formula> GroupSyntax::*item;
      const char* words;
    };
    constexpr Part parts[] = {
        {"name", &GroupSyntax::name, "The name of the group: "},
        {"parent", &GroupSyntax::parent, "The group above it: "},
        {"manager", &GroupSyntax::manager, "Who manages it: "},
    };
    for (const auto& group : bundle_.target.groups) {
      for (const Part& part : parts) {
        const auto& below = group.value.*part.item;
        Span place;
        const std::string item = "groups." + group.name.text + '.' + part.name;
        const auto expr = decided(item, below ? &*below : nullptr, place);
        if (expr) tell_value(ToldKind::group, item, part.words, *expr, place);
      }
    }
  }

  /// What was called by its name; telling one may name another.
  void words() {
    std::set<std::string> done;
    for (bool more = true; more;) {
      more = false;
      for (const std::string& name : std::set<std::string>(folder_.named())) {
        if (!done.insert(name).second) continue;
        more = true;
        tell_value(ToldKind::word, "functions." + name, "“" + spoken(name) + "”: ",
                   folder_.body_of(name), place_of(name));
      }
    }
  }

  [[nodiscard]] Span place_of(const std::string& function) const {
    for (const Document* document : documents()) {
      for (const FunctionSyntax& one : document->functions) {
        if (one.head.text == function) return one.body.span;
      }
    }
    return {};
  }

  const Bundle& bundle_;
  Folder folder_;
  Phrases phrases_;
  std::vector<Told> told_;
};

}  // namespace

std::vector<Told> tell(const Bundle& bundle, const TellOptions& options) {
  return Teller(bundle, options).run();
}

}  // namespace joinery
