"""Deel: offset pages with a moving total; several addresses and employments for one person."""

import json

from company import COMPANIES, COUNTRIES
from hooks import Message, hmac_of
from paging import dropped, next_page, sliced, total, without
from vendor import Vendor, iso, utc
from web import Answer


class Deel(Vendor):
    routes = [("GET", r"/rest/v2/people", "people"), ("GET", r"/rest/v2/people/([^/]+)", "one")]

    def refused(self, request):
        if request.bearer() == self.secret:
            return None
        return self.wrong(request, Answer(401, {"errors": [{"message": "Unauthorized"}]}))

    def people(self, request):
        limit, offset = request.integer("limit", 50, 1, 200), request.integer("offset", 0)
        rows = self.company.everybody()
        page = offset // limit + 1
        part, _ = sliced(self, request, rows, page, limit, offset)
        if next_page(self, request, page) == page:
            part = rows[:limit]
        return Answer(
            200,
            {
                "data": [without(self.record(p), dropped(self, page)) for p in part],
                "page": {"offset": offset, "total_rows": total(self, request, rows, page), "items_per_page": limit},
            },
            page=page,
        )

    def one(self, request, identity):
        person = next((p for p in self.company.everybody() if self.object_id(p) == identity), None)
        if person is None:
            return Answer(404, {"errors": [{"message": "person not found"}]})
        return Answer(200, {"data": self.record(self.person_of(request, person))})

    def error_at_200(self, request, page):
        return Answer(200, {"errors": [{"message": "something went wrong"}]}, page=page)

    def hooks(self, kind, person, when, secret):
        """Signed over the method and the body, in hexadecimal digits."""
        name = "worker.deleted" if kind == "deleted" else "worker.updated"
        body = json.dumps(
            {
                "data": {"meta": {"event_type": name}, "resource": {"id": self.object_id(person)}},
                "timestamp": utc(when),
            }
        ).encode()
        headers = {
            "Content-Type": "application/json",
            "x-deel-signature": hmac_of(secret, b"POST" + body).hex(),
            "x-deel-hmac-label": "simulated",
            "x-deel-webhook-version": "1.0.0",
        }
        return [Message(headers, body)]

    def object_id(self, person):
        return f"2f6a9a4e-0000-4000-8000-{person.number:012x}"

    def record(self, person):
        manager = self.company.people.get(person.manager)
        status = {"onboarding": "onboarding", "active": "active", "leave": "active", "inactive": "inactive"}[
            person.status
        ]
        return {
            "id": self.object_id(person),
            "worker_id": person.number,
            "full_name": person.full_name,
            "first_name": person.first,
            "last_name": person.last,
            "preferred_first_name": person.known_as or None,
            "preferred_last_name": None,
            "emails": [
                {"type": "primary", "value": f"private{person.number}@mail.example"},
                {"type": "work", "value": person.email},
                {"type": "personal", "value": None},
            ],
            "job_title": person.title,
            "department": {
                "id": f"d{person.department}",
                "name": self.company.departments[person.department],
                "parent": None,
            },
            "direct_manager": None
            if manager is None
            else {
                "id": self.object_id(manager),
                "first_name": manager.first,
                "last_name": manager.last,
                "work_email": manager.email,
                "worker_id": manager.number,
            },
            "start_date": f"{iso(person.start)}T00:00:00.000Z",
            "completion_date": iso(person.end),
            "hiring_status": status,
            "hiring_type": "contractor" if person.type == "Contractor" else "direct_employee",
            "country": COUNTRIES[person.country][0],
            "client_legal_entity": {"id": f"le{person.company}", "name": COMPANIES[person.company]},
            "updated_at": utc(person.updated).replace("Z", ".000Z"),
            "employments": [
                {"job_title": title, "start_date": iso(start), "end_date": iso(end)}
                for title, _, start, end in person.jobs
            ]
            + [{"job_title": person.title, "start_date": iso(person.start), "end_date": iso(person.end)}],
            **person.extra,
        }
