#include "engine/digest/sha256.hpp"

#include <openssl/evp.h>

#include "dsl/base/check.hpp"

namespace joinery {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  JOINERY_CHECK(state_->context != nullptr);
  JOINERY_CHECK(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) == 1);
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  JOINERY_CHECK(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1);
}

std::string Sha256::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  JOINERY_CHECK(EVP_DigestFinal_ex(state_->context, digest.data(), &size) == 1);
  JOINERY_CHECK(EVP_DigestInit_ex(state_->context, nullptr, nullptr) == 1);
  static constexpr char digits[] = "0123456789abcdef";
  std::string text(std::size_t{2} * size, '0');
  for (unsigned i = 0; i < size; ++i) {
    text[2 * i] = digits[digest[i] >> 4U];
    text[2 * i + 1] = digits[digest[i] & 15U];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.finish();
}

}  // namespace joinery
