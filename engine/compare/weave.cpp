#include "engine/compare/weave.hpp"

#include <map>

#include "engine/compare/weave_sections.hpp"

namespace joinery {
namespace {

std::string called(std::string_view kind, const Document& old, const Document& now) {
  const std::string& name = now.name.text.empty() ? old.name.text : now.name.text;
  return std::string(kind) + " " + name;
}

Document weave_layer(std::string_view kind, const Document& old, const Document& now,
                     const TakeEdit& take) {
  return weave_document(old, now, {take, called(kind, old, now), ""});
}

/// A mapping of another vendor or platform is another mapping altogether.
Document weave_named_layer(std::string_view kind, const Document& old, const Document& now,
                           const Word& old_name, const Word& now_name, const TakeEdit& take) {
  if (old.name.text == now.name.text) return weave_layer(kind, old, now, take);
  const Edit edit{EditKind::changed, "integration", std::string(kind),
                  now.name.text,     old_name.span, now_name.span};
  return take(edit) ? now : old;
}

std::vector<Document> weave_modules(const std::vector<Document>& old,
                                    const std::vector<Document>& now, const TakeEdit& take) {
  // A module that one version does not use is, for it, an empty one.
  Document empty;
  empty.kind = DocumentKind::module_;
  std::map<std::string, const Document*> of_now;
  for (const Document& module : now) of_now.emplace(module.name.text, &module);
  std::vector<Document> woven;
  for (const Document& module : old) {
    const auto found = of_now.extract(module.name.text);
    woven.push_back(weave_layer("module", module, found.empty() ? empty : *found.mapped(), take));
  }
  for (const Document& module : now) {
    if (!of_now.contains(module.name.text)) continue;
    empty.name = module.name;
    empty.source = module.source;
    woven.push_back(weave_layer("module", empty, module, take));
  }
  return woven;
}

}  // namespace

Layers Woven::layers() const {
  const auto present = [](const Document& document) {
    return document.source.valid() ? &document : nullptr;
  };
  Layers layers;
  layers.model = model ? &*model : nullptr;
  for (const Document& module : modules) layers.modules.push_back(&module);
  layers.source = present(source);
  layers.target = present(target);
  layers.integration = present(integration);
  return layers;
}

Woven weave(const Bundle& old, const Bundle& now, const TakeEdit& take) {
  Woven woven;
  woven.integration = weave_layer("integration", old.integration, now.integration, take);
  woven.source = weave_named_layer("source", old.source, now.source, old.integration.source_name,
                                   now.integration.source_name, take);
  woven.target = weave_named_layer("target", old.target, now.target, old.integration.target_name,
                                   now.integration.target_name, take);
  woven.modules = weave_modules(old.modules, now.modules, take);
  const Document none;
  if (old.model || now.model) {
    woven.model =
        weave_layer("model", old.model ? *old.model : none, now.model ? *now.model : none, take);
  }
  return woven;
}

std::vector<Edit> edits_between(const Bundle& old, const Bundle& now) {
  std::vector<Edit> edits;
  const TakeEdit note = [&](const Edit& edit) {
    edits.push_back(edit);
    return true;
  };
  (void)weave(old, now, note);
  return edits;
}

}  // namespace joinery
