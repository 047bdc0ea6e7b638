#pragma once
/// A simulated vendor of a test: its process, what happened to it, and orders to its admin.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/edge/http_client.hpp"
#include "engine/json/json.hpp"
#include "tests/support/served.hpp"

namespace joinery::testing {

/// A message as the vendor sent it.
struct Delivery {
  std::string method, headers, body;   ///< headers: one a line behind the first, as `joinery hook` takes them
};

class Company {
 public:
  /// Starts `simulate.py VENDOR --people PEOPLE`, with further words of that command.
  Company(const std::string& vendor, std::size_t people, const std::vector<std::string>& more = {});

  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] const std::string& user() const { return user_; }
  [[nodiscard]] const std::string& secret() const { return secret_; }
  [[nodiscard]] const std::string& hook_secret() const { return hook_secret_; }

  /// As if it had just been started, with these faults.
  void begin_again(const std::vector<std::string>& faults = {});
  /// An order of the admin, as JSON.
  Json order(std::string_view json);
  [[nodiscard]] Json look(const std::string& path = "/_sim");
  /// How many requests came since the beginning, and the last page that one of them asked for.
  [[nodiscard]] std::size_t requests();
  [[nodiscard]] std::size_t pages();
  [[nodiscard]] std::vector<Delivery> deliveries();

 private:
  Json call(HttpMethod method, const std::string& path, std::string body);

  Served served_;
  std::string address_, user_, secret_, hook_secret_;
  std::unique_ptr<HttpClient> http_;
};

}  // namespace joinery::testing
