#pragma once
/// Reads a simulated vendor with the connector of the repository, over real HTTP, with a clock in which waiting
/// takes no time: what a customer's `joinery fetch` does, many times a second.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/connector/connector.hpp"
#include "engine/edge/snapshot_folder.hpp"
#include "engine/edge/waiting_clock.hpp"
#include "engine/snapshot/certificate.hpp"
#include "tests/connect/vendors.hpp"
#include "tests/support/compiled.hpp"

namespace joinery::testing {

/// Waiting moves it on.
class HastyClock final : public WaitingClock {
 public:
  [[nodiscard]] Instant now() const override;
  [[nodiscard]] std::chrono::milliseconds steady() const override;
  [[nodiscard]] bool wait(std::chrono::milliseconds time) override;
  [[nodiscard]] bool stopped() const override { return false; }
  [[nodiscard]] double jitter() override { return 0; }
  [[nodiscard]] std::chrono::milliseconds waited() const { return waited_; }

 private:
  std::chrono::milliseconds waited_{0};
};

struct Read {
  Certificate certificate;
  std::map<std::string, std::string> records;  ///< by id, as they lie in the snapshot
  std::size_t lines = 0;
  std::chrono::milliseconds waited{0};
};

/// What is missing and what is doubted, for whoever reads why a test failed.
[[nodiscard]] std::string said(const Read& read);

/// The source with a platform that takes all that it knows of people; `lines` stand below the head of the integration.
[[nodiscard]] CompiledMapping mapping_of(const SourceUnderTest& source, std::string_view lines = {});
[[nodiscard]] Connector connector_of(const CompiledMapping& mapping);
/// What a certificate vouches for; a record's id stands at these members.
[[nodiscard]] Read read_of(const Certificate& certificate, const SnapshotFolder& folder,
                           const std::vector<std::string>& id, const Limits& limits);

class Reading {
 public:
  Reading(const SourceUnderTest& source, Company& company, std::string_view lines = {});
  ~Reading();

  [[nodiscard]] Read all(const Certificate* last = nullptr);
  [[nodiscard]] Read one(const std::string& id);
  [[nodiscard]] Read several(const std::vector<std::string>& ids);
  [[nodiscard]] Read changed(const Certificate& last);
  /// `joinery fetch --since last` into this folder, so much later than now; the first time everybody.
  [[nodiscard]] Read go_on(const std::string& folder, std::chrono::hours later = {});
  /// Whom the vendor's message says to read, as `joinery hook` prints it.
  [[nodiscard]] std::string told_by(const Delivery& delivery) const;
  /// The line of `joinery map` for a record.
  [[nodiscard]] std::string mapped(const std::string& record) const;
  [[nodiscard]] const Connector& connector() const { return connector_; }
  /// What a test makes smaller: pages, answers, patience.
  [[nodiscard]] Connector& connector() { return connector_; }
  [[nodiscard]] const CompiledMapping& mapping() const { return mapping_; }

 private:
  struct Wish;
  [[nodiscard]] Read read(const Wish& wish);

  const SourceUnderTest& source_;
  Company& company_;
  CompiledMapping mapping_;
  Connector connector_;
};

}  // namespace joinery::testing
