/// No secret in anything that is said or kept: every command, with vendors and platforms that repeat all they hear.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "engine/digest/base64.hpp"
#include "engine/edge/http_client.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/real/curl_client.hpp"
#include "tests/command/program.hpp"
#include "tests/support/served.hpp"

namespace fs = std::filesystem;
using namespace joinery;
using joinery::testing::contents_of;
using joinery::testing::file;
using joinery::testing::folder;
using joinery::testing::Ran;
using joinery::testing::run;
using joinery::testing::Served;

namespace {

/// Looks different wherever it is written: in JSON, in a form, in an address, in Basic.
constexpr const char* planted = R"(pl4nted "se/cret"+9)";

/// A simulator of a vendor or a platform.
class Played {
 public:
  Played(const std::string& program, const std::string& name, const std::string& people)
      : served_({"python3", "tests/simulators/" + program, name, "--people", people, "--with-parent"}, 2),
        address_(served_.said().front()) {}
  [[nodiscard]] const std::string& address() const { return address_; }
  Json order(const std::string& body, const std::string& path = "/_sim") {
    CurlOptions options;
    options.hosts = {address_};
    const auto http = make_curl_client(std::move(options)).value();
    HttpRequest request;
    request.method = body.empty() ? HttpMethod::get : HttpMethod::post;
    request.url = address_ + path;
    request.body = body;
    CollectingReceiver answer(64U << 20);
    const HttpEnd end = http->send(request, answer);
    BOOST_TEST_REQUIRE((!end.problem && answer.head.status == 200), body << answer.body);
    Limits limits;
    limits.record_bytes = 64U << 20;
    return parse_json(answer.body, limits).value();
  }

 private:
  Served served_;
  std::string address_;
};

struct Pair {
  const char* source;
  const char* vendor_address;   ///< behind that of the simulator
  std::vector<std::pair<const char*, const char*>> credentials;
  const char* target;
  const char* platform;
  const char* platform_address;
  std::vector<std::pair<const char*, const char*>> platform_credentials;
  const char* settings = "";
};

constexpr const char* nowhere = "settings: {without_country: region}\n";

/// One of each way in which a secret goes out.
const std::vector<Pair> pairs = {
    // Basic, and the key of signed messages; Basic
    {"hibob", "/v1",
     {{"service_user_id", "simulated-user"}, {"token", planted}, {"hook_secret", "simulated-hook-secret"}},
     "learnupon", "learnupon", "", {{"portal", "acme"}, {"user", "simulated-user"}, {"password", "simulated-secret"}}},
    // a key in each body; a token in each form
    {"peoplehr", "", {{"api_key", planted}, {"hook_secret", "simulated-hook-secret"}},
     "moodle", "moodle", "", {{"token", "simulated-secret"}}},
    // a secret in JSON, and a token that each answer replaces; a bearer
    {"personio", "/v1", {{"client_id", "simulated-user"}, {"client_secret", planted}},
     "learnerbly", "learnerbly", "/scim/v2", {{"token", "simulated-secret"}}, nowhere},
    // a secret in a form, a token, and a token in the messages
    {"personio_v2", "/v2",
     {{"client_id", "simulated-user"}, {"client_secret", planted}, {"hook_token", "simulated-hook-secret"}},
     "learnerbly", "learnerbly", "/scim/v2", {{"token", "simulated-secret"}}, nowhere},
};

class Customer {
 public:
  explicit Customer(const Pair& pair)
      : pair_(pair),
        below_(folder() + "/secrets/" + pair.source),
        vendor_("simulate.py", pair.source, "12"),
        platform_("simulate_platform.py", pair.platform, "0") {
    fs::remove_all(below_);
    std::string text = std::string("integration: acme\nsource: ") + pair.source + "\ntarget: " + pair.target +
                       "\nlanguage: 1\ninvite: never\n" + pair.settings + "credentials:\n";
    text += given(pair.source, pair.credentials, vendor_.address() + pair.vendor_address);
    text += given(pair.target, pair.platform_credentials, platform_.address() + pair.platform_address);
    (void)file(std::string("secrets/") + pair.source + "/integration.yaml", text);
    vendor_.order(R"({"secret": "pl4nted \"se/cret\"+9"})");
  }

  /// `joinery COMMAND INTEGRATION MORE`; what was said is kept, and looked through.
  Ran does(const std::string& command, const std::string& more = "") {
    return says(command + " " + below_ + "/integration.yaml " + more);
  }
  Ran says(const std::string& words) {
    Ran ran = run(words);
    BOOST_TEST_CONTEXT("joinery " << words) {
      for (const std::string& form : forms()) look_for(form, ran.data + ran.messages);
    }
    ran_.insert(words.substr(0, words.find(' ')));
    return ran;
  }
  [[nodiscard]] const std::string& below() const { return below_; }
  [[nodiscard]] const std::set<std::string>& commands() const { return ran_; }
  Played& vendor() { return vendor_; }
  Played& platform() { return platform_; }

  /// From the next request on; where one signs in first, from the one after that.
  void vendor_repeats(int status) {
    const auto count = static_cast<int>(vendor_.order("").find("count")->as_number());
    const bool signs_in = std::string_view(pair_.source).starts_with("personio");
    vendor_.order(R"({"faults": ["says_it_again=)" + std::to_string(status) + "@from:" +
                  std::to_string(count + (signs_in ? 2 : 1)) + R"("]})");
  }
  void no_faults() { vendor_.order(R"({"faults": []})"); }

  /// Every byte of every file that a command wrote.
  void look_through_files() {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(below_)) {
      if (!entry.is_regular_file()) continue;
      ++files;
      const std::string text = contents_of(entry.path().string());
      BOOST_TEST_CONTEXT(entry.path().string()) {
        for (const std::string& form : forms()) look_for(form, text);
      }
    }
    BOOST_TEST(files > 3U);
  }

 private:
  static std::string given(const std::string& of, const std::vector<std::pair<const char*, const char*>>& values,
                           const std::string& address) {
    std::string text = "  " + of + ":\n";
    const auto give = [&](const std::string& name, const std::string& value) {
      const std::string variable = "SECRETS_" + of + "_" + name;
      ::setenv(variable.c_str(), value.c_str(), 1);
      text += "    " + name + ": env " + variable + "\n";
    };
    for (const auto& [name, value] : values) give(name, value);
    give("address", address);
    return text;
  }
  static void look_for(const std::string& form, const std::string& text) {
    BOOST_TEST((text.find(form) == std::string::npos), "`" << form << "` is there");
  }
  /// The secrets as they may be written, and the tokens that were given for them.
  std::vector<std::string> forms() {
    std::vector<std::string> all = {planted,
                                    R"(pl4nted \"se/cret\"+9)",
                                    R"(pl4nted \\\"se/cret)",
                                    "pl4nted%20%22se%2Fcret%22%2B9",
                                    "pl4nted+%22se%2Fcret%22%2B9",
                                    base64(planted).substr(0, 20),
                                    base64(std::string("simulated-user:") + planted).substr(16, 20),
                                    base64(std::string(planted) + ":x").substr(0, 20),
                                    "simulated-secret",
                                    "simulated-hook-secret",
                                    "simulated-token",
                                    base64("simulated-user:simulated-secret").substr(16, 20),
                                    "pl4nted"};
    const Json seen = vendor_.order("");
    for (const Json& token : seen.find("tokens")->items()) all.emplace_back(token.as_text());
    return all;
  }

  const Pair& pair_;
  std::string below_;
  Played vendor_, platform_;
  std::set<std::string> ran_;
};

/// The id of somebody in the snapshot.
std::string somebody(Customer& customer) {
  const Ran mapped = customer.does("map", "--records " + customer.below() + "/snapshot");
  const std::size_t begin = mapped.data.find(R"("person":")");
  BOOST_TEST_REQUIRE((begin != std::string::npos), mapped.data + mapped.messages);
  return mapped.data.substr(begin + 10, mapped.data.find('"', begin + 10) - begin - 10);
}

/// What talks to the vendor and the platform, while all is well.
void work(Customer& customer) {
  const std::string& below = customer.below();
  BOOST_TEST(customer.does("fetch", "-v --out " + below + "/snapshot").code == 0);
  (void)customer.does("fetch", "--check -v");
  BOOST_TEST(customer.does("release", "first-run --reason test").code == 0);
  const Ran synced = customer.does("sync", "--at 2026-11-21T08:00:00Z");
  BOOST_TEST(synced.code == 2, synced.data + synced.messages);
}

/// The same while whoever is asked repeats what they heard.
void work_with_parrots(Customer& customer) {
  const std::string& below = customer.below();
  bool black = false;   // it was heard
  for (const int status : {200, 400, 401, 403, 500}) {
    customer.vendor_repeats(status);
    const Ran fetched = customer.does("fetch", "-v --out " + below + "/refused" + std::to_string(status));
    BOOST_TEST(fetched.code != 0);
    black = black || fetched.data.find("•••") != std::string::npos;
    if (status == 400) (void)customer.does("fetch", "--check -v");
  }
  BOOST_TEST(black);
  (void)customer.does("sync");
  customer.no_faults();
  customer.platform().order(R"({"mishaps": ["says_it_again@write"]})");
  customer.vendor().order(R"({"change": 3, "values": {"first": "Another", "title": "Changed"}})");
  (void)customer.does("sync", "--at 2026-11-22T08:00:00Z");
  customer.platform().order(R"({"mishaps": ["says_it_again@request"]})");
  (void)customer.does("sync", "--at 2026-11-23T08:00:00Z");
  (void)customer.does("status");
  customer.platform().order(R"({"mishaps": []})");
  // Nor where the secret is wrong.
  customer.vendor().order(R"({"secret": "another"})");
  BOOST_TEST(customer.does("fetch", "-v --out " + below + "/wrong").code != 0);
  customer.vendor().order(R"({"secret": "pl4nted \"se/cret\"+9"})");
}

/// A message of the vendor, good and bad. What came lies beside the folder: it is not ours.
void hear(Customer& customer) {
  customer.vendor().order(R"({"change": 4, "values": {"title": "Lead"}})");
  const Json told = customer.vendor().order("", "/_sim/deliveries");
  if (told.items().empty()) return;
  const Json& message = told.items().back();
  std::string headers;
  for (const JsonMember& header : message.find("headers")->members())
    headers += header.name + ": " + std::string(header.value.as_text()) + "\n";
  const std::string body(message.find("body")->as_text());
  const std::string from = "--headers " + file("hook.headers", headers) + " --body ";
  for (const char* format : {"text", "json"}) {
    (void)customer.does("hook", from + file("hook.body", body) + " --format " + format);
    (void)customer.does("hook", from + file("hook.body", body + " ") + " --format " + format);
  }
}

/// The commands that talk to nobody, or look at what is kept.
void look_around(Customer& customer) {
  const std::string& below = customer.below();
  const std::string records = " --records " + below + "/snapshot";
  const std::string person = somebody(customer);
  const std::string whole = below + "/integration.yaml ";
  (void)customer.does("fetch", "--person " + person + " -v --format json --out " + below + "/one");
  (void)customer.does("plan", "--out " + below + "/plan.json --out " + below + "/plan.html");
  (void)customer.does("plan", "--format json");
  (void)customer.says("apply " + below + "/plan.json --integration " + whole);
  for (const char* command : {"check", "status", "graph", "read", "doc", "stop"}) (void)customer.does(command);
  (void)customer.does("graph", "--format json");
  (void)customer.does("doc", "--format html --out " + below + "/doc.html");
  (void)customer.does("why", person + records);
  (void)customer.does("why", person + " --history");
  (void)customer.does("undo", "1 --out " + below + "/undo.json");
  (void)customer.does("capture", person + records + " --as somebody --to " + below + "/examples.yaml");
  (void)customer.says("compare " + whole + whole + records);
  (void)customer.says("test " + below);
  (void)customer.does("fmt");
  (void)customer.does("alert", "--alert false --alert true");
  (void)customer.does("forget", person + " --reason test");
  (void)customer.says("eval '1 + 1'");
  (void)customer.says("explain J0504");
  (void)customer.says("functions");
  (void)customer.says("schema --out " + below + "/schemas");
  (void)customer.says("completion bash");
  (void)customer.says("man");
  (void)customer.says("new source secrets_hr --out " + below + "/new");
}

/// The commands of the program, as its help lists them.
std::set<std::string> all_commands() {
  std::set<std::string> all;
  const std::string help = run("--help").data;
  const std::size_t begin = help.find("ommands:");
  BOOST_TEST_REQUIRE((begin != std::string::npos), help);
  for (std::size_t at = help.find('\n', begin); at != std::string::npos; at = help.find('\n', at + 1)) {
    if (help.compare(at + 1, 2, "  ") != 0 || help[at + 3] == ' ' || at + 3 >= help.size()) continue;
    all.insert(help.substr(at + 3, help.find_first_of(" \n", at + 3) - at - 3));
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_command_writes_a_secret_whoever_repeats_it) {
  for (const Pair& pair : pairs) {
    BOOST_TEST_CONTEXT(pair.source) {
      Customer customer(pair);
      work(customer);
      hear(customer);
      if (&pair == &pairs.front()) {
        look_around(customer);
        const std::set<std::string> all = all_commands();
        BOOST_TEST(all.size() > 20U);
        for (const std::string& command : all) BOOST_TEST(customer.commands().contains(command), command);
      }
      work_with_parrots(customer);
      customer.look_through_files();
    }
  }
}

BOOST_AUTO_TEST_CASE(a_secret_of_three_letters_is_none) {
  Customer customer(pairs.front());
  ::setenv("SECRETS_hibob_token", "abc", 1);
  const Ran ran = run("fetch " + customer.below() + "/integration.yaml --check");
  BOOST_TEST(ran.code == 1);
  const std::string why = "the credential `token` is shorter than 4 letters, and is no secret";
  BOOST_TEST((ran.messages.find(why) != std::string::npos), ran.messages);
}
