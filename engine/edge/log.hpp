#pragma once
/// The seam to whoever wants to follow what is going on. Nothing that is said here holds a secret, a
/// person or what is known of one: names of streams, hosts, numbers and times only.

#include <string_view>

namespace joinery {

class Log {
 public:
  virtual ~Log() = default;
  virtual void say(std::string_view line) = 0;
};

}  // namespace joinery
