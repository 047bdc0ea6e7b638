#pragma once
/// Records in the exact shapes of PeopleHR and Personio, one person each, for tests that change a few
/// members of it; and a source and a target of the repository brought together.

#include <map>
#include <string>

#include "tests/support/compiled.hpp"

namespace joinery::testing {

/// Texts by the names of members; "(none)" leaves a member out.
using Members = std::map<std::string, std::string>;

/// Liz as PeopleHR gives her, with other texts behind some of her members.
[[nodiscard]] std::string peoplehr(const Members& other = {});

/// Jana as Personio's first API gives her. A value is JSON; `supervisor`, `department`, `team`,
/// `office` and `subcompany` are wrapped by the name of a linked object.
[[nodiscard]] std::string personio(const Members& other = {});

/// Jana as Personio's second API gives her, joined with her employments. Values are JSON. `employments`
/// replaces all of them; without it she has one, whose members stand behind `job.`, as in `job.status`.
[[nodiscard]] std::string personio_v2(const Members& other = {});
/// One employment of hers.
[[nodiscard]] std::string employment(const Members& other = {});

/// An integration of `source` and `target` with `lines` below its head; `files` stand beside it.
[[nodiscard]] CompiledMapping pair_of(const std::string& source, const std::string& target,
                                      const std::string& lines = {}, const Members& files = {});

}  // namespace joinery::testing
