#include "engine/digest/page_digest.hpp"

#include <array>

#include <xxhash.h>

#include "dsl/base/check.hpp"
#include "engine/digest/base64.hpp"

namespace joinery {

struct PageDigest::State {
  XXH3_state_t* of = XXH3_createState();
  State() {
    JOINERY_CHECK(of != nullptr && XXH3_128bits_reset(of) == XXH_OK);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { XXH3_freeState(of); }
};

PageDigest::PageDigest() : state_(std::make_unique<State>()) {}
PageDigest::PageDigest(PageDigest&&) noexcept = default;
PageDigest& PageDigest::operator=(PageDigest&&) noexcept = default;
PageDigest::~PageDigest() = default;

void PageDigest::add(std::string_view bytes) {
  JOINERY_CHECK(XXH3_128bits_update(state_->of, bytes.data(), bytes.size()) == XXH_OK);
}

std::string PageDigest::finish() {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(state_->of));
  JOINERY_CHECK(XXH3_128bits_reset(state_->of) == XXH_OK);
  return hex({reinterpret_cast<const char*>(bytes.digest), sizeof bytes.digest});
}

std::uint64_t quick_digest(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace joinery
