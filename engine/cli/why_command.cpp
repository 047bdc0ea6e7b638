/// joinery why: which rule decided about a person, what it saw, and what would change the answer;
/// or where the value of one field comes from.

#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/cli/command.hpp"
#include "engine/cli/history.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/person_search.hpp"
#include "engine/cli/record_source.hpp"
#include "engine/cli/shared_options.hpp"
#include "engine/explain/render.hpp"

namespace joinery {
namespace {

struct WhyArguments {
  std::string integration;
  std::string person;
  std::string field;
  std::string records;
  std::string on, state;
  bool history = false;
  std::string format = "text";
  std::string at;
};

/// The fields of the platform, and what is known of their groups, as one asks for them.
std::string names_of_fields(const Graph& graph) {
  std::string names;
  for (const GraphField& field : graph.fields) names += (names.empty() ? "" : ", ") + field.name;
  for (const GraphGroup& group : graph.groups) {
    for (const auto part : {GraphGroup::name, GraphGroup::parent, GraphGroup::manager}) {
      if (part != GraphGroup::name && !group.place[part].known()) continue;
      names += fmt::format(", {}.{}", group.field, name_of(part));
    }
  }
  return names;
}

void show_provenance(const Inquiry& inquiry, const Provenance& made, const WhyArguments& options) {
  if (options.format == "json")
    std::cout << print_json(inquiry, made) << '\n';
  else
    std::cout << print_text(inquiry, made);
}

ExitCode show_field(const Inquiry& inquiry, const Json& record, const WhyArguments& options) {
  if (const auto found = provenance(inquiry, record, options.field)) {
    show_provenance(inquiry, *found, options);
    return ExitCode::fine;
  }
  const auto groups = group_provenance(inquiry, record, options.field);
  if (!groups) {
    complain(fmt::format("the platform has no field `{}`; it has {}", options.field,
                         names_of_fields(inquiry.graph)));
    return ExitCode::failed;
  }
  if (groups->empty() && options.format == "text") {
    const std::string field = options.field.substr(0, options.field.find('.'));
    std::cout << fmt::format("`{}` gives {} no group, so there is no {}.\n", field, options.person,
                             options.field);
  }
  for (std::size_t i = 0; i < groups->size(); ++i) {
    if (i > 0 && options.format == "text") std::cout << '\n';
    show_provenance(inquiry, (*groups)[i], options);
  }
  return ExitCode::fine;
}

/// What would become of the person if what is proposed were in force, where that is something else.
void show_proposed(const Session& session, const Mapping& mapping, const Inquiry& now,
                   const Json& record) {
  if (!mapping.proposed) return;
  const Inquiry proposed = inquiry_of(session, mapping, *mapping.proposed, now.clock);
  const Answer before = answer(now, record);
  const Answer after = answer(proposed, record);
  if (before.line == after.line) return;
  std::cout << "Something is proposed that would change this; it is never sent. With it:\n  "
            << after.line << '\n';
}

void show_decision(const Inquiry& inquiry, const Json& record, const WhyArguments& options) {
  const Explanation explanation = explain(inquiry, record);
  const SmallestChange smallest = smallest_change(inquiry, record);
  const NextChange next = next_change(inquiry, record);
  const Outlook outlook{&smallest, &next};
  if (options.format == "json")
    std::cout << print_json(inquiry, explanation, outlook) << '\n';
  else
    std::cout << print_text(inquiry, explanation, outlook);
}

/// Standard input and pipes are read once.
bool is_there_again(const std::string& records) {
  std::error_code problem;
  return std::filesystem::is_regular_file(records, problem) || std::filesystem::is_directory(records, problem);
}

/// What shows only beside other records: that somebody has the same address, and may be held for it.
Result<void> show_shared(const Session& session, const Inquiry& inquiry, SharedValueSearch& search,
                         const WhyArguments& options) {
  if (is_there_again(options.records)) {
    const auto read = each_record(session, inquiry.graph, options.records, [&](const Json& record) {
      search.look_at(record);
      return true;
    });
    if (!read) return read;
  }
  for (const SharedValue& shared : search.found()) {
    const std::string text =
        fmt::format("{} have the same {}, \"{}\".{}", fmt::join(shared.people, " and "), shared.field, shared.value,
                    shared.there > 1 ? " The plan may still hold them for it." : "");
    if (options.format == "text") std::cout << '\n' << text << '\n';
    else std::cerr << "note: " << text << '\n';
  }
  return {};
}

ExitCode run(Session& session, const WhyArguments& options) {
  if (options.history || !options.on.empty()) {
    return tell_history(session, {options.integration, options.person, options.on, options.state,
                                  options.format});
  }
  if (options.records.empty()) {
    complain("say whose records with `--records`, or ask for what was done with `--history`");
    return ExitCode::failed;
  }
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const Inquiry inquiry = inquiry_of(session, *mapping, *mapping->graph, *clock);
  PersonSearch search(inquiry, options.person);
  SharedValueSearch shared(inquiry);
  std::size_t found = 0;
  ExitCode code = ExitCode::fine;
  const auto read = each_record(session, *mapping->graph, options.records, [&](const Json& record) {
    if (!search.is_wanted(record)) return true;
    if (found++ > 0 && options.format == "text") std::cout << '\n';
    shared.want(record);
    shared.look_at(record);
    if (!options.field.empty()) {
      code = show_field(inquiry, record, options);
    } else {
      show_decision(inquiry, record, options);
      if (options.format == "text") show_proposed(session, *mapping, inquiry, record);
    }
    return code == ExitCode::fine;
  });
  if (!read) return fail_with(read.error());
  if (found > 0 && code == ExitCode::fine) {
    if (const auto told = show_shared(session, inquiry, shared, options); !told) return fail_with(told.error());
  }
  if (found > 0) return code;
  complain(
      fmt::format("nobody in `{}` has the id or address `{}`", options.records, options.person));
  return ExitCode::failed;
}

}  // namespace

void add_why(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "why",
      "Say why a person is in, left out or held: which rule, what it saw, the smallest change "
      "that\n"
      "would change the answer, and when the answer changes by itself. With FIELD, say where the\n"
      "value of that field comes from.");
  auto options = std::make_shared<WhyArguments>();
  option_integration(*command, options->integration);
  command->add_option("PERSON", options->person, "The person's id, or e-mail address")->required();
  command->add_option("FIELD", options->field,
                      "A field of the platform, such as first_name; or team.parent, of its groups");
  command
      ->add_option("--records", options->records,
                   "NDJSON, a JSON list, or a page as the vendor sends it; - is standard input");
  command->add_flag("--history", options->history,
                    "What was done about PERSON instead, and why: from the journal of all runs");
  command->add_option("--on", options->on, "Only what was done on that day (2026-05-14, in UTC)");
  option_state(*command, options->state);
  option_format(*command, options->format);
  option_at(*command, options->at);
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
