/// Many people by their ids: asked for at once as far as the pace allows, and taken in order, so that
/// what comes of it is what one after the other would give.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/connect/context.hpp"
#include "engine/connect/source_reader.hpp"

namespace joinery {
namespace {

/// So many lie in memory until those before them came.
constexpr std::size_t asked_at_once = 64;

}  // namespace

struct SourceReader::LookedUp {
  struct Page {
    std::vector<RecordBlock> blocks;
    std::vector<Json> trees;  ///< instead of blocks, where something is put in
    Json answer;
  };
  std::string id;
  std::vector<Page> pages;
  Page open;
  std::unique_ptr<PageReader> reader;
};

void SourceReader::read_by_id(const std::vector<std::string>& ids,
                              const std::function<void(const std::string&, bool)>& told) {
  for (std::size_t begin = 0; begin < ids.size() && seen_.meaning == AnswerMeaning::done;
       begin += asked_at_once) {
    Window window;
    for (std::size_t i = begin; i < std::min(begin + asked_at_once, ids.size()); ++i)
      window.push_back(ask_for(ids[i]));
    read_window(window);
    if (const auto ready = prepare_children(window); !ready) {
      seen_.meaning = joiner_.meaning();
      seen_.missing.push_back(ready.error().what);
      return;
    }
    for (auto one = window.begin(); one != window.end() && seen_.meaning == AnswerMeaning::done;
         ++one) {
      const std::uint64_t before = given_;
      take(**one);
      told((*one)->id, given_ > before);
    }
  }
}

std::unique_ptr<SourceReader::LookedUp> SourceReader::ask_for(const std::string& id) {
  const std::uint32_t stream = *connector_.read.one;
  auto made = std::make_unique<LookedUp>();
  LookedUp& one = *made;
  one.id = id;
  PageSink sink;
  sink.add = [this, &one, trees = needs_trees(stream)](RecordBlock& block) -> Result<void> {
    if (trees) return add_trees(block, limits_, one.open.trees);
    one.open.blocks.push_back(block);
    return {};
  };
  sink.drop = [&one] {
    one.open = {};
    return Result<void>();
  };
  sink.close = [&one](const Json& answer) {
    one.open.answer = answer;
    one.pages.push_back(std::exchange(one.open, {}));
    return Result<void>();
  };
  one.reader = std::make_unique<PageReader>(caller_, connector_.streams[stream], AskUse::one,
                                            over("person", over("id", Json::from_text(id))),
                                            std::move(sink));
  return made;
}

/// After a failure nobody behind is asked for; after one of the credentials nobody at all.
void SourceReader::read_window(Window& window) {
  std::map<AskingId, std::size_t> under_way;
  const auto go_on = [&](std::size_t at) {
    if (auto asking = window[at]->reader->next())
      under_way.emplace(caller_.begin(std::move(*asking)), at);
  };
  for (std::size_t i = 0; i < window.size(); ++i) go_on(i);
  const auto is_ours = [&](AskingId id) { return under_way.contains(id); };
  while (auto ended = caller_.next(is_ours)) {
    const std::size_t at = under_way.find(ended->first)->second;
    under_way.erase(ended->first);
    see_clock(ended->second);
    PageReader& reader = *window[at]->reader;
    reader.took(ended->second);
    go_on(at);
    if (!reader.seen().failed()) continue;
    const bool nobody = reader.seen().meaning == AnswerMeaning::configuration;
    caller_.call_off([&](AskingId id) {
      const auto found = under_way.find(id);
      return found != under_way.end() && (nobody || found->second > at);
    });
  }
  const auto is_failure = [](const auto& one) { return one->reader->seen().failed(); };
  const auto failure = std::ranges::find_if(window, is_failure);
  if (failure == window.end()) return;
  // Whoever was called off has no answer: the failure stands for them.
  const auto unread = std::ranges::find_if(
      window, [](const auto& one) { return !one->reader->seen().closed; });
  std::iter_swap(unread, failure);
  window.erase(unread + 1, window.end());
}

/// What belongs to all of them is asked for at once, too, and put in from what is known by then.
Result<void> SourceReader::prepare_children(const Window& window) {
  const std::uint32_t stream = *connector_.read.one;
  if (window.size() < 2 || !joiner_.has_children(stream)) return {};
  std::vector<Json> records;
  for (const auto& one : window) {
    for (const LookedUp::Page& page : one->pages)
      records.insert(records.end(), page.trees.begin(), page.trees.end());
  }
  return joiner_.prepare(stream, std::move(records));
}

void SourceReader::take(LookedUp& one) {
  const Stream& stream = connector_.streams[*connector_.read.one];
  if (const auto begun = people_.begin(stream, false); !begun) {
    seen_.meaning = AnswerMeaning::stop;
    seen_.missing.push_back(begun.error().what);
    return;
  }
  StreamSeen seen = one.reader->seen();
  if (const auto given = give(one); !given && !seen.failed()) {
    seen.closed = seen.proven = false;
    seen.meaning = AnswerMeaning::stop;
    seen.why = given.error().what;
  }
  if (const auto emitted = emit_latest(); !emitted) seen_.missing.push_back(emitted.error().what);
  take(seen);
}

Result<void> SourceReader::give(LookedUp& one) {
  const std::uint32_t stream = *connector_.read.one;
  for (LookedUp::Page& page : one.pages) {
    if (needs_trees(stream)) {
      page_ = std::move(page.trees);
      if (auto closed = close_joined(stream, page.answer); !closed) return closed;
      continue;
    }
    for (RecordBlock& block : page.blocks) {
      given_ += block.records.size();
      if (auto added = people_.add(block); !added) return added;
    }
    if (auto closed = people_.close(); !closed) return closed;
  }
  return {};
}

}  // namespace joinery
