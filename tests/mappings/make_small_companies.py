#!/usr/bin/env python3
"""Writes the people of the smaller examples, as messy as real ones, in the exact shape of their HR system.

    python3 tests/mappings/make_small_companies.py fjord > examples/fjord/people.json

The same bytes every time. Each company has a function that makes an ordinary person, and a list of cases:
the number of a person, and what is odd about them. The tests name people by these numbers.
"""

import csv
import io
import json
import sys

import make_people as hibob
from make_people import NAMES


def put(value, *path):
    def change(record):
        inner = record
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
    return change


def without(*path):
    def change(record):
        inner = record
        for step in path[:-1]:
            inner = inner[step]
        inner.pop(path[-1], None)
    return change


def only(*names):
    """Nothing but these members: what a delta query says of somebody who is removed."""
    def change(record):
        for key in [key for key in record if key not in names]:
            del record[key]
    return change


def people_of(ordinary, cases, plain):
    """`plain` numbers without a case, and every case, in the order of the numbers."""
    people = []
    for number in sorted(set(cases) | set(plain)):
        record = ordinary(number)
        for change in cases.get(number, []):
            change(record)
        people.append(record)
    return people


def page(people, before, after):
    lines = [json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in people]
    return before + ",\n".join(lines) + after


# Fjord Seafood: Microsoft Graph, /users with the manager expanded and memberOf.

EVERYBODY = "Learning - everybody"
GROUP_IDS = {EVERYBODY: "77aa0c3e-0000-4000-8000-00000000ca7e",
             "Learning - administrators": "77aa0c3e-0000-4000-8000-0000000000ad",
             "Learning - owners": "77aa0c3e-0000-4000-8000-0000000000f0",
             "Learning - editors": "77aa0c3e-0000-4000-8000-0000000000ed",
             "Canteen": "77aa0c3e-0000-4000-8000-0000000000c4"}


def entra_id(number):
    return "0f1e2d3c-0000-4000-8000-%012d" % number


def group(name, secure=True, id=None):
    return {"@odata.type": "#microsoft.graph.group", "id": id or GROUP_IDS[name], "displayName": name,
            "mailEnabled": not secure, "securityEnabled": secure, "groupTypes": [] if secure else ["Unified"]}


def role(name):
    return {"@odata.type": "#microsoft.graph.directoryRole", "id": "77aa0c3e-0000-4000-8000-00000000401e",
            "displayName": name, "roleTemplateId": "62e90394-0000-4000-8000-000000000000"}


def entra_person(number):
    first, last = NAMES[number % len(NAMES)]
    mail = "person%03d@fjord.example" % number
    manager = 1 if number < 10 else 2 + number % 5
    return {
        "id": entra_id(number), "accountEnabled": True, "displayName": first + " " + last,
        "givenName": first, "surname": last, "mail": mail, "userPrincipalName": mail, "userType": "Member",
        "jobTitle": ["Filleter", "Packer", "Account manager", "Teamleder"][number % 4],
        "department": ["Produktion", "Salg", "HR", "Finance"][number % 4], "companyName": "Fjord Seafood A/S",
        "officeLocation": ["København", "Bergen", "Tórshavn"][number % 3], "country": "Danmark", "usageLocation": "DK",
        "preferredLanguage": "da-DK", "employeeId": "%05d" % number, "employeeType": "Employee",
        "employeeHireDate": "20%02d-03-01T00:00:00Z" % (10 + number % 15), "employeeLeaveDateTime": None,
        "createdDateTime": "2024-01-09T08:12:44Z",
        "manager": {"@odata.type": "#microsoft.graph.user", "id": entra_id(manager),
                    "displayName": "%s %s" % NAMES[manager % len(NAMES)],
                    "mail": "person%03d@fjord.example" % manager},
        "memberOf": [group(EVERYBODY), group("Canteen")],
    }


def groups(*members):
    return put(list(members), "memberOf")


def leaves(date, enabled=True):
    def change(record):
        record["employeeLeaveDateTime"], record["accountEnabled"] = date, enabled
    return change


FJORD = {
    1: [without("manager")],                                               # the top: nobody above
    20: [put("2026-11-22T00:00:00Z", "employeeHireDate")],                 # starts tomorrow
    21: [put("2026-11-21T00:00:00Z", "employeeHireDate")],                 # starts today
    22: [put("2206-01-10T00:00:00Z", "employeeHireDate")],                 # a slip of the keyboard
    23: [put(None, "employeeHireDate")],                                   # no hire date: has always been there
    30: [leaves("2026-11-20T00:00:00Z")],                                  # left yesterday, still enabled
    31: [leaves("2026-11-21T00:00:00Z")],                                  # today is the last day
    32: [put("Honolulu", "officeLocation"), leaves("2026-11-20T00:00:00Z")],   # there the last day is not over
    33: [leaves(None, False)],                                             # disabled, and nobody says since when
    34: [leaves("2026-12-31T00:00:00Z", False)],                           # disabled before the last day
    35: [put({"reason": "deleted"}, "@removed"), only("id", "@removed")],      # as a delta query says it: in no group
    36: [put({"reason": "changed"}, "@removed"), put("board.member@fjord.example", "mail"),
         only("id", "@removed", "mail")],                                  # named, and may come back
    37: [leaves("2020-06-30T00:00:00Z"), put("2026-12-01T00:00:00Z", "employeeHireDate")],   # comes back
    38: [without("accountEnabled")],                                       # the field was not selected
    39: [leaves("2026-06-30T00:00:00Z", False), put(None, "mail"), put(None, "givenName"), put(None, "surname")],
    40: [groups(group(EVERYBODY))],                                        # in the group: in
    41: [groups(group("Canteen"))],                                        # in another: out
    42: [groups()], 43: [without("memberOf")],                             # in none; or they were not asked for
    44: [groups(group(" LEARNING - EVERYBODY ", id="77aa0c3e-0000-4000-8000-000000000044"))],   # written otherwise
    45: [groups(group(EVERYBODY, secure=False, id="77aa0c3e-0000-4000-8000-000000000045"))],    # a mail group of that name
    46: [groups(role(EVERYBODY))],                                         # a role of that name
    47: [groups(group("Learning (all)", id=GROUP_IDS[EVERYBODY]))],        # renamed: the id is on the list, too
    48: [put("it.admin@fjord.example", "mail")],                           # excluded by name, whatever the groups say
    49: [put("board.member@fjord.example", "mail"), groups()],             # named: in without the group
    50: [put("Guest", "userType"), put("kai_partner.example#EXT#@fjord.example", "userPrincipalName")],
    51: [put("Guest", "userType"), put(None, "mail"),
         put("kai_partner.example#EXT#@fjord.example", "userPrincipalName")],
    52: [put(None, "userType")],                                           # an old account has no type
    53: [put(None, "mail"), put("kai_partner.example#EXT#@fjord.example", "userPrincipalName")],   # no address at all
    54: [put(None, "mail")],                                               # the sign-in name is the address
    55: [put(None, "mail"), put("svc-backup", "userPrincipalName")],       # a name that is no address
    56: [put(" Zoe.Quinn@FJORD.Example ", "mail")],                        # padded, capitals
    57: [groups(group(EVERYBODY), group("Canteen"), role("Global Administrator"))],
    60: [put(None, "department")], 61: [put("  ", "department")],          # none: the default department
    62: [put("SALG", "department")],                                       # the table does not mind capitals
    63: [put("Quality   Control", "department")],                          # not in the table: as it is in HR
    64: [put("Boats", "department")],                                      # a department that is left out
    65: [put("Boats", "department"), put("board.member@fjord.example", "mail")],   # named: in all the same
    70: [put(None, "jobTitle")], 71: [put("Chief Vibes Officer", "jobTitle")],     # the default job profile
    72: [put(" team  leader", "jobTitle")],
    80: [groups(group(EVERYBODY), group("Learning - administrators"))],
    81: [groups(group(EVERYBODY), group("Learning - administrators"), group("Learning - owners"))],
    82: [groups(group(EVERYBODY), group("Learning - editors"), group("Learning - administrators"))],   # which?
    83: [groups(group("Learning - editors"))],                             # an editor who is in no list
    90: [put(None, "surname")], 91: [put("Zoë 🌻", "givenName")], 92: [put("  ", "givenName")],
    93: [put("Anne   Marie ", "givenName"), put("van  den Berg", "surname")],
    94: [without("id")], 95: [put(4711, "id")],
    96: [put({"@odata.type": "#microsoft.graph.user", "id": entra_id(96)}, "manager")],   # her own manager
    97: [put("01/03/2024", "employeeHireDate")],                           # not a date
}


def fjord():
    people = people_of(entra_person, FJORD, range(2, 12))
    return page(people, '{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users","value":[\n', "\n]}\n")


# Harbour Hotels: HiBob, as in make_people.py, with the people of another company.

def harbour_person(number):
    record = hibob.whole(number)
    hibob.email("person%03d@harbour.example" % number)(record)
    for change in (hibob.employed_as("permanent"), hibob.department("Sales"), hibob.works_at("London"),
                   without("humanReadable", "work", "title"), titled("Host")):
        change(record)
    record.pop("custom", None)
    return record


def titled(name):
    return put(name, "humanReadable", "work", "title")


def hotel(name):
    return lambda record: record.update(custom={"category_1700000000001": {"field_1700000000002": name}})


HARBOUR = {
    1: [hibob.reports_to(None), titled("General Manager")],
    20: [hibob.starts("2026-11-22")], 21: [hibob.starts("2026-11-21")], 22: [hibob.starts("2206-01-10")],
    23: [hibob.starts("2026-11-28")],                                      # in seven days: the lead is seven
    24: [hibob.starts("2026-11-29")],                                      # in eight
    30: [hibob.ends("2026-11-20")], 31: [hibob.ends("2026-11-21")],
    32: [hibob.ends("2026-11-20"), hibob.works_at("Honolulu")], 33: [hibob.ends("2026-11-20"), hibob.works_at("Auckland")],
    34: [hibob.ends("2026-06-30", "Inactive", "terminated")],
    35: [hibob.ends("2026-06-30", "Inactive", "terminated"), hibob.no_department, hibob.email("")],
    36: [hibob.ends("2027-01-31", "Active", "garden leave")],              # keeps: the setting says so
    37: [hibob.ends(None, "Active", "suspended")], 38: [without("internal")],
    40: [hibob.no_department], 41: [without("humanReadable")],             # a list id is no name
    42: [hibob.department("Legal")],                                       # a department that is left out
    43: [hibob.email("gm@harbour.example")],                               # excluded by name: an administrator
    44: [hibob.email("gm@harbour.example"), hibob.department("Legal")],
    50: [hotel("Harbour Grand")], 51: [hotel("  ")], 52: [hotel(None)], 53: [hotel("Harbour Grand"), hibob.no_department],
    60: [titled("Shift Lead")], 61: [titled("")], 62: [titled("Night Porter")], 63: [titled(" host ")],
    64: [titled("Apprentice")],                                            # a job profile is left out by a rule
    70: [hibob.employed_as("contractor")], 71: [without("payroll")], 72: [hibob.employed_as("intern")],
    80: [hibob.named("Suharto", None, "Suharto")], 81: [hibob.named("", "Prince", "")],
    82: [hibob.named("Elizabeth", "Ward", "Lizzie Ward")],
    90: [without("id"), without("/root/id")], 91: [put("the 3rd of May", "work", "startDate"), without("/work/startDate")],
    92: [hibob.email("ada(at)harbour.example")],
}


def harbour():
    return page(people_of(harbour_person, HARBOUR, range(2, 10)), '{"employees":[\n', "\n]}\n")


COMPANIES = {"fjord": fjord, "harbour": harbour}


def main():
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(COMPANIES[sys.argv[1]]())


if __name__ == "__main__":
    main()
