// Any bytes as what a vendor sends besides records: Retry-After, a link, a certificate, the headers of
// a message. Nothing crashes, and what is read is written back the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "engine/connect/address.hpp"
#include "engine/connect/hook_message.hpp"
#include "engine/connect/retry_after.hpp"
#include "engine/digest/base64.hpp"
#include "engine/snapshot/certificate.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace joinery;
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto wait = parse_retry_after(text, Instant{})) JOINERY_CHECK(wait->count() >= 0);
  (void)parse_hook_headers(text);
  const std::string leads = resolved("https://vendor.example/v1/people?page=1", text);
  JOINERY_CHECK(resolved("https://vendor.example/", leads).size() <= leads.size() + 64);
  if (const auto bytes = from_base64(text)) JOINERY_CHECK(*from_base64(base64(*bytes)) == *bytes);
  JOINERY_CHECK(*from_hex(hex(text)) == text);
  if (const auto certificate = parse_certificate(text, Limits{})) {
    const auto again = parse_certificate(print(*certificate, CertificateUse::file), Limits{});
    JOINERY_CHECK(again.has_value() && *again == *certificate);
  }
  return 0;
}
