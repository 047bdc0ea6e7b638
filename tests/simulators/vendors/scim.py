"""A SCIM 2.0 service (RFC 7643, RFC 7644), read side: lists with filters, one user, the service's own description."""

import re

from company import COUNTRIES
from paging import dropped, sliced, total, without
from vendor import Vendor, utc
from web import Answer

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"


class Scim(Vendor):
    """Dialect wire returns fewer than `count` asks for and leaves `Resources` out when nobody is there."""

    routes = [
        ("GET", r"/scim/v2/Users", "users"),
        ("GET", r"/scim/v2/Users/([^/]+)", "one"),
        ("GET", r"/scim/v2/ServiceProviderConfig", "config"),
    ]

    def refused(self, request):
        if request.bearer() == self.secret:
            return None
        return self.wrong(request, self.error(401, "authentication failed"))

    def error(self, status, detail, kind=None):
        body = {"schemas": [ERROR], "detail": detail, "status": str(status)}
        if kind:
            body["scimType"] = kind
        return Answer(status, body, type="application/scim+json")

    def error_at_200(self, request, page):
        answer = self.error(200, "something went wrong")
        answer.page = page
        return answer

    def users(self, request):
        rows = self.company.everybody()
        text = request.first("filter")
        if text:
            match = re.fullmatch(r'(?i)(userName|externalId|meta\.lastModified) (eq|ge|gt) "((?:[^"\\]|\\.)*)"', text)
            if not match:
                return self.error(400, f"the filter {text} is not understood", "invalidFilter")
            name, how, value = match[1].lower(), match[2].lower(), match[3].replace('\\"', '"')
            if name == "meta.lastmodified":
                rows = [p for p in rows if utc(p.updated) > value or (how == "ge" and utc(p.updated) == value)]
            else:
                rows = [
                    p
                    for p in rows
                    if (p.email.lower() == value.lower() if name == "username" else f"{p.number:05d}" == value)
                ]
        most = 100 if self.dialect == "wire" else 1000
        count, start = request.integer("count", most, 0, most), request.integer("startIndex", 1, 1)
        page = (start - 1) // count + 1 if count else 1
        part, _ = sliced(self, request, rows, page, count, start - 1) if count else ([], False)
        if self.faults.hit("cursor_loop", request.number, page):
            part = rows[:count]
        body = {
            "schemas": [LIST],
            "totalResults": total(self, request, rows, page),
            "startIndex": start,
            "itemsPerPage": len(part),
            "Resources": [without(self.user_of(p), dropped(self, page)) for p in part],
        }
        if not part and self.dialect == "wire":
            del body["Resources"]
        return Answer(200, body, page=page, type="application/scim+json")

    def one(self, request, identity):
        person = next((p for p in self.company.everybody() if self.object_id(p) == identity), None)
        if person is None:
            return self.error(404, f"Resource {identity} not found")
        return Answer(200, self.user_of(self.person_of(request, person)), type="application/scim+json")

    def config(self, request):
        return Answer(
            200,
            {
                "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
                "patch": {"supported": True},
                "bulk": {"supported": False, "maxOperations": 0, "maxPayloadSize": 0},
                "filter": {"supported": True, "maxResults": 100},
                "changePassword": {"supported": False},
                "sort": {"supported": False},
                "etag": {"supported": True},
                "authenticationSchemes": [],
            },
            type="application/scim+json",
        )

    def object_id(self, person):
        return f"2819c223-0000-4000-8000-{person.number:012x}"

    def user_of(self, person):
        manager = self.company.people.get(person.manager)
        enterprise = {
            "employeeNumber": f"{person.number:05d}",
            "department": self.company.departments[person.department],
        }
        if manager is not None:
            enterprise["manager"] = {"value": self.object_id(manager), "displayName": manager.full_name}
        return {
            "schemas": [USER, ENTERPRISE],
            "id": self.object_id(person),
            "externalId": f"{person.number:05d}",
            "userName": person.email,
            "name": {"givenName": person.first, "familyName": person.last, "formatted": person.full_name},
            "displayName": person.full_name,
            "nickName": person.known_as,
            "title": person.title,
            "userType": person.type,
            "active": not person.leaver,
            "emails": [{"value": person.email, "type": "work", "primary": True}],
            "addresses": [{"type": "home", "country": COUNTRIES[person.country][0]}],
            "timezone": "Europe/London",
            ENTERPRISE: enterprise,
            "meta": {
                "resourceType": "User",
                "created": f"{person.start}T07:08:09Z",
                "lastModified": utc(person.updated),
                "location": f"/scim/v2/Users/{self.object_id(person)}",
                "version": f'W/"{person.number:x}"',
            },
            **person.extra,
        }
