#include "engine/cli/planning.hpp"

#include <algorithm>
#include <future>
#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/cli/connected_platform.hpp"
#include "engine/cli/guards_file.hpp"
#include "engine/cli/look_up_people.hpp"
#include "engine/cli/platform_present.hpp"
#include "engine/cli/proposal_report.hpp"
#include "engine/cli/record_source.hpp"
#include "engine/desired/collect_people.hpp"
#include "engine/desired/hash_records.hpp"
#include "engine/memory/memory_json.hpp"
#include "engine/plan/missing_people.hpp"
#include "engine/platform/change_plan.hpp"
#include "engine/present/read_present.hpp"

namespace joinery {
namespace {

constexpr std::size_t memory_bytes_max = 2U << 30U;
constexpr std::size_t block_bytes = std::size_t{1} << 20U;

Error in_file(const std::string& file, Error error) {
  error.what = fmt::format("{}: {}", file, error.what);
  return error;
}

Result<void> read_file(const Session& session, const std::string& file, const auto& read) {
  RecordStreamOptions how;
  auto stream = RecordStream::open(file, how, session.limits);
  if (!stream) return tl::unexpected<Error>(stream.error());
  Result<void> done = read(*stream);
  if (!done) return tl::unexpected<Error>(in_file(file, done.error()));
  return {};
}

Result<Memory> read_memory_file(const Session& session, const std::string& file) {
  Limits limits = session.limits;
  limits.record_bytes = memory_bytes_max;
  JOINERY_TRY(const std::string text, session.files.read(file, memory_bytes_max));
  Result<Memory> memory = parse_memory(text, limits);
  if (!memory) return tl::unexpected<Error>(in_file(file, memory.error()));
  return memory;
}

}  // namespace

bool Planning::asks_platform() const {
  return options_.users.empty() && options_.groups.empty() && (options_.records.empty() || has_access_);
}

PlanContext Planning::context() const {
  return {*mapping_->graph, *people_, *guarded_->present, mapping_->bundle.sources, *zones_};
}

void Planning::write(const std::function<void(std::string_view)>& out) const {
  write_json(plan(), context(), out, written_);
}

std::string Planning::text() const {
  std::string text;
  write([&](std::string_view piece) { text += piece; });
  return text;
}

Result<void> Planning::open(Session& session) {
  const auto clock = clock_at(options_.at);
  if (!clock) return fail(ErrorCode::wrong_usage, "nothing can be planned without a time");
  clock_ = *clock;
  auto mapping = load_for_run(session, options_.integration);
  if (!mapping) return fail(ErrorCode::wrong_usage, "nothing is planned with a mapping that is wrong");
  mapping_.emplace(std::move(*mapping));
  auto guards = load_guards(session, options_.integration, options_.guards);
  if (!guards) return fail(ErrorCode::wrong_usage, "nothing is planned without its guards");
  guards_.emplace(std::move(*guards));
  has_access_ = session.platform != nullptr || has_access(session, *mapping_);
  zones_ = &session.library->references().zones;
  program_ = program_of(session, *mapping_->graph);
  return {};
}

std::size_t Planning::threads() const {
  return options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
}

Result<void> Planning::read_people(Session& session) {
  if (options_.records.empty()) {
    JOINERY_TRY(fetched_, PassingSnapshot::fetch(session, *mapping_, clock_));
  }
  const std::string& from = fetched_ ? fetched_->folder() : options_.records;
  JOINERY_TRY(const RecordPlace place, place_of_records(session, from));
  certificate_ = place.certificate;
  JOINERY_TRY(auto records, open_records(session, *mapping_->graph, place, block_bytes));
  // A row of CSV is no record that stands in the file as it is read.
  if (!mapping_->graph->format.csv || place.certificate) record_file_ = RecordFile::open(place.file);
  JOINERY_TRY(People people,
              collect_people(records, program_, session.library->references(), clock_, session.limits,
                             threads(), record_file_ ? RecordHashes::later : RecordHashes::all));
  if (record_file_) {
    if (auto done = hash_records_of_one_id(people, *record_file_); !done) return done;
  }
  people_.emplace(std::move(people));
  JOINERY_TRY(proposals_, proposal_text(session, *mapping_, from, clock_, threads()));
  return {};
}

Result<Present> Planning::read_present(const Session& session, Platform* platform) {
  Present present;
  const Graph& graph = *mapping_->graph;
  const References& references = session.library->references();
  if (asks_platform() && platform != nullptr) {
    const Memory nothing;
    JOINERY_TRY(GatheredPresent gathered,
                gather_present(session, graph, memory_ ? *memory_ : nothing, *platform));
    incomplete_platform_ = std::move(gathered.incomplete);
    if (mapping_->target) {
      gathered.present.visible = visible_fields(graph, *mapping_->target);
      gathered.present.shows_group_managers = shows_group_managers(*mapping_->target);
    }
    return std::move(gathered.present);
  }
  if (!options_.users.empty()) {
    const auto read = read_file(session, options_.users, [&](RecordStream& stream) {
      return read_users(stream, graph.fields, references, session.limits, present);
    });
    if (!read) return tl::unexpected<Error>(read.error());
  }
  if (!options_.groups.empty()) {
    const auto read = read_file(session, options_.groups, [&](RecordStream& stream) {
      return read_groups(stream, references, session.limits, present);
    });
    if (!read) return tl::unexpected<Error>(read.error());
  }
  return present;
}

Result<void> Planning::remember(const Session& session, Store* store) {
  memory_.reset();
  if (!options_.memory.empty()) {
    JOINERY_TRY(Memory memory, read_memory_file(session, options_.memory));
    memory_ = std::move(memory);
  } else if (store != nullptr) {
    JOINERY_TRY(Memory memory, store->memory());
    memory_ = std::move(memory);
  }
  return {};
}

/// With what was seen on the way, to be remembered when it is carried out, and with what is agreed to
/// by whoever lets it through.
Result<void> Planning::keep(Store& store) const {
  const MadePlan& of = made();
  return store.keep_plan({of.plan.hash, of.plan.serial, of.plan.as_of, of.plan.expires, text(), of.seen,
                          of.agreed});
}

/// What is known of the records. A snapshot of now has the time of the run; one that lies on the disk
/// has its own, so that the same one is no second witness.
SourceProof Planning::source_proof() const {
  SourceProof source;
  source.can_be_asked = mapping_->source && mapping_->source->read.one;
  source.look_ups = look_ups_;
  if (!incomplete_platform_.empty()) source.incomplete = incomplete_platform_;
  if (!certificate_) return source;
  if (source.incomplete.empty()) source.incomplete = why_not_certain(*certificate_);
  if (!fetched_) source.at = std::min(certificate_->began, clock_.now);
  if (certificate_->kind == Certificate::Kind::changed) source.everybody_at = certificate_->onto;
  source.hash = "sha256:" + certificate_->sha256;
  source.identity = certificate_->source;
  if (const auto stamp = parse_instant(certificate_->stamp)) source.stamp = *stamp;
  // A file that lies there unchanged is no second witness either.
  if (source.stamp && mapping_->source && mapping_->source->files) source.at = std::min(*source.stamp, clock_.now);
  return source;
}

/// Once a run: the same people, when it plans again.
Result<void> Planning::ask_for_the_missing(const Session& session, const MatchedPeople& matched,
                                           SourceProof& source) {
  const bool nothing_follows = !source.incomplete.empty() || people_->broken || people_->list.empty();
  if (!memory_ || !fetched_ || !source.can_be_asked || nothing_follows) return {};
  std::vector<std::string> wanted =
      missing_people(*matched.present, matched.matching, Policies(*mapping_->graph), *memory_,
                     look_ups_at_most);
  std::erase_if(wanted, [&](const std::string& person) { return look_ups_.contains(person); });
  if (wanted.empty()) return {};
  const LookUpQuestion question{session, program_, clock_, fetched_->folder(), *people_};
  JOINERY_TRY(LookedUpPeople told, look_up_people(fetched_->source().caller(), question, wanted));
  if (!told.problem.empty()) {
    std::cerr << fmt::format("note: the source was asked for people who are missing, and did not "
                             "answer for all: {}\n", told.problem);
  }
  look_ups_.merge(told.answers);
  source.look_ups = look_ups_;
  return {};
}

Result<void> Planning::remember_seen(Store& store) const {
  // Where nothing changes and no guard objects, nobody has to agree to the snapshot.
  Advance advance;
  advance.events = made().seen;
  if (plan().complete && !plan().held()) {
    advance.events.insert(advance.events.end(), made().agreed.begin(), made().agreed.end());
  }
  if (advance.events.empty()) return {};
  return store.advance(advance);
}

/// For whoever asks later what a change was decided from.
Result<void> Planning::hash_records_of_the_changed() {
  if (!record_file_) return {};
  std::vector<std::uint32_t> changed;
  for (const Mutation& mutation : plan().mutations) {
    if (mutation.person != nobody) changed.push_back(mutation.person);
  }
  std::sort(changed.begin(), changed.end(), [&](std::uint32_t a, std::uint32_t b) {
    return people_->list[a].record_offset < people_->list[b].record_offset;
  });
  return hash_records(*people_, changed, *record_file_);
}

/// How much the plan is for the platform, as its connector says; else as make_plan supposes.
void Planning::forecast() {
  if (!mapping_->target) return;
  const Connector& connector = *mapping_->target;
  Plan& plan = guarded_->made.plan;
  plan.forecast = {};
  for (std::size_t kind = 0; kind < mutation_kind_count; ++kind) {
    plan.forecast.requests += predicted_requests(connector, static_cast<MutationKind>(kind),
                                                 plan.counts.mutations[kind]);
  }
  plan.forecast.seconds = predicted_seconds(connector.pace, plan.forecast.requests);
}

Result<void> Planning::make(Session& session, Platform* platform, Store* store) {
  if (const auto done = remember(session, store); !done) return done;
  // Users in a file are read beside the people, where more than one thread may work.
  std::future<Result<Present>> beside;
  if (!people_ && !asks_platform() && threads() > 1) {
    beside = std::async(std::launch::async, [&] { return read_present(session, platform); });
  }
  if (!people_) {
    if (const auto done = read_people(session); !done) return done;
  }
  JOINERY_TRY(Present present, beside.valid() ? beside.get() : read_present(session, platform));
  PlanQuestion question{*mapping_->graph, *people_, *guards_, *zones_, nullptr, {}, {}, clock_.now, threads()};
  if (memory_) question.memory = &*memory_;
  question.source = source_proof();
  MatchedPeople matched = match_people(question, std::move(present));
  if (const auto asked = ask_for_the_missing(session, matched, question.source); !asked) return asked;
  guarded_ = std::make_unique<GuardedPlan>(make_guarded_plan(question, std::move(matched)));
  forecast();
  Plan& plan = guarded_->made.plan;
  plan.path = options_.integration;
  plan.platform_unseen = platform == nullptr && options_.users.empty();
  if (store != nullptr) {
    JOINERY_TRY(plan.serial, store->serial());
  }
  if (certificate_) plan.certificate = print(*certificate_, CertificateUse::plan);
  if (const auto done = hash_records_of_the_changed(); !done) return done;
  written_ = seal(plan, context());
  return store != nullptr ? keep(*store) : Result<void>{};
}

}  // namespace joinery
