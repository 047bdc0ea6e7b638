#pragma once
/// The hashes of people's records, for the few of whom something is said that an auditor may ask
/// about: most people are as they should be, and hashing everybody's record is a fifth of a plan.

#include <cstdint>
#include <span>

#include "engine/desired/people.hpp"
#include "engine/record/record_file.hpp"

namespace joinery {

/// Fills `Person::record` of those who have a record without a hash. `people` are indices;
/// `file` is the one they were collected from. Fails where it has changed since it was opened.
[[nodiscard]] Result<void> hash_records(People& people, std::span<const std::uint32_t> of,
                                        const RecordFile& file);

/// The records of people who share an id are hashed, and put in the order that follows.
[[nodiscard]] Result<void> hash_records_of_one_id(People& people, const RecordFile& file);

}  // namespace joinery
