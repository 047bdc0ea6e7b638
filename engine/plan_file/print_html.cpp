/// The page of a plan: one file that asks nobody for anything, to be sent round and read in a browser.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/plan_file/html_page.hpp"
#include "engine/plan_file/kind_words.hpp"
#include "engine/plan_file/outlook.hpp"
#include "engine/plan_file/write_plan.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

/// Rows of one kind; a page of more is no page for people. The plan's file has them all.
constexpr std::size_t rows_max = 2'000;

class HtmlPlan {
 public:
  HtmlPlan(const Plan& plan, const PlanContext& context) : plan_(plan), context_(context) {
    for (std::uint32_t f = 0; f < context.graph.fields.size() && label_field_ == nobody; ++f) {
      if (context.graph.fields[f].type.is(TypeWord::email)) label_field_ = f;
    }
  }

  std::string print() && {
    head();
    numbers();
    guards();
    outlook();
    for (const KindWords& words : kind_words) kind(words);
    notes();
    out_ += fmt::format("<footer><p>Plan <code>{}</code>, made {}. It is carried out with "
                        "<code>joinery apply PLAN</code>, once, until {}.</p></footer>\n",
                        html_escaped(plan_.hash), shown_instant(plan_.as_of), shown_instant(plan_.expires));
    return html_page(fmt::format("{}: plan of {}", plan_.integration, shown_instant(plan_.as_of)), out_);
  }

 private:
  void head() {
    out_ += fmt::format("<header>\n<p class=\"way\">{} → {}</p>\n<h1>{}</h1>\n<p class=\"soft\">What would "
                        "change, as of {}</p>\n",
                        html_escaped(context_.graph.source), html_escaped(context_.graph.target),
                        html_escaped(plan_.integration), shown_instant(plan_.as_of));
    if (plan_.platform_unseen) out_ += fmt::format("<p class=\"stop\"><strong>{}</strong></p>\n", unseen_platform);
    if (!plan_.complete) {
      out_ += fmt::format("<p class=\"stop\"><strong>The source is incomplete, so {}:</strong> {}</p>\n",
                          plan_.mutations.empty() ? "nothing is planned" : "nothing is taken away",
                          html_escaped(plan_.incomplete));
    }
    if (plan_.complete && plan_.mutations.empty()) out_ += "<p class=\"fine\">Nothing to change.</p>\n";
    out_ += "<p><input id=\"search\" type=\"search\" placeholder=\"Search people, fields, values…\" "
            "aria-label=\"Search\" /> <span id=\"found\" class=\"soft\"></span></p>\n</header>\n";
  }

  void number(std::uint64_t count, std::string_view words, std::string_view style = "") {
    out_ += fmt::format("<li class=\"{}\"><b>{}</b> {}</li>", style, count, words);
  }

  void numbers() {
    const PlanCounts& counts = plan_.counts;
    out_ += "<ul class=\"numbers\">";
    number(counts.read, "people read");
    number(counts.include, "in");
    number(counts.exclude, "left out");
    number(counts.hold, "held", counts.hold > 0 ? "warn" : "");
    number(counts.unchanged, "unchanged");
    number(plan_.mutations.size(), plan_.mutations.size() == 1 ? "change" : "changes", "strong");
    out_ += "</ul>\n";
  }

  void guards() {
    if (!plan_.held()) return;
    out_ += "<section class=\"guards\">\n<h2>Held by guards</h2>\n<ul>";
    for (const GuardResult& guard : plan_.guards) {
      if (!guard.tripped) continue;
      out_ += fmt::format("<li><code>{}</code> {}</li>", html_escaped(guard.name), html_escaped(guard.because));
    }
    if (plan_.platform_unseen) {   // it never does
      out_ += "</ul>\n</section>\n";
      return;
    }
    out_ += fmt::format("</ul>\n<p>To let it happen, somebody who has looked says so:</p>\n<pre>joinery apply "
                        "PLAN --approve {} --reason \"…\"</pre>\n</section>\n",
                        html_escaped(plan_.hash));
  }

  void outlook() {
    const std::vector<std::string> lines = outlook_of(plan_);
    if (lines.empty()) return;
    out_ += "<section>\n<h2>What comes</h2>\n<ul>";
    for (const std::string& line : lines) out_ += "<li>" + html_escaped(line) + "</li>";
    out_ += "</ul>\n</section>\n";
  }

  void kind(const KindWords& words) {
    const std::uint64_t count = plan_.counts.mutations[static_cast<std::size_t>(words.kind)];
    if (count == 0) return;
    out_ += fmt::format("<section class=\"rows\">\n<details{}>\n<summary><h2><span class=\"sign {}\">{}</span> {} "
                        "{}</h2></summary>\n<table><tbody>\n",
                        count <= 200 ? " open=\"open\"" : "", words.style, words.sign, count,
                        count == 1 ? words.one : words.many);
    std::size_t shown = 0;
    for (const Mutation& mutation : plan_.mutations) {
      if (mutation.kind != words.kind) continue;
      if (shown++ == rows_max) break;
      row(mutation);
    }
    out_ += "</tbody></table>\n";
    if (count > rows_max) {
      out_ += fmt::format("<p class=\"soft\">… and {} more: the plan's file has them all.</p>\n", count - rows_max);
    }
    out_ += "</details>\n</section>\n";
  }

  void row(const Mutation& mutation) {
    out_ += fmt::format("<tr{}><td>{}", mutation.guard == nobody ? "" : " class=\"held\"", who(mutation));
    if (mutation.guard != nobody) {
      out_ += fmt::format(" <span class=\"badge\" title=\"{}\">held</span>",
                          html_escaped(plan_.guards[mutation.guard].name));
    }
    if (mutation.notify) out_ += " <span class=\"badge mail\">mail</span>";
    out_ += "</td><td>";
    if (mutation.change != nobody) group_change(plan_.group_changes[mutation.change]);
    for (const FieldChange& change : mutation.fields) field_change(mutation, change);
    if (!mutation.why.empty()) out_ += fmt::format("<div class=\"soft\">{}</div>", html_escaped(mutation.why));
    out_ += "</td></tr>\n";
  }

  [[nodiscard]] std::string who(const Mutation& mutation) const {
    std::string id, label;
    if (mutation.person != nobody) {
      const Person& person = context_.people.list[mutation.person];
      id = person.id;
      if (label_field_ < person.user.size()) label = value(person.user[label_field_], label_field_);
    }
    if (mutation.user != nobody) {
      const PresentUser& user = context_.present.users[mutation.user];
      if (id.empty()) id = user.person.empty() ? user.id : user.person;
      if (label.empty() && label_field_ < user.fields.size()) label = value(user.fields[label_field_], label_field_);
    }
    if (mutation.group != nobody) {
      const std::string& name = plan_.groups[mutation.group].name;
      label += label.empty() || name.empty() ? name : " · " + name;
    }
    return fmt::format("<b>{}</b>{}<span class=\"soft\">{}</span>", html_escaped(id),
                       id.empty() || label.empty() ? "" : " ", html_escaped(label));
  }

  void group_change(const GroupChange& change) {
    std::string to = change.to;
    if (change.to_group != nobody) to = plan_.groups[change.to_group].name;
    if (change.to_person != nobody) to = context_.people.list[change.to_person].id;
    out_ += "<div>" + from_to(change.from, to) + "</div>";
  }

  void field_change(const Mutation& mutation, const FieldChange& change) {
    const GraphField& field = context_.graph.fields[change.field];
    std::string to = value(change.to, change.field);
    if (change.to_person != nobody) to = context_.people.list[change.to_person].id;
    out_ += fmt::format("<div title=\"set.{} at {}\"><span class=\"field\">{}</span> {}</div>",
                        html_escaped(field.name),
                        html_escaped(context_.sources.at(field.place)), html_escaped(field.name),
                        mutation.kind == MutationKind::create_user ? "<ins>" + html_escaped(to) + "</ins>"
                                                                   : from_to(value(change.from, change.field), to));
  }

  [[nodiscard]] static std::string from_to(const std::string& from, const std::string& to) {
    const auto part = [](const char* tag, const std::string& text) {
      return text.empty() ? std::string("<span class=\"soft\">empty</span>")
                          : fmt::format("<{0}>{1}</{0}>", tag, html_escaped(text));
    };
    return part("del", from) + " → " + part("ins", to);
  }

  [[nodiscard]] std::string value(const Value& value, std::uint32_t field) const {
    if (value.is_blank()) return "";
    if (value.is_hold()) return "(unreadable)";
    std::string plain;
    append_text(plain, value, context_.graph.fields[field].type, context_.zones);
    return plain;
  }

  void notes() {
    if (plan_.notes.empty()) return;
    std::map<PlanNote::Kind, std::vector<const PlanNote*>> by_kind;
    for (const PlanNote& note : plan_.notes) by_kind[note.kind].push_back(&note);
    for (const auto& [kind, list] : by_kind) {
      out_ += fmt::format("<section class=\"rows\">\n<details{}>\n<summary><h2>{} {}</h2></summary>\n<table><tbody>\n",
                          list.size() <= 200 ? " open=\"open\"" : "", list.size(), note_words(kind));
      for (std::size_t i = 0; i < std::min(list.size(), rows_max); ++i) note_row(*list[i]);
      out_ += "</tbody></table>\n</details>\n</section>\n";
    }
  }

  void note_row(const PlanNote& note) {
    std::string label;
    if (note.user != nobody && label_field_ < context_.present.users[note.user].fields.size()) {
      label = value(context_.present.users[note.user].fields[label_field_], label_field_);
    }
    out_ += fmt::format("<tr><td><b>{}</b> <span class=\"soft\">{}</span></td><td>{}{}</td></tr>\n",
                        html_escaped(note.person.empty() ? "(no id)" : note.person), html_escaped(label),
                        html_escaped(note.because),
                        note.at ? " <span class=\"soft\">" + shown_instant(*note.at) + "</span>" : "");
  }

  const Plan& plan_;
  const PlanContext& context_;
  std::uint32_t label_field_ = nobody;   ///< by which people know one another
  std::string out_;
};

}  // namespace

std::string print_html(const Plan& plan, const PlanContext& context) {
  return HtmlPlan(plan, context).print();
}

}  // namespace joinery
