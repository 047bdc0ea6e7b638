#include "tests/connect/company.hpp"

#include <algorithm>
#include <stdexcept>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/real/curl_client.hpp"

namespace joinery::testing {
namespace {

constexpr const char* simulator = "tests/simulators/simulate.py";

std::vector<std::string> command(const std::string& vendor, std::size_t people,
                                 const std::vector<std::string>& more) {
  std::vector<std::string> words{"python3", simulator, vendor, "--people", std::to_string(people), "--with-parent"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Json parsed(std::string_view text) {
  Limits limits;
  limits.record_bytes = 64U << 20;
  auto json = parse_json(text, limits);
  if (!json) throw std::runtime_error("a simulator does not answer with JSON");
  return *json;
}

std::string text_at(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  return value != nullptr && value->is(JsonKind::text) ? std::string(value->as_text()) : std::string();
}

}  // namespace

Company::Company(const std::string& vendor, std::size_t people, const std::vector<std::string>& more)
    : served_(command(vendor, people, more), 2),
      address_(served_.said().front()) {
  const Json credentials = parsed(served_.said().back());
  user_ = text_at(credentials, "user");
  secret_ = text_at(credentials, "secret");
  hook_secret_ = text_at(credentials, "hook_secret");
  CurlOptions options;
  options.hosts = {address_};
  auto client = make_curl_client(std::move(options));
  if (!client) throw std::runtime_error(client.error().what);
  http_ = std::move(*client);
}

Json Company::call(HttpMethod method, const std::string& path, std::string body) {
  HttpRequest request;
  request.method = method;
  request.url = address_ + path;
  request.body = std::move(body);
  CollectingReceiver answer(64U << 20);
  const HttpEnd end = http_->send(request, answer);
  if (end.problem || answer.head.status != 200) throw std::runtime_error("a simulator takes no orders: " + path);
  return parsed(answer.body);
}

Json Company::order(std::string_view json) { return call(HttpMethod::post, "/_sim", std::string(json)); }

Json Company::look(const std::string& path) { return call(HttpMethod::get, path, {}); }

void Company::begin_again(const std::vector<std::string>& faults) {
  std::string text;
  JsonWriter json(text);
  json.object().member("begin_again").boolean(true).member("faults").array();
  for (const std::string& fault : faults) json.text(fault);
  json.end().end();
  (void)order(text);
}

std::size_t Company::requests() {
  const Json seen = look();
  const Json* count = seen.find("count");
  return count == nullptr ? 0 : static_cast<std::size_t>(count->as_number());
}

std::size_t Company::pages() {
  std::size_t last = 0;
  const Json seen = look();
  for (const Json& request : seen.find("requests")->items()) {
    const Json* page = request.find("page");
    if (page->is(JsonKind::number)) last = std::max(last, static_cast<std::size_t>(page->as_number()));
  }
  return last;
}

std::vector<Delivery> Company::deliveries() {
  std::vector<Delivery> out;
  const Json all = look("/_sim/deliveries");
  for (const Json& one : all.items()) {
    Delivery delivery{text_at(one, "method"), {}, text_at(one, "body")};
    delivery.headers = delivery.method + " " + text_at(one, "target") + " HTTP/1.1\n";
    for (const JsonMember& header : one.find("headers")->members())
      delivery.headers += header.name + ": " + std::string(header.value.as_text()) + "\n";
    out.push_back(std::move(delivery));
  }
  return out;
}

}  // namespace joinery::testing
