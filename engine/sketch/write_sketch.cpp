#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/sketch/sketch.hpp"
#include "engine/sketch/spelled_words.hpp"

namespace joinery {
namespace {

constexpr std::size_t others_shown = 60;

void guess(std::string& out, std::string_view indent, std::string_view words) {
  out += fmt::format("{}# guess: {}\n", indent, words);
}

/// One line for a comment or a title: no line breaks, no quotes, not too long.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 80)) {
    const bool control = static_cast<unsigned char>(c) < 0x20;
    out += control || c == '"' || c == '#' || c == ':' ? ' ' : c;
  }
  return out;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// What a state means for an account, by words that many systems use.
enum class Means : std::uint8_t { works, left, unknown };

Means meaning_of(std::string_view value) {
  const std::string words = spelled_words(value);
  static constexpr std::array works = {"active", "current", "employed", "enabled", "hired", "onboarding", "leave",
                                       "on leave", "probation", "working", "pending", "present"};
  static constexpr std::array left = {"inactive", "terminated", "left", "leaver", "former", "ended", "disabled",
                                      "deactivated", "resigned", "dismissed", "retired", "archived", "deleted", "gone"};
  if (std::ranges::find(works, words) != works.end()) return Means::works;
  if (std::ranges::find(left, words) != left.end()) return Means::left;
  return Means::unknown;
}

/// The reading of the status has a name of its own: the worker's is what it means.
std::string name_of(const FieldGuess& field) {
  if (field.name != "employment_status") return field.name;
  return field.choices.empty() ? "is_active" : "state";
}

void write_read(const Sketch& sketch, std::string& out) {
  std::size_t width = 0;
  for (const FieldGuess& field : sketch.fields.fields) width = std::max(width, name_of(field).size());
  out += "\nread:\n";
  for (const FieldGuess& field : sketch.fields.fields) {
    for (const std::string& why : field.why) guess(out, "  ", why);
    out += fmt::format("  {:{}} {} from {}\n", name_of(field) + ':', width + 1, field.reading, field.path);
  }
  if (sketch.fields.others.empty()) return;
  out += "  # What else there is; read what you need, and delete the rest:\n";
  std::size_t shown = 0;
  for (const PassedOver& other : sketch.fields.others) {
    if (++shown > others_shown) break;
    out += fmt::format("  #   {} ({})\n", other.path, other.words);
  }
  if (sketch.fields.others.size() > others_shown)
    out += fmt::format("  #   and {} more\n", sketch.fields.others.size() - others_shown);
}

void write_case(const std::vector<std::string>& values, Means means, std::string& out) {
  std::vector<std::string> chosen;
  for (const std::string& value : values) {
    if (meaning_of(value) == means) chosen.push_back(in_quotes(value));
  }
  if (chosen.empty()) return;
  const char* then = means == Means::works ? "\"active\""
                     : means == Means::left ? "\"archived\""
                                            : "hold \"nobody has said yet what this state means for an account\"";
  out += fmt::format("      - when: [{}]\n        then: {}\n", fmt::join(chosen, ", "), then);
}

void write_worker(const Sketch& sketch, std::string& out) {
  const auto state = std::ranges::find(sketch.fields.fields, "employment_status", &FieldGuess::name);
  if (state == sketch.fields.fields.end()) return;
  out += "\nworker:\n";
  if (state->choices.empty()) {
    guess(out, "  ", "whoever is not active has left");
    out += "  status:\n    cases:\n";
    out += "      - when: is_active\n        then: \"active\"\n";
    out += "      - when: not is_active\n        then: \"archived\"\n      - otherwise: blank\n";
    return;
  }
  out += "  employment_status: state\n";
  guess(out, "  ", "what each state means for an account");
  out += "  status:\n    of: state\n    cases:\n";
  for (const Means means : {Means::works, Means::left, Means::unknown}) write_case(state->choices, means, out);
}

void write_rules(const Sketch& sketch, std::string& out) {
  const auto state = std::ranges::find(sketch.fields.fields, "employment_status", &FieldGuess::name);
  if (state == sketch.fields.fields.end()) return;
  out += fmt::format(
      "\npeople:\n  rules:\n    - id: status-not-visible\n"
      "      say: No status is shown; the credentials may lack a permission\n"
      "      hold: {} is blank\n",
      name_of(*state));
}

void write_credentials(const Sketch& sketch, std::string& out) {
  out += "  credentials:\n";
  out += "    address: {title: Another address of the API, help: For tests and sandboxes, optional: yes}\n";
  switch (sketch.sign_in.kind) {
    case SignInKind::basic:
      out += "    user:     {title: User}\n    password: {title: Password or key, secret: yes}\n";
      break;
    case SignInKind::client_credentials:
      out += "    client_id:     {title: Client ID}\n    client_secret: {title: Client secret, secret: yes}\n";
      break;
    default: out += "    token:   {title: API key or token, secret: yes}\n";
  }
}

void write_sign_in(const Sketch& sketch, std::string& out) {
  const SketchedSignIn& sign_in = sketch.sign_in;
  switch (sign_in.kind) {
    case SignInKind::basic:
      out += "  sign in:\n    basic: {user: credentials.user, password: credentials.password}\n";
      return;
    case SignInKind::header:
      out += fmt::format("  headers: {{{}: credentials.token}}\n", sign_in.name);
      return;
    case SignInKind::query:
      out += fmt::format("  query: {{{}: credentials.token}}\n", sign_in.name);
      return;
    case SignInKind::client_credentials: break;
    case SignInKind::unknown: guess(out, "  ", "the token goes along as `Authorization: Bearer …`"); [[fallthrough]];
    case SignInKind::bearer:
      out += "  headers:\n    Authorization: (\"Bearer {credentials.token}\")\n";
      return;
  }
  const bool whole = sign_in.address.starts_with("https://");
  const std::string place = sign_in.address.empty() ? "/oauth/token" : sign_in.address;
  out += "  sign in:\n    request:\n";
  out += fmt::format("      {}: {}\n", whole ? "url" : "path", in_quotes(place));
  out += "      form:\n        grant_type: \"client_credentials\"\n        client_id: credentials.client_id\n"
         "        client_secret: credentials.client_secret\n";
  if (!sign_in.scope.empty()) out += fmt::format("        scope: {}\n", in_quotes(sign_in.scope));
  out += "    answer: {token: text from body.access_token, seconds: number from body.expires_in}\n"
         "    token: answer.token\n    lasts: answer.seconds\n";
}

/// The query of the list, without braces.
std::string query_of(const PagesGuess& pages) {
  std::string out;
  const auto add = [&](const std::string& name, std::string_view value) {
    if (name.empty()) return;
    out += fmt::format("{}{}: {}", out.empty() ? "" : ", ",
                       name_of_words(name) == name ? name : in_quotes(name), value);
  };
  add(pages.size_parameter, "page.size");
  if (pages.kind == PagesKind::number) add(pages.parameter, "page.number");
  if (pages.kind == PagesKind::offset) add(pages.parameter, "page.offset");
  if (pages.kind == PagesKind::cursor) add(pages.parameter, "page.cursor");
  return out;
}

void write_answer(const PagesGuess& pages, std::string& out) {
  std::string readings;
  const auto add = [&](std::string_view name, std::string_view type, const std::string& path) {
    if (!path.empty())
      readings += fmt::format("{}{}: {} from body.{}", readings.empty() ? "" : ", ", name, type, path);
  };
  const bool by_way = pages.kind == PagesKind::cursor || pages.kind == PagesKind::link;
  if (by_way) add("next", "text", pages.next);
  add("total", "number", pages.kind == PagesKind::none || pages.kind == PagesKind::unknown ? "" : pages.total);
  if (pages.kind == PagesKind::number && pages.total.empty()) add("pages", "number", pages.last_page);
  if (!readings.empty()) out += fmt::format("      answer: {{{}}}\n", readings);
}

void write_pages(const PagesGuess& pages, std::string& out) {
  const std::string size = pages.size == 0 || pages.size_parameter.empty() ? "" : fmt::format(", size: {}", pages.size);
  const std::string total = pages.total.empty() ? "" : ", total: answer.total";
  const bool pages_told = pages.total.empty() && !pages.last_page.empty();
  const std::string end = pages_told                 ? ", last when: page.number >= answer.pages"
                          : !total.empty()           ? ""
                          : size.empty()             ? ", ends: empty page"
                                                     : ", ends: short page";
  const bool proven = !total.empty() || pages_told;
  switch (pages.kind) {
    case PagesKind::unknown:
      guess(out, "      ", "no way to a next page was seen, and nothing proves that nobody is missing");
      out += "      complete: never\n";
      return;
    case PagesKind::none: out += "      complete: whole answer\n"; return;
    case PagesKind::cursor: out += fmt::format("      pages: {{cursor: answer.next{}{}}}\n", size, total); return;
    case PagesKind::link: out += fmt::format("      pages: {{link: answer.next{}{}}}\n", size, total); return;
    case PagesKind::number:
      out += fmt::format("      pages: {{number from: {}{}{}{}}}\n", pages.from, size, total, end);
      break;
    case PagesKind::offset:
      out += fmt::format("      pages: {{offset from: {}{}{}{}}}\n", pages.from, size, total, end);
      break;
  }
  if (proven) return;
  guess(out, "      ", "the answer counts nobody, so nothing proves that nobody is missing");
  out += "      complete: never\n";
}

void write_streams(const Sketch& sketch, std::string& out) {
  out += "  streams:\n    people:\n";
  const std::string query = query_of(sketch.pages);
  const std::string method = sketch.method == "GET" ? "" : fmt::format("method: {}, ", sketch.method);
  const std::string asked = query.empty() ? "" : fmt::format(", query: {{{}}}", query);
  if (!sketch.base_known) guess(out, "      ", "the path of the list");
  out += fmt::format("      request: {{{}path: {}{}}}\n", method, in_quotes(sketch.path), asked);
  if (sketch.records.empty()) out += "      records: \"\"\n";
  write_answer(sketch.pages, out);
  for (const std::string& why : sketch.pages.why) guess(out, "      ", why);
  write_pages(sketch.pages, out);
  if (!sketch.one.empty()) {
    out += fmt::format("    person:\n      request:\n        path: (\"{}\")\n", sketch.one);
    const std::string records = sketch.one_records.empty() ? "\"\"" : written_path(sketch.one_records);
    out += fmt::format("      records: {}\n", records);
  }
  out += sketch.one.empty() ? "  read: {all: people}\n" : "  read: {all: people, one: person}\n";
}

}  // namespace

std::string write_sketch(const Sketch& sketch) {
  std::string out = fmt::format("source: {}\ntitle: {}\nlanguage: 1\nabout: >\n", sketch.name, plain(sketch.title));
  out += "  A first draft. Whatever was guessed has a comment that begins with the word guess: look at each of\n"
         "  them, and delete it when it is right.\n";
  if (!sketch.records.empty()) out += fmt::format("\nrecords: {}\n", written_path(sketch.records));
  write_read(sketch, out);
  write_worker(sketch, out);
  write_rules(sketch, out);
  out += "\nconnect:\n";
  write_credentials(sketch, out);
  if (!sketch.base_known) guess(out, "  ", "nothing says where the API is");
  out += fmt::format("  base: credentials.address else {}\n", in_quotes(sketch.base));
  write_sign_in(sketch, out);
  write_streams(sketch, out);
  return out;
}

}  // namespace joinery
