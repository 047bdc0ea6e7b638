#pragma once
/// An admin's desk: commands in this process, a platform in memory that they work with (or another), and
/// a clock that takes no time.

#include <string>

#include "tests/support/played_run.hpp"

namespace joinery::testing {

struct Said {
  int code = -1;
  std::string data, messages;
};

struct Desk {
  PlayedWorld world;
  StateAddress kept = state_for_test(world.folder, "desk.db");
  std::string state = "--state " + kept.address;
  Platform* platform = &world.platform;   ///< not owned; another may be lent

  /// `joinery WORDS`.
  Said run(const std::string& words);
  std::string write(const std::string& name, const std::string& text) const;

 private:
  int run_words(const std::string& words);
};

}  // namespace joinery::testing
