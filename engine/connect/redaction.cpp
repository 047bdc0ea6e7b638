#include "engine/connect/redaction.hpp"

#include <algorithm>

#include "engine/connect/address.hpp"
#include "engine/digest/base64.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

constexpr std::string_view black = "•••";

}  // namespace

void Redaction::add(std::string_view secret) {
  if (secret.size() < shortest) return;
  std::string quoted;
  append_json_text(quoted, secret);
  const std::string in_form = form_text({{"", std::string(secret)}}).substr(1);
  for (std::string form : {std::string(secret), base64(secret), percent_encoded(secret), in_form,
                           quoted.substr(1, quoted.size() - 2)}) {
    while (form.ends_with('=')) form.pop_back();
    if (std::ranges::find(secrets_, form) == secrets_.end()) secrets_.push_back(std::move(form));
  }
  std::ranges::sort(secrets_, [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
}

std::string Redaction::clean(std::string text) const {
  for (const std::string& secret : secrets_) {
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
      text.replace(at, secret.size(), black);
      at += black.size();
    }
  }
  return text;
}

}  // namespace joinery
