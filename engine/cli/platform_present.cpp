#include "engine/cli/platform_present.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "engine/json/json_write.hpp"
#include "engine/present/read_present.hpp"
#include "engine/record/record_stream.hpp"

namespace joinery {
namespace {

/// A file without a name, which goes with it. What a platform says is written down first, so that it
/// need not fit into memory twice.
class Notes {
 public:
  Notes() : file_(std::tmpfile()) {}
  Notes(const Notes&) = delete;
  Notes& operator=(const Notes&) = delete;
  ~Notes() {
    if (file_ != nullptr) std::fclose(file_);
  }

  void add(std::string& line) {
    line += '\n';
    failed_ = failed_ || file_ == nullptr ||
              std::fwrite(line.data(), 1, line.size(), file_) != line.size();
    line.clear();
  }

  Result<RecordStream> read(const Limits& limits) {
    if (failed_ || file_ == nullptr || std::fflush(file_) != 0) {
      return fail(ErrorCode::unwritable, "what the platform has cannot be written down");
    }
    std::rewind(file_);
    RecordStreamOptions how;
    how.format = RecordFormat::lines;
    return RecordStream::from_descriptor(::fileno(file_), how, limits);
  }

 private:
  std::FILE* file_;
  bool failed_ = false;
};

void write_user(JsonWriter& json, const PlatformUser& user, const std::string& person) {
  json.object().member("id").text(user.id).member("active").boolean(user.active);
  json.member("admin").boolean(user.admin).member("managed").boolean(!person.empty());
  if (!person.empty()) json.member("person").text(person);
  if (user.invited == PlatformUser::Invited::yes) json.member("invitation").text("pending");
  json.member("groups").array();
  for (const std::string& group : user.groups) json.text(group);
  json.end().member("fields").object();
  for (const PlatformField& field : user.fields) json.member(field.name).value(field.value);
  json.end().end();
}

void write_group(JsonWriter& json, const PlatformGroup& group, const GroupMemory* known) {
  json.object().member("id").text(group.id).member("kind").text(group.kind);
  json.member("name").text(group.name).member("managed").boolean(known != nullptr);
  const std::string& key = group.key.empty() && known != nullptr ? known->key : group.key;
  if (!key.empty()) json.member("key").text(key);
  if (!group.parent.empty()) json.member("parent").text(group.parent);
  if (!group.manager.empty()) json.member("manager").text(group.manager);
  json.end();
}

/// Whether a request of the connector can hold the field.
bool is_sent(const Connector& target, const std::string& field) {
  return std::ranges::any_of(target.graph.readings, [&](const Reading& reading) {
    const std::string_view name = reading.name;
    const std::size_t point = name.find('.');
    const std::string_view root = name.substr(0, point);
    return (root == "change" || root == "wanted" || root == "cleared") && name.substr(root.size() + 1) == field;
  });
}

}  // namespace

std::vector<Visibility> visible_fields(const Graph& mapping, const Connector& target) {
  std::vector<Visibility> visible(mapping.fields.size(), Visibility::shown);
  if (!target.platform) return visible;
  const std::vector<NamedTemplate>& read = target.platform->user.fields;
  for (std::size_t f = 0; f < visible.size(); ++f) {
    const std::string& name = mapping.fields[f].name;
    if (std::ranges::find(read, name, &NamedTemplate::name) != read.end()) continue;
    visible[f] = is_sent(target, name) ? Visibility::hidden : Visibility::nowhere;
  }
  return visible;
}

bool shows_group_managers(const Connector& target) {
  return !target.platform || !target.platform->group || target.platform->group->manager;
}

Result<GatheredPresent> gather_present(const Session& session, const Graph& graph,
                                       const Memory& memory, Platform& platform) {
  std::map<std::string_view, std::string_view> person_of;
  for (const auto& [person, known] : memory.people) {
    if (!known.user.empty()) person_of.emplace(known.user, person);
  }
  GatheredPresent gathered;
  std::string line;
  Notes users, groups;
  JOINERY_TRY(const PlatformReading read, platform.read_users([&](const PlatformUser& user) {
    const auto linked = person_of.find(user.id);
    JsonWriter json(line);
    write_user(json, user,
               linked != person_of.end() ? std::string(linked->second) : user.external_id);
    users.add(line);
  }));
  JOINERY_TRY(const PlatformReading also, platform.read_groups([&](const PlatformGroup& group) {
    const auto known = memory.groups.find(group.id);
    JsonWriter json(line);
    write_group(json, group, known == memory.groups.end() ? nullptr : &known->second);
    groups.add(line);
  }));
  if (!read.complete) gathered.incomplete = "the platform's users: " + read.incomplete;
  if (!also.complete) gathered.incomplete = "the platform's groups: " + also.incomplete;
  const References& references = session.library->references();
  JOINERY_TRY(RecordStream user_lines, users.read(session.limits));
  if (const auto done = read_users(user_lines, graph.fields, references, session.limits, gathered.present);
      !done) {
    return tl::unexpected<Error>(done.error());
  }
  JOINERY_TRY(RecordStream group_lines, groups.read(session.limits));
  if (const auto done = read_groups(group_lines, references, session.limits, gathered.present); !done) {
    return tl::unexpected<Error>(done.error());
  }
  return gathered;
}

}  // namespace joinery
