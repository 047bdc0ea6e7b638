/// joinery explain: the page behind the code of a diagnostic.

#include <algorithm>
#include <cctype>
#include <iostream>

#include <fmt/format.h>

#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/cli/command.hpp"

namespace joinery {
namespace {

constexpr std::size_t page_bytes_max = 1U << 20U;

/// `J0504`, `j504`, `504` and `may_end_blank` are the same code.
const CodeInfo* find_code(const std::string& asked) {
  std::string digits = asked;
  if (!digits.empty() && (digits[0] == 'J' || digits[0] == 'j')) digits.erase(0, 1);
  const bool number = !digits.empty() && digits.size() <= 4 &&
                      std::ranges::all_of(digits, [](unsigned char c) { return std::isdigit(c); });
  for (const CodeInfo& code : all_codes()) {
    if (code.name == asked) return &code;
    if (number && std::stoul(digits) == static_cast<unsigned>(code.code)) return &code;
  }
  return nullptr;
}

ExitCode print_list() {
  for (const CodeInfo& code : all_codes()) {
    std::cout << fmt::format("{}  {}\n", code_text(code.code), code.title);
  }
  return ExitCode::fine;
}

ExitCode run(Session& session, const std::string& asked) {
  if (asked.empty()) return print_list();
  const CodeInfo* code = find_code(asked);
  if (code == nullptr) {
    complain(fmt::format("no diagnostic has the code `{}`; `joinery explain` lists them all", asked));
    return ExitCode::failed;
  }
  const std::string name = fmt::format("docs/diagnostics/{}.md", code_text(code->code));
  for (const std::string& root : session.roots) {
    const auto page = session.files.read(root + '/' + name, page_bytes_max);
    if (!page) continue;
    std::cout << *page;
    return ExitCode::fine;
  }
  complain(fmt::format("{}: {}; its page {} is not where the standard library is",
                       code_text(code->code), code->title, name));
  return ExitCode::failed;
}

}  // namespace

void add_explain(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "explain",
      "Explain the code of a message, as J0504: what it means, why it is an error, an example and "
      "the fix.\nWithout a code, list all.");
  auto asked = std::make_shared<std::string>();
  command->add_option("CODE", *asked, "The code, as J0504");
  command->callback([&action, asked] {
    action = [asked](Session& session) { return run(session, *asked); };
  });
}

}  // namespace joinery
