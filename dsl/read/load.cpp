#include "dsl/read/load.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include "dsl/base/check.hpp"
#include "dsl/read/keys.hpp"
#include "dsl/read/loader.hpp"
#include "dsl/read/names.hpp"

namespace joinery {
namespace {

/// Reports a document that is not what its file name says.
void check_identity(const Document& document, DocumentKind kind, const Word& name, Bundle& bundle) {
  if (!document.name.span.known()) {  // reported already: nobody knows what it is
    bundle.complete = false;
    return;
  }
  const bool same_kind = document.kind == kind;
  if (same_kind && document.name.text == name.text) return;
  bundle.complete = false;
  const std::string file = ticked(bundle.sources[document.source].name());
  const std::string_view word = word_for(same_kind ? kind : document.kind);
  Diagnostic& d = bundle.diagnostics.report(
      Code::other_document, document.name.span,
      same_kind ? file + " is called " + ticked(document.name.text) + ", not " + ticked(name.text)
                : file + " is a document of the kind " + ticked(word) + ", not " +
                      ticked(word_for(kind)));
  if (name.span.known()) d.also(name.span, "wanted here");
  d.help("write `" + std::string(word_for(kind)) + ": " + name.text + "` there");
}

class BundleLoader {
 public:
  BundleLoader(const std::vector<std::string>& roots, const FileReader& files, const Limits& limits)
      : loader_(bundle_, roots, files, limits) {
    bundle_.complete = true;
  }

  Bundle load(const std::string& path, bool integration) {
    std::optional<Document> asked = loader_.open(path);
    if (!asked || !asked->name.span.known()) {
      bundle_.complete = false;
      return std::move(bundle_);
    }
    bundle_.kind = asked->kind;
    if (integration && asked->kind != DocumentKind::integration) {
      bundle_.complete = false;
      bundle_.diagnostics
          .report(Code::other_document, asked->name.span,
                  "this is a document of the kind " + ticked(word_for(asked->kind)) +
                      ", not an integration")
          .help("name an integration file, or the folder of one");
    }
    place(std::move(*asked));
    if (!bundle_.complete && bundle_.kind == DocumentKind::examples) return std::move(bundle_);
    load_modules();
    if (!bundle_.model) load_model();
    order_modules();
    load_policies();
    load_tables();
    return std::move(bundle_);
  }

 private:
  void place(Document document) {
    switch (document.kind) {
      case DocumentKind::integration: {
        const Word source = document.source_name;
        const Word target = document.target_name;
        bundle_.integration = std::move(document);
        bundle_.source = mapping(DocumentKind::source, source);
        bundle_.target = mapping(DocumentKind::target, target);
        return;
      }
      case DocumentKind::source:
        bundle_.source = std::move(document);
        return;
      case DocumentKind::target:
        bundle_.target = std::move(document);
        return;
      case DocumentKind::module_:
        known_.insert(document.name.text);
        bundle_.modules.push_back(std::move(document));
        return;
      case DocumentKind::model:
        bundle_.model = std::move(document);
        return;
      case DocumentKind::examples:
        place_examples(std::move(document));
        return;
    }
  }

  void place_examples(Document document) {
    std::optional<Document> integration;
    if (document.source_name.span.known() || document.target_name.span.known()) {
      integration = document;
      integration->kind = DocumentKind::integration;
    } else {
      integration = loader_.open_beside(document);
      if (integration && integration->kind != DocumentKind::integration) {
        check_identity(*integration, DocumentKind::integration,
                       {integration->name.text, document.integration_path.span}, bundle_);
        integration.reset();
      }
      if (integration) lay_over(integration->setting_values, document.setting_values);
    }
    bundle_.examples = std::move(document);
    if (!integration || !integration->name.span.known()) {
      bundle_.complete = false;
      return;
    }
    place(std::move(*integration));
  }

  Document mapping(DocumentKind kind, const Word& name) {
    if (!has_form(name.text, NameForm::mapping)) {  // reported where it was read
      bundle_.complete = false;
      return {};
    }
    const std::string word(word_for(kind));
    auto document = loader_.find({word, name, "mappings/", "/" + word + ".yaml"});
    if (!document) return {};
    check_identity(*document, kind, name, bundle_);
    return std::move(*document);
  }

  void want_modules(const Document& document) {
    wanted_.insert(wanted_.end(), document.uses.begin(), document.uses.end());
  }

  void load_modules() {
    want_modules(bundle_.integration);
    want_modules(bundle_.source);
    want_modules(bundle_.target);
    if (bundle_.model) want_modules(*bundle_.model);
    for (const Document& module : bundle_.modules) want_modules(module);
    while (!wanted_.empty()) {
      const Word name = std::move(wanted_.front());
      wanted_.pop_front();
      if (!has_form(name.text, NameForm::name)) {
        bundle_.complete = false;
        continue;
      }
      if (!known_.insert(name.text).second) continue;
      auto module = loader_.find({"module", name, "stdlib/modules/", ".yaml"});
      if (!module) continue;
      check_identity(*module, DocumentKind::module_, name, bundle_);
      want_modules(*module);
      bundle_.modules.push_back(std::move(*module));
    }
  }

  void load_model() {
    const Word name{"worker", {}};
    auto model = loader_.find({"model", name, "stdlib/modules/", ".yaml"});
    if (!model) return;
    check_identity(*model, DocumentKind::model, name, bundle_);
    want_modules(*model);
    bundle_.model = std::move(*model);
    if (!wanted_.empty()) load_modules();
  }

  /// A library without policies has none; whoever says something of them misses them.
  void load_policies() {
    if (bundle_.model && bundle_.model->name.text == "policies") return;
    const std::vector<Named<PolicySyntax>>* said = nullptr;
    for (const Document* document : {&bundle_.integration, &bundle_.target}) {
      if (!document->policy_values.empty()) said = &document->policy_values;
    }
    const Word name{"policies", said == nullptr ? Span{} : said->front().name.span};
    auto policies = loader_.find({"model", name, "stdlib/modules/", ".yaml", said == nullptr});
    if (!policies) return;
    check_identity(*policies, DocumentKind::model, name, bundle_);
    bundle_.modules.insert(bundle_.modules.begin(), std::move(*policies));
  }

  [[nodiscard]] std::size_t module_called(const std::string& name) const {
    const auto found = std::ranges::find_if(
        bundle_.modules, [&name](const Document& module) { return module.name.text == name; });
    return static_cast<std::size_t>(found - bundle_.modules.begin());
  }

  /// Each module behind those that it uses; those of a circle stay as they were found.
  void order_modules() {
    const std::size_t count = bundle_.modules.size();
    std::vector<bool> done(count + 1, false);
    done[count] = true;  // one that was not found
    std::vector<std::size_t> order;
    const auto ready = [&](const Document& module) {
      return std::ranges::all_of(module.uses,
                                 [&](const Word& used) { return done[module_called(used.text)]; });
    };
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < count; ++i) {
        if (done[i] || !ready(bundle_.modules[i])) continue;
        done[i] = more = true;
        order.push_back(i);
      }
    }
    if (order.size() < count) report_circle(done);
    for (std::size_t i = 0; i < count; ++i) {
      if (!done[i]) order.push_back(i);
    }
    std::vector<Document> ordered;
    for (const std::size_t i : order) ordered.push_back(std::move(bundle_.modules[i]));
    bundle_.modules = std::move(ordered);
  }

  /// From one that waits to one it waits for comes back to where it was sooner or later.
  void report_circle(const std::vector<bool>& done) {
    std::vector<std::size_t> path{
        static_cast<std::size_t>(std::ranges::find(done, false) - done.begin())};
    while (true) {
      const Document& module = bundle_.modules[path.back()];
      const auto used = std::ranges::find_if(
          module.uses, [&](const Word& name) { return !done[module_called(name.text)]; });
      JOINERY_CHECK(used != module.uses.end());
      const std::size_t next = module_called(used->text);
      const auto seen = std::ranges::find(path, next);
      if (seen == path.end()) {
        path.push_back(next);
        continue;
      }
      std::string circle;
      for (auto step = seen; step != path.end(); ++step) {
        circle += ticked(bundle_.modules[*step].name.text) + " uses ";
      }
      bundle_.complete = false;
      bundle_.diagnostics.report(Code::module_cycle, used->span, circle + ticked(used->text))
          .help("put what both need into a module of its own");
      return;
    }
  }

  void load_tables() {
    for (Document* document : {&bundle_.integration, &bundle_.source, &bundle_.target}) {
      loader_.load_tables(*document);
    }
    for (Document& module : bundle_.modules) loader_.load_tables(module);
    if (bundle_.model) loader_.load_tables(*bundle_.model);
  }

  Bundle bundle_;
  Loader loader_;
  std::deque<Word> wanted_;
  std::set<std::string> known_;  ///< names of modules that were looked for
};

}  // namespace

void lay_over(std::vector<Named<std::vector<Word>>>& settings,
              const std::vector<Named<std::vector<Word>>>& above) {
  for (const auto& chosen : above) {
    const auto below = std::ranges::find_if(
        settings, [&](const auto& setting) { return setting.name.text == chosen.name.text; });
    if (below == settings.end()) {
      settings.push_back(chosen);
    } else {
      *below = chosen;
    }
  }
}

Bundle load_integration(const std::string& path, const std::vector<std::string>& roots,
                        const FileReader& files, const Limits& limits) {
  return BundleLoader(roots, files, limits).load(path, true);
}

Bundle load_document(const std::string& path, const std::vector<std::string>& roots,
                     const FileReader& files, const Limits& limits) {
  return BundleLoader(roots, files, limits).load(path, false);
}

}  // namespace joinery
