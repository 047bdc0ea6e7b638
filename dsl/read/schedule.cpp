#include <algorithm>
#include <array>

#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::string_view schedule_help =
    "for example `Monday to Friday at 08:00 UTC`, `every day at 06:30 Europe/London` or "
    "`Monday, Thursday at 08:00 UTC`";

/// A part of the text and where it begins in it.
struct Part {
  std::string_view text;
  std::size_t begin = 0;

  [[nodiscard]] Part trimmed() const {
    const std::size_t first = std::min(text.find_first_not_of(" \n"), text.size());
    const std::size_t last = text.find_last_not_of(" \n");
    if (first == text.size()) return {{}, begin};
    return {text.substr(first, last - first + 1), begin + first};
  }
  [[nodiscard]] Part before(std::size_t at) const { return {text.substr(0, at), begin}; }
  [[nodiscard]] Part from(std::size_t at) const { return {text.substr(at), begin + at}; }
};

class ScheduleReader {
 public:
  ScheduleReader(const YamlNode& node, NodeReader& reader)
      : reader_(reader), span_of_(spans_of(node)) {}

  void read(Part all, ScheduleSyntax& schedule) {
    constexpr std::string_view at_word = " at ";
    const std::size_t at = all.text.find(at_word);
    if (at == std::string_view::npos) {
      wrong(all, "a schedule says the days, `at`, the time and the zone");
      return;
    }
    schedule.weekdays = days(all.before(at).trimmed());
    const Part rest = all.from(at + at_word.size()).trimmed();
    const std::size_t space = rest.text.find(' ');
    schedule.minute_of_day = minute(rest.before(space));
    if (space == std::string_view::npos) {
      wrong(rest, "the time has no zone");
      return;
    }
    const Part zone = rest.from(space).trimmed();
    schedule.zone = {std::string(zone.text), span(zone)};
    if (zone.text.find(' ') != std::string_view::npos) {
      wrong(zone, "a zone is one word, such as `UTC` or `Europe/London`");
    }
  }

 private:
  [[nodiscard]] Span span(Part part) const {
    const auto begin = static_cast<std::uint32_t>(part.begin);
    return span_of_(begin, begin + static_cast<std::uint32_t>(part.text.size()));
  }

  void wrong(Part part, std::string message) {
    reader_.report(Code::wrong_value, span(part), std::move(message))
        .help(std::string(schedule_help));
  }

  /// The number of a weekday; 7 where it is none, which is reported.
  std::size_t day(Part part) {
    const auto found = std::ranges::find(weekdays, part.text);
    if (found == weekdays.end()) wrong(part, ticked(part.text) + " is no day of the week");
    return static_cast<std::size_t>(found - weekdays.begin());
  }

  std::uint8_t days(Part part) {
    if (part.text == "every day") return 0x7F;
    unsigned bits = 0;
    constexpr std::string_view to_word = " to ";
    if (const std::size_t to = part.text.find(to_word); to != std::string_view::npos) {
      std::size_t first = day(part.before(to).trimmed());
      const std::size_t last = day(part.from(to + to_word.size()).trimmed());
      if (first == weekdays.size() || last == weekdays.size()) return 0;
      for (; first != last; first = (first + 1) % weekdays.size()) bits |= 1U << first;
      return static_cast<std::uint8_t>(bits | (1U << last));
    }
    for (bool more = true; more;) {
      const std::size_t comma = part.text.find(',');
      more = comma != std::string_view::npos;
      const std::size_t number = day(part.before(comma).trimmed());
      if (number < weekdays.size()) bits |= 1U << number;
      if (more) part = part.from(comma + 1);
    }
    return static_cast<std::uint8_t>(bits);
  }

  std::uint16_t minute(Part part) {
    const std::string_view text = part.text;
    const auto digit = [text](std::size_t at) {
      return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100;
    };
    const bool shaped = text.size() == 5 && text[2] == ':';
    const int hour = shaped ? digit(0) * 10 + digit(1) : 100;
    const int minute = shaped ? digit(3) * 10 + digit(4) : 100;
    if (hour <= 23 && minute <= 59) return static_cast<std::uint16_t>(hour * 60 + minute);
    wrong(part, ticked(text) + " is no time of the day; hours and minutes have two digits each");
    return 0;
  }

  NodeReader& reader_;
  SpanOf span_of_;
};

}  // namespace

void read_schedule(const Section& section, Document& document, NodeReader& reader) {
  const Word word = reader.text(section.node, section.wanted);
  document.schedule.span = word.span;
  if (word.text.empty()) return;
  ScheduleReader(section.node, reader).read(Part{word.text}.trimmed(), document.schedule);
}

}  // namespace joinery
