#pragma once
/// A learning platform in memory, which counts every call and every mail that it would send, and
/// plays what real platforms do wrong. It can be kept in a file, so that it outlives a process that
/// kills itself, as a real one does.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/calendar/day.hpp"
#include "engine/edge/platform.hpp"

namespace joinery::testing {

/// Something that goes wrong, the next `times` times that `kind` is asked for (for `person`, if one
/// is named).
struct PlatformFault {
  enum class What : std::uint8_t {
    lose_answer,    ///< it is done, but nobody hears of it
    lose_request,   ///< it is not done, and nobody hears of it
    fail,           ///< 5xx: not done, may be tried again
    busy,           ///< 429: everybody is to wait `after_micros`
    refuse,         ///< 4xx: not done, and never will be
    conflict,       ///< a precondition that does not hold
    deaf,           ///< 200, and nothing happens
  };
  What what = What::fail;
  MutationKind kind = MutationKind::create_user;
  std::string person = {};
  std::size_t times = 1;
  std::int64_t after_micros = 0;
  std::string because = "as the fault says";
};

class MemoryPlatform final : public Platform {
 public:
  MemoryPlatform();

  // What a test sets.
  PlatformAbilities able;
  std::vector<PlatformFault> faults;
  std::vector<std::string> unique_fields = {"email"};
  bool names_the_taken = false;   ///< a create of what exists says its id; else a 409 without detail
  bool hides_the_invited = false; ///< who is made with a mail is not shown and has no id before they `accept`
  /// How a field's texts are kept: in small letters, without spaces at their ends.
  std::set<std::string> lower_case, trimmed;
  std::function<Instant()> now = [] { return Instant{}; };
  /// The id of a user or group that is made; not set: a number.
  std::function<std::string(const PlatformMutation&)> id_of;
  /// Called before each call and after each effect, with a word for what it is.
  std::function<void(const std::string&)> on_call, on_effect;
  bool reads_completely = true;
  bool finds_anybody = true;      ///< false: every question fails

  // What it is.
  struct Kept {
    PlatformUser user;
    Instant made;
    bool gone = false, hidden = false;
  };
  std::vector<Kept> users;
  std::vector<PlatformGroup> groups;
  std::vector<std::string> mails; ///< `invite E1`, in the order in which they were sent
  std::vector<std::string> calls; ///< `create_user E1`, `find_users external_id=E1`, …

  PlatformUser& add_user(std::string id, std::string external_id, std::vector<PlatformField> fields);
  PlatformGroup& add_group(std::string id, std::string kind, std::string name, std::string key);
  [[nodiscard]] PlatformUser* user(const std::string& id);
  /// Those who are there with that external id.
  [[nodiscard]] std::size_t count_of(const std::string& external_id) const;
  /// Somebody edits a user by hand.
  void edit(const std::string& id, const std::string& field, const Json& value);
  void remove(const std::string& id);
  /// Somebody follows their invitation.
  void accept(const std::string& external_id);
  [[nodiscard]] std::size_t calls_of(const std::string& word) const;
  /// `U1{ext:E1,act,email:a@x}`, one line a user, sorted: what a test compares.
  [[nodiscard]] std::vector<std::string> lines() const;

  /// Users, groups, mails and calls, to a file and back.
  void save(const std::string& file) const;
  void load(const std::string& file);

  [[nodiscard]] const PlatformAbilities& abilities() const override { return able; }
  [[nodiscard]] Result<PlatformReading> read_users(
      const std::function<void(const PlatformUser&)>& each) override;
  [[nodiscard]] Result<PlatformReading> read_groups(
      const std::function<void(const PlatformGroup&)>& each) override;
  [[nodiscard]] Result<std::vector<PlatformUser>> find_users(
      const PlatformQuestion& question) override;
  [[nodiscard]] Result<std::vector<PlatformGroup>> find_groups(
      const PlatformQuestion& question) override;
  [[nodiscard]] std::vector<MutationAnswer> carry_out(
      std::span<const PlatformMutation> mutations) override;

 private:
  void call(const std::string& word);
  [[nodiscard]] PlatformFault* fault_for(const PlatformMutation& mutation);
  [[nodiscard]] bool is_settled(const Kept& kept) const;
  [[nodiscard]] Json kept_form(const std::string& field, const Json& value) const;
  [[nodiscard]] std::string next_id(const PlatformMutation& mutation, char letter);
  [[nodiscard]] MutationAnswer one(const PlatformMutation& mutation);
  [[nodiscard]] MutationAnswer effect(const PlatformMutation& mutation);
  [[nodiscard]] MutationAnswer create(const PlatformMutation& mutation);
  [[nodiscard]] MutationAnswer on_user(const PlatformMutation& mutation, PlatformUser& user);
  [[nodiscard]] MutationAnswer on_group(const PlatformMutation& mutation);
  void set(PlatformUser& user, const std::vector<PlatformField>& fields);
  void change(std::string& version);

  std::uint64_t next_ = 1;
  std::map<std::string, MutationAnswer> by_key_;   ///< where it knows idempotency keys
};

}  // namespace joinery::testing
