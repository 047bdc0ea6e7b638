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


# Meadow Clinics: BambooHR, the answer of POST /reports/custom.

REPORT = ["id", "employeeNumber", "firstName", "lastName", "preferredName", "displayName", "workEmail", "homeEmail",
          "jobTitle", "department", "division", "location", "supervisor", "supervisorEId", "supervisorEmail",
          "hireDate", "originalHireDate", "terminationDate", "status", "employmentHistoryStatus", "country",
          "lastChanged", "4340.0", "91"]
ZERO = "0000-00-00"


def bamboo_person(number):
    first, last = NAMES[number % len(NAMES)]
    manager = 1 if number < 10 else 2 + number % 5
    return {
        "id": str(100 + number), "employeeNumber": "%04d" % number, "firstName": first, "lastName": last,
        "preferredName": None, "displayName": first + " " + last, "workEmail": "person%03d@meadow.example" % number,
        "homeEmail": "", "jobTitle": ["Nurse", "Physician", "Receptionist"][number % 3],
        "department": ["Ward 1", "Ward 2", "Front Desk"][number % 3], "division": "Clinics",
        "location": ["Leeds", "Denver"][number % 2], "supervisor": "%s, %s" % NAMES[manager % len(NAMES)][::-1],
        "supervisorEId": str(100 + manager), "supervisorEmail": "person%03d@meadow.example" % manager,
        "hireDate": "20%02d-04-01" % (10 + number % 15), "originalHireDate": ZERO, "terminationDate": ZERO,
        "status": "Active", "employmentHistoryStatus": "Full-Time", "country": ["United Kingdom", "United States"][number % 2],
        "lastChanged": "2026-05-02T11:20:31+00:00", "4340.0": "L", "91": None,
    }


def terminated(date, status="Active"):
    def change(record):
        record["terminationDate"], record["status"] = date, status
        if status == "Inactive":
            record["employmentHistoryStatus"] = "Terminated"
    return change


MEADOW = {
    1: [put(None, "supervisor"), put(None, "supervisorEId"), put(None, "supervisorEmail")],
    20: [put("2026-11-22", "hireDate")], 21: [put("2026-11-21", "hireDate")], 22: [put("2206-01-10", "hireDate")],
    23: [put(ZERO, "hireDate"), put("2019-04-01", "originalHireDate")],    # only the first hire is known
    24: [put(ZERO, "hireDate")], 25: [put("", "hireDate")], 26: [without("hireDate"), without("originalHireDate")],
    30: [terminated("2026-11-20"), put("Leeds", "location")],              # yesterday, and still Active
    31: [terminated("2026-11-21"), put("Leeds", "location")],              # today is the last day
    32: [terminated("2026-12-31")],                                        # entered ahead: Active until then
    33: [terminated("2026-06-30", "Inactive")], 34: [terminated(ZERO, "Inactive")],
    35: [terminated("2020-06-30"), put("2026-12-01", "hireDate"), put("2015-04-01", "originalHireDate")],   # comes back
    36: [terminated("2026-06-30", "Inactive"), put(None, "workEmail"), put(None, "firstName"), put(None, "lastName")],
    37: [terminated("2026-11-20"), put("Honolulu", "location")],           # there the last day is not over
    38: [terminated("2026-06-30", "Inactive"), put("Narnia", "country")],  # a leaver from nowhere
    40: [without("status")], 41: [put("Pending", "status")], 42: [put("active", "status")],
    50: [put(None, "workEmail")], 51: [put("", "workEmail"), put("ada@home.example", "homeEmail")],
    52: [put(" Zoe.Quinn@MEADOW.Example", "workEmail")], 53: [put("ada(at)meadow.example", "workEmail")],
    60: [put("Lizzie", "preferredName"), put("Elizabeth", "firstName"), put("Ward", "lastName")],
    61: [put("Park, Sam", "displayName"), put("Sam", "firstName"), put("Park", "lastName")],   # turned round by a setting
    62: [put(None, "lastName")], 63: [put("", "firstName"), put("", "lastName")],
    70: [without("supervisorEId")],                                        # only the manager's name: nobody is guessed
    71: [put("171", "supervisorEId")],                                     # her own manager
    80: [put("Contractor", "employmentHistoryStatus")], 81: [put(None, "employmentHistoryStatus")],
    82: [put("Terminated", "employmentHistoryStatus")],                    # so says the table, and yet Active
    90: [put(None, "department")], 91: [put("Ward  1 ", "department")],
    92: [put("CC-7", "91")], 93: [put("  ", "91")],                        # a field of Meadow's own
    94: [put("Narnia", "country")], 95: [put("", "country")], 96: [put("Deutschland", "country")],
    100: [without("id")], 101: [put(4711, "id")], 102: [put("04/01/2021", "hireDate")],
    103: [put("0042", "employeeNumber")], 104: [put(42, "employeeNumber")],
}


def meadow():
    fields = [{"id": key, "type": "text", "name": key} for key in REPORT]
    head = '{"title":"Joinery","fields":' + json.dumps(fields, separators=(",", ":")) + ',"employees":[\n'
    return page(people_of(bamboo_person, MEADOW, range(2, 8)), head, "\n]}\n")


# Lagoon Yachts: a SCIM service, GET /Users.

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
OWN = "urn:example:lagoon:2.0:User"
LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"


def scim_id(number):
    return "2819c223-0000-4000-8000-%012d" % number


def scim_person(number):
    first, last = NAMES[number % len(NAMES)]
    mail = "person%03d@lagoon.example" % number
    manager = 1 if number < 10 else 2 + number % 5
    return {
        "schemas": [USER, ENTERPRISE], "id": scim_id(number), "externalId": "%05d" % number, "userName": mail,
        "name": {"givenName": first, "familyName": last, "formatted": first + " " + last},
        "displayName": first + " " + last, "title": ["Skipper", "Sailmaker", "Broker"][number % 3],
        "userType": "Employee", "active": True, "preferredLanguage": "en-GB", "timezone": "Europe/Lisbon",
        "emails": [{"value": mail, "type": "work", "primary": True}],
        "addresses": [{"type": "work", "country": "PT"}, {"type": "home", "country": "PT"}],
        "groups": [{"value": "g-1", "display": "Crew", "type": "direct"}],
        ENTERPRISE: {"employeeNumber": "%05d" % number, "department": ["Charter", "Loft", "Sales"][number % 3],
                     "manager": {"value": scim_id(manager), "displayName": "%s %s" % NAMES[manager % len(NAMES)]}},
        OWN: {"startDate": "20%02d-05-01" % (10 + number % 15)},
        "meta": {"resourceType": "User", "created": "2024-05-06T07:08:09Z", "lastModified": "2026-01-02T03:04:05Z",
                 "location": "https://id.lagoon.example/scim/v2/Users/" + scim_id(number), "version": 'W/"1"'},
    }


def emails(*values):
    return put(list(values), "emails")


LAGOON = {
    1: [without(ENTERPRISE, "manager")],
    20: [put("2026-11-22", OWN, "startDate")], 21: [put("2026-11-21", OWN, "startDate")], 22: [without(OWN)],
    30: [put(False, "active")], 31: [without("active")], 32: [put("True", "active")], 33: [put("False", "active")],
    34: [put(None, "active")], 35: [put("yes", "active")],                 # neither true nor false
    36: [put(False, "active"), emails(), put("gone", "userName"), without("name"), without(ENTERPRISE)],
    37: [put("2026-11-20", OWN, "endDate")], 38: [put("2026-11-21", OWN, "endDate")],
    40: [emails({"value": "ada@home.example", "type": "home", "primary": True},
                {"value": "ada@lagoon.example", "type": "work"})],         # work counts before primary
    41: [emails({"value": "ada@lagoon.example"}, {"value": "ada@x.example", "primary": True})],
    42: [emails()],                                                        # the user name is an address
    43: [emails(), put("akin", "userName")],                               # and here it is none
    44: [emails({"value": "a@lagoon.example", "type": "work"}, {"value": "b@lagoon.example", "type": "work"})],   # which?
    45: [emails({"value": "A@LAGOON.Example", "type": "work"}, {"value": "A@lagoon.example", "type": "work"})],   # the same
    46: [emails({"value": "ada@home.example", "type": "home"})],
    50: [put([], "groups")], 51: [without("groups")],
    52: [put([{"value": "g-1", "display": "Crew"}, {"value": "g-9", "display": "Owners"}], "groups")],
    53: [put([{"value": "g-1"}], "groups")],                               # an id, no name: the id is on the list
    54: [put([{"value": "a-3"}], "roles")], 55: [put([{"value": "editor"}], "roles")],
    60: [put("Service", "userType")], 61: [put("Room", "userType")], 62: [without("userType")],
    70: [without(ENTERPRISE)], 71: [without(ENTERPRISE, "department")], 72: [put(scim_id(72), ENTERPRISE, "manager", "value")],
    73: [put({}, ENTERPRISE, "manager")],
    80: [without("name")], 81: [put("Cher", "name", "givenName"), without("name", "familyName")],
    82: [put("O'Neill", "name", "familyName"), put("Zoë 🌻", "name", "givenName")],
    83: [put("Lizzie", "nickName")],
    90: [put("Atlantis/Capital", "timezone")], 91: [without("timezone")],
    92: [without("id")], 93: [put("admin@lagoon.example", "userName"), emails({"value": "admin@lagoon.example", "type": "work"})],
}


def lagoon():
    people = people_of(scim_person, LAGOON, range(2, 6))
    count = len(people)
    head = '{"schemas":["%s"],"totalResults":%d,"startIndex":1,"itemsPerPage":%d,"Resources":[\n' % (LIST, count, count)
    return page(people, head, "\n]}\n")


COMPANIES = {"fjord": fjord, "harbour": harbour, "meadow": meadow, "lagoon": lagoon}


def main():
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(COMPANIES[sys.argv[1]]())


if __name__ == "__main__":
    main()
