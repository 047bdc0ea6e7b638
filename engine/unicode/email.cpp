#include "engine/unicode/email.hpp"

#include <algorithm>

#include "engine/unicode/code_points.hpp"
#include "engine/unicode/letter_case.hpp"
#include "engine/unicode/space.hpp"
#include "engine/unicode/space_class.hpp"

namespace joinery {
namespace {

constexpr std::size_t local_bytes = 64;
constexpr std::size_t domain_bytes = 255;
constexpr std::size_t address_bytes = 254;
constexpr std::size_t label_bytes = 63;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_label_byte(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Space, control characters and broken UTF-8 are nowhere allowed.
const char* hidden_problem(std::string_view address) {
  for (std::size_t at = 0; at < address.size();) {
    const auto point = next_code_point(address, at);
    if (point < 0) return "is not valid UTF-8";
    if (is_space(point)) return "holds a space";
    if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return "holds a control character";
  }
  return nullptr;
}

const char* local_problem(std::string_view local) {
  if (local.empty()) return "has nothing before the @";
  if (local.size() > local_bytes) return "has more than 64 bytes before the @";
  if (local.front() == '.' || local.back() == '.') return "has a dot at the end of a part";
  if (local.find("..") != std::string_view::npos) return "has two dots in a row";
  if (local.find_first_of("()<>[]:;,\\\"") != std::string_view::npos) {
    return "holds a character that needs quoting";
  }
  return nullptr;
}

const char* domain_problem(std::string_view domain) {
  if (domain.empty()) return "has nothing after the @";
  if (domain.size() > domain_bytes) return "has a domain of more than 255 bytes";
  if (domain.find('.') == std::string_view::npos) return "has no dot in its domain";
  std::string_view label;
  for (std::string_view rest = domain;;) {
    const std::size_t end = std::min(rest.find('.'), rest.size());
    label = rest.substr(0, end);
    if (label.empty()) return "has an empty part in its domain";
    if (label.size() > label_bytes) return "has a part of more than 63 bytes in its domain";
    if (label.front() == '-' || label.back() == '-') return "has a hyphen at the end of a part";
    if (!std::all_of(label.begin(), label.end(), is_label_byte)) {
      return "holds a character that no domain has";
    }
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  if (std::all_of(label.begin(), label.end(), is_ascii_digit))
    return "has a number for a top-level domain";
  return nullptr;
}

}  // namespace

std::optional<const char*> email_problem(std::string_view address) {
  if (address.empty()) return "is empty";
  if (address.size() > address_bytes) return "has more than 254 bytes";
  const auto count = std::count(address.begin(), address.end(), '@');
  if (count == 0) return "has no @";
  if (count > 1) return "has more than one @";
  if (const char* problem = hidden_problem(address)) return problem;
  if (const char* problem = local_problem(email_local(address))) return problem;
  if (const char* problem = domain_problem(email_domain(address))) return problem;
  return {};
}

void normal_email(std::string_view address, std::string& out) {
  address = trim(address);
  const std::string_view domain = email_domain(address);
  const std::string_view rest = address.substr(0, address.size() - domain.size());
  const bool small = std::none_of(domain.begin(), domain.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
  if (small) {
    out.assign(address);
    return;
  }
  lower(domain, out);
  out.insert(0, rest);
}

std::string_view email_local(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view{} : address.substr(0, at);
}

std::string_view email_domain(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

}  // namespace joinery
