"""Pages of a list, and what may go wrong with them, whatever the vendor calls a page."""


def sliced(vendor, request, rows, page, size, offset=None):
    """The rows of page `page` (from 1) after the faults that concern pages; whether more follow.

    Where a caller says at which row it goes on, `offset` counts, whatever page that is.
    """
    faults, number = vendor.faults, request.number
    start = (page - 1) * size if offset is None else offset
    if faults.hit("page_repeat", number, page) and page > 1:
        start = max(start - size, 0)
    part = rows[start : start + size]
    if faults.hit("page_gap", number, page):
        part = part[1:]
    if faults.hit("short_page", number, page):
        part = part[: len(part) // 2]
    if faults.hit("same_person_twice", number, page) and part:
        part = [part[0]] + part
    if faults.hit("empty_list", number, page):
        part = []
    return part, (page * size if offset is None else offset + size) < len(rows)


def total(vendor, request, rows, page):
    """How many people the vendor says there are."""
    count = len(rows)
    if vendor.faults.hit("total_lies", request.number, page):
        count += 1
    if vendor.faults.since("total_moves", page):
        count += 1
    return count


def next_page(vendor, request, page):
    """The page to which the way on leads."""
    return page if vendor.faults.hit("cursor_loop", request.number, page) else page + 1


def dropped(vendor, page):
    """The fields that no record shows on this page."""
    names = set()
    for fault in vendor.faults.faults:
        if fault.name == "silent_field_drop":
            names.add(fault.value)
    revoked = vendor.faults.since("permission_revoked_midway", page)
    if revoked:
        names.add(revoked.value)
    return names


def without(record, names):
    """A record without some fields, wherever in it they stand; a name may be a path with points."""
    if not names:
        return record
    if isinstance(record, list):
        return [without(item, names) for item in record]
    if not isinstance(record, dict):
        return record
    kept = {}
    for key, value in record.items():
        if key in names:
            continue
        inner = {name[len(key) + 1 :] for name in names if name.startswith(key + ".")} | {
            n for n in names if "." not in n
        }
        kept[key] = without(value, inner)
    return kept
