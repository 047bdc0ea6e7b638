// Bundles out of files that stand in memory.

#include "dsl/read/load.hpp"

#include <algorithm>
#include <map>

#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"

using namespace joinery;

namespace {

class Files final : public FileReader {
 public:
  std::map<std::string, std::string> texts;
  std::map<std::string, ErrorCode> errors;

  [[nodiscard]] Result<std::string> read(const std::string& path,
                                         std::size_t bytes_max) const override {
    if (const auto error = errors.find(path); error != errors.end()) {
      return fail(error->second, "permission denied");
    }
    const auto found = texts.find(path);
    if (found == texts.end()) return fail(ErrorCode::not_found, "no such file");
    if (found->second.size() > bytes_max) return fail(ErrorCode::too_large, "too large");
    return found->second;
  }

  [[nodiscard]] std::vector<std::string> list(const std::string& folder) const override {
    std::vector<std::string> names;
    const std::string prefix = folder == "." ? "" : folder + "/";
    for (const auto& [path, text] : texts) {
      if (!path.starts_with(prefix)) continue;
      const std::string name =
          path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size());
      if (names.empty() || names.back() != name) names.push_back(name);
    }
    return names;
  }
};

const std::string integration_text = "integration: acme\nsource: hr\ntarget: learn\nlanguage: 1\n";

Files whole() {
  Files files;
  files.texts = {
      {"acme/integration.yaml", integration_text + "uses: [regions]\n"},
      {"lib/mappings/hr/source.yaml", "source: hr\nlanguage: 1\nread: {id: text from id}\n"},
      {"lib/mappings/learn/target.yaml",
       "target: learn\nlanguage: 1\nuses: [regions, names]\nuser: {a: text}\n"},
      {"lib/stdlib/modules/regions.yaml",
       "module: regions\nlanguage: 1\nuses: [names]\ntables:\n"
       "  regions: {key: country, file: regions.csv, otherwise: blank}\n"},
      {"lib/stdlib/modules/names.yaml", "module: names\nlanguage: 1\n"},
      {"lib/stdlib/modules/worker.yaml",
       "model: worker\nlanguage: 1\nfields: {id: text}\nlists: {users: [id]}\n"},
      {"lib/stdlib/modules/regions.csv", "place,region\nGB,Europe\n"},
  };
  return files;
}

Bundle load(const Files& files, const std::string& path = "acme") {
  return load_integration(path, {"lib"}, files, Limits{});
}

std::string said(const Bundle& bundle) {
  std::string text;
  for (const Diagnostic& d : bundle.diagnostics.sorted(20)) {
    text += "\n" + render_text(d, bundle.sources);
  }
  return text;
}

std::string names(const Bundle& bundle) {
  std::string names;
  for (std::size_t i = 0; i < bundle.sources.size(); ++i) {
    names += bundle.sources[SourceId{static_cast<std::uint32_t>(i)}].name() + '\n';
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_integration_brings_all_that_it_needs) {
  for (const std::string path : {"acme", "acme/", "acme/integration.yaml"}) {
    BOOST_TEST_CONTEXT(path) {
      const Bundle bundle = load(whole(), path);
      BOOST_TEST(said(bundle) == "");
      BOOST_TEST(bundle.complete);
      BOOST_TEST((bundle.kind == DocumentKind::integration));
      BOOST_TEST(bundle.integration.name.text == "acme");
      BOOST_TEST(bundle.source.name.text == "hr");
      BOOST_TEST(bundle.target.name.text == "learn");
      BOOST_TEST_REQUIRE(bundle.modules.size() == 2U);
      BOOST_TEST(bundle.modules[0].name.text == "names");
      BOOST_TEST(bundle.modules[1].name.text == "regions");
      BOOST_TEST_REQUIRE(bundle.model.has_value());
      BOOST_TEST(bundle.model->fields.size() == 1U);
      const auto& rows = bundle.modules[1].tables[0].value.rows;
      BOOST_TEST_REQUIRE(rows.size() == 1U);
      BOOST_TEST(bundle.sources.at(rows[0].value.span) == "lib/stdlib/modules/regions.csv:2:4");
      BOOST_TEST(names(bundle) ==
                 "acme/integration.yaml\nlib/mappings/hr/source.yaml\n"
                 "lib/mappings/learn/target.yaml\nlib/stdlib/modules/regions.yaml\n"
                 "lib/stdlib/modules/names.yaml\nlib/stdlib/modules/worker.yaml\n"
                 "lib/stdlib/modules/regions.csv\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_stands_beside_the_integration_comes_before_the_roots) {
  Files files = whole();
  files.texts["acme/mappings/hr/source.yaml"] =
      "source: hr\ntitle: Ours\nlanguage: 1\nread: {id: text from id}\n";
  const Bundle bundle = load(files);
  BOOST_TEST(said(bundle) == "");
  BOOST_TEST(bundle.source.title.text == "Ours");
}

BOOST_AUTO_TEST_CASE(roots_are_tried_in_their_order) {
  Files files = whole();
  files.texts["first/mappings/hr/source.yaml"] =
      "source: hr\ntitle: First\nlanguage: 1\nread: {id: text from id}\n";
  const Bundle bundle = load_integration("acme", {"first/", "lib"}, files, Limits{});
  BOOST_TEST(said(bundle) == "");
  BOOST_TEST(bundle.source.title.text == "First");
}

BOOST_AUTO_TEST_CASE(a_missing_mapping_is_reported_where_it_is_named) {
  Files files = whole();
  files.texts["acme/integration.yaml"] =
      "integration: acme\nsource: hrr\ntarget: learn\nlanguage: 1\nuses: [region]\n";
  const Bundle bundle = load(files);
  BOOST_TEST(!bundle.complete);
  BOOST_TEST(!bundle.source.source.valid());
  BOOST_TEST(bundle.target.name.text == "learn");
  BOOST_TEST(said(bundle) == R"(
error[J0101]: there is no source `hrr`
 --> acme/integration.yaml:2:9
  |
2 | source: hrr
  |         ^^^
  = seen: looked for
          acme/mappings/hrr/source.yaml
          lib/mappings/hrr/source.yaml
  = help: did you mean `hr`?

error[J0101]: there is no module `region`
 --> acme/integration.yaml:5:8
  |
5 | uses: [region]
  |        ^^^^^^
  = seen: looked for
          acme/stdlib/modules/region.yaml
          lib/stdlib/modules/region.yaml
  = help: did you mean `regions`?
)");
}

BOOST_AUTO_TEST_CASE(a_missing_table_is_reported_where_it_is_named) {
  Files files = whole();
  files.texts.erase("lib/stdlib/modules/regions.csv");
  files.texts["lib/stdlib/modules/region.csv"] = "a,b\n";
  const Bundle bundle = load(files);
  BOOST_TEST(!bundle.complete);
  BOOST_TEST(said(bundle) == R"(
error[J0101]: there is no table `regions.csv`
 --> lib/stdlib/modules/regions.yaml:5:33
  |
5 |   regions: {key: country, file: regions.csv, otherwise: blank}
  |                                 ^^^^^^^^^^^
  = seen: looked for lib/stdlib/modules/regions.csv
  = help: did you mean `region.csv`?
)");
}

BOOST_AUTO_TEST_CASE(a_path_that_leads_nowhere_is_reported_without_a_place) {
  BOOST_TEST(said(load(whole(), "acne")) == R"(
error[J0101]: there is no `acne`
   = help: did you mean `acme`?
)");
  BOOST_TEST(said(load(whole(), "lib/mappings")) == R"(
error[J0101]: no `integration.yaml` stands in `lib/mappings`
)");
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_read_say_so) {
  Files files = whole();
  files.errors["lib/mappings/hr/source.yaml"] = ErrorCode::unreadable;
  files.errors["lib/stdlib/modules/regions.csv"] = ErrorCode::too_large;
  const Bundle bundle = load(files);
  BOOST_TEST(!bundle.complete);
  BOOST_TEST(said(bundle) == R"(
error[J0102]: `lib/mappings/hr/source.yaml` cannot be read
 --> acme/integration.yaml:2:9
  |
2 | source: hr
  |         ^^
  = seen: permission denied

error[J0103]: `lib/stdlib/modules/regions.csv` is larger than Joinery reads
 --> lib/stdlib/modules/regions.yaml:5:33
  |
5 |   regions: {key: country, file: regions.csv, otherwise: blank}
  |                                 ^^^^^^^^^^^
)");
}

BOOST_AUTO_TEST_CASE(tables_stand_at_the_edge_of_their_limits) {
  Limits limits;
  const std::size_t size = whole().texts.at("lib/stdlib/modules/regions.csv").size();
  limits.all_table_bytes = size;
  BOOST_TEST(load_integration("acme", {"lib"}, whole(), limits).complete);
  limits.all_table_bytes = size - 1;
  BOOST_TEST(!load_integration("acme", {"lib"}, whole(), limits).complete);
  limits = Limits{};
  limits.table_bytes = size - 1;
  BOOST_TEST(!load_integration("acme", {"lib"}, whole(), limits).complete);
}

BOOST_AUTO_TEST_CASE(a_document_of_another_kind_or_name_is_reported) {
  Files files = whole();
  files.texts["lib/mappings/hr/source.yaml"] = "module: hr\nlanguage: 1\n";
  files.texts["lib/mappings/learn/target.yaml"] = "target: teach\nlanguage: 1\nuser: {a: text}\n";
  const Bundle bundle = load(files);
  BOOST_TEST(!bundle.complete);
  BOOST_TEST(said(bundle) == R"(
error[J0311]: `lib/mappings/hr/source.yaml` is a document of the kind `module`, not `source`
 --> lib/mappings/hr/source.yaml:1:9
  |
1 | module: hr
  |         ^^
  |
 ::: acme/integration.yaml:2:9
  |
2 | source: hr
  |         -- wanted here
  = help: write `source: hr` there

error[J0311]: `lib/mappings/learn/target.yaml` is called `teach`, not `learn`
 --> lib/mappings/learn/target.yaml:1:9
  |
1 | target: teach
  |         ^^^^^
  |
 ::: acme/integration.yaml:3:9
  |
3 | target: learn
  |         ----- wanted here
  = help: write `target: learn` there
)");
}

BOOST_AUTO_TEST_CASE(modules_in_a_circle_are_reported_once) {
  Files files = whole();
  files.texts["lib/stdlib/modules/names.yaml"] = "module: names\nlanguage: 1\nuses: [regions]\n";
  const Bundle bundle = load(files);
  BOOST_TEST(!bundle.complete);
  BOOST_TEST(bundle.modules.size() == 2U);
  BOOST_TEST(said(bundle) == R"(
error[J0310]: `regions` uses `names` uses `regions`
 --> lib/stdlib/modules/names.yaml:3:8
  |
3 | uses: [regions]
  |        ^^^^^^^
  = help: put what both need into a module of its own
)");
  files.texts["lib/stdlib/modules/names.yaml"] = "module: names\nlanguage: 1\nuses: [names]\n";
  BOOST_TEST(said(load(files)).find("`names` uses `names`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(names_never_lead_out_of_the_folders) {
  Files files = whole();
  files.texts["acme/integration.yaml"] =
      "integration: acme\nsource: ../../etc\ntarget: /etc/passwd\nlanguage: 1\nuses: [../x]\n";
  const Bundle bundle = load(files);
  BOOST_TEST(!bundle.complete);
  for (const Diagnostic& d : bundle.diagnostics.all()) BOOST_TEST((d.code == Code::bad_name));
  BOOST_TEST(bundle.diagnostics.all().size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_single_document_comes_with_its_modules_and_the_model) {
  const Files files = whole();
  const Bundle source = load_document("lib/mappings/hr/source.yaml", {"lib"}, files, Limits{});
  BOOST_TEST(said(source) == "");
  BOOST_TEST(source.complete);
  BOOST_TEST((source.kind == DocumentKind::source));
  BOOST_TEST(source.source.name.text == "hr");
  BOOST_TEST(!source.integration.source.valid());
  BOOST_TEST(source.model.has_value());

  const Bundle target = load_document("lib/mappings/learn", {"lib"}, files, Limits{});
  BOOST_TEST(said(target) == "");
  BOOST_TEST((target.kind == DocumentKind::target));
  BOOST_TEST(target.modules.size() == 2U);

  const Bundle module = load_document("lib/stdlib/modules/regions.yaml", {"lib"}, files, Limits{});
  BOOST_TEST(said(module) == "");
  BOOST_TEST((module.kind == DocumentKind::module_));
  BOOST_TEST_REQUIRE(module.modules.size() == 2U);
  BOOST_TEST(module.modules.back().name.text == "regions");
  BOOST_TEST(module.modules.back().tables[0].value.rows.size() == 1U);

  const Bundle model = load_document("lib/stdlib/modules/worker.yaml", {"lib"}, files, Limits{});
  BOOST_TEST(said(model) == "");
  BOOST_TEST((model.kind == DocumentKind::model));
  BOOST_TEST(model.model->name.text == "worker");

  const Bundle whole_one = load_document("acme", {"lib"}, files, Limits{});
  BOOST_TEST(said(whole_one) == "");
  BOOST_TEST(whole_one.source.name.text == "hr");
}

BOOST_AUTO_TEST_CASE(a_source_is_no_integration) {
  const Bundle bundle = load(whole(), "lib/mappings/hr/source.yaml");
  BOOST_TEST(!bundle.complete);
  BOOST_TEST(said(bundle).find("J0311") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(mistakes_of_all_files_are_told_in_one_pass_in_order_of_place) {
  Files files = whole();
  files.texts["acme/integration.yaml"] += "titel: Acme\ninvite: soon\n";
  files.texts["lib/mappings/hr/source.yaml"] += "wroker: {}\nabout: [a]\n";
  files.texts["lib/stdlib/modules/worker.yaml"] += "lists2: {}\n";
  files.texts["lib/stdlib/modules/regions.csv"] += "US\n";
  const Bundle bundle = load(files);
  BOOST_TEST(bundle.complete);
  std::string places;
  for (const Diagnostic& d : bundle.diagnostics.sorted(20)) {
    places += code_text(d.code) + " " + bundle.sources.at(d.span) + "\n";
  }
  BOOST_TEST(places ==
             "J0302 acme/integration.yaml:6:1\nJ0305 acme/integration.yaml:7:9\n"
             "J0302 lib/mappings/hr/source.yaml:4:1\nJ0304 lib/mappings/hr/source.yaml:5:1\n"
             "J0302 lib/stdlib/modules/worker.yaml:5:1\n"
             "J0603 lib/stdlib/modules/regions.csv:3:1\n");
}
