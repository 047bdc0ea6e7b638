"""Okta: a bare list whose next page stands in the Link header; who is deprovisioned is found by filter only."""

import datetime
import re
import time

from company import COUNTRIES
from paging import dropped, next_page, sliced, without
from vendor import Vendor, encode_cursor, decode_cursor, utc
from web import Answer


class Okta(Vendor):
    routes = [("GET", r"/api/v1/users", "users"), ("GET", r"/api/v1/users/([^/]+)", "one")]

    def refused(self, request):
        if request.bearer("SSWS") == self.secret:
            return None
        return self.wrong(request, self.error(401, "E0000011", "Invalid token provided"))

    def error(self, status, code, text):
        return Answer(
            status, {"errorCode": code, "errorSummary": text, "errorLink": code, "errorId": "oae1", "errorCauses": []}
        )

    def error_at_200(self, request, page):
        answer = self.error(200, "E0000009", "Internal Server Error")
        answer.page = page
        return answer

    def users(self, request):
        gone = self.faults.hit("weekly_budget_gone", request.number)
        if gone:
            answer = self.error(429, "E0000047", "API call exceeded rate limit due to too many requests.")
            answer.headers += [
                ("x-rate-limit-limit", "600"),
                ("x-rate-limit-remaining", "0"),
                ("x-rate-limit-reset", str(int(time.time()) + int(gone.value or 2))),
            ]
            return answer
        rows = self.filtered(request)
        if rows is None:
            return self.error(400, "E0000031", "Invalid search criteria.")
        limit = request.integer("limit", 200, 1, 200)
        place = decode_cursor(request.first("after", "")) or {"page": 1}
        part, more = sliced(self, request, rows, place["page"], limit)
        host = f"http://{request.headers.get('host')}"
        headers = [
            ("Link", f'<{host}/api/v1/users?limit={limit}>; rel="self"'),
            ("x-rate-limit-limit", "600"),
            ("x-rate-limit-remaining", "599"),
            ("x-rate-limit-reset", str(int(time.time()) + 60)),
        ]
        if more:
            keep = re.sub(r"(^|&)(after|limit)=[^&]*", "", request.raw_query).strip("&")
            after = encode_cursor({"page": next_page(self, request, place["page"])})
            headers.append(
                ("Link", f'<{host}/api/v1/users?after={after}&limit={limit}{"&" + keep if keep else ""}>; rel="next"')
            )
        return Answer(
            200, [without(self.user_of(p), dropped(self, place["page"])) for p in part], headers, page=place["page"]
        )

    def filtered(self, request):
        rows = self.company.everybody()
        text = request.first("filter")
        if text is None:
            return [p for p in rows if not p.leaver]
        if match := re.fullmatch(r'status eq "([A-Z_]+)"', text):
            return [p for p in rows if self.status_of(p) == match[1]]
        if match := re.fullmatch(r'lastUpdated (gt|ge) "([^"]+)"', text):
            moment = datetime.datetime.fromisoformat(match[2].replace("Z", "+00:00"))
            return [p for p in rows if p.updated > moment or (match[1] == "ge" and p.updated == moment)]
        return None

    def status_of(self, person):
        return {"onboarding": "STAGED", "active": "ACTIVE", "leave": "SUSPENDED", "inactive": "DEPROVISIONED"}[
            person.status
        ]

    def one(self, request, identity):
        person = next((p for p in self.company.everybody() if identity in (self.object_id(p), p.email)), None)
        if person is None:
            return self.error(404, "E0000007", f"Not found: Resource not found: {identity} (User)")
        return Answer(200, self.user_of(self.person_of(request, person)))

    def object_id(self, person):
        return f"00u{person.number:017d}"

    def user_of(self, person):
        manager = self.company.people.get(person.manager)
        return {
            "id": self.object_id(person),
            "status": self.status_of(person),
            "created": f"{person.start}T10:00:00.000Z",
            "lastUpdated": utc(person.updated).replace("Z", ".000Z"),
            "profile": {
                "login": person.email,
                "email": person.email,
                "firstName": person.first,
                "lastName": person.last,
                "displayName": None,
                "nickName": person.known_as or None,
                "title": person.title,
                "department": self.company.departments[person.department],
                "employeeNumber": f"{person.number:04d}",
                "manager": f"{manager.last}, {manager.first}" if manager else None,
                "managerId": f"{manager.number:04d}" if manager else None,
                "countryCode": COUNTRIES[person.country][0],
                "userType": person.type,
                **person.extra,
            },
        }
