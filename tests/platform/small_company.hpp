#pragma once
/// A company of a dozen people on three days, chosen so that HR's changes from one to the next ask for every kind of
/// change that a platform can make.

#include <string>
#include <vector>

namespace joinery::testing {

struct Colleague {
  std::string id, last_name, department;
  std::string manager = {};      ///< an id; empty: none
  std::string leaving = {};      ///< the last day; empty: none
  std::string above = {};        ///< what stands above the department; empty: nothing is said

  [[nodiscard]] std::string email() const;
};

struct CompanyDay {
  std::string at;                ///< when HR is asked
  std::vector<Colleague> people;

  /// The people as a file that the source `csv` reads.
  [[nodiscard]] std::string csv() const;
  /// Whether the last day of somebody is over.
  [[nodiscard]] bool has_left(const Colleague& one) const;
};

/// Who was on the platform before Joinery was, added by hand, and manages new groups there.
inline constexpr const char* made_by_hand = "E13";

/// 0: everybody comes, somebody is there already, and somebody is going to leave some day. 1: somebody new, a
/// leaver, other names, departments and managers; a
/// department has another name, and one has nobody left. 2: the leaver comes back.
[[nodiscard]] const std::vector<CompanyDay>& company_days();

}  // namespace joinery::testing
