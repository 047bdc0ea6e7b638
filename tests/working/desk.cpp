#include "tests/working/desk.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/cli/command.hpp"

namespace joinery::testing {
namespace {

/// The platform of a test, lent to a command.
class Lent final : public Platform {
 public:
  explicit Lent(Platform& real) : real_(real) {}
  [[nodiscard]] const PlatformAbilities& abilities() const override { return real_.abilities(); }
  [[nodiscard]] Result<PlatformReading> read_users(
      const std::function<void(const PlatformUser&)>& each) override {
    return real_.read_users(each);
  }
  [[nodiscard]] Result<PlatformReading> read_groups(
      const std::function<void(const PlatformGroup&)>& each) override {
    return real_.read_groups(each);
  }
  [[nodiscard]] Result<std::vector<PlatformUser>> find_users(
      const PlatformQuestion& question) override {
    return real_.find_users(question);
  }
  [[nodiscard]] Result<std::vector<PlatformGroup>> find_groups(
      const PlatformQuestion& question) override {
    return real_.find_groups(question);
  }
  [[nodiscard]] std::vector<MutationAnswer> carry_out(
      std::span<const PlatformMutation> mutations) override {
    return real_.carry_out(mutations);
  }

 private:
  Platform& real_;
};

}  // namespace

Said Desk::run(const std::string& words) {
  std::ostringstream data, messages;
  auto* const out = std::cout.rdbuf(data.rdbuf());
  auto* const err = std::cerr.rdbuf(messages.rdbuf());
  Said said;
  said.code = run_words(words);
  std::cout.rdbuf(out);
  std::cerr.rdbuf(err);
  said.data = data.str();
  said.messages = messages.str();
  return said;
}

std::string Desk::write(const std::string& name, const std::string& text) const {
  const std::string path = world.folder.file(name);
  std::ofstream(path) << text << '\n';
  return path;
}

int Desk::run_words(const std::string& words) {
  CLI::App app{"joinery"};
  Action action;
  add_apply(app, action);
  add_status(app, action);
  add_undo(app, action);
  add_stop(app, action);
  add_release(app, action);
  add_alert(app, action);
  add_forget(app, action);
  add_why(app, action);
  add_plan(app, action);
  add_map(app, action);
  add_sync(app, action);
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    std::cerr << error.what();
    return 1;
  }
  auto session = open_session("joinery");
  if (!session) return 1;
  session->who = "ada";
  session->clock = &world.clock;
  session->platform = [this](const Mapping&) -> Result<std::unique_ptr<Platform>> {
    return std::unique_ptr<Platform>(std::make_unique<Lent>(*platform));
  };
  return static_cast<int>(action(*session));
}

}  // namespace joinery::testing
