// limit_shapes SHAPE FILE regions.json > users.ndjson
// Workload T by hand for the other forms in which the generator writes the same people: SHAPE is hibob, peoplehr or
// personio; FILE is NDJSON, or a page (one JSON document, which is loaded whole) if it ends with .json.
#include "limit_core.hpp"
using namespace hr;

namespace {
using simdjson::ondemand::object;

// Of a wrapped value: the text under `key`, which is written with its closing quote.
template <size_t N> Text wrapped(value v, const char (&key)[N]) {
  object o; Text t;
  if (!v.get_object().get(o)) for (auto f : o) if (is(f.key().value_unsafe().raw(), key)) t = text(f.value());
  return t;
}

void readWrapped(object o, Rec &r) {
  for (auto f : o) {
    const char *k = f.key().value_unsafe().raw();
    auto take = [&](Text &t) { t = wrapped(f.value(), "DisplayValue\""); };
    switch (k[0]) {
      case 'C': if (is(k, "Company\"")) take(r.company); else if (is(k, "Country\"")) take(r.country); break;
      case 'D': if (is(k, "Department\"")) take(r.dept); break;
      case 'E': if (is(k, "EmployeeId\"")) take(r.id); else if (is(k, "EmailId\"")) take(r.email); else if (is(k, "EmploymentType\"")) take(r.type); break;
      case 'F': if (is(k, "FirstName\"")) take(r.first); break;
      case 'J': if (is(k, "JobRole\"")) take(r.title); break;
      case 'K': if (is(k, "KnownAs\"")) take(r.known); break;
      case 'L': if (is(k, "LastName\"")) take(r.last); else if (is(k, "Location\"")) take(r.site); else if (is(k, "LeavingDate\"")) take(r.term); break;
      case 'R': if (is(k, "ReportsToEmailAddress\"")) take(r.manager); break;
      case 'S': if (is(k, "StartDate\"")) take(r.start); break;
    }
  }
}

// The text of the number that stands under `value`.
Text number(value v) {
  object o; Text t;
  if (!v.get_object().get(o)) for (auto f : o) if (is(f.key().value_unsafe().raw(), "value\"")) { string_view n = f.value().raw_json_token(); while (!n.empty() && unsigned(n.back() - '0') > 9) n.remove_suffix(1); t = {n.data(), uint32_t(n.size()), false}; }
  return t;
}
// value.attributes.KEY, or value.attributes.KEY.value
template <size_t N> Text inner(value v, const char (&key)[N], bool deeper) {
  object o; Text t;
  if (v.get_object().get(o)) return t;
  for (auto f : o) {
    object p;
    if (!is(f.key().value_unsafe().raw(), "value\"") || f.value().get_object().get(p)) continue;
    for (auto g : p) {
      object q;
      if (!is(g.key().value_unsafe().raw(), "attributes\"") || g.value().get_object().get(q)) continue;
      for (auto h : q) if (is(h.key().value_unsafe().raw(), key)) t = deeper ? wrapped(h.value(), "value\"") : text(h.value());
    }
  }
  return t;
}

void readAttributes(object top, Rec &r) {
  for (auto a : top) {
    object o;
    if (!is(a.key().value_unsafe().raw(), "attributes\"") || a.value().get_object().get(o)) continue;
    for (auto f : o) {
      const char *k = f.key().value_unsafe().raw();
      auto take = [&](Text &t) { t = wrapped(f.value(), "value\""); };
      switch (k[0]) {
        case 'd': if (is(k, "department\"")) r.dept = inner(f.value(), "name\"", false); else if (is(k, "dynamic_1043\"")) take(r.country); break;
        case 'e': if (is(k, "email\"")) take(r.email); else if (is(k, "employment_type\"")) take(r.type); break;
        case 'f': if (is(k, "first_name\"")) take(r.first); break;
        case 'h': if (is(k, "hire_date\"")) take(r.start); break;
        case 'i': if (is(k, "id\"")) r.id = number(f.value()); break;
        case 'l': if (is(k, "last_name\"")) take(r.last); break;
        case 'o': if (is(k, "office\"")) r.site = inner(f.value(), "name\"", false); break;
        case 'p': if (is(k, "preferred_name\"")) take(r.known); else if (is(k, "position\"")) take(r.title); break;
        case 's': if (is(k, "subcompany\"")) r.company = inner(f.value(), "name\"", false); else if (is(k, "supervisor\"")) r.manager = inner(f.value(), "email\"", true); break;
        case 't': if (is(k, "termination_date\"")) take(r.term); break;
      }
    }
  }
}
}  // namespace

int main(int argc, char **argv) {
  if (argc != 4) die("usage: limit_shapes SHAPE FILE regions.json");
  string_view shape = argv[1], file = argv[2];
  Regions g(argv[3]); Out out; simdjson::ondemand::parser parser;
  auto one = [&](object o) {
    Rec r;
    if (shape == "peoplehr") readWrapped(o, r); else if (shape == "personio") readAttributes(o, r); else read(o, r);
    emit(out, r, decide(r, g), g);
    if (size_t(out.w - out.buf.data()) > (1 << 18)) out.flush(1);
  };
  if (file.substr(file.size() - 5) == ".json") {
    simdjson::padded_string page; simdjson::ondemand::document doc; simdjson::ondemand::array list;
    if (simdjson::padded_string::load(argv[2]).get(page) || parser.iterate(page).get(doc)) die("cannot read the page");
    if (doc[shape == "peoplehr" ? "Result" : shape == "personio" ? "data" : "employees"].get_array().get(list)) die("no list of records");
    for (auto item : list) { object o; if (item.get_object().get(o)) die("not an object"); one(o); }
  } else {
    Blocks in(argv[2], blockSize()); char *p; size_t n;
    while (in.next(p, n)) eachDoc(parser, p, n, true, one);
  }
  out.flush(1);
}
