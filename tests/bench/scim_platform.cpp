/// A SCIM service for measuring: as many users as one likes, kept as the texts they were written in, on one thread. It
/// answers what a sync asks (lists by page, a filter by eq, POST, PATCH, Bulk) and nothing else, so that what is
/// measured is Joinery. `bench_scim_platform PEOPLE` prints its address and ends with its standard input.
///
/// Not a simulator: it checks nothing but that a user name is not taken.

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/json/json.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"

using namespace joinery;

namespace {

constexpr std::string_view enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

std::string json_text(const Json& value) {
  std::string text;
  JsonWriter(text).value(value);
  return text;
}

Json with(const Json& object, std::string_view name, const Json& value) {
  std::vector<JsonMember> members;
  for (const JsonMember& member : object.members()) {
    if (member.name != name) members.push_back(member);
  }
  members.push_back({std::string(name), value});
  return Json::from_members(std::move(members));
}

std::string text_of(const Json& user, std::string_view name) {
  const Json* value = user.find(name);
  return value != nullptr && value->is(JsonKind::text) ? std::string(value->as_text()) : std::string();
}

struct Store {
  std::vector<Json> users;                                   ///< id is the place plus 1
  std::unordered_map<std::string, std::size_t> by_name, by_external;
  std::uint64_t writes = 0;

  std::size_t add(const Json& user) {
    const std::size_t at = users.size();
    users.push_back(with(user, "id", Json::from_text(id_of(at))));
    find_by(at);
    return at;
  }
  void find_by(std::size_t at) {
    by_name.insert_or_assign(text_of(users[at], "userName"), at);
    by_external.insert_or_assign(text_of(users[at], "externalId"), at);
  }
  static std::string id_of(std::size_t at) { return std::to_string(at + 1); }
};

void fill(Store& store, std::size_t people) {
  for (std::size_t i = 0; i < people; ++i) {
    const std::string number = std::to_string(i);
    const std::string address = "person" + number + "@acme.example";
    std::string text = R"({"externalId":"E)" + number + R"(","userName":")" + address + R"(","active":true,"displayName":"Ada King)" +
                       number + R"(","name":{"givenName":"Ada","familyName":"King)" + number + R"(","formatted":"Ada King)" + number +
                       R"("},"title":"Engineer","emails":[{"value":")" + address + R"(","type":"work","primary":true}],")" +
                       std::string(enterprise) + R"(":{"department":"Research"}})";
    store.add(*parse_json(text, Limits{}));
  }
}

struct Answer {
  int status = 200;
  std::string body;
  std::string location = {};   ///< of the user that it is about
};

Answer error(int status, const char* kind) {
  return {status, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":")" + std::string(kind) + R"(","status":")" +
                      std::to_string(status) + "\"}"};
}

Answer create(Store& store, const Json& user) {
  if (store.by_name.contains(text_of(user, "userName"))) return error(409, "uniqueness");
  ++store.writes;
  const std::size_t at = store.add(user);
  return {201, json_text(store.users[at]), "/scim/v2/Users/" + Store::id_of(at)};
}

/// `replace` with a path of members, which is all that a sync sends for plain fields.
Answer patch(Store& store, std::size_t at, const Json& body) {
  if (at >= store.users.size()) return error(404, "");
  store.by_name.erase(text_of(store.users[at], "userName"));
  store.by_external.erase(text_of(store.users[at], "externalId"));
  for (const Json& operation : body.find("Operations")->items()) {
    std::string path = text_of(operation, "path");
    const Json* value = operation.find("value");
    if (value == nullptr) continue;
    std::string outer;
    if (path.starts_with(enterprise)) {
      outer = enterprise;
      path.erase(0, enterprise.size() + 1);
    } else if (const auto point = path.find('.'); point != std::string::npos && path.find('[') == std::string::npos) {
      outer = path.substr(0, point);
      path.erase(0, point + 1);
    }
    Json& user = store.users[at];
    if (outer.empty()) {
      user = with(user, path, *value);
    } else {
      const Json* there = user.find(outer);
      user = with(user, outer, with(there == nullptr ? Json::from_members({}) : *there, path, *value));
    }
  }
  store.find_by(at);
  ++store.writes;
  return {200, json_text(store.users[at]), "/scim/v2/Users/" + Store::id_of(at)};
}

std::string parameter(std::string_view query, std::string_view name) {
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view pair = query.substr(at, end - at);
    if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=') {
      std::string value;
      const std::string_view raw = pair.substr(name.size() + 1);
      for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '%' && i + 2 < raw.size()) {
          value += static_cast<char>(std::strtol(std::string(raw.substr(i + 1, 2)).c_str(), nullptr, 16));
          i += 2;
        } else {
          value += raw[i] == '+' ? ' ' : raw[i];
        }
      }
      return value;
    }
    at = end + 1;
  }
  return {};
}

std::size_t number_of(const std::string& text, std::size_t otherwise) {
  std::size_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Answer list(const Store& store, std::string_view query) {
  std::size_t first = number_of(parameter(query, "startIndex"), 1) - 1, count = number_of(parameter(query, "count"), 200);
  std::size_t total = store.users.size();
  if (const std::string filter = parameter(query, "filter"); !filter.empty()) {
    const std::size_t quote = filter.find('"');
    const std::string value = quote == std::string::npos ? "" : filter.substr(quote + 1, filter.size() - quote - 2);
    const auto& index = filter.starts_with("externalId") ? store.by_external : store.by_name;
    const auto found = index.find(value);
    total = found == index.end() ? 0 : 1;
    first = total == 0 ? 0 : found->second;
    count = total;
  }
  std::string body = R"({"totalResults":)" + std::to_string(total) + R"(,"startIndex":1,"Resources":[)";
  for (std::size_t i = first; i < std::min(first + count, store.users.size()); ++i) {
    if (i > first) body += ',';
    body += json_text(store.users[i]);
  }
  return {200, body + "]}"};
}

Answer answer_to(Store& store, std::string_view method, std::string_view target, std::string_view text);

Answer bulk(Store& store, const Json& body) {
  std::string rows;
  for (const Json& operation : body.find("Operations")->items()) {
    const Json* data = operation.find("data");
    const Answer made = answer_to(store, text_of(operation, "method"), "/scim/v2" + text_of(operation, "path"),
                                  data == nullptr ? "{}" : json_text(*data));
    if (!rows.empty()) rows += ',';
    rows += R"({"bulkId":")" + text_of(operation, "bulkId") + R"(","status":")" + std::to_string(made.status) + '"';
    if (!made.location.empty()) rows += R"(,"location":")" + made.location + '"';
    if (made.location.empty()) rows += R"(,"response":)" + made.body;
    rows += '}';
  }
  return {200, R"({"Operations":[)" + rows + "]}"};
}

Answer answer_to(Store& store, std::string_view method, std::string_view target, std::string_view text) {
  const std::size_t mark = std::min(target.find('?'), target.size());
  const std::string_view path = target.substr(0, mark), query = target.substr(std::min(mark + 1, target.size()));
  const auto body = [&] { return parse_json(text, Limits{}); };
  constexpr std::string_view users = "/scim/v2/Users";
  if (path == "/_writes") return {200, std::to_string(store.writes)};
  if (path == "/scim/v2/Groups") return {200, R"({"totalResults":0,"Resources":[]})"};
  if (path == users) return method == "GET" ? list(store, query) : create(store, *body());
  if (path == "/scim/v2/Bulk") return bulk(store, *body());
  if (path.starts_with(users)) {
    const std::size_t at = number_of(std::string(path.substr(users.size() + 1)), 0) - 1;
    if (method == "PATCH") return patch(store, at, *body());
    if (at < store.users.size()) return {200, json_text(store.users[at])};
  }
  return error(404, "");
}

/// A connection and what of a request has come.
struct Client {
  int socket = -1;
  std::string bytes;
};

void send_all(int socket, const std::string& text) {
  for (std::size_t sent = 0; sent < text.size();) {
    const ssize_t n = ::send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return;
    sent += static_cast<std::size_t>(n);
  }
}

/// Answers every whole request that has come.
void serve(Store& store, Client& client) {
  for (;;) {
    const std::size_t end = client.bytes.find("\r\n\r\n");
    if (end == std::string::npos) return;
    const std::string_view head(client.bytes.data(), end);
    std::size_t at = head.find("ontent-Length: ");
    if (at == std::string_view::npos) at = head.find("ontent-length: ");
    const std::size_t length = at == std::string_view::npos ? 0 : number_of(std::string(head.substr(at + 15, 12)), 0);
    if (client.bytes.size() < end + 4 + length) return;
    const std::size_t space = head.find(' ');
    const std::string_view method = head.substr(0, space);
    const std::string_view target = head.substr(space + 1, head.find(' ', space + 1) - space - 1);
    const Answer answer = answer_to(store, method, target, std::string_view(client.bytes).substr(end + 4, length));
    send_all(client.socket, "HTTP/1.1 " + std::to_string(answer.status) + " X\r\nContent-Type: application/scim+json\r\nContent-Length: " +
                                std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body);
    client.bytes.erase(0, end + 4 + length);
  }
}

}  // namespace

int main(int argc, char** argv) {
  Store store;
  fill(store, argc > 1 ? number_of(argv[1], 1000) : 1000);
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(listener, 64) != 0) return 1;
  socklen_t size = sizeof address;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  std::printf("http://127.0.0.1:%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  std::vector<pollfd> polled = {{STDIN_FILENO, POLLIN, 0}, {listener, POLLIN, 0}};
  std::map<int, Client> clients;
  std::vector<char> buffer(1U << 16U);
  for (;;) {
    if (::poll(polled.data(), polled.size(), -1) < 0) return 1;
    if (polled[0].revents != 0 && ::read(STDIN_FILENO, buffer.data(), buffer.size()) <= 0) return 0;
    if (polled[1].revents != 0) {
      const int socket = ::accept(listener, nullptr, nullptr);
      const int on = 1;
      ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      clients[socket].socket = socket;
      polled.push_back({socket, POLLIN, 0});
      continue;
    }
    for (std::size_t i = 2; i < polled.size(); ++i) {
      if (polled[i].revents == 0) continue;
      const ssize_t n = ::recv(polled[i].fd, buffer.data(), buffer.size(), 0);
      if (n <= 0) {
        ::close(polled[i].fd);
        clients.erase(polled[i].fd);
        polled.erase(polled.begin() + static_cast<std::ptrdiff_t>(i));
        break;
      }
      Client& client = clients[polled[i].fd];
      client.bytes.append(buffer.data(), static_cast<std::size_t>(n));
      serve(store, client);
    }
  }
}
