/// Requests, their bodies and addresses, what answers mean, and signing in.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/check/connector_checker.hpp"

namespace joinery {
namespace {

constexpr std::array methods{Request::Method::get, Request::Method::post, Request::Method::put,
                             Request::Method::patch, Request::Method::delete_, Request::Method::head};
constexpr std::array meanings{AnswerMeaning::done, AnswerMeaning::retry, AnswerMeaning::sign_in_again,
                              AnswerMeaning::smaller_pages, AnswerMeaning::start_over,
                              AnswerMeaning::not_found, AnswerMeaning::exists, AnswerMeaning::conflict,
                              AnswerMeaning::record, AnswerMeaning::configuration, AnswerMeaning::stop};

template <class All>
auto named(const All& all, std::string_view name) {
  const auto found = std::ranges::find_if(all, [&](const auto one) { return name_of(one) == name; });
  return found == all.end() ? all.front() : *found;
}

/// The text that an expression begins with; nothing where that is not known.
const Expr* leading(const Expr& expr) {
  if (expr.op == Op::text) return &expr;
  if (expr.op == Op::compound && !expr.children.empty() && expr.children[0].op == Op::text) {
    return &expr.children[0];
  }
  return nullptr;
}

bool is_of_this_machine(std::string_view address) {
  for (const std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (address.starts_with(host)) return true;
  }
  return false;
}

}  // namespace

void ConnectorChecker::check_address(const Expr& expr, bool absolute) {
  if (expr.op == Op::if_) {
    check_address(expr.children[1], absolute);
    check_address(expr.children[2], absolute);
    return;
  }
  if (expr.op == Op::else_) {
    for (const Expr& child : expr.children) check_address(child, absolute);
    return;
  }
  const Expr* text = leading(expr);
  if (absolute) {
    if (text == nullptr) return;
    if (text->text.starts_with("https://") || is_of_this_machine(text->text)) return;
    found_.report(Code::address_wrong, expr.span, "an address begins with `https://`")
        .why("without TLS, credentials and people's data can be read on the way");
    return;
  }
  const bool compound = expr.op == Op::compound || expr.op == Op::text;
  if (compound && text != nullptr && text->text.starts_with('/')) return;
  if (!compound && expr.op != Op::broken) {
    found_.report(Code::address_wrong, expr.span, "a path is a text that begins with `/`")
        .why("what it holds besides is encoded, so that nothing in it can change where it leads")
        .help("for example `(\"/people/{person.id}\")`; a whole address stands under `url`");
    return;
  }
  if (expr.op != Op::broken) {
    found_.report(Code::address_wrong, expr.span, "a path begins with `/`")
        .help("it comes behind `base`; a whole address stands under `url`");
  }
}

Template ConnectorChecker::address(const Formula& formula, ContextNames& names, bool absolute) {
  check_address(formula.expr, absolute);
  Scope scope = scope_over(names);
  scope.encodes_holes = true;
  const Type text = Type::of(TypeWord::text);
  const Compiled made = checker_.compile(formula, scope, &text);
  if (made.type.is_known() && !fits(made.type, text)) {
    found_.report(Code::type_mismatch, formula.span,
                  fmt::format("an address is a text, and this is {}", print(made.type)));
  }
  return take(made.node, formula.span);
}

RequestBody ConnectorChecker::body(const JsonSyntax& syntax, ContextNames& names, bool bulk) {
  RequestBody made;
  made.place = syntax.span;
  switch (syntax.kind) {
    case JsonSyntax::Kind::leaf: {
      const Expr& expr = syntax.leaf.expr;
      if (bulk && !syntax.leaf.quoted && expr.op == Op::name && expr.text == "each") {
        made.kind = RequestBody::Kind::each;
        return made;
      }
      made.value = value(syntax.leaf, names, std::nullopt, "this");
      return made;
    }
    case JsonSyntax::Kind::choice:
      made.kind = RequestBody::Kind::choice;
      made.value = condition(syntax.leaf.expr, names);
      made.items.push_back(body(syntax.items[0], names, bulk));
      return made;
    case JsonSyntax::Kind::list:
      made.kind = RequestBody::Kind::list;
      for (const JsonSyntax& item : syntax.items) made.items.push_back(body(item, names, bulk));
      return made;
    case JsonSyntax::Kind::map:
      made.kind = RequestBody::Kind::object;
      for (const Named<JsonSyntax>& member : syntax.members) {
        made.members.push_back({member.name.text, body(member.value, names, bulk)});
      }
      return made;
  }
  return made;
}

Request ConnectorChecker::request(const RequestSyntax& syntax, ContextNames& names) {
  Request made;
  made.place = syntax.span;
  const bool has_body = syntax.json || syntax.form;
  made.method = syntax.method.text.empty()
                    ? (has_body ? Request::Method::post : Request::Method::get)
                    : named(methods, syntax.method.text);
  if (has_body && (made.method == Request::Method::get || made.method == Request::Method::head)) {
    found_.report(Code::conflicting_keys, syntax.method.span,
                  fmt::format("a {} request has no body", name_of(made.method)))
        .help("take `method` away: a request with a body is a POST");
  }
  if (syntax.path) made.path = address(*syntax.path, names, false);
  if (syntax.url) made.path = address(*syntax.url, names, true);
  made.absolute = syntax.url.has_value();
  made.query = pairs(syntax.query, names);
  made.headers = pairs(syntax.headers, names);
  if (syntax.json) {
    made.encoding = Request::Encoding::json;
    made.json = body(*syntax.json, names, names.contains("each"));
  } else if (syntax.form) {
    made.encoding = Request::Encoding::form;
    made.form = pairs(*syntax.form, names);
  }
  return made;
}

std::vector<Failure> ConnectorChecker::failures(const std::vector<FailureSyntax>& syntax,
                                                ContextNames& names) {
  std::vector<Failure> made;
  for (const FailureSyntax& one : syntax) {
    Failure failure;
    failure.place = one.span;
    failure.when = condition(one.when, names);
    refuse_secret(failure.when, "this condition");
    failure.then = named(meanings, one.then.text);
    failure.say = maybe_text(one.say, names, "`say`");
    if (failure.say) refuse_secret(*failure.say, "`say`");
    if (one.after) failure.after = std::chrono::milliseconds(one.after->milliseconds);
    made.push_back(std::move(failure));
  }
  return made;
}

Exchange ConnectorChecker::exchange(const ExchangeSyntax& syntax, ContextNames asked,
                                    const ContextNames& answered) {
  Exchange made;
  if (syntax.request) made.request = request(*syntax.request, asked);
  if (const auto found = asked.find("needed"); found != asked.end() && found->second.used) {
    needed_used_ = true;
  }
  use_answer_roots(syntax.answer);
  ContextNames over = answered;
  add_answer(over, {});
  made.answer = add_readings(over, syntax.answer, "answer", {});
  made.failures = failures(syntax.failures, over);
  return made;
}

void ConnectorChecker::base() {
  ContextNames names = base_names();
  const auto open_address = [&](const Formula& formula, std::string_view what) {
    Template made = address(formula, names, true);
    if (made.secret) refuse_secret(made, what);
    return made;
  };
  if (syntax_.base) made_.base = open_address(*syntax_.base, "`base`");
  for (const Formula& host : syntax_.hosts) made_.hosts.push_back(open_address(host, "`hosts`"));
  made_.headers = pairs(syntax_.headers, names);
  made_.query = pairs(syntax_.query, names);
  if (!syntax_.base && !syntax_.files) {
    found_.report(Code::connector_incomplete, syntax_.span, "this connector has neither `base` nor `files`")
        .help("for example\nbase: \"https://api.example.com/v1\"");
  }
  if (syntax_.files && (syntax_.base || !syntax_.streams.empty())) {
    found_.report(Code::conflicting_keys, syntax_.files->span, "files are read without requests")
        .help("take `base` and `streams` away, or `files`");
  }
}

void ConnectorChecker::sign_in() {
  if (!syntax_.sign_in) return;
  const SignInSyntax& syntax = *syntax_.sign_in;
  SignIn made;
  made.place = syntax.span;
  ContextNames asked = base_names();
  if (syntax.basic) {
    made.user = maybe_text(syntax.basic->user, asked, "`user`");
    made.password = maybe_text(syntax.basic->password, asked, "`password`");
  }
  if (syntax.assertion) {
    SignIn::Assertion& assertion = made.assertion.emplace();
    const std::string& algorithm = syntax.assertion->algorithm.text;
    assertion.algorithm = algorithm == "HS256"   ? SignIn::Assertion::Algorithm::hs256
                          : algorithm == "ES256" ? SignIn::Assertion::Algorithm::es256
                                                 : SignIn::Assertion::Algorithm::rs256;
    if (syntax.assertion->key) assertion.key = text(*syntax.assertion->key, asked, "`key`");
    assertion.key_id = maybe_text(syntax.assertion->key_id, asked, "`key id`");
    assertion.claims = pairs(syntax.assertion->claims, asked);
    if (syntax.assertion->lasts) {
      assertion.lasts = std::chrono::seconds(syntax.assertion->lasts->milliseconds / 1000);
    }
    add(asked, "assertion", Type::of(TypeWord::text), {"assertion"}, true);
  }
  if (syntax.exchange.request) {
    made.exchange = exchange(syntax.exchange, asked, base_names());
    ContextNames over = base_names();
    add_answer(over, syntax.exchange.answer);
    if (syntax.token) made.token = text(*syntax.token, over, "`token`");
    if (syntax.lasts) made.lasts = value(*syntax.lasts, over, Type::of(TypeWord::number), "`lasts`");
    if (made.lasts) refuse_secret(*made.lasts, "`lasts`");
    if (syntax.renew_before) made.renew_before = std::chrono::seconds(syntax.renew_before->milliseconds / 1000);
    ContextNames later = base_names();
    add_answer(later, {});
    made.next_token = maybe_text(syntax.next_token, later, "`next token`");
    made.replaces = pairs(syntax.replaces, over);
    for (const Named<Formula>& replaced : syntax.replaces) {
      if (base_names().contains("credentials." + replaced.name.text)) continue;
      found_.report(Code::unknown_name, replaced.name.span,
                    fmt::format("no credential is called `{}`", replaced.name.text))
          .help("`replaces` names credentials whose value the answer replaces");
    }
  }
  ContextNames with_token = base_names();
  add(with_token, "token", Type::of(TypeWord::text), {"token"}, true);
  made.send = pairs(syntax.send, with_token);
  if (made.send.empty() && made.exchange) {
    Formula bearer;
    bearer.span = syntax.span;
    bearer.expr.op = Op::compound;
    bearer.expr.span = syntax.span;
    Expr words, token;
    words.op = Op::text;
    words.text = "Bearer ";
    token.op = Op::name;
    token.text = "token";
    words.span = token.span = syntax.span;
    bearer.expr.children = {words, token};
    made.send.push_back({"Authorization", text(bearer, with_token, "`send`"), syntax.span});
  }
  made_.sign_in = std::move(made);
}

/// `again` alone says how long a refusal for too many waits.
void ConnectorChecker::budget(const std::optional<Formula>& left,
                              const std::optional<Formula>& again, ContextNames& over) {
  if (!left && !again) return;
  Budget made;
  if (left) made.left = value(*left, over, Type::of(TypeWord::number), "`left`");
  if (again) {
    made.again = value(*again, over, std::nullopt, "`again`");
    const Type& type = made.again->type;
    if (!type.is(TypeWord::instant) && !type.is(TypeWord::number) && type.is_known()) {
      found_.report(Code::type_mismatch, again->span,
                    fmt::format("`again` is an instant, or a number of seconds, and this is {}",
                                print(type)));
    }
    refuse_secret(*made.again, "`pace`");
  }
  if (left) refuse_secret(*made.left, "`pace`");
  made_.pace.budgets.push_back(std::move(made));
}

void ConnectorChecker::pace() {
  const PaceSyntax& syntax = syntax_.pace;
  const auto rates = [](const std::vector<RateSyntax>& written, std::vector<Rate>& made) {
    for (const RateSyntax& rate : written) {
      const auto per = std::chrono::seconds(std::max<std::uint64_t>(1, rate.milliseconds / 1000));
      made.push_back({rate.requests, per});
    }
  };
  rates(syntax.requests, made_.pace.rates);
  rates(syntax.refusals, made_.pace.refusals);
  if (syntax.together) {
    if (syntax.together->count == 0 || syntax.together->count > 64) {
      found_.report(Code::wrong_value, syntax.together->span, "`together` is a number from 1 to 64");
    }
    made_.pace.together = static_cast<std::uint32_t>(syntax.together->count);
  }
  if (made_.sign_in && made_.sign_in->next_token) made_.pace.together = 1;
  ContextNames over = base_names();
  add_answer(over, {});
  budget(syntax.left, syntax.again, over);
  for (const BudgetSyntax& more : syntax.budgets) budget(more.left, more.again, over);
}

void ConnectorChecker::limits() {
  const ConnectLimitsSyntax& syntax = syntax_.limits;
  ConnectorLimits& limits = made_.limits;
  const auto tighten = [&](const auto& said, auto& limit, auto most, std::string_view what) {
    if (!said) return;
    const std::uint64_t wanted = said->count;
    if (wanted == 0 || wanted > most) {
      found_.report(Code::wrong_value, said->span, fmt::format("`{}` is a number from 1 to {}", what, most));
      return;
    }
    limit = static_cast<std::remove_reference_t<decltype(limit)>>(wanted);
  };
  tighten(syntax.answer, limits.answer_bytes, std::uint64_t{4} << 30, "answer");
  tighten(syntax.pages, limits.pages, std::uint64_t{1'000'000}, "pages");
  tighten(syntax.records, limits.records, std::uint64_t{100'000'000}, "records");
  tighten(syntax.retries, limits.retries, std::uint64_t{100}, "retries");
  if (syntax.request) limits.request = std::chrono::milliseconds(syntax.request->milliseconds);
  if (syntax.total) limits.total = std::chrono::seconds(syntax.total->milliseconds / 1000);
  if (syntax.longest_wait) {
    limits.longest_wait = std::chrono::seconds(syntax.longest_wait->milliseconds / 1000);
  }
}

}  // namespace joinery
