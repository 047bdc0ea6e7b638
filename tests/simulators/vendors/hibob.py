"""HiBob: people by one POST search without pages; fields that the service user may not see are just absent."""

import json
import time

from company import COMPANIES, SITES, FIRST_ID
from hooks import Message, hmac_of, in_base64
from paging import dropped, sliced, without
from vendor import Vendor, iso
from web import Answer

DEFAULT_FIELDS = [
    "root.id",
    "root.firstName",
    "root.surname",
    "root.email",
    "root.displayName",
    "root.fullName",
    "root.creationDateTime",
    "work.title",
    "work.department",
    "work.site",
    "work.siteId",
    "work.reportsTo",
    "work.startDate",
]
LIFECYCLE = {"onboarding": "hired", "active": "employed", "leave": "parental leave", "inactive": "terminated"}


class HiBob(Vendor):
    routes = [
        ("POST", r"/v1/people/search", "search"),
        ("POST", r"/v1/people/([^/]+)", "one"),
        ("GET", r"/v1/company/people/fields", "catalogue"),
        ("GET", r"/v1/company/named-lists/([^/]+)", "named_list"),
    ]

    def __init__(self, *args):
        super().__init__(*args)
        self.window = []
        self.given = None  # records to send as they are, instead of those of the company

    def patience(self, request):
        return 50

    def refused(self, request):
        if request.basic() == (self.user, self.secret):
            return self.too_many()
        return self.wrong(request, Answer(401, {"key": "auth.unauthorized", "error": "Unauthorized"}))

    def too_many(self):
        """50 searches a minute; the reset is told in seconds since 1970."""
        now = time.time()
        self.window = [t for t in self.window if now - t < 60]
        if len(self.window) >= 50:
            return Answer(
                429,
                {"key": "limit", "error": "Too many requests"},
                self.pace(),
            )
        self.window.append(now)
        return None

    def search(self, request):
        body = request.json()
        if not isinstance(body, dict):
            return Answer(400, {"key": "bad.request", "error": "a JSON object is expected"})
        fields = body.get("fields") or []
        filters = body.get("filters") or []
        if len(fields) > 400:
            return Answer(400, {"key": "too.many.fields", "error": "at most 400 fields"})
        if len(filters) > 1 or any(
            f.get("fieldPath") not in ("root.id", "root.email") or f.get("operator") != "equals" for f in filters
        ):
            return Answer(
                400, {"key": "filter", "error": "one filter on root.id or root.email with equals is supported"}
            )
        if self.given is not None:
            wanted = filters[0].get("values", []) if filters else None
            records = [r for r in self.given if wanted is None or r.get("id") in wanted]
            return Answer(200, {"employees": records}, self.pace(), page=1)
        rows = [p for p in self.company.everybody() if body.get("showInactive") is True or not p.leaver]
        if filters:
            wanted = {str(value) for value in filters[0].get("values", [])}
            key = (
                (lambda p: self.company.id_of(p.number))
                if filters[0]["fieldPath"] == "root.id"
                else (lambda p: p.email)
            )
            rows = [p for p in rows if key(p) in wanted and not self.faults.hit("nobody_by_id", request.number, 1)]
        part, _ = sliced(self, request, rows, 1, max(len(rows), 1))
        records = [self.record(p, fields, body.get("humanReadable", "")) for p in part]
        return Answer(200, {"employees": records}, self.pace(), page=1)

    def pace(self):
        reset = int((self.window[0] if self.window else time.time()) + 61)
        left = str(max(50 - len(self.window), 0))
        return [("X-RateLimit-Limit", "50"), ("X-RateLimit-Remaining", left), ("X-RateLimit-Reset", str(reset))]

    def error_at_200(self, request, page):
        return Answer(200, {"key": "internal", "error": "try later"}, page=page)

    def hooks(self, kind, person, when, secret):
        """Ids only, a time without a zone, and the whole body signed: HMAC-SHA512 in Base64."""
        names = {"left": ["employee.updated", "employee.left", "employee.inactivated"]}
        messages = []
        for name in names.get(kind, [f"employee.{kind}"]):
            body = json.dumps(
                {
                    "version": "v2",
                    "companyId": 636192,
                    "type": name,
                    "triggeredBy": "0",
                    "triggeredAt": when.strftime("%Y-%m-%dT%H:%M:%S.399997"),
                    "data": {"employeeId": self.company.id_of_person(person), "fieldUpdates": [{"id": "root.id"}]},
                }
            ).encode()
            signature = in_base64(hmac_of(secret, body, "sha512"))
            messages.append(Message({"Content-Type": "application/json", "Bob-Signature": signature}, body))
        return messages

    def one(self, request, identity):
        body = request.json() or {}
        person = self.company.by_id(identity) or next(
            (p for p in self.company.everybody() if p.email == identity), None
        )
        if person is None:
            return Answer(404, {"key": "employee.notFound", "error": "Employee was not found"})
        return Answer(
            200, self.record(self.person_of(request, person), body.get("fields") or [], body.get("humanReadable", ""))
        )

    def record(self, person, fields, readable):
        """One record with the fields asked for, in the two or three spellings that the API mixes."""
        hidden = dropped(self, 1)
        wanted = [
            name for name in (fields or DEFAULT_FIELDS) if name not in hidden and name.split(".")[0] not in hidden
        ]
        values = self.values(person)
        out, human = {}, {}
        for name in wanted:
            if name not in values:
                continue  # an unknown field is left out without a word
            machine, shown = values[name]
            place = name.split(".")
            if place[0] == "root":
                place = place[1:]
            if self.dialect == "wire" and not isinstance(machine, dict):
                out["/" + name.replace(".", "/")] = {"value": machine}
            put(out, place, shown if readable == "REPLACE" and shown is not None else machine)
            if name == "work.reportsTo" and machine:
                put(out, ["work", "manager"], machine["id"])
            if shown is not None:
                put(human, place, shown)
        if readable == "APPEND":
            out["humanReadable"] = human
        return without(out, {n for n in hidden if "." not in n})

    def values(self, person):
        """Field id -> (machine value, readable value or None)."""
        manager = self.company.people.get(person.manager)
        department = self.company.departments[person.department]
        boss = (
            None
            if manager is None
            else {
                "id": self.company.id_of(manager.number),
                "firstName": manager.first,
                "surname": manager.last,
                "email": manager.email,
                "displayName": manager.full_name,
            }
        )
        day = lambda d: (iso(d), None if d is None else d.strftime("%d/%m/%Y"))
        return {
            "root.id": (self.company.id_of(person.number), self.company.id_of(person.number)),
            "root.firstName": (person.first, None),
            "root.surname": (person.last, None),
            "root.email": (person.email, None),
            "root.displayName": (f"{person.known_as or person.first} {person.last}", None),
            "root.fullName": (person.full_name, None),
            "root.creationDateTime": (f"{iso(person.start)}T09:14:07.771352", None),
            "personal.knownAs": (person.known_as or None, None),
            "work.title": (str(209193001 + len(person.title)), person.title),
            "work.department": (str(209192161 + person.department), department),
            "work.site": (SITES[person.site][0], SITES[person.site][0]),
            "work.siteId": (1842 + person.site, None),
            "work.reportsTo": (boss, None if manager is None else manager.full_name),
            "work.startDate": day(person.start),
            "work.originalStartDate": day(person.start),
            "work.employmentType": (person.type, person.type),
            "work.company": (COMPANIES[person.company], None),
            "internal.status": ("Inactive" if person.leaver else "Active", "Inactive" if person.leaver else "Active"),
            "internal.lifecycleStatus": (self.lifecycle(person), self.lifecycle(person).capitalize()),
            "internal.terminationDate": day(person.end),
            "internal.lastDayOfWork": day(person.last_day or person.end),
            "payroll.employment.type": (person.type.lower(), person.type),
            "address.country": (self.company.country_name(person), self.company.country_name(person)),
            **{name: (value, None) for name, value in person.extra.items()},
        }

    def lifecycle(self, person):
        return "garden leave" if person.last_day and not person.leaver else LIFECYCLE[person.status]

    def catalogue(self, request):
        return Answer(
            200,
            [
                {
                    "id": name,
                    "categoryId": name.split(".")[0],
                    "name": name.split(".")[-1],
                    "type": "text",
                    "jsonPath": name.removeprefix("root."),
                }
                for name in self.values(self.company.everybody()[0])
            ],
        )

    def named_list(self, request, name):
        if name != "department":
            return Answer(404, {"key": "list.notFound", "error": "no such list"})
        return Answer(
            200,
            {
                "name": name,
                "values": [
                    {"id": str(209192161 + number), "value": text, "name": text, "archived": False}
                    for number, text in self.company.departments.items()
                ],
            },
        )


def put(tree, path, value):
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    tree[path[-1]] = value


assert FIRST_ID > 2**53
