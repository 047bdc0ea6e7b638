/// Streams: what is asked, where the records are, how pages are turned, and what proves that none is
/// missing.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/grammar/parse.hpp"
#include "engine/check/connector_checker.hpp"

namespace joinery {

/// Member names with points between: what a path without brackets is.
std::vector<std::string> ConnectorChecker::place(const Word& written) {
  std::vector<std::string> steps;
  if (written.text.empty()) return steps;
  const Span at = written.span;
  const SpanOf here = [at](std::uint32_t, std::uint32_t) { return at; };
  const ReadingSyntax reading = parse_reading("text from " + written.text, here, checker_.limits_, found_);
  for (const PathStep& step : reading.path.steps) {
    if (step.kind == PathStep::Kind::member) {
      steps.push_back(step.name);
      continue;
    }
    found_.report(Code::path_syntax, at, "only names of members, with points between, may stand here");
    return {};
  }
  if (reading.path.form == PathSyntax::Form::jsonpath) {
    found_.report(Code::path_syntax, at, "only names of members, with points between, may stand here");
  }
  return steps;
}

std::optional<std::uint32_t> ConnectorChecker::find_stream(const Word& name) {
  if (!name.span.known() || name.text.empty()) return std::nullopt;
  const auto found = index_of_.find(name.text);
  if (found != index_of_.end()) return found->second;
  Diagnostic& problem = found_.report(Code::unknown_stream, name.span,
                                      fmt::format("no stream is called `{}`", name.text));
  std::vector<std::string> names;
  for (const auto& [known, index] : index_of_) names.push_back(known);
  const auto near = nearest(name.text, names, 1);
  if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0])).fixed_by(name.span, near[0]);
  else problem.help("streams are declared under `streams:`");
  return std::nullopt;
}

/// Parents before their children; a circle is reported and cut.
void ConnectorChecker::order_streams() {
  const auto& all = syntax_.streams;
  std::map<std::string, std::uint32_t> written;
  for (std::uint32_t i = 0; i < all.size(); ++i) written.emplace(all[i].name.text, i);
  std::vector<int> state(all.size());
  const auto visit = [&](const auto& self, std::uint32_t i) -> void {
    if (state[i] == 2) return;
    if (state[i] == 1) {
      found_.report(Code::recursion, all[i].name.span,
                    fmt::format("the stream `{}` belongs to itself", all[i].name.text));
      return;
    }
    state[i] = 1;
    for (const Word* parent : {&all[i].value.for_each, &all[i].value.in_answers_of}) {
      const auto found = written.find(parent->text);
      if (found != written.end()) self(self, found->second);
    }
    state[i] = 2;
    index_of_.emplace(all[i].name.text, static_cast<std::uint32_t>(order_.size()));
    order_.push_back(i);
  };
  for (std::uint32_t i = 0; i < all.size(); ++i) visit(visit, i);
}

void ConnectorChecker::streams() {
  made_.streams.resize(order_.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) stream(i);
}

void ConnectorChecker::records(Stream& made, const StreamSyntax& syntax) {
  made.records.steps = place(syntax.records ? *syntax.records : document_.records);
  made.records.may_be_absent = syntax.if_absent.text == "empty";
  made.records.key_into = syntax.keys_into.text;
  made.last_wins = syntax.repeats.text == "last wins";
  ContextNames own;
  made.record = add_readings(own, syntax.record, "record", {"record"});
  if (syntax.id) made.id = connector_reading({"id", syntax.id->span}, *syntax.id, {"record"});
  ContextNames nothing;
  made.add = pairs(syntax.add, nothing);
}

/// What a stream's request sees because of what the stream is for.
void ConnectorChecker::see_roles(const std::string& name, ContextNames& asked) {
  const Type text = Type::of(TypeWord::text);
  for (const std::string& role : roles_[name]) {
    if (role == "one" || role == "find person") {
      add(asked, "person.id", text, {"person", "id"});
      add(asked, "person.email", text, {"person", "email"});
    } else if (role == "changed") {
      add(asked, "since", Type::of(TypeWord::instant), {"since"});
    } else if (role == "find id") {
      add(asked, "user.id", text, {"user", "id"});
    } else if (role == "find value") {
      add(asked, "value", text, {"value"});
    }
  }
}

void ConnectorChecker::stream(std::uint32_t index) {
  const Named<StreamSyntax>& named = syntax_.streams[order_[index]];
  const StreamSyntax& syntax = named.value;
  Stream& made = made_.streams[index];
  made.name = named.name.text;
  made.place = named.name.span;
  records(made, syntax);
  ContextNames asked = base_names();
  ContextName needed;
  needed.decoder.type = Type::list_of(Type::of(TypeWord::text));
  needed.constant.emplace();
  if (!made_.needed.empty()) {
    needed.constant->kind = ValueKind::list;
    for (const std::string& one : made_.needed) {
      Constant item;
      item.kind = ValueKind::text;
      item.text = one;
      needed.constant->items.push_back(std::move(item));
    }
  }
  asked.emplace("needed", std::move(needed));
  see_roles(made.name, asked);
  join(made, syntax, asked);
  if (syntax.pages) {
    const Type number = Type::of(TypeWord::number);
    for (const std::string part : {"number", "offset", "size"}) add(asked, "page." + part, number, {"page", part});
    add(asked, "page.cursor", Type::of(TypeWord::text), {"page", "cursor"});
  }
  ContextNames over = base_names();
  add_answer(over, syntax.exchange.answer);
  const Type number = Type::of(TypeWord::number);
  add(over, "count", number, {"count"});
  for (const std::string part : {"number", "offset", "size", "count"}) {
    add(over, "page." + part, number, {"page", part});
  }
  if (syntax.exchange.request) {
    made.exchange = exchange(syntax.exchange, asked, base_names());
  } else if (syntax.in_answers_of.span.known()) {
    made.inside = find_stream(syntax.in_answers_of);
  }
  pages(made, syntax, over);
  proof(made, syntax, over);
}

void ConnectorChecker::join(Stream& made, const StreamSyntax& syntax, ContextNames& asked) {
  if (!syntax.for_each.span.known()) {
    if (syntax.in_answers_of.span.known()) {
      found_.report(Code::connector_incomplete, made.place,
                    fmt::format("nobody uses the records of `{}`", made.name))
          .help("say to whose records they belong: `for each: people`, with `key` and `id`");
    }
    return;
  }
  made.parent = find_stream(syntax.for_each).value_or(0);
  made.joined = Stream::Joined::each;
  made.one = syntax.one;
  made.put_in = syntax.put_in.span.known() ? place(syntax.put_in) : std::vector<std::string>{made.name};
  if (syntax.first_page_in.span.known()) {
    made.first_page_in = place(syntax.first_page_in);
    if (!syntax.pages) {
      found_.report(Code::connector_incomplete, syntax.first_page_in.span,
                    fmt::format("the first page of `{}` stands in a record, and nothing says how the "
                                "next is asked for", made.name))
          .help("for example `pages: {link: answer.next}`");
    }
  }
  ContextNames items = base_names();
  made.item = add_readings(items, syntax.item, "item", {"item"});
  if (syntax.only_when) made.only_when = condition(*syntax.only_when, items);
  if (syntax.key) {
    made.joined = syntax.batch ? Stream::Joined::batch : Stream::Joined::whole;
    made.key = connector_reading({"key", syntax.key->span}, *syntax.key, {"item"});
    if (!syntax.id) {
      found_.report(Code::connector_incomplete, syntax.key->span,
                    fmt::format("`key` is compared with the `id` of `{}`, which it does not say", made.name))
          .help("for example `id: text from id`");
    }
  } else if (syntax.batch) {
    found_.report(Code::connector_incomplete, syntax.batch->span, "a `batch` is one of keys, and `key` is not said")
        .help("for example `key: text from office.id`");
  }
  if (syntax.batch) {
    made.batch = static_cast<std::uint32_t>(std::min<std::uint64_t>(syntax.batch->count, 10'000));
    if (made.batch == 0) found_.report(Code::wrong_value, syntax.batch->span, "a `batch` is at least 1");
    add(asked, "keys", Type::list_of(Type::of(TypeWord::text)), {"keys"});
  }
  // Read once, it cannot depend on one record.
  if (made.joined == Stream::Joined::each) asked.insert(items.begin(), items.end());
}

void ConnectorChecker::pages(Stream& made, const StreamSyntax& syntax, const ContextNames& over_answer) {
  made.pages.at_most = made_.limits.pages;
  if (!syntax.pages) return;
  const PagesSyntax& pages = *syntax.pages;
  ContextNames over = over_answer;
  made.pages.place = pages.span;
  if (pages.number_from) {
    made.pages.by = Pages::By::number;
    made.pages.from = pages.number_from->count;
  } else if (pages.offset_from) {
    made.pages.by = Pages::By::offset;
    made.pages.from = pages.offset_from->count;
  } else if (pages.cursor) {
    made.pages.by = Pages::By::cursor;
    made.pages.next = scalar(*pages.cursor, over, "`cursor`");
  } else if (pages.link) {
    made.pages.by = Pages::By::link;
    made.pages.next = text(*pages.link, over, "`link`");
  }
  if (pages.size) made.pages.size = static_cast<std::uint32_t>(pages.size->count);
  for (const CountSyntax& size : pages.smaller) {
    const std::uint64_t before = made.pages.smaller.empty() ? made.pages.size : made.pages.smaller.back();
    if (size.count == 0 || size.count >= before) {
      found_.report(Code::wrong_value, size.span, "the sizes to fall back to become smaller")
          .help("for example `size: 100` and `smaller: [50, 10]`");
    }
    made.pages.smaller.push_back(static_cast<std::uint32_t>(size.count));
  }
  if (pages.at_most) made.pages.at_most = static_cast<std::uint32_t>(pages.at_most->count);
  if (pages.total) made.pages.total = value(*pages.total, over, Type::of(TypeWord::number), "`total`");
  const bool next = made.pages.by == Pages::By::cursor || made.pages.by == Pages::By::link;
  if (pages.last_when) {
    made.pages.ends = Pages::Ends::condition;
    made.pages.last_when = condition(*pages.last_when, over);
  } else if (pages.ends.text == "short page") {
    made.pages.ends = Pages::Ends::short_page;
    if (made.pages.size == 0) {
      found_.report(Code::connector_incomplete, pages.ends.span, "what a short page is depends on `size`")
          .help("for example `size: 100`");
    }
  } else if (pages.ends.text == "empty page") {
    made.pages.ends = Pages::Ends::empty_page;
  } else if (!next) {
    made.pages.ends = Pages::Ends::total;
    if (!pages.total && (pages.number_from || pages.offset_from)) {
      found_.report(Code::connector_incomplete, pages.span, "nothing says which page is the last")
          .help("`total: answer.total`, `last when: page.number >= answer.pages`, or `ends: short page`");
    }
  }
  for (const auto& kept : {made.pages.next, made.pages.total}) {
    if (kept) refuse_secret(*kept, "`pages`");
  }
  check_pages_asked(made, syntax);
}

/// A page that no request asks for is the first one, again and again.
void ConnectorChecker::check_pages_asked(const Stream& made, const StreamSyntax& syntax) {
  const std::string_view wanted = made.pages.by == Pages::By::number   ? "page.number"
                                  : made.pages.by == Pages::By::offset ? "page.offset"
                                  : made.pages.by == Pages::By::cursor ? "page.cursor"
                                                                       : "";
  if (wanted.empty() || !syntax.exchange.request || !made.exchange) return;
  const auto& readings = checker_.graph_.readings;
  std::vector<const Template*> parts{&made.exchange->request.path};
  for (const NamedTemplate& one : made.exchange->request.query) parts.push_back(&one.value);
  for (const NamedTemplate& one : made.exchange->request.headers) parts.push_back(&one.value);
  for (const NamedTemplate& one : made.exchange->request.form) parts.push_back(&one.value);
  const auto walk = [&](const auto& self, const RequestBody& body) -> void {
    if (body.kind == RequestBody::Kind::value) parts.push_back(&body.value);
    for (const RequestBody& item : body.items) self(self, item);
    for (const BodyMember& member : body.members) self(self, member.value);
  };
  walk(walk, made.exchange->request.json);
  for (const Template* part : parts) {
    if (part->formula >= checker_.graph_.fields.size()) continue;
    std::vector<NodeId> open{checker_.graph_.fields[part->formula].value};
    std::set<NodeId> seen;
    while (!open.empty()) {
      const NodeId at = open.back();
      open.pop_back();
      if (!seen.insert(at).second) continue;
      const Node& node = checker_.graph_[at];
      if (node.op == NodeOp::read && readings[node.reading.index].name == wanted) return;
      open.insert(open.end(), node.in.begin(), node.in.end());
    }
  }
  found_.report(Code::page_unused, made.pages.place,
                fmt::format("the request of `{}` does not ask for a page", made.name))
      .help(fmt::format("put `{}` into its path, query or body", wanted));
}

void ConnectorChecker::proof(Stream& made, const StreamSyntax& syntax, const ContextNames& over_answer) {
  ContextNames over = over_answer;
  const std::string& word = syntax.complete.text;
  if (syntax.complete_when) {
    made.proof = Proof::condition;
    made.complete_when = condition(*syntax.complete_when, over);
    return;
  }
  if (!word.empty()) {
    made.proof = word == "whole answer" ? Proof::whole_answer
                 : word == "last page"  ? Proof::last_page
                 : word == "total"      ? Proof::total
                                        : Proof::never;
    if (made.proof == Proof::total && !made.pages.total) {
      found_.report(Code::connector_incomplete, syntax.complete.span, "`complete: total` needs the total")
          .help("for example `pages: {offset from: 0, total: answer.total}`");
    }
    if (made.proof == Proof::whole_answer && syntax.pages) {
      found_.report(Code::conflicting_keys, syntax.complete.span,
                    "one answer is not everything where there are pages");
    }
    return;
  }
  if (made.pages.total) made.proof = Proof::total;
  else if (!syntax.pages) made.proof = made.joined == Stream::Joined::no ? Proof::never : Proof::whole_answer;
  else if (made.pages.ends == Pages::Ends::without_next || made.pages.ends == Pages::Ends::condition) {
    made.proof = Proof::last_page;
  } else {
    made.proof = made.joined == Stream::Joined::no ? Proof::never : Proof::last_page;
  }
}

/// Streams that people are read from say their proof, or that there is none.
void ConnectorChecker::require_proof(std::uint32_t index, std::string_view of) {
  const Stream& made = made_.streams[index];
  const StreamSyntax& syntax = syntax_.streams[order_[index]].value;
  if (made.proof != Proof::never || syntax.complete.text == "never") return;
  found_.report(Code::no_proof, made.place,
                fmt::format("nothing proves that all {} are in `{}`", of, made.name))
      .why(of == "changes"
               ? "without a proof one never goes on: the next read begins where this one began"
               : "without a proof nobody can be archived: who is missing may only not have come")
      .help("`complete: whole answer` where one answer is everything, `complete when:` a condition over the "
            "last answer, or `complete: never`");
}

}  // namespace joinery
