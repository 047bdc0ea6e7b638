#include "engine/guard/read_guards.hpp"

#include <optional>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/guard_keys.hpp"
#include "dsl/yaml/document.hpp"

namespace joinery {
namespace {

constexpr std::string_view example = "3 %, at least 5";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Digits and nothing else, up to a million.
std::optional<std::uint32_t> whole(std::string_view text) {
  if (text.empty() || text.size() > 7) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value;
}

/// `3 %` or `2.5 %`, as thousandths; not more than the whole.
std::optional<std::uint32_t> permille(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  text = trimmed(text.substr(0, text.size() - 1));
  const std::size_t point = text.find('.');
  const auto percent = whole(text.substr(0, point));
  std::optional<std::uint32_t> tenth = 0;
  if (point != std::string_view::npos) {
    tenth = text.size() == point + 2 ? whole(text.substr(point + 1)) : std::nullopt;
  }
  if (!percent || !tenth || *percent * 10 + *tenth > 1000) return std::nullopt;
  return *percent * 10 + *tenth;
}

bool read_limit(std::string_view text, GuardLimit& limit) {
  const std::size_t comma = text.find(',');
  const auto share = permille(trimmed(text.substr(0, comma)));
  if (!share) return false;
  limit.permille = *share;
  if (comma == std::string_view::npos) return true;
  std::string_view rest = trimmed(text.substr(comma + 1));
  if (!rest.starts_with("at least ")) return false;
  const auto count = whole(trimmed(rest.substr(9)));
  if (!count) return false;
  limit.at_least = *count;
  return true;
}

/// The limit of a guard; null where none is called so, or it has none.
GuardLimit* limit_called(std::string_view name, Guards& guards) {
  for (std::size_t i = 0; i < guard_count; ++i) {
    const auto guard = static_cast<GuardName>(i);
    if (guard >= first_without_limit) break;
    if (name_of(guard) == name) return &guards.limits[i];
  }
  return nullptr;
}

class GuardReader {
 public:
  explicit GuardReader(Diagnostics& out) : out_(out) {}

  Guards read(const YamlNode& root) {
    if (root.kind != YamlKind::map || root.entries.empty() || root.entries[0].key != "guards") {
      out_.report(Code::document_kind, root.span, "this is no file of guards")
          .help("its first line is `guards: NAME`");
      return guards_;
    }
    bool has_version = false;
    for (const YamlEntry& entry : root.entries) {
      if (entry.key == "language") {
        has_version = true;
        if (entry.value.text != "1") {
          out_.report(Code::language_version, entry.value.span,
                      fmt::format("the language has no version `{}`", entry.value.text))
              .help("write `language: 1`");
        }
      } else if (entry.key == "protected") {
        read_protected(entry.value);
      } else if (entry.key == "limits") {
        read_limits(entry.value);
      } else if (guards_rule.find(entry.key) == nullptr) {
        unknown(entry, guards_rule);
      }
    }
    if (!has_version) {
      out_.report(Code::missing_key, root.entries[0].key_span, "`language` is missing")
          .help("add `language: 1` below");
    }
    return guards_;
  }

 private:
  void unknown(const YamlEntry& entry, const MapRule& rule) {
    Diagnostic& problem = out_.report(Code::unknown_key, entry.key_span,
                                      fmt::format("`{}` is not a key here", entry.key));
    std::vector<std::string_view> known;
    for (const KeyRule& key : rule.keys) known.push_back(key.key);
    const auto near = nearest(entry.key, std::span<const std::string_view>(known), 2);
    if (near.empty()) {
      problem.help(fmt::format("there are {}", fmt::join(known, ", ")));
      return;
    }
    problem.help(fmt::format("did you mean `{}`?", fmt::join(near, "` or `")));
    if (near.size() == 1) problem.fixed_by(entry.key_span, near.front());
  }

  void read_protected(const YamlNode& node) {
    if (node.kind != YamlKind::list) {
      out_.report(Code::wrong_shape, node.span, "a list of users is expected here")
          .help("for example `[it-admin@acme.example, E17]`");
      return;
    }
    for (const YamlNode& item : node.items) {
      if (item.kind == YamlKind::scalar && !item.text.empty()) {
        guards_.protected_.push_back(item.text);
      } else {
        out_.report(Code::wrong_shape, item.span, "an id or an e-mail address is expected here");
      }
    }
  }

  void read_limits(const YamlNode& node) {
    if (node.kind != YamlKind::map) {
      out_.report(Code::wrong_shape, node.span, "a map of limits is expected here")
          .help(fmt::format("for example `archive_user: {}`", example));
      return;
    }
    for (const YamlEntry& entry : node.entries) {
      GuardLimit* known = limit_called(entry.key, guards_);
      if (known == nullptr) {
        unknown(entry, guard_limits_rule);
        continue;
      }
      GuardLimit limit = *known;
      if (entry.value.kind != YamlKind::scalar || !read_limit(entry.value.text, limit)) {
        out_.report(Code::wrong_value, entry.value.span, "this is no limit")
            .help(fmt::format("for example `{}`: a share of all, up to 100 %, and how many may "
                              "always happen",
                              example));
        continue;
      }
      *known = limit;
    }
  }

  Diagnostics& out_;
  Guards guards_;
};

}  // namespace

Guards read_guards(SourceId source, const Sources& sources, const Limits& limits,
                   Diagnostics& out) {
  const YamlDocument document = parse_yaml(source, sources, limits, out);
  if (!document.usable) return {};
  return GuardReader(out).read(document.root);
}

}  // namespace joinery
