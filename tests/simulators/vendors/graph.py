"""Microsoft Graph users: next links and delta links, pages that may be empty, tombstones."""

import json
import secrets

from company import COUNTRIES, SITES
from hooks import Message
from paging import dropped, next_page, sliced, without
from vendor import Vendor, decode_cursor, encode_cursor, iso
from web import Answer


class Graph(Vendor):
    """The first answer of a delta read ends with a deltaLink; absent properties later mean unchanged."""

    routes = [
        ("POST", r"/[^/]+/oauth2/v2.0/token", "login"),
        ("GET", r"/v1.0/users/delta", "delta"),
        ("GET", r"/v1.0/users", "users"),
        ("GET", r"/v1.0/users/([^/]+)", "one"),
        ("GET", r"/v1.0/users/([^/]+)/manager", "manager_of"),
        ("GET", r"/v1.0/users/([^/]+)/memberOf", "groups_of"),
    ]

    def __init__(self, *args):
        super().__init__(*args)
        self.tokens = set()
        self.seen = {}  # delta version -> what everybody looked like

    def refused(self, request):
        if request.path.endswith("/token") or request.bearer() in self.tokens:
            return None
        return self.wrong(
            request, self.error(401, "InvalidAuthenticationToken", "Access token is empty or has expired.")
        )

    def error(self, status, code, message, headers=()):
        return Answer(
            status,
            {
                "error": {
                    "code": code,
                    "message": message,
                    "innerError": {"date": "2026-11-21T09:00:00", "request-id": "0f"},
                }
            },
            list(headers),
        )

    def login(self, request):
        body = request.form()
        if (body.get("client_id"), body.get("client_secret")) != (self.user, self.secret) or not body.get("scope"):
            return self.wrong(request, Answer(401, {"error": "invalid_client", "error_description": "AADSTS7000215"}))
        token = secrets.token_hex(16)
        self.tokens.add(token)
        return Answer(200, {"token_type": "Bearer", "expires_in": 3599, "access_token": token})

    def error_at_200(self, request, page):
        answer = self.error(200, "InternalServerError", "something went wrong")
        answer.page = page
        return answer

    def hooks(self, kind, person, when, secret):
        """No signature: the text that the subscriber chose comes back in each message."""
        change = {"created": "created", "deleted": "deleted"}.get(kind, "updated")
        value = {
            "changeType": change,
            "clientState": secret,
            "resource": f"users/{self.object_id(person)}",
            "resourceData": {"@odata.type": "#Microsoft.Graph.User", "id": self.object_id(person)},
            "subscriptionId": "7f105c7d",
        }
        return [Message({"Content-Type": "application/json"}, json.dumps({"value": [value]}))]

    def link(self, request, path, name, value):
        return f"http://{request.headers.get('host')}/v1.0{path}?{name}={encode_cursor(value)}"

    def users(self, request):
        return self.listed(request, "/users", self.company.everybody(), None)

    def delta(self, request):
        place = decode_cursor(request.first("$deltatoken", "")) if request.first("$deltatoken") else None
        if request.first("$deltatoken"):
            if (
                place is None
                or place.get("version") not in self.seen
                or self.faults.hit("delta_token_expired", request.number)
            ):
                again = self.link(request, "/users/delta", "$skiptoken", {"page": 1})
                lost = "The sync state generation is not found; a full read is needed"
                return self.error(410, "syncStateNotFound", lost, [("Location", again)])
            return self.changes(request, self.seen[place["version"]], place["select"])
        return self.listed(request, "/users/delta", self.company.everybody(), "delta")

    def listed(self, request, path, rows, kind):
        place = decode_cursor(request.first("$skiptoken", "")) or {}
        page = place.get("page", 1)
        select = place.get("select") or request.first("$select", "id,displayName,mail")
        expand = place.get("expand") or request.first("$expand", "")
        begun = place.get("begun", self.company.version)
        if kind == "delta" and begun not in self.seen:  # what changes from here on is told by the next delta
            self.seen[begun] = {p.number: self.user_of(p, select, kind, None) for p in rows}
        size = self.page_size or (100 if self.dialect == "wire" else 999)
        if self.dialect == "wire" and page == 2 and not place.get("filled"):
            # A page may hold nobody and still not be the last.
            following = {"page": 2, "filled": True, "select": select, "expand": expand, "begun": begun}
            return Answer(
                200, {"value": [], "@odata.nextLink": self.link(request, path, "$skiptoken", following)}, page=page
            )
        part, more = sliced(self, request, rows, page, size)
        body = {
            "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users",
            "value": [self.user_of(p, select, expand or kind, page) for p in part],
        }
        if more:
            following = {
                "page": next_page(self, request, page),
                "select": select,
                "expand": expand,
                "begun": begun,
            }
            body["@odata.nextLink"] = self.link(request, path, "$skiptoken", following)
        elif kind == "delta":
            body["@odata.deltaLink"] = self.link(request, path, "$deltatoken", {"version": begun, "select": select})
        return Answer(200, body, page=page)

    def changes(self, request, before, select):
        """Only what changed, and of it only the properties that did."""
        now = {p.number: self.user_of(p, select, "delta", None) for p in self.company.everybody()}
        value = []
        for number, user in now.items():
            old = before.get(number)
            if old is None:
                value.append(user)
            elif old != user:
                value.append({"id": user["id"], **{key: item for key, item in user.items() if old.get(key) != item}})
        value += [
            {"id": old["id"], "@removed": {"reason": "deleted"}}
            for number, old in before.items()
            if number not in now
        ]
        self.seen[self.company.version] = now
        return Answer(
            200,
            {
                "value": value,
                "@odata.deltaLink": self.link(
                    request, "/users/delta", "$deltatoken", {"version": self.company.version, "select": select}
                ),
            },
            page=1,
        )

    def one(self, request, identity):
        person = self.find(identity)
        if person is None:
            return self.error(404, "Request_ResourceNotFound", "Resource does not exist")
        return Answer(
            200,
            self.user_of(
                self.person_of(request, person),
                request.first("$select", "id,displayName,mail"),
                request.first("$expand", ""),
                None,
            ),
        )

    def manager_of(self, request, identity):
        person = self.find(identity)
        manager = self.company.people.get(person.manager) if person else None
        if manager is None:
            return self.error(404, "Request_ResourceNotFound", "Resource 'manager' does not exist")
        return Answer(200, {"id": self.object_id(manager)})

    def groups_of(self, request, identity):
        """Groups and roles alike; only some of them are security groups."""
        person = self.find(identity)
        if person is None:
            return self.error(404, "Request_ResourceNotFound", "Resource does not exist")
        name = f"All of {self.company.departments[person.department]}"
        group = {"@odata.type": "#microsoft.graph.group", "id": f"a0{person.department:06d}", "displayName": name}
        role = {"@odata.type": "#microsoft.graph.directoryRole", "id": "r1", "displayName": "Reader"}
        return Answer(200, {"value": [{**group, "securityEnabled": True}, role]})

    def object_id(self, person):
        return f"0f000000-0000-4000-8000-{person.number:012x}"

    def find(self, identity):
        return next((p for p in self.company.everybody() if self.object_id(p) == identity), None)

    def user_of(self, person, select, expand, page):
        manager = self.company.people.get(person.manager)
        values = {
            "id": self.object_id(person),
            "displayName": person.full_name,
            "givenName": person.first,
            "surname": person.last,
            "mail": person.email,
            "userPrincipalName": person.email,
            "jobTitle": person.title,
            "department": self.company.departments[person.department],
            "officeLocation": SITES[person.site][0],
            "country": self.company.country_name(person),
            "usageLocation": COUNTRIES[person.country][0],
            "employeeId": f"{person.number:05d}",
            "employeeType": person.type,
            "companyName": "Acme Ltd",
            "employeeHireDate": f"{iso(person.start)}T00:00:00Z",
            "employeeLeaveDateTime": None if person.end is None else f"{iso(person.end)}T00:00:00Z",
            "accountEnabled": not person.leaver,
            **person.extra,
        }
        user = {key: values[key] for key in select.split(",") if key in values}
        if "manager" in expand and manager is not None:
            user["manager"] = {"@odata.type": "#microsoft.graph.user", "id": self.object_id(manager)}
        elif expand == "delta" and manager is not None and "manager" in select.split(","):
            user["manager@delta"] = [{"@odata.type": "#microsoft.graph.user", "id": self.object_id(manager)}]
        return without(user, dropped(self, page))
