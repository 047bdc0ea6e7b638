#!/usr/bin/env python3
"""Writes examples/acme/people.json: a page of HiBob's people search, 300 people, as messy as real ones.

    python3 tests/mappings/make_people.py > examples/acme/people.json

The same bytes every time: the only chance in it is a small generator of its own. People 1 to 149 are
cases, each with its reason in the list CASES below; the others fill the company. The tests name people
by their id, 3332883884017710000 + number.
"""

import json
import sys

FIRST_ID = 3332883884017710000
SITES = [("London", 1842), ("Berlin", 1843), ("New York", 1844), ("Sydney", 1845), ("São Paulo", 1846),
         ("Tokyo", 1847), ("Honolulu", 1848), ("Auckland", 1849)]
DEPARTMENTS = ["Sales", "Marketing", "Engineering", "Finance", "People Operations", "Customer Success",
               "Legal", "Design", "Operations"]
TITLES = ["Learning Partner", "Account Executive", "Software Engineer", "Controller", "Recruiter",
          "Success Manager", "Counsel", "Product Designer", "Logistics Planner", "Team Lead"]
COUNTRIES = ["United Kingdom", "Germany", "United States", "Australia", "Brazil", "Japan", "France", "Spain",
             "Netherlands", "Poland", "India", "South Africa", "Ireland", "Sweden", "Italy", "Canada", "Mexico",
             "New Zealand", "Portugal", "Switzerland"]
NAMES = [("Ada", "King"), ("Grace", "Hill"), ("Søren", "Ørsted"), ("Łukasz", "Żółkiewski"), ("Zoë", "Brontë"),
         ("José", "Núñez"), ("Chloé", "Lefèvre"), ("Jürgen", "Groß"), ("Ирина", "Соколова"), ("Дмитро", "Ковальчук"),
         ("Γεωργία", "Παπαδοπούλου"), ("美咲", "佐藤"), ("太郎", "山田"), ("志明", "陳"), ("지우", "김"),
         ("محمد", "الحسن"), ("נועה", "לוי"), ("अनन्या", "शर्मा"), ("สมชาย", "ใจดี"), ("Nguyễn", "Văn Anh"),
         ("Aoife", "Ní Bhriain"), ("Siân", "Llewellyn"), ("Þóra", "Jónsdóttir"), ("Çağla", "Yıldız"), ("Ion", "Țăranu"),
         ("Eszter", "Szűcs"), ("Jiří", "Dvořák"), ("Björk", "Ågren"), ("Amélie", "d'Arc"), ("Jean-Luc", "de la Croix"),
         ("María José", "García-López"), ("Kwame", "Mensah"), ("Thandiwe", "Nkosi"), ("Olumide", "Adébáyọ̀"),
         ("Leilani", "Kahananui"), ("Ngaio", "Te Rangi"), ("Priya", "Raghunathan"), ("Sam", "Patel"), ("Liz", "O'Neill"),
         ("Max", "Kern"), ("Jana", "Vogt"), ("Noor", "van den Berg"), ("Wei", "Li"), ("Fatima", "Al-Sayed")]


class Chance:
    """A generator that gives the same numbers on every machine."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.state >> 33) % limit

    def pick(self, values):
        return values[self.below(len(values))]


CHANCE = Chance(20261121)


def person_id(number):
    return str(FIRST_ID + number)


def list_id(kind, index):
    return str({"department": 209192161, "title": 209193001}[kind] + index)


def readable_date(date):
    """As this service user sees dates: day first, which no mapping may read."""
    return None if date is None else "/".join(reversed(date.split("-")))


def whole(number):
    first, last = NAMES[number % len(NAMES)]
    department = CHANCE.below(len(DEPARTMENTS))
    title = CHANCE.below(len(TITLES))
    site, site_id = CHANCE.pick(SITES)
    start = "%04d-%02d-%02d" % (2015 + CHANCE.below(11), 1 + CHANCE.below(12), 1 + CHANCE.below(28))
    manager = 1 if number <= 12 else 2 + CHANCE.below(11)
    email = "person%03d@acme.example" % number
    kind = CHANCE.pick(["permanent"] * 12 + ["temporary", "contractor", "intern"])
    record = {
        "/root/id": {"value": person_id(number)},
        "/root/email": {"value": email},
        "/work/department": {"value": list_id("department", department)},
        "/work/startDate": {"value": start},
        "id": person_id(number),
        "firstName": first, "surname": last, "displayName": first + " " + last, "fullName": first + " " + last,
        "email": email,
        "creationDateTime": start + "T09:14:07.771352",
        "work": {
            "title": list_id("title", title), "department": list_id("department", department),
            "site": site, "siteId": site_id, "startDate": start,
            "manager": person_id(manager),
            "reportsTo": {"id": person_id(manager), "displayName": "%s %s" % NAMES[manager % len(NAMES)]},
        },
        "internal": {"status": "Active", "lifecycleStatus": "employed", "terminationDate": None},
        "payroll": {"employment": {"type": kind, "contract": "full_time"}},
        "address": {"country": CHANCE.pick(COUNTRIES)},
        "humanReadable": {
            "id": person_id(number),
            "work": {"department": DEPARTMENTS[department], "title": TITLES[title], "site": site,
                     "startDate": readable_date(start)},
            "internal": {"lifecycleStatus": "Employed"},
        },
    }
    if number % 7 == 0:
        record["custom"] = {"category_1720508362305": {
            "field_1698036945383": CHANCE.pick(["Europe", "Americas", "Asia Pacific"])}}
    return record


def department(name):
    def change(record):
        record["work"]["department"] = list_id("department", DEPARTMENTS.index(name))
        record["/work/department"]["value"] = record["work"]["department"]
        record["humanReadable"]["work"]["department"] = name
    return change


def starts(date):
    def change(record):
        record["/work/startDate"]["value"] = record["work"]["startDate"] = date
        record["humanReadable"]["work"]["startDate"] = readable_date(date)
        record["internal"]["lifecycleStatus"] = "hired"
    return change


def ends(date, status="Active", lifecycle="employed"):
    def change(record):
        record["internal"] = {"status": status, "lifecycleStatus": lifecycle, "terminationDate": date}
    return change


def country(value):
    return lambda record: record["address"].update(country=value)


def email(value):
    def change(record):
        record["email"] = value
        record["/root/email"] = {"value": value}
    return change


def named(first, last, shown=None):
    def change(record):
        record["firstName"], record["surname"] = first, last
        record["displayName"] = shown if shown is not None else "%s %s" % (first, last)
    return change


def employed_as(kind):
    return lambda record: record["payroll"]["employment"].update(type=kind)


def works_at(name):
    return lambda record: record["work"].update(site=name, siteId=dict(SITES)[name])


def reports_to(number):
    def change(record):
        record["work"]["manager"] = None if number is None else person_id(number)
        record["work"]["reportsTo"] = None if number is None else {"id": person_id(number)}
    return change


def division(value):
    return lambda record: record.update(
        custom={"category_1720508362305": {"field_1698036945383": value}})


def without(*path):
    def change(record):
        inner = record
        for step in path[:-1]:
            inner = inner[step]
        inner.pop(path[-1], None)
    return change


def put(value, *path):
    def change(record):
        inner = record
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
    return change


def no_department(record):
    for change in (without("work", "department"), without("/work/department"),
                   without("humanReadable", "work", "department")):
        change(record)


def names_in_place_of_ids(record):
    """As humanReadable REPLACE gives it."""
    readable = record.pop("humanReadable")["work"]
    record["work"]["department"], record["work"]["title"] = readable["department"], readable["title"]


def path_keys_only(record):
    """Every value behind a key that looks like a path, none in a nested object."""
    flat = {"/root/firstName": record["firstName"], "/root/surname": record["surname"],
            "/internal/status": "Active", "/internal/lifecycleStatus": "employed",
            "/internal/terminationDate": None, "/payroll/employment/type": "permanent",
            "/address/country": "Germany"}
    for key, value in flat.items():
        record[key] = {"value": value}
    for key in ("firstName", "surname", "displayName", "fullName", "email", "internal", "payroll", "address"):
        del record[key]
    record["work"] = {"manager": record["work"]["manager"]}


CASES = {
    1: [reports_to(None), named("Ada", "King")],                      # the top: nobody above
    20: [starts("2026-11-22")],                                       # starts tomorrow
    21: [starts("2026-11-21")],                                       # starts today
    22: [starts("2026-12-14")],                                       # starts in three weeks
    23: [starts("2206-01-10")],                                       # a slip of the keyboard
    30: [ends("2026-11-20"), works_at("London")],                     # left yesterday, still active in HiBob
    31: [ends("2026-11-21"), works_at("London")],                     # today is the last day
    32: [ends("2026-11-22"), works_at("London")],                     # tomorrow is the last day
    33: [ends("2025-03-31"), works_at("Berlin")],                     # left long ago, never made inactive
    34: [ends("2026-06-30", "Inactive", "terminated")],               # the ordinary leaver
    35: [ends(None, "Inactive", "terminated")],                       # archived without a date
    36: [starts("2026-12-01"), ends("2024-06-30", "Active", "hired")],   # comes back: the end is older
    37: [ends(None, "Inactive", "employed")],                         # employed, and yet inactive
    38: [ends("2027-01-31", "Active", "garden leave")],               # garden leave
    39: [ends(None, "Active", "parental leave")],                     # on leave
    40: [ends(None, "Active", "suspended")],                          # suspended
    41: [ends(None, "Active", "terminated")],                         # terminated, active, no date
    42: [ends(None, "Active", "secondment")],                         # a lifecycle status nobody knows
    43: [without("internal")],                                        # Lifecycle not visible
    44: [without("internal", "status")],                              # status alone not visible
    45: [ends(None, "Pending", "employed")],                          # a status nobody knows
    46: [ends("2026-11-20"), works_at("Honolulu")],                   # there the last day is not over
    47: [ends("2026-11-20"), works_at("Auckland")],                   # there it is
    50: [email("")], 51: [without("email"), without("/root/email")], 52: [email(None)],
    53: [email("ada(at)acme.example")],                               # not an address
    54: [email("  Zoe.Quinn@ACME.Example ")],                         # padded, capitals
    55: [email("twice@acme.example")], 56: [email("twice@acme.example")],
    57: [email(""), ends("2026-06-30", "Inactive", "terminated")],    # a leaver's address is taken away
    60: [country("Deutschland")], 61: [country("DE")], 62: [country("USA")], 63: [country("España")],
    64: [country("Narnia")], 65: [country("")], 66: [country(None)], 67: [without("address")],
    68: [country("  France ")], 69: [country("NO")], 70: [country("日本")], 71: [country("Great Britain")],
    72: [country("Côte d’Ivoire")], 73: [country("Türkiye")],
    74: [country(""), ends("2026-06-30", "Inactive", "terminated")],  # a leaver without a country
    80: [employed_as("contractor"), department("Engineering")],
    81: [employed_as("contractor"), department("Sales")],
    82: [employed_as("intern"), no_department], 83: [employed_as("contractor"), no_department],
    84: [employed_as("intern"), department("Engineering")],
    85: [without("payroll")],                                         # employment type not known
    90: [reports_to(90)],                                             # reports to herself
    91: [reports_to(92)], 92: [reports_to(91)],                       # a circle of two
    93: [reports_to(9999)],                                           # a manager who is not in the page
    94: [without("work", "reportsTo")],                               # only the manager's id
    95: [reports_to(None)], 96: [without("work", "reportsTo"), without("work", "manager")],
    100: [division("Europe")], 101: [division("  ")], 102: [division(None)],
    110: [named("Wolfeschlegelsteinhausenbergerdorff" * 3, "Keihanaikukauakahihuliheekahaunaele" * 2)],
    111: [named("Zoë 🌻", "Brontë 👩‍👩‍👧")], 112: [named("Suharto", None, "Suharto")],
    113: [named("  Anne   Marie ", " Smith  ", " Anne  Marie Smith ")],
    114: [named("Ze\u0301lie", "Cafe\u0301")],                        # decomposed letters
    115: [named("Liz", "O'Neill & \"Sons\" \\ Co", "Lizzie")], 116: [named("", "Prince", "")],
    120: [without("humanReadable")],                                  # list ids, no names
    121: [names_in_place_of_ids], 122: [path_keys_only], 123: [no_department],
    124: [put("  ", "humanReadable", "work", "department")],
    130: [without("id"), without("/root/id")], 131: [put({"value": "E1"}, "id")], 132: [put(4711, "id")],
    133: [put(None, "id")], 134: [without("work"), without("/work/startDate"), without("/work/department"),
                                  without("humanReadable")],          # Employment not visible
    135: [email("it-admin@acme.example")],                            # the administrator
    136: [put("the 3rd of May", "work", "startDate")],                # not a date
    137: [put("01/03/2024", "work", "startDate"), without("/work/startDate")],   # localised: not a date either
}


def main():
    people = []
    for number in range(1, 301):
        record = whole(number)
        if number < 150:
            employed_as("permanent")(record)
        for change in CASES.get(number, []):
            change(record)
        people.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print('{"employees":[\n' + ",\n".join(people) + "\n]}")


if __name__ == "__main__":
    main()
