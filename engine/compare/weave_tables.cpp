/// Tables, and what an integration changes of those below it: row by row.

#include "engine/compare/differing_place.hpp"
#include "engine/compare/weave_sections.hpp"

namespace joinery {
namespace {

using Row = TableSyntax::Row;

std::string miss_of(const TableSyntax& table) {
  switch (table.miss) {
    case TableSyntax::Miss::unstated:
      return {};
    case TableSyntax::Miss::blank:
      return "blank";
    case TableSyntax::Miss::hold:
      return table.hold ? print(*table.hold) : "hold";
    case TableSyntax::Miss::value:
      break;
  }
  return quote(table.otherwise.text);
}

Span place_of(const Row& row) {
  const bool one_file = row.key.span.source == row.value.span.source && row.value.span.known();
  return one_file && row.key.span.begin < row.value.span.end ? join(row.key.span, row.value.span)
                                                             : row.key.span;
}

std::vector<Row> weave_rows(const std::vector<Row>& old, const std::vector<Row>& now,
                            const EditPlace& section) {
  return weave_list<Row>(
      old, now, Order::meaningless, section,
      whole_items<Row>([](const Row& row) { return row.key.text; }, place_of,
                       [](const Row& a, const Row& b) { return a.value.text == b.value.text; }));
}

Span miss_place(const TableSyntax& table) {
  if (table.hold) return table.hold->span;
  return table.otherwise.span.known() ? table.otherwise.span : table.span;
}

/// Everything but the rows: what keys and values are, and what a miss means.
TableSyntax weave_head(const TableSyntax& old, const TableSyntax& now, const EditPlace& section) {
  const bool same_form = print(old.key) == print(now.key) && print(old.value) == print(now.value) &&
                         old.exact == now.exact;
  TableSyntax woven = old;
  if (!same_form && section.ask(EditKind::changed, "", old.span, now.span)) {
    woven.key = now.key;
    woven.value = now.value;
    woven.exact = now.exact;
  }
  if (miss_of(old) != miss_of(now) &&
      section.ask(EditKind::changed, "otherwise", miss_place(old), miss_place(now))) {
    woven.miss = now.miss;
    woven.hold = now.hold;
    woven.otherwise = now.otherwise;
  }
  return woven;
}

Named<TableSyntax> mix_table(const Named<TableSyntax>& old, const Named<TableSyntax>& now,
                             const EditPlace& section) {
  const EditPlace own = section.below(old.name.text);
  Named<TableSyntax> woven{old.name, weave_head(old.value, now.value, own)};
  woven.value.rows = weave_rows(old.value.rows, now.value.rows, own);
  return woven;
}

/// Whether all rows are replaced by those of a file.
bool replaces(const ChangeSyntax& change) {
  return change.table && !change.table->file.text.empty();
}

std::string spelled(const ChangeSyntax& change) {
  std::string text = change.off ? "off" : "";
  if (change.now) text += change.now->print();
  if (change.also) text += " also " + print(*change.also);
  return text;
}

TwoPlaces places_of(const ChangeSyntax& old, const ChangeSyntax& now) {
  if (old.now && now.now) return differing_place(*old.now, *now.now);
  if (old.also && now.also) return differing_place(*old.also, *now.also);
  return {old.span, now.span};
}

ChangeSyntax mix_changed_table(const ChangeSyntax& old, const ChangeSyntax& now,
                               const EditPlace& section) {
  const EditPlace own = section.below(old.item.text);
  if (replaces(old) != replaces(now)) {
    return section.ask(EditKind::changed, now.item.text, old.item.span, now.item.span) ? now : old;
  }
  ChangeSyntax woven = old;
  const TableSyntax none;
  TableSyntax head = weave_head(old.table ? *old.table : none, now.table ? *now.table : none, own);
  if (old.table || now.table) {
    woven.table = std::move(head);
    const TableSyntax& before = old.table ? *old.table : none;
    const TableSyntax& after = now.table ? *now.table : none;
    woven.table->rows = weave_rows(before.rows, after.rows, own);
  }
  woven.rows = weave_rows(old.rows, now.rows, own);
  woven.without = weave_words(old.without, now.without, own.below("without"));
  return woven;
}

ChangeSyntax mix_change(const ChangeSyntax& old, const ChangeSyntax& now,
                        const EditPlace& section) {
  if (old.item.text.starts_with("tables.")) return mix_changed_table(old, now, section);
  if (spelled(old) == spelled(now)) return old;
  const TwoPlaces places = places_of(old, now);
  return section.ask(EditKind::changed, now.item.text, places.first, places.second) ? now : old;
}

}  // namespace

std::vector<Named<TableSyntax>> weave_tables(const std::vector<Named<TableSyntax>>& old,
                                             const std::vector<Named<TableSyntax>>& now,
                                             const EditPlace& document) {
  using Item = Named<TableSyntax>;
  return weave_list<Item>(old, now, Order::meaningless, document.below("tables"),
                          {[](const Item& table) { return table.name.text; },
                           [](const Item& table) { return table.name.span; }, mix_table});
}

std::vector<ChangeSyntax> weave_changes(const std::vector<ChangeSyntax>& old,
                                        const std::vector<ChangeSyntax>& now,
                                        const EditPlace& document) {
  std::vector<ChangeSyntax> woven = weave_list<ChangeSyntax>(
      old, now, Order::meaningless, document.below("change"),
      {[](const ChangeSyntax& change) { return change.item.text; },
       [](const ChangeSyntax& change) { return change.item.span; }, mix_change});
  for (ChangeSyntax& change : woven) change.was.reset();
  return woven;
}

}  // namespace joinery
