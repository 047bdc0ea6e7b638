/// Which streams are read for what: everybody, one, what changed, users and groups, files.

#include <algorithm>

#include <fmt/format.h>

#include "engine/check/connector_checker.hpp"

namespace joinery {

/// What each stream is for: that says what its request sees.
void ConnectorChecker::roles() {
  if (syntax_.read) {
    const ConnectReadSyntax& read = *syntax_.read;
    if (read.one.span.known()) roles_[read.one.text].insert("one");
    for (const ChangedSyntax& changed : read.changed) {
      if (changed.stream.span.known()) roles_[changed.stream.text].insert("changed");
    }
  }
  for (const Named<Word>& find : syntax_.find) {
    const std::string& by = find.name.text;
    roles_[find.value.text].insert(by == "id"       ? "find id"
                                   : by == "person" ? "find person"
                                                    : "find value");
  }
}

void ConnectorChecker::changed(const ChangedSyntax& syntax) {
  ChangedRead made;
  made.place = syntax.span;
  made.stream = made_.read.all.empty() ? 0 : made_.read.all[0];
  if (const auto stream = find_stream(syntax.stream)) made.stream = *stream;
  if (made_.streams.empty()) return;
  const StreamSyntax& of = syntax_.streams[order_[made.stream]].value;
  if (syntax.link) {
    ContextNames over = base_names();
    add_answer(over, of.exchange.answer);
    made.link = text(*syntax.link, over, "`link`");
    refuse_secret(*made.link, "`link`");
  }
  made.gives = syntax.gives.text == "parts" ? ChangedRead::Gives::parts
               : syntax.gives.text == "ids" ? ChangedRead::Gives::ids
                                            : ChangedRead::Gives::records;
  if (made.gives != ChangedRead::Gives::records && !made_.read.one) {
    found_
        .report(Code::connector_incomplete, syntax.gives.span,
                fmt::format("{} alone say nothing: each is read by `one`", syntax.gives.text))
        .help("name the stream that reads one person: `one: person`");
  }
  if (syntax.removed_when) {
    ContextNames names = base_names();
    add_names(names, of.record, "record", {"record"});
    made.removed_when = condition(*syntax.removed_when, names);
  }
  if (syntax.overlap) made.overlap = std::chrono::seconds(syntax.overlap->milliseconds / 1000);
  if (syntax.apart) made.apart = std::chrono::seconds(syntax.apart->milliseconds / 1000);
  if (!made_.streams[made.stream].id && !made_.read.all.empty()) {
    made_.streams[made.stream].id = made_.streams[made_.read.all[0]].id;
  }
  if (std::ranges::find(made_.read.all, made.stream) == made_.read.all.end()) {
    require_proof(made.stream, "changes");
  }
  made_.read.changed.push_back(std::move(made));
}

void ConnectorChecker::reads() {
  if (document_.kind != DocumentKind::source || syntax_.files) return;
  if (!syntax_.read || syntax_.read->all.empty()) {
    found_.report(Code::connector_incomplete, syntax_.read ? syntax_.read->span : syntax_.span,
                  "nothing says which stream gives the people")
        .help("for example\nread:\n  all: people");
    return;
  }
  const ConnectReadSyntax& read = *syntax_.read;
  const ReadingSyntax* id = nullptr;
  for (const Named<ReadItem>& item : document_.read) {
    if (item.name.text == "id") id = std::get_if<ReadingSyntax>(&item.value);
  }
  const auto give_id = [&](std::uint32_t index) {
    Stream& stream = made_.streams[index];
    if (!stream.id && id != nullptr) stream.id = connector_reading({"id", id->span}, *id, {"record"});
  };
  for (const Word& name : read.all) {
    const auto stream = find_stream(name);
    if (!stream) continue;
    made_.read.all.push_back(*stream);
    give_id(*stream);
    require_proof(*stream, "people");
    if (made_.streams[*stream].joined != Stream::Joined::no) {
      found_.report(Code::connector_incomplete, name.span,
                    fmt::format("`{}` belongs to the records of another stream", name.text));
    }
  }
  if (read.all.size() > 1) {
    if (!read.when_both.span.known()) {
      found_.report(Code::connector_incomplete, read.all[1].span,
                    "nothing says which record counts where somebody stands in both lists")
          .help(fmt::format("for example `when both: {}`, or `when both: hold`", read.all[0].text));
    } else if (read.when_both.text != "hold") {
      made_.read.when_both = find_stream(read.when_both);
    }
  }
  made_.read.one = find_stream(read.one);
  if (made_.read.one) give_id(*made_.read.one);
  for (const ChangedSyntax& syntax : read.changed) changed(syntax);
  if (read.full_every) made_.read.full_every = std::chrono::seconds(read.full_every->milliseconds / 1000);
  if (read.users.span.known() || read.user || read.group) {
    found_.report(Code::unknown_key, read.span, "users and groups are read by the connector of a target");
  }
}

UserReading ConnectorChecker::user_reading(const PlatformReadingSyntax& syntax, const Stream& users) {
  UserReading made;
  const auto into = [&](std::string_view part) -> std::optional<Template>* {
    if (part.starts_with("active")) return &made.active;
    if (part.starts_with("admin")) return &made.admin;
    if (part.starts_with("invited")) return &made.invited;
    if (part == "person") return &made.person;
    if (part == "managed") return &made.managed;
    if (part == "version") return &made.version;
    if (part == "groups") return &made.groups;
    return nullptr;
  };
  for (const Named<ReadingSyntax>& part : syntax.parts) {
    Template reading = reading_template(part.value, {"record"});
    if (part.name.text == "id") made.id = std::move(reading);
    else if (auto* place = into(part.name.text)) *place = std::move(reading);
  }
  ContextNames names = base_names();
  const auto found = index_of_.find(users.name);
  if (found != index_of_.end()) {
    add_names(names, syntax_.streams[order_[found->second]].value.record, "record", {"record"});
  }
  for (const Named<Expr>& part : syntax.conditions) {
    if (auto* place = into(part.name.text)) *place = condition(part.value, names);
  }
  for (const Named<ReadingSyntax>& field : syntax.fields) {
    const auto declared = std::find_if(
        document_.user.begin(), document_.user.end(),
        [&](const Named<FieldSyntax>& one) { return one.name.text == field.name.text; });
    if (declared == document_.user.end()) {
      found_.report(Code::unknown_target_field, field.name.span,
                    fmt::format("the platform has no field `{}`", field.name.text))
          .help("fields are declared under `user:` of the document");
    }
    made.fields.push_back({field.name.text, reading_template(field.value, {"record"}), field.name.span});
  }
  return made;
}

GroupReading ConnectorChecker::group_reading(const PlatformReadingSyntax& syntax) {
  GroupReading made;
  for (const Named<ReadingSyntax>& part : syntax.parts) {
    Template reading = reading_template(part.value, {"record"});
    const std::string& name = part.name.text;
    if (name == "id") made.id = std::move(reading);
    else if (name == "key") made.key = std::move(reading);
    else if (name == "name") made.name = std::move(reading);
    else if (name == "kind") made.kind = std::move(reading);
    else if (name == "parent") made.parent = std::move(reading);
    else if (name == "manager") made.manager = std::move(reading);
    else if (name == "managed") made.managed = std::move(reading);
    else if (name == "version") made.version = std::move(reading);
    else if (name == "members") made.members = std::move(reading);
  }
  return made;
}

void ConnectorChecker::platform() {
  if (document_.kind != DocumentKind::target) return;
  if (!syntax_.read || !syntax_.read->users.span.known() || !syntax_.read->user) {
    found_.report(Code::connector_incomplete, syntax_.read ? syntax_.read->span : syntax_.span,
                  "nothing says how the users of the platform are read")
        .help("for example\nread:\n  users: users\n  user: {id: text from id, active: yes_no from active}");
    return;
  }
  const ConnectReadSyntax& read = *syntax_.read;
  PlatformReads made;
  const auto users = find_stream(read.users);
  if (!users) return;
  made.users = *users;
  made.user = user_reading(*read.user, made_.streams[*users]);
  const auto give_id = [&](std::uint32_t index, const PlatformReadingSyntax& of) {
    for (const Named<ReadingSyntax>& part : of.parts) {
      if (part.name.text != "id" || made_.streams[index].id) continue;
      made_.streams[index].id = connector_reading(part.name, part.value, {"record"});
    }
  };
  give_id(*users, *read.user);
  require_proof(*users, "users");
  for (const Word& name : read.groups) {
    const auto groups = find_stream(name);
    if (!groups) continue;
    made.groups.push_back(*groups);
    require_proof(*groups, "groups");
    if (read.group) give_id(*groups, *read.group);
  }
  if (read.group) made.group = group_reading(*read.group);
  if (!read.groups.empty() && !read.group) {
    found_.report(Code::connector_incomplete, read.groups[0].span, "nothing says how a group is read")
        .help("for example `group: {id: text from id, name: text from displayName}`");
  }
  made.memberships = find_stream(read.memberships);
  if (made.memberships && !read.membership) {
    found_.report(Code::connector_incomplete, read.memberships.span, "nothing says how a membership is read")
        .help("for example `membership: {user: text from user_id, group: text from group_id}`");
  }
  if (read.membership) {
    MembershipReading& membership = made.membership.emplace();
    for (const Named<ReadingSyntax>& part : read.membership->parts) {
      Template reading = reading_template(part.value, {"record"});
      if (part.name.text == "user") membership.user = std::move(reading);
      else if (part.name.text == "group") membership.group = std::move(reading);
      else membership.id = std::move(reading);
    }
  }
  if (!read.all.empty() || read.one.span.known() || !read.changed.empty()) {
    found_.report(Code::unknown_key, read.span, "people are read by the connector of a source");
  }
  made_.platform = std::move(made);
}

void ConnectorChecker::finds() {
  for (const Named<Word>& find : syntax_.find) {
    const std::string& by = find.name.text;
    const bool field = by != "id" && by != "person";
    const auto declared = std::find_if(
        document_.user.begin(), document_.user.end(),
        [&](const Named<FieldSyntax>& one) { return one.name.text == by; });
    if (field && declared == document_.user.end()) {
      found_.report(Code::unknown_target_field, find.name.span,
                    fmt::format("users are found by `id`, `person` or a field, and `{}` is none", by));
    }
    const auto stream = find_stream(find.value);
    if (!stream) continue;
    if (made_.streams[*stream].joined != Stream::Joined::no) {
      found_.report(Code::connector_incomplete, find.value.span,
                    fmt::format("`{}` belongs to the records of another stream", find.value.text));
    }
    made_.find.push_back({by, *stream});
  }
}

void ConnectorChecker::files() {
  if (!syntax_.files) return;
  const FilesSyntax& syntax = *syntax_.files;
  SourceFiles made;
  made.place = syntax.span;
  ContextNames names = base_names();
  if (syntax.folder) made.folder = text(*syntax.folder, names, "`folder`");
  refuse_secret(made.folder, "`folder`");
  made.name = syntax.name.text;
  made.newest_by_name = syntax.newest_by.text != "time";
  made.marker = syntax.marker.text;
  if (syntax.quiet) made.quiet = std::chrono::seconds(syntax.quiet->milliseconds / 1000);
  if (syntax.oldest) made.oldest = std::chrono::seconds(syntax.oldest->milliseconds / 1000);
  if (syntax.trailer && syntax.trailer->count_in_column) {
    made.trailer = SourceFiles::Trailer{
        syntax.trailer->begins.text, static_cast<std::uint32_t>(syntax.trailer->count_in_column->count)};
  }
  const std::string& word = syntax.complete.text;
  if (word == "marker" || (word.empty() && !made.marker.empty())) made.proof = Proof::marker;
  else if (word == "trailer" || (word.empty() && made.trailer)) made.proof = Proof::trailer;
  else if (word == "whole answer") made.proof = Proof::whole_answer;
  if (word == "marker" && made.marker.empty()) {
    found_.report(Code::connector_incomplete, syntax.complete.span, "no `marker` is said")
        .help("for example `marker: .done`");
  }
  if (word == "trailer" && !made.trailer) {
    found_.report(Code::connector_incomplete, syntax.complete.span, "no `trailer` is said")
        .help("for example `trailer: {begins: TOTAL, count in column: 2}`");
  }
  if (word.empty() && made.proof == Proof::never) {
    found_.report(Code::no_proof, syntax.span, "nothing proves that a file is whole")
        .why("without a proof nobody can be archived: who is missing may only not have been written yet")
        .help("`marker`, `trailer`, `complete: whole answer`, or `complete: never`");
  }
  made_.files = std::move(made);
}

}  // namespace joinery
