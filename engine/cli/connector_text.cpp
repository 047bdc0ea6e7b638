#include "engine/cli/connector_text.hpp"

#include <fmt/format.h>

namespace joinery {
namespace {

std::string_view word(Proof proof) {
  switch (proof) {
    case Proof::never: return "nothing proves that all are there";
    case Proof::whole_answer: return "all are there when the answer is whole";
    case Proof::last_page: return "all are there with the last page";
    case Proof::total: return "all are there when they are as many as the vendor counts";
    case Proof::condition: return "all are there when `complete when` says so";
    case Proof::marker: return "all are there when the marker is";
    case Proof::trailer: return "all are there when they are as many as the last row says";
  }
  return {};
}

std::string request_text(const Request& request, const Sources& sources) {
  return fmt::format("{} {}", name_of(request.method), sources.text(request.path.place));
}

std::string stream_text(const Connector& connector, const Stream& stream, const Sources& sources) {
  std::string text = fmt::format("  {:<20} ", stream.name);
  if (stream.exchange) text += request_text(stream.exchange->request, sources);
  else if (stream.inside) text += fmt::format("in the answers of {}", connector.streams[*stream.inside].name);
  if (stream.joined == Stream::Joined::no) return text + '\n';
  const std::string& parent = connector.streams[stream.parent].name;
  if (stream.unread) return text + fmt::format("; not asked: nothing is read of it\n");
  switch (stream.joined) {
    case Stream::Joined::each: return text + fmt::format(", for each of {}\n", parent);
    case Stream::Joined::batch: return text + fmt::format(", for {} of {} at once\n", stream.batch, parent);
    default: return text + fmt::format(", once, for {}\n", parent);
  }
}

}  // namespace

std::string asked_text(const Connector& connector, const Sources& sources) {
  std::string text = fmt::format("\nasks of {}\n", connector.name);
  if (!connector.needed.empty()) {
    text += "  fields              ";
    for (const std::string& name : connector.needed) text += ' ' + name;
    text += '\n';
  }
  for (const Stream& stream : connector.streams) text += stream_text(connector, stream, sources);
  for (const Change& change : connector.changes) {
    for (const Step& step : change.steps) {
      text += fmt::format("  {:<20} {}\n", change.kind, request_text(step.exchange.request, sources));
    }
    if (change.how == Change::How::with) text += fmt::format("  {:<20} with {}\n", change.kind, change.with);
    if (change.how == Change::How::nothing) text += fmt::format("  {:<20} needs no request\n", change.kind);
  }
  for (const std::uint32_t all : connector.read.all) {
    text += fmt::format("  {:<20} {}\n", connector.streams[all].name, word(connector.streams[all].proof));
  }
  if (connector.files) {
    text += fmt::format("  files {}; {}\n", connector.files->name, word(connector.files->proof));
  }
  return text;
}

void asked_json(const Connector& connector, const Sources& sources, JsonWriter& json) {
  json.object();
  json.member("of").text(connector.name);
  json.member("fields").array();
  for (const std::string& name : connector.needed) json.text(name);
  json.end();
  json.member("streams").array();
  for (const Stream& stream : connector.streams) {
    json.object();
    json.member("name").text(stream.name);
    if (stream.exchange) {
      json.member("method").text(name_of(stream.exchange->request.method));
      json.member("address").text(sources.text(stream.exchange->request.path.place));
    }
    if (stream.joined != Stream::Joined::no) json.member("for").text(connector.streams[stream.parent].name);
    if (stream.unread) json.member("asked").boolean(false);
    json.end();
  }
  json.end();
  json.member("changes").array();
  for (const Change& change : connector.changes) {
    for (const Step& step : change.steps) {
      json.object();
      json.member("kind").text(change.kind);
      json.member("method").text(name_of(step.exchange.request.method));
      json.member("address").text(sources.text(step.exchange.request.path.place));
      json.end();
    }
  }
  json.end();
  json.end();
}

}  // namespace joinery
