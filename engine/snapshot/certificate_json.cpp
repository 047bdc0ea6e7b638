#include <algorithm>
#include <array>

#include "engine/calendar/timestamp.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/snapshot/certificate.hpp"

namespace joinery {
namespace {

constexpr std::array<std::string_view, 3> kinds = {"full", "changed", "person"};

void write_texts(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts) {
  writer.member(name).array();
  for (const std::string& text : texts) writer.text(text);
  writer.end();
}

void write_streams(JsonWriter& writer, const Certificate& certificate) {
  writer.member("streams").array();
  for (const StreamProof& stream : certificate.streams) {
    writer.object().member("name").text(stream.name).member("pages").number(stream.pages);
    writer.member("records").number(stream.records);
    if (stream.total) writer.member("total").number(*stream.total);
    writer.member("proof").text(stream.proof).member("complete").boolean(stream.complete).end();
  }
  writer.end();
}

void write_pages(JsonWriter& writer, const Certificate& certificate) {
  writer.member("pages").array();
  for (const PageProof& page : certificate.pages) {
    writer.object().member("stream").text(page.stream).member("records").number(page.records);
    writer.member("bytes").number(page.bytes).member("xxh128").text(page.xxh128).end();
  }
  writer.end();
}

/// Reads members one by one; the first that is wrong counts.
class Reader {
 public:
  explicit Reader(const Json& object) : object_(object) {}

  std::string text(std::string_view name) {
    const Json* value = wanted(name, JsonKind::text);
    return value == nullptr ? std::string() : std::string(value->as_text());
  }
  std::uint64_t number(std::string_view name) {
    const Json* value = wanted(name, JsonKind::number);
    if (value == nullptr) return 0;
    const double number = value->as_number();
    if (number >= 0 && number < 9e15) return static_cast<std::uint64_t>(number);
    wrong(name);
    return 0;
  }
  bool yes(std::string_view name) {
    const Json* value = wanted(name, JsonKind::boolean);
    return value != nullptr && value->as_boolean();
  }
  Instant instant(std::string_view name) {
    const auto read = parse_instant(text(name));
    if (!read) wrong(name);
    return read ? *read : Instant{};
  }
  std::vector<std::string> texts(std::string_view name) {
    std::vector<std::string> out;
    for (const Json& item : items(name)) {
      if (!item.is(JsonKind::text)) {
        wrong(name);
      } else {
        out.emplace_back(item.as_text());
      }
    }
    return out;
  }
  std::span<const Json> items(std::string_view name) {
    const Json* value = wanted(name, JsonKind::array);
    return value == nullptr ? std::span<const Json>() : value->items();
  }
  [[nodiscard]] bool has(std::string_view name) const { return object_.find(name) != nullptr; }
  void wrong(std::string_view name) {
    if (wrong_.empty()) wrong_ = name;
  }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  const Json* wanted(std::string_view name, JsonKind kind) {
    const Json* value = object_.find(name);
    if (value != nullptr && value->is(kind)) return value;
    wrong(name);
    return nullptr;
  }

  const Json& object_;
  std::string wrong_;
};

template <class Each>
void read_each(Reader& reader, std::string_view name, Each each) {
  for (const Json& item : reader.items(name)) {
    Reader inner(item);
    each(inner);
    if (!inner.wrong().empty()) reader.wrong(name);
  }
}

void read_lists(Reader& reader, Certificate& certificate) {
  read_each(reader, "streams", [&](Reader& stream) {
    StreamProof proof{stream.text("name"),  stream.number("pages"), stream.number("records"), {},
                      stream.text("proof"), stream.yes("complete")};
    if (stream.has("total")) proof.total = stream.number("total");
    certificate.streams.push_back(std::move(proof));
  });
  read_each(reader, "pages", [&](Reader& page) {
    certificate.pages.push_back(
        {page.text("stream"), page.number("records"), page.number("bytes"), page.text("xxh128")});
  });
  read_each(reader, "coverage", [&](Reader& field) {
    certificate.coverage.push_back({field.text("path"), field.number("present")});
  });
}

}  // namespace

std::string print(const Certificate& certificate, CertificateUse use) {
  std::string out;
  JsonWriter writer(out, use == CertificateUse::file ? JsonLayout::indented : JsonLayout::compact);
  writer.object().member("joinery_snapshot").number(1);
  writer.member("kind").text(kinds[static_cast<std::size_t>(certificate.kind)]);
  writer.member("complete")
      .boolean(certificate.complete())
      .member("valid")
      .boolean(certificate.valid());
  write_texts(writer, "missing", certificate.missing);
  write_texts(writer, "doubts", certificate.doubts);
  writer.member("integration")
      .text(certificate.integration)
      .member("vendor")
      .text(certificate.vendor);
  writer.member("source").text(certificate.source).member("asked").text(certificate.asked);
  writer.member("began")
      .text(instant_text(certificate.began))
      .member("ended")
      .text(instant_text(certificate.ended));
  writer.member("since").text(instant_text(certificate.since));
  if (certificate.kind == Certificate::Kind::changed) {
    if (certificate.holds_everybody()) writer.member("onto").text(instant_text(certificate.onto));
    writer.member("changed").number(certificate.changed);
  }
  writer.member("records")
      .number(certificate.records)
      .member("repeats")
      .number(certificate.repeats);
  writer.member("without_id").number(certificate.without_id);
  write_streams(writer, certificate);
  writer.member("coverage").array();
  for (const Coverage& field : certificate.coverage) {
    writer.object().member("path").text(field.path).member("present").number(field.present).end();
  }
  writer.end();
  writer.member("stamp").text(certificate.stamp).member("sha256").text(certificate.sha256);
  if (use == CertificateUse::file) {
    writer.member("records_file").text(certificate.records_file);
    write_pages(writer, certificate);
    write_texts(writer, "removed", certificate.removed);
    writer.member("link").text(certificate.link);
  }
  writer.end();
  return out;
}

Result<Certificate> parse_certificate(std::string_view text, const Limits& limits) {
  JOINERY_TRY(const Json json, parse_json(text, limits));
  Reader reader(json);
  const auto no_certificate = [](std::string_view what) {
    return fail(ErrorCode::malformed, "this is no certificate of a snapshot: `" +
                                          std::string(what) + "` is wrong or missing");
  };
  if (!json.is(JsonKind::object) || reader.number("joinery_snapshot") != 1)
    return no_certificate("joinery_snapshot");
  Certificate certificate;
  const auto kind = std::ranges::find(kinds, reader.text("kind"));
  if (kind == kinds.end()) return no_certificate("kind");
  certificate.kind = static_cast<Certificate::Kind>(kind - kinds.begin());
  certificate.missing = reader.texts("missing");
  certificate.doubts = reader.texts("doubts");
  certificate.integration = reader.text("integration");
  certificate.vendor = reader.text("vendor");
  certificate.source = reader.text("source");
  certificate.asked = reader.text("asked");
  certificate.began = reader.instant("began");
  certificate.ended = reader.instant("ended");
  certificate.since = reader.instant("since");
  if (reader.has("onto")) certificate.onto = reader.instant("onto");
  if (reader.has("changed")) certificate.changed = reader.number("changed");
  certificate.records = reader.number("records");
  certificate.repeats = reader.number("repeats");
  certificate.without_id = reader.number("without_id");
  read_lists(reader, certificate);
  certificate.stamp = reader.text("stamp");
  certificate.sha256 = reader.text("sha256");
  certificate.records_file = reader.text("records_file");
  certificate.removed = reader.texts("removed");
  certificate.link = reader.text("link");
  if (!reader.wrong().empty()) return no_certificate(reader.wrong());
  return certificate;
}

}  // namespace joinery
