/// The fields of a user that differ from what HR wants, and may be written.

#include <fmt/format.h>

#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

class Update {
 public:
  Update(Draft& draft, std::uint32_t p, std::uint32_t u)
      : draft_(draft), person_(draft.person(p)), user_(draft.user(u)), p_(p), u_(u),
        known_(draft.remembered(person_.id)) {
    // What was written was written to the user of before.
    if (known_ != nullptr && known_->user != user_.id) known_ = nullptr;
  }

  void run() {
    std::vector<FieldChange> changes;
    for (std::uint32_t f = 0; f < person_.user.size(); ++f) {
      if (differs(f) && may_be_written(f)) changes.push_back({f, present(f), wanted(f), nobody});
    }
    if (changes.empty()) return;
    for (FieldChange& change : changes) {
      if (change.to.kind == ValueKind::clear) change.to = Value{};
    }
    Mutation made;
    made.kind = MutationKind::update_user;
    made.person = p_;
    made.user = u_;
    made.fields = std::move(changes);
    made.notify = draft_.policies.yes("notify on update");
    if (draft_.return_of[u_] != nobody) made.after.push_back(draft_.return_of[u_]);
    draft_.update_of[u_] = draft_.add(std::move(made));
  }

 private:
  [[nodiscard]] const Value& wanted(std::uint32_t f) const { return person_.user[f]; }
  [[nodiscard]] const Value& present(std::uint32_t f) const { return user_.fields[f]; }

  [[nodiscard]] bool differs(std::uint32_t f) const {
    const GraphField& field = draft_.field(f);
    if (!is_own_field(field) || wanted(f).kind == ValueKind::keep) return false;
    if (field.declared.on_create_only) return false;
    if (visibility(f) == Visibility::nowhere) return false;
    if (visibility(f) == Visibility::hidden) return is_news(f);
    if (field.declared.only_if_empty && !present(f).is_blank()) return false;
    if (wanted(f).kind == ValueKind::clear) return !present(f).is_blank();
    return !is_same_value(wanted(f), present(f), field.type);
  }

  [[nodiscard]] Visibility visibility(std::uint32_t f) const {
    const auto& visible = draft_.present.visible;
    return f < visible.size() ? visible[f] : Visibility::shown;
  }
  /// Whether it was not sent like this before; nobody knows without a memory.
  [[nodiscard]] bool is_news(std::uint32_t f) const {
    if (draft_.memory == nullptr) return false;
    const GraphField& field = draft_.field(f);
    const FieldMark mark = known_ == nullptr ? FieldMark{} : draft_.memory->mark(*known_, field.name);
    if (wanted(f).kind != ValueKind::clear) return mark.sent != mark_of(wanted(f), field.type, draft_.zones);
    return mark.sent != 0 && mark.sent != mark_of(Value{}, field.type, draft_.zones);
  }

  [[nodiscard]] bool may_be_written(std::uint32_t f) {
    const std::string& name = draft_.field(f).name;
    const Type& type = draft_.field(f).type;
    if (draft_.memory == nullptr) return true;
    if (draft_.memory->is_pinned(user_.id, name, draft_.now)) {
      draft_.note(Kind::notice, person_.id, u_,
                  fmt::format("{} was set by hand and is to stay", name));
      return false;
    }
    if (known_ == nullptr || visibility(f) != Visibility::shown) return true;
    const FieldMark mark = draft_.memory->mark(*known_, name);
    if (mark.shown == 0) return true;
    const bool as_we_left_it = mark.shown == mark_of(present(f), type, draft_.zones);
    const bool sent_before = mark.sent == mark_of(wanted(f), type, draft_.zones);
    // The platform writes this value its own way.
    if (as_we_left_it) return !sent_before;
    const bool overwrite = draft_.policies.choice("changes made by hand") == "overwrite";
    draft_.note(Kind::notice, person_.id, u_,
                fmt::format("{} was changed by hand on the platform: {}", name,
                            overwrite ? "is put right" : "stays as it is"));
    return overwrite;
  }

  Draft& draft_;
  const Person& person_;
  const PresentUser& user_;
  std::uint32_t p_, u_;
  const PersonMemory* known_;
};

}  // namespace

void plan_update(Draft& draft, std::uint32_t person, std::uint32_t user) {
  Update(draft, person, user).run();
}

}  // namespace joinery
