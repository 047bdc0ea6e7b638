"""Personio v2: persons by cursor, and for each person employments whose units are ids to look up."""

import datetime
import json
import secrets

from company import COMPANIES, COUNTRIES, SITES
from hooks import Message
from paging import dropped, next_page, sliced, without
from vendor import Vendor, decode_cursor, encode_cursor, iso, utc
from web import Answer

STATUS = {"onboarding": "ONBOARDING", "active": "ACTIVE", "leave": "LEAVE", "inactive": "INACTIVE"}


class PersonioV2(Vendor):
    """Dialect wire gives whole next links, spec relative ones."""

    routes = [
        ("POST", r"/v2/auth/token", "login"),
        ("GET", r"/v2/persons", "persons"),
        ("GET", r"/v2/persons/(\d+)", "one"),
        ("GET", r"/v2/persons/(\d+)/employments", "employments"),
        ("GET", r"/v2/org-units", "units"),
        ("GET", r"/v2/org-units/(\d+)", "unit"),
        ("GET", r"/v2/workplaces", "workplaces"),
        ("GET", r"/v2/legal-entities", "entities"),
    ]

    def __init__(self, *args):
        super().__init__(*args)
        self.tokens = set()

    def refused(self, request):
        if request.path == "/v2/auth/token" or request.bearer() in self.tokens:
            return None
        return self.wrong(request, self.problem(401, "Unauthorized", "the access token is not valid"))

    def problem(self, status, title, detail):
        return Answer(
            status,
            {
                "personio_trace_id": "0af7651916cd43dd",
                "timestamp": "2026-11-21T09:00:00Z",
                "errors": [{"title": title, "detail": detail, "type": "about:blank", "_meta": {}}],
            },
            type="application/problem+json",
        )

    def refusal(self, status, words):
        return self.problem(status, "Refused", words)

    def login(self, request):
        body = request.form()
        if body.get("grant_type") != "client_credentials" or (body.get("client_id"), body.get("client_secret")) != (
            self.user,
            self.secret,
        ):
            return self.wrong(
                request,
                Answer(
                    400,
                    {
                        "error": "invalid_client",
                        "error_description": "client authentication failed",
                        "trace_id": "0af7",
                        "meta": {},
                    },
                    type="application/problem+json",
                ),
            )
        token = "papi-" + secrets.token_hex(12)
        self.tokens.add(token)
        self.given_tokens.append(token)
        return Answer(
            200,
            {"access_token": token, "token_type": "Bearer", "expires_in": 86400, "scope": "personio:persons:read"},
        )

    def persons(self, request):
        limit = request.integer("limit", 10, 1, 50)
        cursor = decode_cursor(request.first("cursor", "")) or {"page": 1}
        page = cursor["page"]
        rows = self.company.everybody()
        if request.first("id"):
            wanted = set(request.first("id").split(","))
            rows = [p for p in rows if str(p.number + 4711) in wanted]
        if request.first("updated_at.gt"):
            moment = datetime.datetime.fromisoformat(request.first("updated_at.gt").replace("Z", "+00:00"))
            rows = [p for p in rows if p.updated > moment]
        part, more = sliced(self, request, rows, page, limit)
        links = {"self": {"href": self.link(request, "/v2/persons", limit, page)}}
        if more:
            links["next"] = {"href": self.link(request, "/v2/persons", limit, next_page(self, request, page))}
        return Answer(200, {"_data": [self.person(p, page) for p in part], "_meta": {"links": links}}, page=page)

    def link(self, request, path, limit, page):
        host = f"http://{request.headers.get('host')}" if self.dialect == "wire" else ""
        return f"{host}{path}?limit={limit}&cursor={encode_cursor({'page': page})}"

    def one(self, request, identity):
        person = self.company.people.get(int(identity) - 4711)
        if person is None:
            return self.problem(404, "Not found", f"person {identity} not found")
        return Answer(200, self.person(self.person_of(request, person), 1))

    def person(self, person, page):
        record = {
            "id": str(person.number + 4711),
            "email": person.email,
            "created_at": f"{iso(person.start)}T09:00:00Z",
            "updated_at": utc(person.updated),
            "first_name": person.first,
            "last_name": person.last,
            "preferred_name": f"{person.known_as or person.first} {person.last}",
            "gender": "FEMALE",
            "profile_picture": {"url": None},
            "status": "INACTIVE" if person.leaver else "ACTIVE",
            "custom_attributes": [
                {
                    "id": "dynamic_98345",
                    "type": "STRING",
                    "global_id": None,
                    "label": "Land (privat)",
                    "value": COUNTRIES[person.country][3],
                }
            ],
            "employments": [{"id": self.employment_id(person)}],
            "_meta": {"links": {"self": {"href": f"/v2/persons/{person.number + 4711}"}}},
        }
        return without(record, dropped(self, page))

    def employment_id(self, person):
        return f"6f0f1a34-7a0f-4c0b-b5a8-{person.number:012x}"

    def employments(self, request, identity):
        person = self.company.people.get(int(identity) - 4711)
        if person is None:
            return self.problem(404, "Not found", f"person {identity} not found")
        manager = self.company.people.get(person.manager)
        row = {
            "id": self.employment_id(person),
            "status": STATUS[person.status],
            "person": {"id": identity},
            "position": {"title": person.title},
            "supervisor": None if manager is None else {"id": str(manager.number + 4711)},
            "office": {"id": str(131014 + person.site)},
            "org_units": [{"type": "department", "id": str(281521 + person.department)}],
            "legal_entity": {"id": str(7033 + person.company)},
            "cost_centers": [],
            "employment_start_date": iso(person.start),
            "employment_end_date": iso(person.end) if person.leaver else None,
            "contract_end_date": None,
            "probation_end_date": None,
            "type": "EXTERNAL" if person.type == "Contractor" else "INTERNAL",
            "termination": None
            if person.end is None
            else {"termination_date": iso(person.end), "last_working_day": iso(person.last_day or person.end)},
            "weekly_working_hours": 38.5,
            "created_at": f"{iso(person.start)}T09:00:00Z",
            "updated_at": utc(person.updated),
        }
        rows = [row] + [self.earlier(person, row, index) for index in range(len(person.jobs))]
        rows = [without(row, dropped(self, None)) for row in rows]
        return Answer(200, {"_data": rows, "_meta": {"links": {"self": {"href": request.path}}}})

    def earlier(self, person, row, index):
        """An employment that is over. The newest comes first, whichever counts."""
        title, department, start, end = person.jobs[index]
        over = {
            "id": f"{row['id'][:-3]}a{index:02d}",
            "status": "INACTIVE",
            "position": {"title": title},
            "org_units": [{"type": "department", "id": str(281521 + department)}],
            "employment_start_date": iso(start),
            "employment_end_date": iso(end),
            "termination": {"termination_date": iso(end), "last_working_day": iso(end)},
        }
        return {**row, **over}

    def units(self, request):
        kind = request.first("type", "department")
        names = self.company.departments.items() if kind == "department" else []
        units = [{"id": str(281521 + number), "type": kind, "name": name} for number, name in names]
        return Answer(200, {"_data": units, "_meta": {"links": {"self": {"href": request.path}}}})

    def hooks(self, kind, person, when, secret):
        """No signature: a fixed value in a header. One edit may be two events."""
        names = {
            "created": ["person.created", "employment.created"],
            "updated": ["person.updated", "employment.updated"],
            "left": ["employment.terminated", "person.updated"],
            "deleted": ["person.deleted"],
        }
        messages = []
        for name in names[kind]:
            part = {"person_id": str(person.number + 4711)}
            if name.startswith("employment"):
                part["id"] = self.employment_id(person)
            else:
                part = {"id": part["person_id"]}
            body = {"company_id": 77, "event_name": name, "occurred_at": utc(when), "payload": part, "meta": {}}
            headers = {"Content-Type": "application/json", "Authorization": f"Bearer {secret}"}
            messages.append(Message(headers, json.dumps(body)))
        return messages

    def error_at_200(self, request, page):
        answer = self.problem(200, "Internal", "something went wrong")
        answer.page = page
        return answer

    def unit(self, request, identity):
        number = int(identity) - 281521
        if request.first("type") != "department" or number not in self.company.departments:
            return self.problem(404, "Not found", "org unit not found")
        return Answer(200, {"id": identity, "type": "department", "name": self.company.departments[number]})

    def workplaces(self, request):
        return Answer(
            200,
            {
                "_data": [{"id": str(131014 + n), "name": name} for n, (name, _, _) in enumerate(SITES)],
                "_meta": {"links": {}},
            },
        )

    def entities(self, request):
        return Answer(
            200,
            {
                "_data": [{"id": str(7033 + n), "name": name} for n, name in enumerate(COMPANIES)],
                "_meta": {"links": {}},
            },
        )
