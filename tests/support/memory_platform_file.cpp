#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "tests/support/memory_platform.hpp"

namespace joinery::testing {
namespace {

void write_texts(JsonWriter& json, const char* name, const std::vector<std::string>& texts) {
  json.member(name).array();
  for (const std::string& text : texts) json.text(text);
  json.end();
}

void write_user(JsonWriter& json, const MemoryPlatform::Kept& kept) {
  const PlatformUser& user = kept.user;
  json.object().member("id").text(user.id).member("external_id").text(user.external_id);
  json.member("active").boolean(user.active).member("admin").boolean(user.admin);
  json.member("invited").number(static_cast<int>(user.invited));
  json.member("version").text(user.version).member("gone").boolean(kept.gone);
  json.member("made").number(kept.made.micros).member("fields").object();
  for (const PlatformField& field : user.fields) json.member(field.name).value(field.value);
  json.end();
  write_texts(json, "groups", user.groups);
  json.end();
}

std::vector<std::string> texts_of(const Json& json, std::string_view name) {
  std::vector<std::string> texts;
  for (const Json& item : json.find(name)->items()) texts.emplace_back(item.as_text());
  return texts;
}

std::string text_of(const Json& json, std::string_view name) {
  return std::string(json.find(name)->as_text());
}

MemoryPlatform::Kept user_of(const Json& json) {
  MemoryPlatform::Kept kept;
  kept.user.id = text_of(json, "id");
  kept.user.external_id = text_of(json, "external_id");
  kept.user.active = json.find("active")->as_boolean();
  kept.user.admin = json.find("admin")->as_boolean();
  kept.user.invited =
      static_cast<PlatformUser::Invited>(static_cast<int>(json.find("invited")->as_number()));
  kept.user.version = text_of(json, "version");
  kept.gone = json.find("gone")->as_boolean();
  kept.made.micros = static_cast<std::int64_t>(json.find("made")->as_number());
  for (const JsonMember& field : json.find("fields")->members()) {
    kept.user.fields.push_back({field.name, field.value});
  }
  kept.user.groups = texts_of(json, "groups");
  return kept;
}

}  // namespace

void MemoryPlatform::save(const std::string& file) const {
  std::string text;
  JsonWriter json(text);
  json.object().member("next").number(next_).member("users").array();
  for (const Kept& kept : users) write_user(json, kept);
  json.end().member("groups").array();
  for (const PlatformGroup& group : groups) {
    json.object().member("id").text(group.id).member("kind").text(group.kind);
    json.member("name").text(group.name).member("key").text(group.key);
    json.member("parent").text(group.parent).member("manager").text(group.manager).end();
  }
  json.end();
  write_texts(json, "mails", mails);
  write_texts(json, "calls", calls);
  json.end();
  std::ofstream(file, std::ios::binary) << text;
}

void MemoryPlatform::load(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto json = parse_json(text, Limits{});
  BOOST_TEST_REQUIRE(json.has_value());
  next_ = static_cast<std::uint64_t>(json->find("next")->as_number());
  users.clear();
  groups.clear();
  for (const Json& user : json->find("users")->items()) users.push_back(user_of(user));
  for (const Json& group : json->find("groups")->items()) {
    PlatformGroup& made = add_group(text_of(group, "id"), text_of(group, "kind"),
                                    text_of(group, "name"), text_of(group, "key"));
    made.parent = text_of(group, "parent");
    made.manager = text_of(group, "manager");
  }
  mails = texts_of(*json, "mails");
  calls = texts_of(*json, "calls");
}

}  // namespace joinery::testing
