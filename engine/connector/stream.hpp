#pragma once
/// A stream: records that requests give, page by page, and where they belong.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/connector/request.hpp"

namespace joinery {

/// What shows that no record is missing.
enum class Proof : std::uint8_t {
  never,          ///< nothing does: a run may add and change, and take nothing away
  whole_answer,   ///< one answer, closed to its end, is everything
  last_page,      ///< the vendor said of the last page that it is the last
  total,          ///< as many records as the vendor counts
  condition,      ///< `complete_when`, over the last answer
  marker,         ///< files: the marker was there
  trailer,        ///< files: the last row has the number of the rows
};

struct Pages {
  enum class By : std::uint8_t { none, number, offset, cursor, link };
  enum class Ends : std::uint8_t {
    without_next,   ///< cursor, link: blank
    short_page,     ///< fewer records than `size`
    empty_page,
    total,          ///< as many records as `total`
    condition,      ///< `last_when` is yes
  };
  By by = By::none;
  std::uint64_t from = 0;               ///< number, offset: of the first page
  std::optional<Template> next;         ///< cursor: text or number; link: text, absolute or relative. Over
                                        ///< the answer
  std::uint32_t size = 0;               ///< `page.size`; 0: not said
  std::vector<std::uint32_t> smaller;   ///< sizes to fall back to, falling
  Ends ends = Ends::without_next;
  std::optional<Template> last_when;    ///< yes_no over the answer, `page` and `count`
  std::optional<Template> total;        ///< number over the answer; of several answers the last counts
  std::uint32_t at_most = 0;            ///< pages; more are a failure
  Span place;
};

/// Where the records of an answer are.
struct Records {
  std::vector<std::string> steps;       ///< member names; none: the whole body. An object there is one
                                        ///< record
  bool may_be_absent = false;           ///< then there are none; else a failure
  std::string key_into;                 ///< not empty: an object there is a map, whose keys become this
                                        ///< member of its values
};

struct Stream {
  std::string name;
  std::optional<Exchange> exchange;     ///< or
  std::optional<std::uint32_t> inside;  ///< the stream in whose answers the records stand, too
  Records records;
  Pages pages;
  Proof proof = Proof::last_page;
  std::optional<Template> complete_when;
  std::optional<ConnectorReading> id;   ///< text over `record`. Of the stream that people are read from it
                                        ///< is always there
  std::vector<ConnectorReading> record; ///< over `record`: one of its own records
  bool last_wins = false;               ///< a record of the same id again: the later one counts; else
                                        ///< the read is not complete
  std::vector<NamedTemplate> add;       ///< members added to every record; settings and constants only

  // Children: what is asked for each record of another stream
  enum class Joined : std::uint8_t {
    no,
    each,       ///< a request for every different set of `item` values; all its records belong to it
    batch,      ///< a request for `batch` values of `key` at once, which it sees as `keys`
    whole,      ///< read once; belongs to it whose `key` is this `id`
  };
  Joined joined = Joined::no;
  std::uint32_t parent = 0;
  std::vector<ConnectorReading> item;   ///< over `item`: the parent's record
  std::optional<Template> only_when;    ///< yes_no over `item`: not yes: no request, nothing is put in
  std::optional<ConnectorReading> key;  ///< text, or a list of texts, over `item`; batch and whole
  std::uint32_t batch = 0;
  std::vector<std::string> put_in;      ///< member of the parent's record; what stands there is replaced
  std::vector<std::string> first_page_in;   ///< each: the first answer stands there in the parent's record
  bool unread = false;                  ///< the mapping reads nothing that it puts in: it need not be asked
  bool one = false;                     ///< one record instead of a list; two are a failure
  Span place;
};

/// How one learns what changed.
struct ChangedRead {
  enum class Gives : std::uint8_t { records, parts, ids };
  std::uint32_t stream = 0;             ///< whose request sees `since`; with `link` that of all
  std::optional<Template> link;         ///< over the last answer of the last read: the address to ask now
  Gives gives = Gives::records;         ///< parts: what is absent is unchanged. Of parts and ids each is read
                                        ///< by `one`
  std::optional<Template> removed_when; ///< yes_no over `record`
  std::chrono::seconds overlap{300};    ///< `since` is so much before the beginning of the last read
  std::chrono::seconds apart{0};        ///< at least between two reads
  Span place;
};

}  // namespace joinery
