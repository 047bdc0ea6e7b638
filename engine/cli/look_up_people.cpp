#include "engine/cli/look_up_people.hpp"

#include <algorithm>

#include "engine/desired/collect_people.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/snapshot/look_up.hpp"

namespace joinery {
namespace {

constexpr const char* looked_up_file = "looked-up.ndjson";

SourceAnswer answer_of(const Person& person) {
  switch (person.kind) {
    case Decision::Kind::include:
      return person.account == AccountState::archived ? SourceAnswer::gone : SourceAnswer::present;
    case Decision::Kind::exclude: return SourceAnswer::left_out;
    case Decision::Kind::hold: break;
  }
  return SourceAnswer::present;   // what is wrong with their record is another question
}

/// Of several records of one person, the one that leaves them most counts.
SourceAnswer better(SourceAnswer a, SourceAnswer b) {
  if (a == SourceAnswer::present || b == SourceAnswer::present) return SourceAnswer::present;
  return a == SourceAnswer::left_out || b == SourceAnswer::left_out ? SourceAnswer::left_out : a;
}

class LookingUp {
 public:
  LookingUp(Caller& caller, const LookUpQuestion& question) : caller_(caller), question_(question) {}

  Result<LookedUpPeople> run(const std::vector<std::string>& wanted) {
    for (const std::string& person : wanted) {
      const PersonAnswer answer = look_up(caller_, person, question_.session.limits);
      if (!take(person, answer)) break;
    }
    if (!not_there_.empty()) {
      JOINERY_TRY(const bool proves, finds_who_is_there());
      for (const std::string& person : not_there_) {
        looked_up_.answers[person] = proves ? SourceAnswer::gone : SourceAnswer::invisible;
      }
    }
    JOINERY_TRY(const Answers decided, decide(records_));
    for (const std::string& person : there_) {
      const auto found = decided.find(person);
      if (found != decided.end()) looked_up_.answers[person] = found->second;
      else looked_up_.problem = "the source answers with somebody else than was asked for";
    }
    return std::move(looked_up_);
  }

 private:
  using Answers = std::map<std::string, SourceAnswer, std::less<>>;

  /// False where it makes no sense to ask on.
  bool take(const std::string& person, const PersonAnswer& answer) {
    switch (answer.kind) {
      case PersonAnswer::Kind::there:
        records_ += answer.records;
        there_.push_back(person);
        return true;
      case PersonAnswer::Kind::not_there: not_there_.push_back(person); return true;
      case PersonAnswer::Kind::hidden:
        looked_up_.answers[person] = SourceAnswer::invisible;
        return true;
      case PersonAnswer::Kind::not_told: break;
    }
    looked_up_.problem = answer.why;
    return false;
  }

  /// Whether the source finds, by the id that the mapping reads, somebody who is among its records.
  Result<bool> finds_who_is_there() {
    if (!there_.empty()) {
      JOINERY_TRY(const Answers decided, decide(records_));
      if (std::ranges::any_of(there_, [&](const auto& one) { return decided.contains(one); })) return true;
    }
    const auto known = std::ranges::find_if(question_.people.list, [](const Person& person) {
      return !person.id.empty() && person.kind == Decision::Kind::include &&
             person.account == AccountState::active;
    });
    if (known == question_.people.list.end()) return false;
    const std::string id(known->id);
    const PersonAnswer answer = look_up(caller_, id, question_.session.limits);
    if (answer.kind != PersonAnswer::Kind::there) return false;
    JOINERY_TRY(const Answers decided, decide(answer.records));
    return decided.contains(id);
  }

  Result<Answers> decide(const std::string& records) {
    Answers answers;
    if (records.empty()) return answers;
    DiskSnapshotFolder disk(question_.folder);
    JOINERY_TRY(const std::unique_ptr<SnapshotFile> file, disk.create());
    if (auto written = file->append(records); !written) return tl::unexpected<Error>(written.error());
    if (auto sealed = file->seal(looked_up_file); !sealed) return tl::unexpected<Error>(sealed.error());
    RecordStreamOptions how;
    how.format = RecordFormat::lines;
    JOINERY_TRY(RecordStream stream,
                RecordStream::open(question_.folder + "/" + looked_up_file, how, question_.session.limits));
    JOINERY_TRY(const People people,
                collect_people(stream, question_.program, question_.session.library->references(),
                               question_.clock, question_.session.limits, 1));
    for (const Person& person : people.list) {
      if (person.id.empty()) continue;
      const auto [place, is_new] = answers.try_emplace(std::string(person.id), answer_of(person));
      if (!is_new) place->second = better(place->second, answer_of(person));
    }
    return answers;
  }

  Caller& caller_;
  const LookUpQuestion& question_;
  LookedUpPeople looked_up_;
  std::string records_;
  std::vector<std::string> there_, not_there_;
};

}  // namespace

Result<LookedUpPeople> look_up_people(Caller& caller, const LookUpQuestion& question,
                                      const std::vector<std::string>& wanted) {
  return LookingUp(caller, question).run(wanted);
}

}  // namespace joinery
