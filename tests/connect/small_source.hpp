#pragma once
/// A source under test whose company is so small, and whose pages are so short, that every fault can strike at
/// every one of its requests. And the judge of what comes of it.

#include <string>
#include <vector>

#include "tests/connect/reading.hpp"

namespace joinery::testing {

/// What has to come of a fault.
enum class Then : std::uint8_t {
  heals,       ///< everybody, as if nothing had been
  incomplete,  ///< not whole, and it says so
  honest,      ///< one of the two
  unseen,      ///< or somebody is missing, and no answer of this vendor can tell. Then the person is found by their
               ///< id: the look before somebody loses an account
};

class SmallSource {
 public:
  /// Fourteen people, five of whom left, in pages of four; or the first six of them. Answers are of at most a megabyte.
  explicit SmallSource(const SourceUnderTest& source);

  [[nodiscard]] const SourceUnderTest& source() const { return source_; }
  [[nodiscard]] Company& company() { return company_; }
  [[nodiscard]] Reading& reading() { return reading_; }
  /// Everybody, read without a fault; by how many requests, and in how many pages.
  [[nodiscard]] const Read& truth() const { return truth_; }
  [[nodiscard]] std::size_t requests() const { return requests_; }
  [[nodiscard]] std::size_t pages() const { return pages_; }

  /// The company begins again, and is read with these faults.
  [[nodiscard]] Read with(const std::vector<std::string>& faults);
  /// What is wrong with a read; empty: nothing. Where HR worked meanwhile, `after` is everybody as they were then.
  [[nodiscard]] std::string wrong_with(const Read& read, Then then, const Read* after = nullptr);

 private:
  using Records = std::map<std::string, std::string>;
  [[nodiscard]] std::string missing_in(const Records& records, Then then, const Records& after);

  const SourceUnderTest& source_;
  Company company_;
  Reading reading_;
  Read truth_;
  std::size_t requests_ = 0, pages_ = 0;
};

}  // namespace joinery::testing
