"""Personio v1: offsets, wrapped attributes, and a token that every answer of the employees replaces."""

import datetime
import secrets

from company import COMPANIES, COUNTRIES, SITES
from paging import dropped, next_page, sliced, total, without
from vendor import Vendor, berlin_midnight, berlin_offset
from web import Answer


class Personio(Vendor):
    """Dialect spec has pages of at most 200 and ten by default, wire at most 100 and 50 by default."""

    routes = [
        ("POST", r"/v1/auth", "login"),
        ("GET", r"/v1/company/employees", "employees"),
        ("GET", r"/v1/company/employees/attributes", "attributes"),
        ("GET", r"/v1/company/employees/(\d+)", "one"),
    ]

    def __init__(self, *args):
        super().__init__(*args)
        self.token = None

    def may_keep(self, request):
        return False  # every answer has another token

    def refused(self, request):
        if request.path == "/v1/auth":
            return None
        if self.token and request.bearer() == self.token:
            return None
        return self.wrong(request, self.error(401, "The token is invalid or has been used before"))

    def error(self, status, message):
        return Answer(
            status, {"success": False, "error": {"code": status if status != 403 else 0, "message": message}}
        )

    def refusal(self, status, words):
        return self.error(status, words)

    def login(self, request):
        body = request.json() or request.form()
        if "client_secret" in request.query:
            return self.error(403, "Credentials in the query are no longer accepted")
        if (body.get("client_id"), body.get("client_secret")) != (self.user, self.secret):
            return self.wrong(request, self.error(403, "Wrong credentials"))
        self.token = secrets.token_hex(16)
        self.given_tokens.append(self.token)
        return Answer(
            200, {"success": True, "data": {"token": self.token, "expires_in": 86400, "scope": "employees:read"}}
        )

    def rotated(self, request, answer):
        """The old token is dead from here on; a lost one means a new login."""
        self.token = secrets.token_hex(16)
        self.given_tokens.append(self.token)
        if not self.faults.hit("rotated_token_lost", request.number, answer.page):
            answer.headers.append(("Authorization", f"Bearer {self.token}"))
        return answer

    def employees(self, request):
        default, most = (50, 100) if self.dialect == "wire" else (10, 200)
        limit, offset = request.integer("limit", default, 1, most), request.integer("offset", 0)
        rows = self.company.everybody()
        since = request.first("updated_since")
        if since:
            moment = datetime.datetime.fromisoformat(since.replace("Z", "+00:00"))
            moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.timezone.utc)
            rows, limit, offset = [p for p in rows if p.updated >= moment], len(rows), 0
        elif request.first("email"):
            rows = [p for p in rows if p.email == request.first("email")]
        page = offset // limit + 1 if limit else 1
        part, _ = sliced(self, request, rows, page, max(limit, 1), offset)
        names = set(request.query.get("attributes[]", []))
        records = [self.record(p, names, page) for p in part]
        count = total(self, request, rows, page)
        if next_page(self, request, page) == page:  # an offset that is not obeyed
            records = [self.record(p, names, page) for p in rows[:limit]]
        body = {
            "success": True,
            "metadata": {
                "total_elements": count,
                "current_page": page - 1,
                "total_pages": -(-count // max(limit, 1)),
            },
            "offset": offset,
            "limit": limit,
            "data": records,
        }
        return self.rotated(request, Answer(200, body, page=page))

    def error_at_200(self, request, page):
        body = {"success": False, "error": {"code": 0, "message": "Es ist ein Problem aufgetreten"}}
        return self.rotated(request, Answer(200, body, page=page))

    def one(self, request, identity):
        person = self.company.people.get(int(identity) - 4711)
        if person is None:
            return self.rotated(request, self.error(404, "Employee not found"))
        return self.rotated(
            request, Answer(200, {"success": True, "data": self.record(self.person_of(request, person), set(), 1)})
        )

    def attributes(self, request):
        keys = self.record(self.company.everybody()[0], set(), 1)["attributes"]
        return Answer(
            200,
            {
                "success": True,
                "data": [
                    {
                        "key": key,
                        "label": value["label"],
                        "type": value["type"],
                        "universal_id": value["universal_id"],
                    }
                    for key, value in keys.items()
                ],
            },
        )

    def record(self, person, names, page):
        manager = self.company.people.get(person.manager)
        linked = lambda kind, number, name: {"type": kind, "attributes": {"id": number, "name": name}}
        wrap = lambda label, value, key, kind="standard": {
            "label": label,
            "value": value,
            "type": kind,
            "universal_id": key,
        }
        zone = berlin_offset(person.updated.date())
        updated = person.updated.astimezone(datetime.timezone(datetime.timedelta(hours=int(zone[1:3]))))
        attributes = {
            "id": wrap("ID", person.number + 4711, "id", "integer"),
            "first_name": wrap("Vorname", person.first, "first_name"),
            "last_name": wrap("Nachname", person.last, "last_name"),
            "preferred_name": wrap(
                "Name (bevorzugt)", f"{person.known_as} {person.last}" if person.known_as else "", "preferred_name"
            ),
            "email": wrap("E-Mail", person.email, "email"),
            "status": wrap("Status", person.status, "status"),
            "position": wrap("Position", person.title, "position"),
            "supervisor": wrap(
                "Vorgesetzter",
                None
                if manager is None
                else {
                    "type": "Employee",
                    "attributes": {
                        "id": wrap("ID", manager.number + 4711, "id", "integer"),
                        "email": wrap("E-Mail", manager.email, "email"),
                    },
                },
                "supervisor",
            ),
            "employment_type": wrap(
                "Beschäftigungsart", "external" if person.type == "Contractor" else "internal", "employment_type"
            ),
            "weekly_working_hours": wrap("Wochenstunden", "38.5", "weekly_working_hours"),
            "hire_date": wrap("Eintritt", berlin_midnight(person.start), "hire_date", "date"),
            "contract_end_date": wrap("Vertragsende", None, "contract_end_date", "date"),
            "termination_date": wrap("Kündigung", berlin_midnight(person.end), "termination_date", "date"),
            "last_working_day": wrap(
                "Letzter Arbeitstag", berlin_midnight(person.last_day or person.end), "last_working_day", "date"
            ),
            "last_modified_at": wrap("Zuletzt geändert", updated.isoformat(), "last_modified_at", "date"),
            "subcompany": wrap(
                "Gesellschaft", linked("Subcompany", 7033 + person.company, COMPANIES[person.company]), "subcompany"
            ),
            "office": wrap("Standort", linked("Office", 131014 + person.site, SITES[person.site][0]), "office"),
            "department": wrap(
                "Abteilung",
                linked("Department", 281521 + person.department, self.company.departments[person.department]),
                "department",
            ),
            "team": wrap("Team", None, "team"),
            "cost_centers": wrap("Kostenstelle", [], "cost_centers"),
            "dynamic_98345": wrap("Land (privat)", COUNTRIES[person.country][3], None, "list"),
        }
        for key, value in person.extra.items():
            attributes[key] = wrap(key, value, None)
        if names:
            attributes = {key: value for key, value in attributes.items() if key in names}
        return {"type": "Employee", "attributes": without(attributes, dropped(self, page))}
