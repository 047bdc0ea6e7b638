#pragma once
/// The proof that a snapshot is whole, and what it can be compared by: which pages were closed,
/// what the vendor counted, which fields were there, and whose they are. Nothing may be taken away
/// from anybody without one that is valid. It is written last: a snapshot without it is none.
///
/// A plain value. It holds no secret and nothing of a person.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/calendar/day.hpp"

namespace joinery {

/// One page as it lies in the file of records.
struct PageProof {
  std::string stream;
  std::uint64_t records = 0, bytes = 0;
  std::string xxh128;
  friend bool operator==(const PageProof&, const PageProof&) = default;
};

struct StreamProof {
  std::string name;
  std::uint64_t pages = 0, records = 0;
  std::optional<std::uint64_t> total;  ///< as the vendor counts
  std::string proof;                   ///< `last page`, `total`, …
  bool complete = false;
  friend bool operator==(const StreamProof&, const StreamProof&) = default;
};

/// In how many records a field that the mapping reads is there and not null.
struct Coverage {
  std::string path;
  std::uint64_t present = 0;
  friend bool operator==(const Coverage&, const Coverage&) = default;
};

struct Certificate {
  enum class Kind : std::uint8_t { full, changed, person };

  Kind kind = Kind::full;
  std::string integration, vendor;
  std::string source;  ///< whose data it is: a digest of addresses and accounts
  std::string asked;   ///< a digest of what was asked for
  Instant began, ended;
  Instant since;              ///< what changed after this is not in it: where the next read begins
  Instant onto;               ///< changed: when that read of everybody began onto which the changes were
                              ///< put; not set: onto none, it holds only some people
  std::uint64_t records = 0;  ///< in the file
  std::uint64_t changed = 0;  ///< changed: how many of them came now
  std::uint64_t repeats = 0;  ///< came again with the same content, and were left out
  std::uint64_t without_id = 0;
  std::vector<StreamProof> streams;
  std::vector<PageProof> pages;
  std::vector<Coverage> coverage;    ///< by path
  std::vector<std::string> missing;  ///< why it is not complete; none: it is
  std::vector<std::string> doubts;   ///< complete, but not like the last one: for people
  std::string records_file;
  std::string sha256;  ///< over the digests of the pages, in order: what the records are
  std::string stamp;   ///< of files: when the source itself was made
  std::string link;    ///< where the vendor is asked for changes; not for plans
  std::vector<std::string> removed;  ///< changed: ids of people who are no more

  [[nodiscard]] bool complete() const { return missing.empty(); }
  /// Whether it holds everybody, as far as it is complete.
  [[nodiscard]] bool holds_everybody() const {
    return kind == Kind::full || (kind == Kind::changed && onto != Instant{});
  }
  /// When the last read of everybody began, on which it stands.
  [[nodiscard]] Instant everybody_at() const { return kind == Kind::full ? began : onto; }
  /// Whether it allows to take something away.
  [[nodiscard]] bool valid() const {
    return holds_everybody() && missing.empty() && doubts.empty();
  }
  friend bool operator==(const Certificate&, const Certificate&) = default;
};

enum class CertificateUse : std::uint8_t {
  file,  ///< all of it
  plan,  ///< what people and auditors look at: no page by page, no link
};

/// As JSON, indented, in a fixed order.
[[nodiscard]] std::string print(const Certificate& certificate, CertificateUse use);
/// `malformed` where the text is no certificate; unknown members are passed over.
[[nodiscard]] Result<Certificate> parse_certificate(std::string_view text, const Limits& limits);

/// What is different from the last one that was accepted, and ought to be looked at: another
/// source, fields that nearly nobody has any more, nobody at all. For people, one sentence each.
[[nodiscard]] std::vector<std::string> doubts_about(const Certificate& now,
                                                    const Certificate* last);

}  // namespace joinery
