/// The worker: what the source says about a person, in the words of the model.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"

namespace joinery {
namespace {

/// `job_title` for `job`, of which `job-title` and `job title` leave only the first word; nothing where
/// several names go on from there.
std::string only_longer(const std::string& field, const std::vector<std::string>& names) {
  std::string found;
  for (const std::string& name : names) {
    if (!name.starts_with(field + '_')) continue;
    if (!found.empty() && found != name) return {};  // the model and the source may both name it
    found = name;
  }
  return found;
}

}  // namespace

const FieldSyntax* Checker::model_field(const std::string& field) const {
  if (layers_.model == nullptr) return nullptr;
  for (const Named<FieldSyntax>& known : layers_.model->fields) {
    if (known.name.text == field) return &known.value;
  }
  return nullptr;
}

std::vector<std::string> Checker::worker_names() const {
  std::vector<std::string> names;
  for (const auto& [field, entry] : worker_) names.push_back(field);
  if (layers_.model != nullptr) {
    for (const Named<FieldSyntax>& known : layers_.model->fields) names.push_back(known.name.text);
  }
  return names;
}

void Checker::check_against_model(const std::string& field, const Type& type, Span place) {
  const FieldSyntax* declared = model_field(field);
  if (declared == nullptr || !type.is_known()) return;
  const Type wanted = from_syntax(declared->type);
  if (fits(type, wanted)) return;
  Diagnostic& problem = out_.report(
      Code::type_mismatch, place,
      fmt::format("`worker.{}` is {}, and this is {}", field, print(wanted), print(type)));
  problem.why("the worker model says which type each of its fields has, so that every target can rely on it");
  if (type.is(TypeWord::list)) {
    problem.help("a list does not become one value by itself: `only(…)`, `first(… by …)` or "
                 "`join(…, \", \")`");
  }
}

Compiled Checker::worker_field(const std::string& field, Span place, const Scope& scope) {
  const auto found = worker_.find(field);
  if (found == worker_.end()) {
    if (const FieldSyntax* declared = model_field(field); declared != nullptr) {
      // The model knows it, this source says nothing about it: blank, and nothing to report. The name
      // tells the analysis that no mapping is to blame for that.
      Node node;
      node.type = from_syntax(declared->type);
      node.name = "worker." + field;
      node.place = place;
      // A target by itself is checked for any source, and every source gives what the model requires.
      node.may_be_blank = layers_.source != nullptr || !declared->required;
      return result(nodes_.add(std::move(node)), scope);
    }
    if (layers_.source == nullptr && layers_.model == nullptr) return unknown(place);
    Diagnostic& problem = out_.report(Code::unknown_worker_field, place,
                                      fmt::format("the worker has no field `{}`", field));
    const auto near = nearest(field, worker_names(), 2);
    if (near.size() == 1) problem.fixed_by(place, near[0]);
    const std::string longer = only_longer(field, worker_names());
    if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
    else if (!longer.empty()) problem.help(fmt::format("did you mean `{}`?", longer));
    else problem.help(fmt::format("a field of the customer's own is declared under `custom:` of the "
                                  "integration and read as `worker.custom.{}`", field));
    return unknown(place);
  }
  WorkerField& entry = found->second;
  if (entry.state == WorkerField::State::open) {
    out_.report(Code::recursion, place, fmt::format("`worker.{}` is made from itself", field));
    return unknown(place);
  }
  if (entry.state == WorkerField::State::done) {
    // What a scope knows may be more than what was known when the field was compiled.
    return {entry.compiled.node, entry.compiled.type, may_be_blank(entry.compiled.node, scope)};
  }
  if (entry.formula == nullptr) {
    entry.compiled = read_field(field, place);
  } else {
    entry.state = WorkerField::State::open;
    const FieldSyntax* declared = model_field(field);
    const Type wanted = declared == nullptr ? Type::unknown() : from_syntax(declared->type);
    Scope inside = scope_of(*entry.document);
    inside.reads_source = true;
    entry.compiled = compile(entry.formula->value, inside, &wanted);
    check_against_model(field, entry.compiled.type, entry.formula->value.span);
    if (declared != nullptr && entry.compiled.type.form == Type::Form::nothing) {
      entry.compiled.type = wanted;
    }
  }
  entry.state = WorkerField::State::done;
  return entry.compiled;
}

Compiled Checker::custom_field(const std::string& field, Span place) {
  const auto found = readings_.find("custom." + field);
  if (found != readings_.end()) return read_field("custom." + field, place);
  std::vector<std::string> names;
  for (const auto& [known, entry] : readings_) {
    if (known.starts_with("custom.")) names.push_back(known.substr(7));
  }
  Diagnostic& problem = out_.report(Code::unknown_worker_field, place,
                                    fmt::format("no custom field is called `{}`", field));
  const auto near = nearest(field, names, 2);
  if (near.size() == 1) problem.fixed_by(place, near[0]);
  if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
  else problem.help(fmt::format("declare it in the integration: `custom:` with `{}: text from …`", field));
  return unknown(place);
}

Compiled Checker::read_field(const std::string& field, Span place) {
  const auto found = readings_.find(field);
  if (found == readings_.end()) {
    std::vector<std::string> names;
    for (const auto& [known, entry] : readings_) names.push_back(known);
    Diagnostic& problem = out_.report(Code::unknown_name, place,
                                      fmt::format("`read:` has no field `{}`", field));
    const auto near = nearest(field, names, 2);
    if (near.size() == 1) problem.fixed_by(place, near[0]);
    if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
    return unknown(place);
  }
  found->second.used = true;
  return {found->second.node, found->second.type, nodes_[found->second.node].may_be_blank};
}

}  // namespace joinery
