#include <algorithm>

#include <fmt/format.h>

#include "engine/sketch/schema.hpp"
#include "engine/sketch/sketch.hpp"
#include "engine/sketch/spelled_words.hpp"

namespace joinery {
namespace {

/// An operation that lists objects.
struct Listing {
  std::string path{};
  std::string method{};
  const Json* operation = nullptr;
  const Json* answer = nullptr;        ///< schema of the whole answer
  std::vector<std::string> records{};    ///< where the list stands in it
  std::vector<Observation> places{};
  std::size_t likeness = 0;
};

/// The schema of what a successful call answers.
const Json* answer_of(const Schemas& schemas, const Json& operation) {
  const Json* responses = operation.find("responses");
  if (responses == nullptr) return nullptr;
  for (const JsonMember& response : responses->members()) {
    if (!response.name.starts_with('2')) continue;
    const Json* told = schemas.resolved(&response.value);
    const Json* content = told == nullptr ? nullptr : told->find("content");
    if (content == nullptr) continue;
    for (const JsonMember& type : content->members()) {
      if (type.name.find("json") != std::string::npos) return schemas.resolved(type.value.find("schema"));
    }
  }
  return nullptr;
}

/// The list in an answer whose items look most like people, two members deep.
void look_for_list(const Schemas& schemas, const Json& schema, std::size_t depth, std::vector<std::string>& path,
                   Listing& best) {
  if (const Json* items = schemas.items_of(schema); items != nullptr) {
    auto places = schemas.places(*items);
    const std::size_t likeness = likeness_to_people(places);
    if (likeness <= best.likeness) return;
    best.likeness = likeness;
    best.records = path;
    best.places = std::move(places);
    return;
  }
  if (depth == 0) return;
  for (const JsonMember& member : schemas.properties(schema)) {
    const Json* value = schemas.resolved(&member.value);
    if (value == nullptr) continue;
    path.push_back(member.name);
    look_for_list(schemas, *value, depth - 1, path, best);
    path.pop_back();
  }
}

bool has_holes(std::string_view path) { return path.find('{') != std::string_view::npos; }

/// How much a path itself speaks of people.
std::size_t likeness_of_path(std::string_view path) {
  const std::string words = ' ' + spelled_words(path) + ' ';
  for (const char* word : {" employees ", " people ", " persons ", " workers ", " team members ", " users "}) {
    if (words.ends_with(word)) return 6;
  }
  return 0;
}

std::optional<Listing> best_listing(const Schemas& schemas, const Json& paths) {
  std::optional<Listing> best;
  for (const JsonMember& path : paths.members()) {
    if (has_holes(path.name)) continue;
    for (const char* method : {"get", "post"}) {
      const Json* operation = path.value.find(method);
      const bool search = spelled_words(path.name).find("search") != std::string::npos;
      if (operation == nullptr || (std::string_view(method) == "post" && !search)) continue;
      const Json* answer = answer_of(schemas, *operation);
      if (answer == nullptr) continue;
      Listing listing{.path = path.name, .method = method, .operation = operation, .answer = answer};
      std::vector<std::string> place;
      look_for_list(schemas, *answer, 3, place, listing);
      if (listing.likeness == 0) continue;
      listing.likeness += likeness_of_path(path.name);
      if (!best || listing.likeness > best->likeness) best = std::move(listing);
    }
  }
  return best;
}

std::vector<ParameterSeen> parameters_of(const Schemas& schemas, const Json* list) {
  std::vector<ParameterSeen> out{};
  if (list == nullptr || !list->is(JsonKind::array)) return out;
  for (const Json& item : list->items()) {
    const Json* parameter = schemas.resolved(&item);
    if (parameter == nullptr || text_of(*parameter, "in") != "query") continue;
    ParameterSeen seen{.name = text_of(*parameter, "name")};
    const Json* schema = schemas.resolved(parameter->find("schema"));
    const Json* most = schema == nullptr ? nullptr : schema->find("maximum");
    if (most != nullptr && most->is(JsonKind::number) && most->as_number() >= 1 && most->as_number() < 100'000)
      seen.most = static_cast<std::size_t>(most->as_number());
    out.push_back(std::move(seen));
  }
  return out;
}

SketchedSignIn sign_in_of(const Json& scheme) {
  const std::string type = text_of(scheme, "type");
  if (type == "http") {
    const bool basic = spelled_words(text_of(scheme, "scheme")) == "basic";
    return {.kind = basic ? SignInKind::basic : SignInKind::bearer};
  }
  if (type == "apiKey") {
    const bool header = text_of(scheme, "in") != "query";
    return {.kind = header ? SignInKind::header : SignInKind::query, .name = text_of(scheme, "name")};
  }
  const Json* flows = type == "oauth2" ? scheme.find("flows") : nullptr;
  const Json* flow = flows == nullptr ? nullptr : flows->find("clientCredentials");
  if (flow == nullptr) return {};
  SketchedSignIn out{.kind = SignInKind::client_credentials, .address = text_of(*flow, "tokenUrl")};
  if (const Json* scopes = flow->find("scopes"); scopes != nullptr) {
    for (const JsonMember& scope : scopes->members()) {
      if (scope.name.find("read") != std::string::npos) out.scope += (out.scope.empty() ? "" : " ") + scope.name;
    }
  }
  return out;
}

/// The first scheme that we can sign in with, those of the operation before those of the document.
SketchedSignIn choose_sign_in(const Schemas& schemas, const Json& document, const Json& operation) {
  const Json* components = document.find("components");
  const Json* schemes = components == nullptr ? nullptr : components->find("securitySchemes");
  const Json* wanted = operation.find("security");
  if (wanted == nullptr) wanted = document.find("security");
  if (schemes == nullptr) return {};
  if (wanted != nullptr && wanted->is(JsonKind::array)) {
    for (const Json& choice : wanted->items()) {
      for (const JsonMember& name : choice.members()) {
        const Json* scheme = schemas.resolved(schemes->find(name.name));
        const SketchedSignIn found = scheme == nullptr ? SketchedSignIn{} : sign_in_of(*scheme);
        if (found.kind != SignInKind::unknown) return found;
      }
    }
  }
  for (const JsonMember& member : schemes->members()) {
    const Json* scheme = schemas.resolved(&member.value);
    const SketchedSignIn found = scheme == nullptr ? SketchedSignIn{} : sign_in_of(*scheme);
    if (found.kind != SignInKind::unknown) return found;
  }
  return {};
}

void choose_address(const Json& document, Sketch& sketch) {
  const Json* servers = document.find("servers");
  if (servers == nullptr || !servers->is(JsonKind::array) || servers->size() == 0) return;
  std::string url = text_of(servers->items().front(), "url");
  while (url.ends_with('/')) url.pop_back();
  if (!url.starts_with("https://") || has_holes(url)) return;
  sketch.base = std::move(url);
  sketch.base_known = true;
}

/// `/employees/{id}` beside `/employees`, and where its answer holds the person.
void choose_one(const Schemas& schemas, const Json& paths, Sketch& sketch) {
  for (const JsonMember& path : paths.members()) {
    const bool below = path.name.starts_with(sketch.path + "/{") && path.name.ends_with('}') &&
                       std::ranges::count(path.name, '{') == 1;
    const Json* operation = path.value.find("get");
    if (!below || operation == nullptr) continue;
    const Json* answer = answer_of(schemas, *operation);
    if (answer == nullptr) continue;
    sketch.one = sketch.path + "/{person.id}";
    if (likeness_to_people(schemas.places(*answer)) > 0 && schemas.properties(*answer).size() > 2) return;
    for (const JsonMember& member : schemas.properties(*answer)) {
      const Json* inner = schemas.resolved(&member.value);
      if (inner == nullptr || schemas.properties(*inner).empty()) continue;
      sketch.one_records = {member.name};
      return;
    }
    return;
  }
}

}  // namespace

Result<Sketch> sketch_of_document(std::string name, const Json& document) {
  const std::string version = text_of(document, "openapi");
  const Json* paths = document.find("paths");
  if (!version.starts_with("3.") || paths == nullptr)
    return fail(ErrorCode::malformed, "no OpenAPI 3 document: `openapi: 3.…` and `paths` are looked for");
  const Schemas schemas(document);
  auto listing = best_listing(schemas, *paths);
  if (!listing) return fail(ErrorCode::malformed, "none of its operations answers with a list of people as JSON");
  Sketch sketch;
  const Json* info = document.find("info");
  sketch.title = info == nullptr ? "" : text_of(*info, "title");
  if (sketch.title.empty()) sketch.title = name;
  sketch.name = std::move(name);
  choose_address(document, sketch);
  sketch.path = listing->path;
  sketch.method = listing->method == "post" ? "POST" : "GET";
  sketch.records = listing->records;
  sketch.fields = guess_fields(listing->places);
  sketch.sign_in = choose_sign_in(schemas, document, *listing->operation);
  const Json* shared = nullptr;
  if (const Json* at = paths->find(listing->path); at != nullptr) shared = at->find("parameters");
  auto parameters = parameters_of(schemas, listing->operation->find("parameters"));
  for (auto& more : parameters_of(schemas, shared)) parameters.push_back(std::move(more));
  std::vector<Observation> envelope{};
  if (!listing->records.empty()) {
    envelope = schemas.places(*listing->answer);
    std::erase_if(envelope, [&](const Observation& place) { return place.kind == Observed::list; });
  }
  sketch.pages = guess_pages(envelope, parameters, std::nullopt);
  choose_one(schemas, *paths, sketch);
  return sketch;
}

}  // namespace joinery
