#include "engine/snapshot/snapshot_reader.hpp"

#include <algorithm>

#include "engine/digest/page_digest.hpp"
#include "engine/snapshot/snapshot_writer.hpp"

namespace joinery {
namespace {

/// Compares the bytes of a file with the pages that were written, as they come.
class PageCheck {
 public:
  explicit PageCheck(const std::vector<PageProof>& pages) : pages_(pages) {}

  Result<void> take(std::string_view bytes) {
    while (!bytes.empty()) {
      if (page_ == pages_.size()) return wrong();
      const std::size_t size = std::min<std::uint64_t>(bytes.size(), pages_[page_].bytes - have_);
      digest_.add(bytes.substr(0, size));
      have_ += size;
      bytes.remove_prefix(size);
      if (have_ < pages_[page_].bytes) continue;
      if (digest_.finish() != pages_[page_].xxh128) return wrong();
      have_ = 0;
      ++page_;
    }
    return {};
  }
  [[nodiscard]] Result<void> end() const {
    if (page_ == pages_.size()) return {};
    return wrong();
  }

 private:
  static tl::unexpected<Error> wrong() {
    return fail(ErrorCode::malformed,
                "the records of the snapshot are not those that its certificate vouches for");
  }

  const std::vector<PageProof>& pages_;
  PageDigest digest_;
  std::size_t page_ = 0;
  std::uint64_t have_ = 0;
};

}  // namespace

Result<void> check_records(const SnapshotFolder& folder, const Certificate& certificate) {
  if (certificate.records_file.find('/') != std::string::npos ||
      !certificate.records_file.starts_with("records-")) {
    return fail(ErrorCode::malformed, "the certificate names no file of records");
  }
  std::vector<PageProof> pages = certificate.pages;
  std::erase_if(pages, [](const PageProof& page) { return page.bytes == 0; });
  PageCheck check(pages);
  const auto read = folder.each_piece(certificate.records_file,
                                      [&](std::string_view bytes) { return check.take(bytes); });
  if (!read) return read;
  return check.end();
}

Result<Certificate> read_snapshot(const SnapshotFolder& folder, const Limits& limits) {
  JOINERY_TRY(const std::string text,
              folder.read(std::string(certificate_name), limits.record_bytes));
  JOINERY_TRY(Certificate certificate, parse_certificate(text, limits));
  if (const auto good = check_records(folder, certificate); !good) {
    return tl::unexpected<Error>(good.error());
  }
  return certificate;
}

Result<std::optional<Certificate>> last_accepted(const SnapshotFolder& folder,
                                                 const Limits& limits) {
  const auto text = folder.read(std::string(accepted_name), limits.record_bytes);
  if (!text && text.error().code == ErrorCode::not_found) return std::optional<Certificate>();
  if (!text) return tl::unexpected<Error>(text.error());
  JOINERY_TRY(Certificate certificate, parse_certificate(*text, limits));
  return std::optional<Certificate>(std::move(certificate));
}

}  // namespace joinery
