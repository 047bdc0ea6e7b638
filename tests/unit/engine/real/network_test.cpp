/// Names, proxies and HTTP/2: what stands between a client and its host.

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <set>
#include <string>

#include <dlfcn.h>
#include <netdb.h>

#include "engine/real/curl_client.hpp"
#include "tests/support/served.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace joinery;
using joinery::testing::Served;
using joinery::testing::TemporaryFolder;

/// The names of this test, for all of the process; every other name goes its way. The linker prefers ours.
extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** found) {
  using Look = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
  static const auto look = reinterpret_cast<Look>(dlsym(RTLD_NEXT, "getaddrinfo"));
  const std::string name = node == nullptr ? "" : node;
  if (name == "hr.example") node = "127.0.0.1";
  if (name == "metadata.example") node = "169.254.169.254";
  if (name == "nowhere.example") return EAI_NONAME;
  return look(node, service, hints, found);
}

namespace {

using Kind = HttpProblem::Kind;

/// A certificate for the names of this test.
struct Certificate {
  TemporaryFolder folder;
  std::string certificate = folder.file("certificate.pem"), key = folder.file("key.pem");
  Certificate() {
    const std::string make =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=hr.example "
        "-addext subjectAltName=DNS:hr.example,DNS:localhost,DNS:metadata.example -keyout " +
        key + " -out " + certificate + " 2>/dev/null";
    BOOST_REQUIRE(std::system(make.c_str()) == 0);
  }
};

const Certificate& trust() {
  static const Certificate certificate;
  return certificate;
}

Served& vendor() {
  static Served served({"python3", "tests/support/fault_server.py", "--tls", trust().certificate, trust().key});
  return served;
}

struct Proxy {
  Served served;
  explicit Proxy(const std::vector<std::string>& more = {}) : served(words(more)) {}
  static std::vector<std::string> words(const std::vector<std::string>& more) {
    std::vector<std::string> all{"python3", "tests/support/recording_proxy.py", vendor().said().front()};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  [[nodiscard]] std::string address(const std::string& user = "") const {
    return "http://" + user + "127.0.0.1:" + served.said().front();
  }
};

/// What the environment says of proxies, for the length of a test.
class Environment {
 public:
  explicit Environment(std::vector<std::pair<std::string, std::string>> variables) : variables_(std::move(variables)) {
    for (const auto& [name, value] : variables_) ::setenv(name.c_str(), value.c_str(), 1);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment() {
    for (const auto& [name, value] : variables_) ::unsetenv(name.c_str());
  }

 private:
  std::vector<std::pair<std::string, std::string>> variables_;
};

struct Reached {
  HttpEnd end;
  int status = 0;
  std::string body;
};

Reached reach(const std::string& host, const std::string& path) {
  CurlOptions options;
  options.hosts = {host};
  options.certificates = trust().certificate;
  const auto client = make_curl_client(std::move(options)).value();
  HttpRequest request;
  request.url = host + path;
  request.time = std::chrono::seconds(10);
  request.headers = {{"Authorization", "Bearer planted-token"}};
  CollectingReceiver answer(1U << 20);
  Reached reached;
  reached.end = client->send(request, answer);
  reached.status = answer.head.status;
  reached.body = answer.body;
  return reached;
}

std::string log_of(const Proxy& proxy) {
  const Reached log = reach(proxy.address(), "/log");
  BOOST_TEST_REQUIRE((!log.end.problem && log.status == 200));
  return log.body;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string port() { return ":" + vendor().said().front(); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_name_that_leads_to_a_metadata_service_is_refused) {
  const Reached reached = reach("https://metadata.example", "/latest/meta-data");
  BOOST_TEST_REQUIRE(reached.end.problem.has_value());
  BOOST_TEST((reached.end.problem->kind == Kind::not_allowed));
  BOOST_TEST(!reached.end.problem->sent);
  BOOST_TEST((reach("https://nowhere.example", "/").end.problem->kind == Kind::no_such_host));
  // The same way, and an address that may be spoken to.
  BOOST_TEST(reach("https://hr.example" + port(), "/echo").status == 200);
}

BOOST_AUTO_TEST_CASE(the_proxy_of_the_environment_is_a_tunnel_that_sees_the_host_and_nothing_else) {
  const Proxy proxy;
  for (const char* variable : {"https_proxy", "HTTPS_PROXY", "ALL_PROXY"}) {
    BOOST_TEST_CONTEXT(variable) {
      const Environment environment({{variable, proxy.address("proxy-user:proxy-secret@")}});
      const Reached reached = reach("https://hr.example", "/echo?with=a-secret");
      BOOST_TEST_REQUIRE(!reached.end.problem.has_value(), reached.end.problem->what);
      BOOST_TEST(holds(reached.body, "planted-token"));
      BOOST_TEST(!holds(reached.body, "roxy-"));
    }
  }
  const std::string log = log_of(proxy);
  BOOST_TEST(holds(log, "CONNECT hr.example:443 HTTP/1.1"));
  BOOST_TEST(holds(log, "Proxy-Authorization: Basic "));
  BOOST_TEST(!holds(log, "planted-token"));
  BOOST_TEST(!holds(log, "a-secret"));
}

BOOST_AUTO_TEST_CASE(no_proxy_and_this_machine_are_reached_directly) {
  const Proxy proxy;
  {
    const Environment environment({{"https_proxy", proxy.address()}, {"no_proxy", "other.example,hr.example"}});
    BOOST_TEST(reach("https://hr.example" + port(), "/echo").status == 200);
  }
  const Environment environment(
      {{"https_proxy", proxy.address()}, {"http_proxy", proxy.address()}, {"ALL_PROXY", proxy.address()}});
  BOOST_TEST(reach("https://localhost" + port(), "/echo").status == 200);
  BOOST_TEST(log_of(proxy) == "[]");
}

BOOST_AUTO_TEST_CASE(a_proxy_that_refuses_is_told_without_its_password) {
  const Proxy proxy({"--refuse"});
  const Environment environment({{"https_proxy", proxy.address("proxy-user:proxy-secret@")}});
  const Reached reached = reach("https://hr.example", "/echo");
  BOOST_TEST_REQUIRE(reached.end.problem.has_value());
  BOOST_TEST(!holds(reached.end.problem->what, "proxy-secret"), reached.end.problem->what);
  BOOST_TEST(!reached.end.problem->sent);
  BOOST_TEST(holds(log_of(proxy), "CONNECT hr.example:443"));
}

BOOST_AUTO_TEST_CASE(a_proxy_is_no_way_round_to_a_metadata_service) {
  const Proxy proxy;
  const Environment environment({{"https_proxy", proxy.address()}});
  const Reached reached = reach("https://169.254.169.254", "/latest/meta-data");
  BOOST_TEST_REQUIRE(reached.end.problem.has_value());
  BOOST_TEST((reached.end.problem->kind == Kind::not_allowed));
  BOOST_TEST(log_of(proxy) == "[]");
}

BOOST_AUTO_TEST_CASE(several_requests_share_one_connection_where_the_server_speaks_http_2) {
  const Served http2({"python3", "tests/support/http2_server.py", trust().certificate, trust().key, "3"});
  const std::string host = "https://hr.example:" + http2.said().front();
  CurlOptions options;
  options.hosts = {host};
  options.certificates = trust().certificate;
  const auto client = make_curl_client(std::move(options)).value();
  std::vector<std::unique_ptr<CollectingReceiver>> answers;
  for (int i = 0; i < 3; ++i) {
    HttpRequest request;
    request.url = host + "/people";
    request.time = std::chrono::seconds(10);
    answers.push_back(std::make_unique<CollectingReceiver>(1U << 10));
    (void)client->start(std::move(request), *answers.back());
  }
  // None is answered before all three are there.
  for (int i = 0; i < 3; ++i) {
    const auto end = client->next_end(std::chrono::seconds(10));
    BOOST_TEST_REQUIRE(end.has_value());
    BOOST_TEST(!end->problem.has_value());
  }
  std::set<std::string> bodies;
  for (const auto& answer : answers) bodies.insert(answer->body);
  const std::set<std::string> streams{R"({"stream": 1})", R"({"stream": 3})", R"({"stream": 5})"};
  BOOST_TEST(bodies == streams, boost::test_tools::per_element());
}
