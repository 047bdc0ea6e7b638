"""A folder into which HR puts CSV files: no server, files in the dialects that people really have.

    simulate.py csv --out DIR --dialect excel_de      writes one file and ends
"""

import csv
import io

from company import COMPANIES, SITES
from vendor import iso

DIALECTS = {
    "wire": {"encoding": "utf-8", "delimiter": ",", "lineterminator": "\r\n"},
    "spec": {"encoding": "utf-8", "delimiter": ",", "lineterminator": "\n"},
    "excel_de": {"encoding": "utf-16", "delimiter": "\t", "lineterminator": "\r\n"},
    "windows": {"encoding": "cp1252", "delimiter": ";", "lineterminator": "\r\n"},
}
HEADINGS = [
    "Employee number",
    "First name",
    "Last name",
    "Known as",
    "Work e-mail",
    "Department",
    "Site",
    "Job title",
    "Company",
    "Employment type",
    "Country",
    "Manager number",
    "Start date",
    "Leaving date",
    "Status",
    "Notes",
]


def row(company, person):
    return [
        f"{person.number:05d}",
        person.first,
        person.last,
        person.known_as,
        person.email,
        company.departments[person.department],
        SITES[person.site][0],
        person.title,
        COMPANIES[person.company],
        person.type,
        company.country_name(person),
        "" if person.manager is None else f"{person.manager:05d}",
        iso(person.start),
        iso(person.end) or "",
        "Left" if person.leaver else "Current",
        'said "hello"\nand, well, left a line' if person.number % 50 == 7 else "",
    ]


def csv_file(company, faults, dialect):
    """The bytes of one file. Windows' own encoding knows no Greek: what it cannot write is a question mark."""
    form = DIALECTS[dialect]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=form["delimiter"], lineterminator=form["lineterminator"])
    writer.writerow(HEADINGS)
    for person in [] if faults.hit("header_only", 1) else company.everybody():
        writer.writerow(row(company, person))
    if faults.hit("total_row", 1):
        writer.writerow(["Total", str(len(company.people))] + [""] * (len(HEADINGS) - 2))
    body = text.getvalue().encode(form["encoding"], "replace")
    if faults.hit("bom_csv", 1):
        body = b"\xef\xbb\xbf" + body
    if faults.hit("half_uploaded_file", 1):
        body = body[: len(body) * 3 // 5]
    return body
