"""Cedar People, which does not exist: the vendor of docs/vendors.md, with a quirk of each usual kind.

Pages by a token in the body, a key in a header of its own, days as 31.01.2024, errors that may come at
status 200, and staff who left in the list only for who asks with `include_gone`.
"""

import json

from company import COUNTRIES
from hooks import Message, hmac_of
from paging import dropped, next_page, sliced, total, without
from vendor import Vendor, decode_cursor, encode_cursor
from web import Answer

STATUS = {"onboarding": "working", "active": "working", "leave": "away", "inactive": "gone"}


class Cedar(Vendor):
    routes = [("GET", r"/api/v1/staff", "staff"), ("GET", r"/api/v1/staff/([^/]+)", "one")]

    def refused(self, request):
        if request.headers.get("x-cedar-key") == self.secret:
            return None
        return self.wrong(request, Answer(401, self.problem("key", "This key opens nothing")))

    def problem(self, code, text):
        return {"problem": {"code": code, "text": text}}

    def error_at_200(self, request, page):
        return Answer(200, self.problem("busy", "Cedar is watering its trees"), page=page)

    def staff(self, request):
        limit = request.integer("limit", 20, 1, 50)
        place = decode_cursor(request.first("page_token", "")) or {"page": 1}
        rows = [p for p in self.company.everybody() if request.first("include_gone") == "yes" or not p.leaver]
        part, more = sliced(self, request, rows, place["page"], limit)
        token = encode_cursor({"page": next_page(self, request, place["page"])}) if more else None
        body = {
            "staff": [without(self.record(p), dropped(self, place["page"])) for p in part],
            "paging": {"next_page_token": token, "total": total(self, request, rows, place["page"])},
        }
        return Answer(200, body, page=place["page"])

    def one(self, request, identity):
        person = next((p for p in self.company.everybody() if self.id_of(p) == identity), None)
        if person is None:
            return Answer(404, self.problem("nobody", "There is nobody of that number"))
        return Answer(200, {"staff": self.record(self.person_of(request, person))})

    def hooks(self, kind, person, when, secret):
        body = json.dumps({"event": f"staff.{kind}", "staffId": self.id_of(person)}).encode()
        signature = hmac_of(secret, body).hex()
        return [Message({"Content-Type": "application/json", "X-Cedar-Signature": signature}, body)]

    def id_of(self, person):
        return f"C-{person.number:04d}"

    def record(self, person):
        manager = self.company.people.get(person.manager)
        day = lambda d: None if d is None else d.strftime("%d.%m.%Y")
        return {
            "staffId": self.id_of(person),
            "name": {"first": person.first, "last": person.last, "called": person.known_as or None},
            "contact": {"workMail": person.email, "desk": str(100 + person.number)},
            "job": {
                "title": person.title,
                "unit": self.company.departments[person.department],
                "boss": None if manager is None else self.id_of(manager),
                "started": day(person.start),
                "ends": day(person.end),
            },
            "country": COUNTRIES[person.country][0],
            "status": STATUS[person.status],
            **person.extra,
        }
