"""Sage HR: numbered pages of fifty, and the leavers in a list of their own."""

from company import COUNTRIES, TEAMS
from paging import dropped, next_page, sliced, total, without
from vendor import Vendor, iso
from web import Answer


class SageHR(Vendor):
    routes = [
        ("GET", r"/api/employees", "employees"),
        ("GET", r"/api/terminated-employees", "terminated"),
        ("GET", r"/api/employees/(\d+)", "one"),
    ]

    def refused(self, request):
        if request.headers.get("x-auth-token") == self.secret:
            return None
        return self.wrong(request, Answer(401, {"error": "Invalid token"}))

    def employees(self, request):
        return self.listed(request, [p for p in self.company.everybody() if not p.leaver])

    def terminated(self, request):
        return self.listed(request, [p for p in self.company.everybody() if p.leaver])

    def listed(self, request, rows):
        page = request.integer("page", 1, 1)
        size = self.page_size or 50
        part, more = sliced(self, request, rows, page, size)
        count = total(self, request, rows, page)
        return Answer(
            200,
            {
                "data": [without(self.record(p), dropped(self, page)) for p in part],
                "meta": {
                    "current_page": page,
                    "next_page": next_page(self, request, page) if more else None,
                    "previous_page": page - 1 or None,
                    "total_pages": -(-count // size),
                    "per_page": size,
                    "total_entries": count,
                },
            },
            page=page,
        )

    def one(self, request, identity):
        person = self.company.people.get(int(identity) - 1)
        if person is None or person.leaver:
            return Answer(404, {"error": "Record not found"})
        return Answer(200, {"data": self.record(self.person_of(request, person))})

    def record(self, person):
        return {
            "id": person.number + 1,
            "email": person.email,
            "first_name": person.first,
            "last_name": person.last,
            "employment_start_date": iso(person.start),
            "termination_date": iso(person.end) if person.leaver else None,
            "team": TEAMS[person.team],
            "team_id": person.team + 1,
            "position": person.title,
            "position_id": len(person.title),
            "reports_to_employee_id": None if person.manager is None else person.manager + 1,
            "country": COUNTRIES[person.country][0],
            "employee_number": f"A{person.number}",
            "employment_status": person.type,
            "post_code": 1234,
            **person.extra,
        }
