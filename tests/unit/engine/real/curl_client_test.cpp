/// HTTP as it is carried out, against a server that misbehaves on demand.

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include "engine/real/curl_client.hpp"
#include "tests/support/served.hpp"

using namespace joinery;
using joinery::testing::Served;
using Kind = HttpProblem::Kind;

namespace {

Served& server() {
  static Served served({"python3", "tests/support/fault_server.py"});
  return served;
}

std::string address(const std::string& path) { return "http://127.0.0.1:" + server().said().front() + path; }

struct Asked {
  HttpEnd end;
  HttpHead head;
  std::string body;
  [[nodiscard]] Kind kind() const { return end.problem ? end.problem->kind : Kind::other; }
};

HttpRequest get(const std::string& url) {
  HttpRequest request;
  request.url = url;
  request.time = std::chrono::seconds(10);
  return request;
}

std::unique_ptr<HttpClient> client_of(std::vector<std::string> hosts, std::string certificates = {}) {
  CurlOptions options;
  options.hosts = std::move(hosts);
  options.certificates = std::move(certificates);
  auto client = make_curl_client(std::move(options));
  BOOST_REQUIRE_MESSAGE(client.has_value(), client.error().what);
  return std::move(*client);
}

Asked ask(HttpClient& client, const HttpRequest& request) {
  CollectingReceiver answer(1U << 30);
  Asked asked;
  asked.end = client.send(request, answer);
  asked.head = answer.head;
  asked.body = answer.body;
  return asked;
}

Asked ask(const HttpRequest& request) {
  const auto client = client_of({address("")});
  return ask(*client, request);
}

/// Counts, and keeps nothing.
class CountingReceiver final : public HttpReceiver {
 public:
  bool begin(const HttpHead&) override { return true; }
  bool add(std::string_view bytes) override {
    total += bytes.size();
    largest = std::max(largest, bytes.size());
    return total < stop_after;
  }
  std::size_t total = 0, largest = 0, stop_after = SIZE_MAX;
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_request_arrives_as_it_was_written_and_its_answer_is_kept) {
  HttpRequest request = get(address("/echo?a=1%202"));
  request.method = HttpMethod::patch;
  request.headers = {{"Content-Type", "application/json"}, {"X-Key", "secret"}, {"Bad", "a\r\nInjected: yes"}};
  request.body = "{\"a\":1}";
  const Asked asked = ask(request);
  BOOST_TEST(!asked.end.problem.has_value());
  BOOST_TEST(asked.head.status == 200);
  BOOST_TEST(*asked.head.find("x-two") == "a");
  BOOST_TEST(holds(asked.body, R"("method": "PATCH")"));
  BOOST_TEST(holds(asked.body, R"("target": "/echo?a=1%202")"));
  BOOST_TEST(holds(asked.body, R"("x-key": "secret")"));
  BOOST_TEST(holds(asked.body, R"("content-type": "application/json")"));
  BOOST_TEST(!holds(asked.body, "injected"));
}

BOOST_AUTO_TEST_CASE(a_body_without_a_type_has_none) {
  HttpRequest request = get(address("/echo"));
  request.method = HttpMethod::post;
  BOOST_TEST(!holds(ask(request).body, "content-type"));
}

BOOST_AUTO_TEST_CASE(compression_is_taken_off_and_what_grows_too_large_is_refused) {
  BOOST_TEST(ask(get(address("/gzip"))).body == "unpacked");
  HttpRequest request = get(address("/bomb?mb=64"));
  request.answer_bytes_max = 1U << 20;
  const Asked asked = ask(request);
  BOOST_TEST((asked.kind() == Kind::too_large));
  BOOST_TEST(asked.body.size() <= (1U << 20));
  BOOST_TEST(ask(get(address("/bad-gzip"))).end.problem.has_value());
}

BOOST_AUTO_TEST_CASE(a_large_answer_comes_in_small_pieces) {
  CountingReceiver counting;
  const auto client = client_of({address("")});
  const HttpEnd end = client->send(get(address("/big?mb=200")), counting);
  BOOST_TEST(!end.problem.has_value());
  BOOST_TEST(counting.total == 200U << 20);
  BOOST_TEST(counting.largest <= 1U << 20);
  BOOST_TEST(end.bytes == 200U << 20);
}

BOOST_AUTO_TEST_CASE(a_receiver_breaks_an_answer_off) {
  CountingReceiver counting;
  counting.stop_after = 1;
  const auto client = client_of({address("")});
  const HttpEnd end = client->send(get(address("/big?mb=200")), counting);
  BOOST_REQUIRE(end.problem.has_value());
  BOOST_TEST((end.problem->kind == Kind::broken_off));
  BOOST_TEST(counting.total < 2U << 20);
}

BOOST_AUTO_TEST_CASE(what_goes_wrong_has_a_name) {
  BOOST_TEST((ask(get(address("/cut"))).kind() == Kind::cut));
  BOOST_TEST((ask(get(address("/reset"))).kind() == Kind::cut));
  HttpRequest never = get(address("/never"));
  never.time = std::chrono::milliseconds(300);
  const Asked asked = ask(never);
  BOOST_TEST((asked.kind() == Kind::too_slow));
  BOOST_TEST(asked.end.problem->sent);
  HttpRequest silent = get(address("/silent"));
  silent.silence = std::chrono::seconds(1);
  BOOST_TEST((ask(silent).kind() == Kind::too_slow));
  BOOST_TEST((ask(get(address("/many-headers?count=1000"))).kind() == Kind::too_large));
  const auto nobody = client_of({"http://127.0.0.1:9"});
  const Asked refused = ask(*nobody, get("http://127.0.0.1:9/secret-path?key=secret"));
  BOOST_TEST((refused.kind() == Kind::no_connection));
  BOOST_TEST(!refused.end.problem->sent);
  BOOST_TEST(!holds(refused.end.problem->what, "secret"));
}

BOOST_AUTO_TEST_CASE(only_declared_hosts_are_spoken_to) {
  const auto client = client_of({address("")});
  for (const char* url : {"http://127.0.0.1:9/", "https://example.com/", "file:///etc/passwd", "http://localhost/",
                          "http://169.254.169.254/latest/meta-data/", "not an address"}) {
    BOOST_TEST_CONTEXT(url) {
      const Asked asked = ask(*client, get(url));
      BOOST_TEST((asked.kind() == Kind::not_allowed || asked.kind() == Kind::wrong_address));
      BOOST_TEST(!asked.end.problem->sent);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_declared_host_at_the_address_of_a_metadata_service_is_refused) {
  const auto client = client_of({"https://169.254.169.254", "https://[fd00:ec2::254]"});
  BOOST_TEST((ask(*client, get("https://169.254.169.254/")).kind() == Kind::not_allowed));
  BOOST_TEST((ask(*client, get("https://[fd00:ec2::254]/")).kind() == Kind::not_allowed));
}

BOOST_AUTO_TEST_CASE(http_without_tls_is_for_this_machine_only) {
  CurlOptions options;
  options.hosts = {"http://example.com"};
  BOOST_TEST(!make_curl_client(options).has_value());
  options.hosts = {"gopher://example.com"};
  BOOST_TEST(!make_curl_client(options).has_value());
}

BOOST_AUTO_TEST_CASE(a_read_follows_redirects_to_declared_hosts_only) {
  const Asked near = ask(get(address("/redirect?to=/echo")));
  BOOST_TEST(!near.end.problem.has_value());
  BOOST_TEST(holds(near.body, R"("target": "/echo")"));
  for (const char* to : {"http://127.0.0.2:9/", "file:///etc/passwd", "http://169.254.169.254/", "//example.com/"}) {
    BOOST_TEST_CONTEXT(to) BOOST_TEST((ask(get(address("/redirect?to=") + to)).end.problem.has_value()));
  }
  HttpRequest post = get(address("/redirect?to=/echo"));
  post.method = HttpMethod::post;
  BOOST_TEST(ask(post).head.status == 302);
}

BOOST_AUTO_TEST_CASE(a_circle_of_redirects_ends) {
  const Asked asked = ask(get(address("/circle")));
  BOOST_TEST((asked.kind() == Kind::not_allowed));
}

BOOST_AUTO_TEST_CASE(secrets_do_not_go_along_to_another_host) {
  Served other({"python3", "tests/support/fault_server.py"});
  const std::string there = "http://127.0.0.1:" + other.said().front();
  const auto client = client_of({address(""), there});
  HttpRequest request = get(address("/redirect?to=") + there + "/echo");
  request.headers = {{"Authorization", "Bearer secret"}, {"X-Key", "secret"}, {"Accept", "application/json"}};
  const Asked asked = ask(*client, request);
  BOOST_TEST(asked.head.status == 200);
  BOOST_TEST(!holds(asked.body, "secret"));
  BOOST_TEST(holds(asked.body, "application/json"));
}

BOOST_AUTO_TEST_CASE(a_change_is_sent_once_at_most_where_a_kept_connection_was_dead) {
  Served other({"python3", "tests/support/fault_server.py"});
  const std::string there = "http://127.0.0.1:" + other.said().front();
  const auto client = client_of({there});
  HttpRequest change = get(there + "/second-is-lost");
  change.method = HttpMethod::post;
  BOOST_TEST(ask(*client, change).head.status == 200);
  const Asked lost = ask(*client, change);
  BOOST_TEST((lost.kind() == Kind::cut));
  BOOST_TEST(lost.end.problem->sent);
  const std::string log = ask(*client, get(there + "/log")).body;
  BOOST_TEST(log == R"(["POST /second-is-lost", "POST /second-is-lost", "GET /log"])");
  // A read may be asked again on another connection.
  BOOST_TEST(ask(*client, get(there + "/second-is-lost")).head.status == 200);
}

BOOST_AUTO_TEST_CASE(several_go_at_once_and_end_as_they_end) {
  const auto client = client_of({address("")});
  std::vector<std::unique_ptr<CollectingReceiver>> answers;
  std::vector<HttpTicket> tickets;
  for (int i = 0; i < 20; ++i) {
    answers.push_back(std::make_unique<CollectingReceiver>(1U << 20));
    tickets.push_back(client->start(get(address("/echo?n=" + std::to_string(i))), *answers.back()));
  }
  BOOST_TEST(client->under_way() == 20U);
  std::size_t ended = 0;
  while (const auto end = client->next_end(std::chrono::seconds(10))) {
    BOOST_TEST(!end->problem.has_value());
    ++ended;
  }
  BOOST_TEST(ended == 20U);
  for (int i = 0; i < 20; ++i) {
    BOOST_TEST(holds(answers[static_cast<std::size_t>(i)]->body, "n=" + std::to_string(i) + "\""));
  }
}

BOOST_AUTO_TEST_CASE(a_stop_ends_what_is_under_way) {
  std::atomic<bool> stop = false;
  CurlOptions options;
  options.hosts = {address("")};
  options.stop = &stop;
  const auto client = make_curl_client(options);
  CollectingReceiver answer(1);
  (void)(*client)->start(get(address("/never")), answer);
  BOOST_TEST(!(*client)->next_end(std::chrono::milliseconds(200)).has_value());
  stop = true;
  const auto end = (*client)->next_end(std::chrono::seconds(5));
  BOOST_REQUIRE(end.has_value());
  BOOST_TEST((end->problem->kind == Kind::stopped));
}

BOOST_AUTO_TEST_CASE(a_certificate_is_believed_only_from_an_authority_that_is_known) {
  const std::string folder =
      (std::filesystem::temp_directory_path() / ("joinery-tls-" + std::to_string(::getpid()))).string();
  std::filesystem::create_directories(folder);
  const std::string certificate = folder + "/certificate.pem", key = folder + "/key.pem";
  const std::string make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
                           "-addext subjectAltName=DNS:localhost -keyout " + key + " -out " + certificate +
                           " 2>/dev/null";
  BOOST_REQUIRE(std::system(make.c_str()) == 0);
  {
    Served tls({"python3", "tests/support/fault_server.py", "--tls", certificate, key});
    const std::string there = "https://localhost:" + tls.said().front();
    BOOST_TEST((ask(*client_of({there}), get(there + "/echo")).kind() == Kind::no_trust));
    BOOST_TEST(ask(*client_of({there}, certificate), get(there + "/echo")).head.status == 200);
    // The right authority, but the certificate is of another name.
    const std::string wrong = "https://127.0.0.1:" + tls.said().front();
    BOOST_TEST((ask(*client_of({wrong}, certificate), get(wrong + "/echo")).kind() == Kind::no_trust));
  }
  std::filesystem::remove_all(folder);
}
