#pragma once
/// A database that counts what is asked of it, and ends its process, as `kill -9` would, before or
/// after the step it was told. Shared with a platform's calls, so that every step of a run is one
/// number.

#include <csignal>
#include <functional>
#include <memory>

#include <unistd.h>

#include "engine/edge/database.hpp"

namespace joinery::testing {

/// Counts to a number and dies there (0: never). Who watches sees at every step what a process that
/// died there would leave.
class Countdown {
 public:
  explicit Countdown(std::size_t at = 0) : at_(at) {}

  std::function<void()> watch;

  void step() {
    ++count_;
    if (count_ == at_) ::kill(::getpid(), SIGKILL);
    if (watch) watch();
  }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::size_t at_, count_ = 0;
};

class DyingDatabase final : public Database {
 public:
  DyingDatabase(std::unique_ptr<Database> real, Countdown& countdown)
      : real_(std::move(real)), countdown_(countdown) {}

  [[nodiscard]] Dialect dialect() const override { return real_->dialect(); }
  [[nodiscard]] Result<void> run(std::string_view sql, std::span<const DatabaseValue> values,
                                 const std::function<void(const DatabaseRow&)>& each) override {
    if (!sql.starts_with("SELECT")) countdown_.step();
    return real_->run(sql, values, each);
  }
  [[nodiscard]] Result<void> script(std::string_view sql) override { return real_->script(sql); }
  [[nodiscard]] Result<void> begin() override { return real_->begin(); }
  [[nodiscard]] Result<void> commit() override {
    countdown_.step();
    auto done = real_->commit();
    countdown_.step();
    return done;
  }
  void roll_back() override { real_->roll_back(); }
  [[nodiscard]] Result<bool> try_lock(const std::string& name) override {
    return real_->try_lock(name);
  }

 private:
  std::unique_ptr<Database> real_;
  Countdown& countdown_;
};

}  // namespace joinery::testing
