/// Settings are an admin's page: each says what it is about, and what it means to choose.

#include <filesystem>
#include <map>
#include <set>

#include <boost/test/unit_test.hpp>

#include "dsl/read/document.hpp"
#include "tests/mappings/mapped.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::set<std::string> mappings_with(const std::string& file) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator("mappings")) {
    if (std::filesystem::exists(entry.path() / file)) names.insert(entry.path().filename());
  }
  return names;
}

void check_settings(const Document& document) {
  std::set<std::string> titles;
  for (const auto& [name, setting] : document.settings) {
    BOOST_TEST_CONTEXT(document.name.text << ' ' << name.text) {
      BOOST_TEST(!setting.title.empty());
      BOOST_TEST(titles.insert(setting.title).second, "two settings have one title");
      BOOST_TEST(!setting.help.empty());
      BOOST_TEST(setting.help != setting.title);
      BOOST_TEST(!setting.help.ends_with("."));
      for (const auto& choice : setting.choices) BOOST_TEST(!choice.value.text.empty());
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_setting_has_a_title_and_a_help_of_its_own) {
  const auto load = [](const std::string& source, const std::string& target) {
    const MemoryFiles files({{"acme/integration.yaml", "integration: acme\nsource: " + source +
                                                           "\ntarget: " + target +
                                                           "\nlanguage: 1\n"}});
    return load_integration("acme/integration.yaml", {""}, files, Limits{});
  };
  BOOST_TEST(mappings_with("source.yaml").size() > 4U);
  for (const std::string& source : mappings_with("source.yaml")) {
    check_settings(load(source, "learnerbly").source);
  }
  for (const std::string& target : mappings_with("target.yaml")) {
    check_settings(load("hibob", target).target);
  }
  std::size_t of_modules = 0;
  for (const auto& entry : std::filesystem::directory_iterator("stdlib/modules")) {
    if (entry.path().extension() != ".yaml") continue;
    Sources sources;
    Diagnostics said;
    const SourceId id = sources.add(entry.path().string(), file_text(entry.path().string()));
    const Document document = read_document(id, sources, Limits{}, said);
    BOOST_TEST(!said.has_errors(), entry.path());
    check_settings(document);
    of_modules += document.settings.size();
  }
  BOOST_TEST(of_modules > 0U);
}

BOOST_AUTO_TEST_CASE(every_source_goes_with_every_platform_and_nobody_has_to_be_asked) {
  // What has no default is what only the customer can know.
  const std::map<std::string, std::string> needed{
      {"learningbank", "  default_department: Staff\n  default_job_profile: Employee\n"
                       "  default_permission: User\n"}};
  for (const std::string& source : mappings_with("source.yaml")) {
    for (const std::string& target : mappings_with("target.yaml")) {
      BOOST_TEST_CONTEXT(source << " to " << target) {
        const auto more = needed.find(target);
        const CompiledMapping mapping(
            {{"acme/integration.yaml",
              "integration: acme\nsource: " + source + "\ntarget: " + target +
                  "\nlanguage: 1\nsettings:\n  zone: Europe/London\n" +
                  (more == needed.end() ? std::string() : more->second)}});
        BOOST_TEST(mapping.graph().fields.size() > 3U);
      }
    }
  }
}
