"""BambooHR: five lists over one company, errors in a header, and 503 where others say 429."""

import datetime
import json

from company import SITES
from hooks import Message, hmac_of
from paging import dropped, next_page, sliced, total, without
from vendor import Vendor, decode_cursor, encode_cursor, iso, utc
from web import Answer

ZERO = "0000-00-00"


class BambooHR(Vendor):
    """The key is `secret`, the password anything; the company is part of the path in the older form."""

    base = r"(?:/api|/api/gateway\.php/acme)"
    routes = [
        ("GET", base + r"/v1/employees/directory", "directory"),
        ("GET", base + r"/v1/employees", "cursor_list"),
        ("GET", base + r"/v1/employees/changed", "changed"),
        ("GET", base + r"/v1/employees/(\d+)", "one"),
        ("POST", base + r"/v1/reports/custom", "report"),
        ("POST", base + r"/v2/datasets/employee/data", "dataset"),
        ("POST", r"/api/v2/datasets/employee/data", "dataset"),
        ("GET", base + r"/v1/meta/fields", "fields"),
    ]

    def refused(self, request):
        key, password = request.basic()
        if key == self.secret and password:
            return None
        return self.wrong(
            request, self.failed(401, "API key not provided or invalid", [("WWW-Authenticate", "Basic")])
        )

    def failed(self, status, text, headers=()):
        """The text stands in a header, on the wire twice, once with the vendor's own spelling of it."""
        names = ["X-BambooHR-Error-Message"] + (["X-BambooHR-Error-Messsage"] if self.dialect == "wire" else [])
        return Answer(status, b"", [(name, text) for name in names] + list(headers), type="text/html")

    def refusal(self, status, words):
        said = [("X-BambooHR-Error-Message", words)]
        return Answer(status, {"error": {"code": "BadRequest", "message": words}}, said)

    def error_at_200(self, request, page):
        return Answer(200, {"error": {"code": "BadRequest", "message": "something went wrong"}}, page=page)

    def hooks(self, kind, person, when, secret):
        """Ids and names of fields; the signature is over the body and the time that a header says."""
        names = {
            "created": ["employee.created", "employee.updated"],
            "deleted": ["employee.deleted"],
            "updated": ["employee.updated"],
            "left": ["employee.updated"],
        }
        stamp = str(int(when.timestamp()))
        messages = []
        for name in names[kind]:
            data = {"companyId": "12345", "employeeId": str(person.number + 100), "changedFields": ["department"]}
            body = json.dumps({"type": name, "timestamp": utc(when), "data": data}).encode()
            headers = {
                "Content-Type": "application/json",
                "X-BambooHR-Timestamp": stamp,
                "X-BambooHR-Signature": hmac_of(secret, body + stamp.encode()).hex(),
            }
            messages.append(Message(headers, body))
        return messages

    def wants_json(self, request):
        return "json" in request.headers.get("accept", "") or request.first("format", "").lower() == "json"

    def directory(self, request):
        if not self.wants_json(request):
            return Answer(200, "<directory/>", type="text/xml")
        rows = [
            p
            for p in self.company.everybody()
            if request.first("onlyCurrent", "true") != "true" or p.status in ("active", "leave")
        ]
        if not rows or self.faults.hit("directory_404_empty", request.number, 1):
            return self.failed(404, "The directory is empty")
        part, _ = sliced(self, request, rows, 1, len(rows))
        keys = [
            "id",
            "displayName",
            "firstName",
            "lastName",
            "preferredName",
            "jobTitle",
            "workEmail",
            "department",
            "location",
            "division",
            "supervisor",
        ]
        return Answer(
            200,
            {
                "fields": [{"id": key, "type": "text", "name": key} for key in keys[1:]],
                "employees": [self.chosen(p, keys, 1) for p in part],
            },
            page=1,
        )

    def cursor_list(self, request):
        limit = request.integer("page[limit]", 50, 1, 100 if self.dialect == "spec" else 2500)
        after = request.first("page[after]")
        place = decode_cursor(after) if after else {"page": 1}
        if place is None:
            return Answer(400, {"error": {"code": "BadPage", "message": "the cursor is not known"}})
        rows = self.company.everybody()
        status = request.first("filter[status]")
        if status:
            rows = [p for p in rows if p.leaver == (status == "inactive")]
        part, more = sliced(self, request, rows, place["page"], limit)
        cursor = encode_cursor({"page": next_page(self, request, place["page"])}) if more else None
        keys = (request.first("fields") or "firstName,lastName,status").split(",")
        return Answer(
            200,
            {
                "data": [{"employeeId": str(p.number + 100), **self.chosen(p, keys, place["page"])} for p in part],
                "meta": {
                    "total": total(self, request, rows, place["page"]),
                    "page": {"limit": limit, "nextCursor": cursor, "prevCursor": None},
                },
                "_links": {"next": {"href": f"/api/v1/employees?page[after]={cursor}"} if cursor else None},
            },
            page=place["page"],
        )

    def changed(self, request):
        moment = datetime.datetime.fromisoformat(
            request.first("since", "1970-01-01T00:00:00Z").replace("Z", "+00:00")
        )
        stamp = lambda t: t.isoformat()
        entries = {
            str(p.number + 100): {"id": str(p.number + 100), "action": "Updated", "lastChanged": stamp(p.updated)}
            for p in self.company.everybody()
            if p.updated >= moment
        }
        for number, when in self.company.removed.items():
            if when >= moment:
                entries[str(number + 100)] = {
                    "id": str(number + 100),
                    "action": "Deleted",
                    "lastChanged": stamp(when),
                }
        latest = max([entry["lastChanged"] for entry in entries.values()], default=stamp(moment))
        return Answer(200, {"latest": latest, "employees": entries})

    def one(self, request, identity):
        person = self.company.people.get(int(identity) - 100)
        if person is None:
            return self.failed(404, "Employee not found")
        keys = (request.first("fields") or "firstName,lastName").split(",")
        return Answer(200, {"id": identity, **self.chosen(self.person_of(request, person), keys, 1)})

    def report(self, request):
        if request.headers.get("content-type") != "application/json":
            return self.failed(400, "The request body is not valid XML")
        body = request.json()
        if not isinstance(body, dict) or not body.get("fields"):
            return self.failed(400, "fields are missing")
        rows = [p for p in self.company.everybody() if request.first("onlyCurrent", "true") != "true" or not p.leaver]
        part, _ = sliced(self, request, rows, 1, max(len(rows), 1))
        return Answer(
            200,
            {
                "title": body.get("title", ""),
                "fields": [{"id": key, "type": "text", "name": key} for key in body["fields"]],
                "employees": [{"id": str(p.number + 100), **self.chosen(p, body["fields"], 1)} for p in part],
            },
            page=1,
        )

    def dataset(self, request):
        body = request.json() or {}
        size, page = min(int(body.get("pageSize", 100)), 1000), max(int(body.get("page", 1)), 1)
        rows = self.company.everybody()
        part, _ = sliced(self, request, rows, page, size)
        count = total(self, request, rows, page)
        if next_page(self, request, page) == page:
            part = rows[:size]
        return Answer(
            200,
            {
                "data": [
                    {"fields": {"employeeId": str(p.number + 100), **self.chosen(p, body.get("fields", []), page)}}
                    for p in part
                ],
                "links": {},
                "meta": {"page": page, "pageSize": size, "totalPages": -(-count // size), "totalItems": count},
            },
            page=page,
        )

    def fields(self, request):
        return Answer(200, [{"id": key, "name": key, "type": "text"} for key in self.values(self.company.everybody()[0])])

    def chosen(self, person, keys, page):
        """Unknown fields are dropped without a word, hidden ones left out."""
        values = self.values(person)
        return {key: values[key] for key in keys if key in values and key not in dropped(self, page)}

    def values(self, person):
        manager = self.company.people.get(person.manager)
        return {
            "id": str(person.number + 100),
            "employeeNumber": f"{person.number:04d}",
            "firstName": person.first,
            "lastName": person.last,
            "preferredName": person.known_as or None,
            "displayName": person.full_name,
            "workEmail": person.email,
            "homeEmail": "",
            "jobTitle": person.title,
            "department": self.company.departments[person.department],
            "division": "Europe",
            "location": SITES[person.site][0],
            "supervisor": f"{manager.last}, {manager.first}" if manager else None,
            "supervisorId": str(manager.number + 100) if manager else None,
            "supervisorEId": str(manager.number + 100) if manager else None,
            "supervisorEmail": manager.email if manager else None,
            "hireDate": iso(person.start),
            "originalHireDate": ZERO,
            "terminationDate": iso(person.end) or ZERO,
            "status": "Inactive" if person.leaver else "Active",
            "employmentHistoryStatus": "Terminated" if person.leaver else person.type,
            "country": self.company.country_name(person),
            "lastChanged": person.updated.isoformat(),
            **person.extra,
        }
