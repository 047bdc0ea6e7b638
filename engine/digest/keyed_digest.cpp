#include "engine/digest/keyed_digest.hpp"

#include <array>
#include <memory>

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

namespace joinery {
namespace {

struct Freed {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
template <class T>
using Owned = std::unique_ptr<T, Freed>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

const EVP_MD* digest_of(DigestAlgorithm algorithm) {
  switch (algorithm) {
    case DigestAlgorithm::sha1:
      return EVP_sha1();
    case DigestAlgorithm::sha256:
      return EVP_sha256();
    case DigestAlgorithm::sha384:
      return EVP_sha384();
    case DigestAlgorithm::sha512:
      return EVP_sha512();
  }
  return nullptr;
}

/// No passphrase is asked for on a terminal.
int no_passphrase(char*, int, int, void*) { return 0; }

/// ES256 has the two numbers as they are, 32 bytes each; OpenSSL wraps them.
Result<std::string> two_numbers(const std::string& wrapped) {
  const unsigned char* at = bytes_of(wrapped);
  const Owned<ECDSA_SIG> signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(wrapped.size())));
  std::string out(64, '\0');
  auto* const raw = reinterpret_cast<unsigned char*>(out.data());
  if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), raw, 32) != 32 ||
      BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), raw + 32, 32) != 32) {
    return fail(ErrorCode::malformed, "the private key is not one for ES256");
  }
  return out;
}

}  // namespace

std::string hmac(DigestAlgorithm algorithm, std::string_view key, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned size = 0;
  HMAC(digest_of(algorithm), key.data(), static_cast<int>(key.size()), bytes_of(bytes),
       bytes.size(), out.data(), &size);
  return {reinterpret_cast<const char*>(out.data()), size};
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

Result<std::string> sign(SignatureAlgorithm algorithm, std::string_view key,
                         std::string_view bytes) {
  if (algorithm == SignatureAlgorithm::hs256) return hmac(DigestAlgorithm::sha256, key, bytes);
  const Owned<BIO> text(BIO_new_mem_buf(key.data(), static_cast<int>(key.size())));
  const Owned<EVP_PKEY> private_key(
      PEM_read_bio_PrivateKey(text.get(), nullptr, &no_passphrase, nullptr));
  if (!private_key)
    return fail(ErrorCode::malformed,
                "the private key cannot be read: PEM without a passphrase is wanted");
  const int wanted = algorithm == SignatureAlgorithm::rs256 ? EVP_PKEY_RSA : EVP_PKEY_EC;
  if (EVP_PKEY_base_id(private_key.get()) != wanted) {
    return fail(ErrorCode::malformed,
                "the private key is of another kind than the algorithm wants");
  }
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, private_key.get()) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, bytes_of(bytes), bytes.size()) != 1) {
    return fail(ErrorCode::malformed, "nothing can be signed with the private key");
  }
  std::string signature(size, '\0');
  if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     bytes_of(bytes), bytes.size()) != 1) {
    return fail(ErrorCode::malformed, "nothing can be signed with the private key");
  }
  signature.resize(size);
  if (algorithm == SignatureAlgorithm::es256) return two_numbers(signature);
  return signature;
}

}  // namespace joinery
