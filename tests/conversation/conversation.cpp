#include "tests/conversation/conversation.hpp"

#include <array>
#include <iterator>
#include <memory>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/source_reader.hpp"
#include "engine/formulas/formulas.hpp"
#include "engine/json/json_write.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"
#include "tests/unit/engine/connector/connected.hpp"

namespace joinery::testing {
namespace {

constexpr const char* base = "https://hr.example";
constexpr const char* begun = "2026-11-21T08:00:00Z";

Connected written_of(const Conversation& conversation) {
  Connected written;
  written.read = "  id: text from id\n";
  written.set = "  external_id: worker.id\n  email: keep\n  name: worker.id\n";
  if (!conversation.reads.empty()) {
    written.read += "  seen: " + conversation.reads + "\n";
    const bool list = conversation.reads.starts_with("list ");
    written.set = fmt::format("  external_id: worker.id\n  email: keep\n  name: {} else keep\n",
                              list ? "join(read.seen, \" \")" : "read.seen");
  }
  written.source = conversation.connect;
  if (conversation.connect.find("  base:") == std::string::npos)
    written.source = fmt::format("  base: \"{}\"\n", base) + written.source;
  return written;
}

/// Every credential that must be given is its own name, told apart.
class SaidSecrets final : public Secrets {
 public:
  Result<std::string> variable(const std::string& name) const override { return "the-" + name; }
  Result<std::string> file(const std::string& path) const override { return fail(ErrorCode::not_found, path); }
};

Credentials credentials_of(const Connector& connector) {
  std::vector<CredentialPlace> places;
  for (const ConnectorCredential& one : connector.credentials) {
    if (!one.optional) places.push_back({CredentialPlace::Kind::variable, one.name, one.name});
  }
  return Credentials::gather(connector, places, SaidSecrets()).value();
}

AskUse use_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, AskUse>, 8> uses = {{
      {"people", AskUse::people}, {"changed", AskUse::changed}, {"part", AskUse::part}, {"one", AskUse::one},
      {"find", AskUse::find}, {"probe", AskUse::probe}, {"create", AskUse::create}, {"change", AskUse::change},
  }};
  for (const auto& [word, use] : uses) {
    if (word == name) return use;
  }
  BOOST_TEST_REQUIRE(false, "nothing is asked for " << std::string(name));
  return AskUse::people;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

class Holding {
 public:
  explicit Holding(const Conversation& conversation)
      : checked_(written_of(conversation)),
        clock_(*parse_instant(begun)),
        vendor_(clock_, conversation.answers, base, told_) {
    BOOST_TEST_REQUIRE((checked_.marked().empty() && checked_.source), checked_.said());
    formulas_.emplace(*checked_.source, references(), clock_at(begun), limits_);
    CallerWorld world{vendor_, clock_};
    world.remember = [this](const std::string& name, const std::string& value) {
      told_.push_back(fmt::format("* {} is {} from now on", name, value));
    };
    caller_.emplace(*checked_.source, *formulas_, credentials_of(*checked_.source), std::move(world), limits_);
  }

  void carry_out(const Deed& deed) {
    told_.push_back("do " + deed.what + (deed.value.empty() ? "" : " " + deed.value));
    if (deed.what == "pass") return clock_.pass(std::chrono::milliseconds(1000 * std::stoll(deed.value)));
    if (deed.what == "ask") return ask(deed.value);
    caller_->begin_time();
    SourceReader reader(*caller_, limits_, sink());
    if (deed.what == "all") tell(reader.all());
    if (deed.what == "one") tell(reader.one(json_of(deed.value)));
    if (deed.what == "each") tell(reader.each(words_of(deed.value)));
    if (deed.what == "changed") tell(reader.changed(*parse_instant(begun), {}));
    if (deed.what == "link") tell(reader.changed(Instant{}, deed.value));
  }

  std::vector<std::string>& told() { return told_; }

 private:
  PeopleSink sink() {
    PeopleSink sink;
    sink.begin = [this](const Stream& stream, bool others_count) {
      if (others_count) told_.push_back("= of " + stream.name + " only who is not known yet:");
      return Result<void>();
    };
    sink.add = [this](RecordBlock& block) {
      for (const RecordSpan& span : block.records)
        page_.emplace_back(block.bytes.data() + span.begin, span.size);
      return Result<void>();
    };
    sink.drop = [this] {
      told_.push_back(fmt::format("= {} records are void", page_.size()));
      page_.clear();
      return Result<void>();
    };
    sink.close = [this] {
      for (const std::string& record : page_) told_.push_back("= " + record);
      page_.clear();
      return Result<void>();
    };
    return sink;
  }

  void tell(const SourceSeen& seen) {
    page_.clear();
    for (const StreamSeen& stream : seen.streams) {
      told_.push_back(fmt::format("= {}: {}{} on {} pages, {}", stream.name, stream.records,
                                  stream.total ? fmt::format(" of {}", *stream.total) : "", stream.pages,
                                  stream.closed && stream.proven ? "proven" : "not proven"));
    }
    for (const std::string& id : seen.removed) told_.push_back("= removed: " + id);
    if (!seen.link.empty()) told_.push_back("= next time: " + seen.link);
    told_.push_back(fmt::format("= {}", name_of(seen.meaning)));
    for (const std::string& why : seen.missing) told_.push_back("= missing: " + why);
  }

  /// `USE STREAM`: the request of that stream, asked for what is said.
  void ask(const std::string& words) {
    const std::size_t space = words.find(' ');
    const Stream* stream = checked_.source->stream(words.substr(space + 1));
    BOOST_TEST_REQUIRE((stream != nullptr && stream->exchange), words);
    Asking asking;
    asking.exchange = &*stream->exchange;
    asking.use = use_of(std::string_view(words).substr(0, space));
    asking.repeatable = !is_change(asking.use);
    asking.name = stream->name;
    const Answered answered = caller_->ask(std::move(asking));
    told_.push_back(fmt::format("= {}{}{}", name_of(answered.meaning), answered.unknown ? ", unknown" : "",
                                answered.say.empty() ? "" : ": " + answered.say));
  }

  Checked checked_;
  Limits limits_;
  PlayedClock clock_;
  std::vector<std::string> told_, page_;
  PlayedVendor vendor_;
  std::optional<ConnectorFormulas> formulas_;
  std::optional<Caller> caller_;
};

}  // namespace

std::vector<std::string> held(const Conversation& conversation) {
  Holding holding(conversation);
  for (const Deed& deed : conversation.deeds) holding.carry_out(deed);
  return std::move(holding.told());
}

}  // namespace joinery::testing
