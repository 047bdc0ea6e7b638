#include "tests/connect/vendors.hpp"

#include <stdexcept>

namespace joinery::testing {
namespace {

const std::vector<SourceUnderTest> all = {
    {"hibob", "hibob", 40,
     {{"service_user_id", "{user}"}, {"token", "{secret}"}, {"hook_secret", "{hook}"}, {"address", "{address}/v1"}},
     false, {"internal"}},
    {"peoplehr", "peoplehr", 40, {{"api_key", "{secret}"}, {"hook_secret", "{hook}"}, {"address", "{address}"}},
     false, {"EmailId"}},
    {"personio", "personio", 230,
     {{"client_id", "{user}"}, {"client_secret", "{secret}"}, {"address", "{address}/v1"}}, true, {"email"}},
    {"personio_v2", "personio_v2", 110,
     {{"client_id", "{user}"}, {"client_secret", "{secret}"}, {"hook_token", "{hook}"}, {"address", "{address}/v2"}},
     false, {"email", "position.title", "employment_start_date"}, 6},
    {"bamboohr", "bamboohr", 40,
     {{"company", "acme"}, {"api_key", "{secret}"}, {"hook_secret", "{hook}"}, {"address", "{address}/api"}},
     false, {"workEmail"}},
    {"scim", "scim", 230, {{"token", "{secret}"}, {"address", "{address}/scim/v2"}}, true, {"title", "emails.value"}},
    {"entra", "graph", 230,
     {{"tenant", "tenant"}, {"client_id", "{user}"}, {"client_secret", "{secret}"}, {"address", "{address}/v1.0"},
      {"login", "{address}/tenant/oauth2/v2.0/token"}, {"hook_secret", "{hook}"}},
     false, {"mail"}},
    {"sage_hr", "sage_hr", 130, {{"company", "acme"}, {"token", "{secret}"}, {"address", "{address}/api"}},
     true, {"email"}},
    {"deel", "deel", 430, {{"token", "{secret}"}, {"hook_secret", "{hook}"}, {"address", "{address}/rest/v2"}},
     true, {"job_title", "emails"}},
    {"okta", "okta", 430, {{"domain", "acme"}, {"token", "{secret}"}, {"address", "{address}/api/v1"}},
     false, {"profile.title"}},
    {"successfactors", "successfactors", 230,
     {{"server", "api4"}, {"user", "{user}"}, {"password", "{secret}"}, {"address", "{address}/odata/v2"}},
     true, {"emailNav", "jobTitle"}},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

}  // namespace

std::span<const SourceUnderTest> sources_under_test() { return all; }

const SourceUnderTest& source_under_test(std::string_view mapping) {
  for (const SourceUnderTest& source : all) {
    if (mapping == source.mapping) return source;
  }
  throw std::out_of_range("no such source under test");
}

std::string filled_in(std::string text, const Company& company) {
  replace_all(text, "{address}", company.address());
  replace_all(text, "{user}", company.user());
  replace_all(text, "{secret}", company.secret());
  replace_all(text, "{hook}", company.hook_secret());
  return text;
}

}  // namespace joinery::testing
