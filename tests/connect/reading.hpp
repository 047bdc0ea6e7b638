#pragma once
/// Reads a simulated vendor with the connector of the repository, over real HTTP, with a clock in which waiting
/// takes no time: what a customer's `joinery fetch` does, many times a second.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/connector/connector.hpp"
#include "engine/edge/waiting_clock.hpp"
#include "engine/snapshot/certificate.hpp"
#include "tests/connect/vendors.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/temporary_folder.hpp"

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

class Reading {
 public:
  /// `lines` stand below the head of the integration.
  Reading(const SourceUnderTest& source, Company& company, std::string_view lines = {});
  ~Reading();

  [[nodiscard]] Read all(const Certificate* last = nullptr);
  [[nodiscard]] Read one(const std::string& id);
  [[nodiscard]] Read changed(const Certificate& last);
  /// `joinery fetch --since last` into this folder, so much later than now; the first time everybody.
  [[nodiscard]] Read go_on(const std::string& folder, std::chrono::hours later = {});
  /// The line of `joinery map` for a record.
  [[nodiscard]] std::string mapped(const std::string& record) const;
  [[nodiscard]] const Connector& connector() const { return *connector_; }
  /// What a test makes smaller: pages, answers, patience.
  [[nodiscard]] Connector& connector() { return *connector_; }
  [[nodiscard]] const CompiledMapping& mapping() const { return mapping_; }

 private:
  struct Wish;
  [[nodiscard]] Read read(const Wish& wish);

  const SourceUnderTest& source_;
  Company& company_;
  CompiledMapping mapping_;
  std::optional<Connector> connector_;
};

}  // namespace joinery::testing
