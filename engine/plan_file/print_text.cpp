#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/plan_file/kind_words.hpp"
#include "engine/plan_file/outlook.hpp"
#include "engine/plan_file/write_plan.hpp"
#include "engine/value/print.hpp"
#include "engine/value/shown.hpp"

namespace joinery {
namespace {

class TextPlan {
 public:
  TextPlan(const Plan& plan, const PlanContext& context, PlanColors colors)
      : plan_(plan), context_(context), colors_(colors) {}

  std::string print() && {
    head();
    for (const KindWords& words : kind_words) kind(words);
    if (plan_.mutations.empty() && plan_.complete) out_ += "\nNothing to change.\n";
    guards();
    notes();
    outlook();
    out_ += fmt::format("\nplan {}\n", plan_.hash);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string colored(std::string_view text, const char* color) const {
    if (colors_ == PlanColors::off) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", color, text);
  }

  void head() {
    std::string now;
    format_instant(plan_.as_of, now);
    out_ += fmt::format("{} · plan for {} · {} → {}\n", plan_.integration, now,
                        context_.graph.source, context_.graph.target);
    const PlanCounts& counts = plan_.counts;
    out_ += fmt::format("{} people: {} in, {} left out, {} held; {} unchanged\n", counts.read,
                        counts.include, counts.exclude, counts.hold, counts.unchanged);
    if (plan_.platform_unseen) out_ += colored(fmt::format("\n{}\n", unseen_platform), "31");
    if (plan_.complete) return;
    out_ += colored(fmt::format("\nThe source is incomplete, so nothing is planned: {}\n",
                                plan_.incomplete),
                    "31");
  }

  void kind(const KindWords& words) {
    const std::uint64_t count = plan_.counts.mutations[static_cast<std::size_t>(words.kind)];
    if (count == 0) return;
    out_ += fmt::format("\n{} {} {}\n", colored(words.sign, words.color), count,
                        count == 1 ? words.one : words.many);
    for (const Mutation& mutation : plan_.mutations) {
      if (mutation.kind == words.kind) line(mutation);
    }
  }

  void line(const Mutation& mutation) {
    std::string who;
    if (mutation.person != nobody) who = context_.people.list[mutation.person].id;
    if (mutation.group != nobody) {
      who += (who.empty() ? "" : "  ") + plan_.groups[mutation.group].name;
    }
    std::string what;
    for (const FieldChange& change : mutation.fields) {
      if (mutation.kind == MutationKind::create_user) {
        what += fmt::format("{}{} {}", what.empty() ? "" : ", ", name(change), value(change.to, change));
      } else {
        what += fmt::format("{}{} {} → {}", what.empty() ? "" : ", ", name(change),
                            value(change.from, change), target_of(change));
      }
    }
    const std::string held =
        mutation.guard == nobody ? "" : colored("  (held)", "31");
    out_ += fmt::format("    {}{}{}{}\n", who, what.empty() ? "" : "  ", what, held);
  }

  [[nodiscard]] const std::string& name(const FieldChange& change) const {
    return context_.graph.fields[change.field].name;
  }

  [[nodiscard]] std::string target_of(const FieldChange& change) const {
    if (change.to_person != nobody) return std::string(context_.people.list[change.to_person].id);
    return value(change.to, change);
  }

  [[nodiscard]] std::string value(const Value& value, const FieldChange& change) const {
    if (value.is_blank()) return "(empty)";
    if (value.is_hold()) return "(unreadable)";
    std::string plain, shown;
    append_text(plain, value, context_.graph.fields[change.field].type, context_.zones);
    append_shown(shown, plain);
    return shown;
  }

  void guards() {
    if (!plan_.held()) return;
    out_ += colored("\nHeld by guards\n", "31");
    for (const GuardResult& guard : plan_.guards) {
      if (guard.tripped) out_ += fmt::format("    {}: {}\n", guard.name, guard.because);
    }
    if (plan_.platform_unseen) return;   // it never does
    out_ += fmt::format("    To let it happen: joinery apply PLAN --approve {} --reason \"…\"\n",
                        plan_.hash);
  }

  void notes() {
    if (plan_.notes.empty()) return;
    out_ += fmt::format("\n{} to look at\n", plan_.notes.size());
    for (const PlanNote& note : plan_.notes) {
      std::string because;
      for (const char c : note.because) because += c == '\n' || c == '\x1b' ? ' ' : c;
      out_ += fmt::format("    {}  {}: {}\n", note.person.empty() ? "(no id)" : note.person,
                          name_of(note.kind), because);
    }
  }

  void outlook() {
    const std::vector<std::string> lines = outlook_of(plan_);
    if (lines.empty()) return;
    out_ += "\nWhat comes\n";
    for (const std::string& line : lines) out_ += fmt::format("    {}\n", line);
  }

  const Plan& plan_;
  const PlanContext& context_;
  PlanColors colors_;
  std::string out_;
};

}  // namespace

std::string print_text(const Plan& plan, const PlanContext& context, PlanColors colors) {
  return TextPlan(plan, context, colors).print();
}

}  // namespace joinery
