"""A SCIM 2.0 service (RFC 7643, RFC 7644) that can be written to: PATCH, PUT, Bulk, ETag, filters, Groups."""

import copy
import json
import re

from platforms.platform import Group, Platform, Refused, User, truth
from platforms.scim_words import ENTERPRISE, GROUP, USER, Filter, Wrong, patched
from web import Answer, Request

MESSAGES = "urn:ietf:params:scim:api:messages:2.0:"
PAGE = 200
BULK = 100


class Scim(Platform):
    """Users are kept as resources (`more`); what tests ask for is read out of them after each change."""

    extension = None
    routes = [
        ("GET", r"/scim/v2/Users", "list_users", "read"),
        ("POST", r"/scim/v2/Users", "create", "create_user"),
        ("GET", r"/scim/v2/Users/([^/]+)", "get", "read"),
        ("PATCH", r"/scim/v2/Users/([^/]+)", "patch", None),
        ("PUT", r"/scim/v2/Users/([^/]+)", "put", None),
        ("DELETE", r"/scim/v2/Users/([^/]+)", "delete_user", "delete_user"),
        ("GET", r"/scim/v2/Groups", "list_groups", "read"),
        ("POST", r"/scim/v2/Groups", "create_group", "create_group"),
        ("GET", r"/scim/v2/Groups/([^/]+)", "get_group", "read"),
        ("PATCH", r"/scim/v2/Groups/([^/]+)", "patch_group", None),
        ("DELETE", r"/scim/v2/Groups/([^/]+)", "delete_group", "archive_group"),
        ("POST", r"/scim/v2/Bulk", "bulk", "bulk"),
        ("GET", r"/scim/v2/ServiceProviderConfig", "config", "read"),
    ]

    def does(self, request):
        text = request.body.decode("utf-8", "replace")
        if "/Groups/" in request.path:
            return (
                "rename_group"
                if '"displayName"' in text
                else "remove_member"
                if re.search(r'(?i)"op"\s*:\s*"remove"', text)
                else "add_member"
            )
        if re.search(r'"active"', text):
            return "reactivate_user" if re.search(r"(?i)true", text) else "archive_user"
        return "set_manager" if re.search(r"manager|approver", text) else "update_user"

    def token(self, request):
        return request.bearer()

    def refused(self, request):
        return None if self.token(request) == self.secret else self.error(401, "authentication failed")

    def refusal(self, words):
        return self.error(400, words, "invalidValue")

    def error(self, status, detail, kind=None):
        body = {"schemas": [MESSAGES + "Error"], "detail": detail, "status": str(status)}
        return Answer(status, {**body, "scimType": kind} if kind else body, type="application/scim+json")

    def refuse(self, *what):
        raise Refused(self.error(*what))

    def understood(self, act):
        try:
            return act()
        except Wrong as wrong:
            self.refuse(400, wrong.detail, wrong.kind)

    def give(self, resource, status=200):
        headers = [("ETag", resource["meta"]["version"])]
        if status == 201:
            headers.append(("Location", resource["meta"]["location"]))
        return Answer(status, resource, headers, type="application/scim+json")

    def listing(self, request, rows):
        text = request.first("filter")
        if text:
            test = self.understood(lambda: Filter(text))
            rows = [row for row in rows if test(row)]
        count, start = request.integer("count", PAGE, 0, PAGE), request.integer("startIndex", 1, 1)
        part = rows[start - 1 : start - 1 + count]
        hidden = request.first("excludedAttributes", "").split(",")
        part = [{name: value for name, value in row.items() if name not in hidden} for row in part]
        body = {
            "schemas": [MESSAGES + "ListResponse"],
            "totalResults": self.counted(len(rows)),
            "startIndex": start,
            "itemsPerPage": len(part),
        }
        return Answer(200, {**body, "Resources": part} if part else body, type="application/scim+json")

    # Users.

    def resource(self, user):
        groups = [{"value": g.id, "display": g.name} for g in self.groups.values() if user.id in g.members]
        meta = {
            "resourceType": "User",
            "location": f"/scim/v2/Users/{user.id}",
            "version": f'W/"{user.version}"',
        }
        kept = {name: value for name, value in user.more.items() if name != "edited by"}
        return {**kept, "id": user.id, "active": user.active, "groups": groups, "meta": meta}

    def learn(self, user, resource):
        """Takes the resource as the user's new state, if it is one that may be."""
        resource = copy.deepcopy(resource)
        for name in ("id", "meta", "groups", "password"):
            resource.pop(name, None)
        if not resource.get("userName"):
            self.refuse(400, "userName is required", "invalidValue")
        if self.holder("login", resource["userName"], user.id):
            self.refuse(409, "userName is taken", "uniqueness")
        active = resource.pop("active", True)
        if not isinstance(active, bool) and str(active).lower() not in ("true", "false"):
            self.refuse(400, "active is yes or no", "invalidValue")
        manager = ((resource.get(ENTERPRISE) or {}).get("manager") or {}).get("value") or None
        if manager and manager not in self.users:
            self.refuse(400, f"there is no user {manager}", "invalidValue")
        resource["userName"] = self.kept(resource["userName"])
        work = [m for m in resource.get("emails") or [] if m.get("type") == "work"] or resource.get("emails") or [{}]
        user.more = resource
        user.active, user.manager = truth(active), manager
        user.login, user.email = resource["userName"], self.kept(work[0].get("value") or "")
        if work[0].get("value"):
            work[0]["value"] = user.email
        user.external_id = resource.get("externalId") or ""
        name = resource.get("name") or {}
        user.first, user.last = name.get("givenName") or "", name.get("familyName") or ""
        user.admin = any(role.get("value") == "admin" for role in resource.get("roles") or [])

    def list_users(self, request):
        return self.listing(request, [self.resource(user) for user in self.seen()])

    def get(self, request, identity):
        user = self.one(identity)
        if user is None:
            return self.error(404, f"Resource {identity} not found")
        if request.headers.get("if-none-match") == f'W/"{user.version}"':
            return Answer(304, b"")
        return self.give(self.resource(user))

    def create(self, request):
        body = request.json()
        if not isinstance(body, dict):
            return self.error(400, "the body is no JSON", "invalidSyntax")
        user = User(self.new_id())
        self.learn(user, body)
        self.users[user.id] = user
        return self.give(self.resource(user), 201)

    def named(self, identity, request, kept):
        thing = kept.get(identity)
        if thing is None:
            self.refuse(404, f"Resource {identity} not found")
        wanted = request.headers.get("if-match")
        if wanted and wanted != "*" and wanted != f'W/"{thing.version}"':
            self.refuse(412, "the resource has changed")
        return thing

    def patch(self, request, identity):
        user = self.named(identity, request, self.users)
        resource = self.resource(user)
        before = copy.deepcopy(resource)
        self.understood(lambda: patched(resource, (request.json() or {}).get("Operations") or []))
        if resource != before:
            self.learn(user, resource)
            user.version += 1
        return self.give(self.resource(user))

    def put(self, request, identity):
        user = self.named(identity, request, self.users)
        self.learn(user, request.json() or {})
        user.version += 1
        return self.give(self.resource(user))

    def delete_user(self, request, identity):
        self.named(identity, request, self.users)
        self.delete(identity)
        return Answer(204)

    # Groups.

    def group_resource(self, group):
        meta = {"resourceType": "Group", "location": f"/scim/v2/Groups/{group.id}", "version": f'W/"{group.version}"'}
        external = {"externalId": group.external_id} if group.external_id else {}
        members = [{"value": user, "type": "User"} for user in group.members]
        return {
            "schemas": [GROUP],
            "id": group.id,
            **external,
            "displayName": group.name,
            "members": members,
            "meta": meta,
        }

    def learn_group(self, group, resource):
        if not resource.get("displayName"):
            self.refuse(400, "displayName is required", "invalidValue")
        for member in resource.get("members") or []:
            if member.get("value") not in self.users:
                self.refuse(400, f"there is no user {member.get('value')}", "invalidValue")
        group.name, group.external_id = resource["displayName"], resource.get("externalId") or ""
        group.members = {member["value"]: {} for member in resource.get("members") or []}

    def list_groups(self, request):
        return self.listing(request, [self.group_resource(group) for group in self.groups.values()])

    def get_group(self, request, identity):
        return self.give(self.group_resource(self.named(identity, request, self.groups)))

    def create_group(self, request):
        body = request.json() or {}
        if any(group.name.lower() == str(body.get("displayName")).lower() for group in self.groups.values()):
            return self.error(409, "displayName is taken", "uniqueness")
        group = Group(self.new_id(), "")
        self.learn_group(group, body)
        self.groups[group.id] = group
        return self.give(self.group_resource(group), 201)

    def patch_group(self, request, identity):
        group = self.named(identity, request, self.groups)
        resource = self.group_resource(group)
        before = copy.deepcopy(resource)
        self.understood(lambda: patched(resource, (request.json() or {}).get("Operations") or []))
        if resource != before:
            self.learn_group(group, resource)
            group.version += 1
        return self.give(self.group_resource(group))

    def delete_group(self, request, identity):
        self.named(identity, request, self.groups)
        del self.groups[identity]
        return Answer(204)

    # Many at once.

    def bulk(self, request):
        body = request.json() or {}
        operations = body.get("Operations") or []
        if len(operations) > self.limits.get("bulk", BULK):
            return self.error(413, "too many operations", "tooMany")
        made, answers, failed = {}, [], 0
        refused = self.mishaps.hit("bulk_partly", "request", "write", "bulk")
        for number, operation in enumerate(operations):
            if failed and failed >= (body.get("failOnErrors") or len(operations) + 1):
                break
            data = json.dumps(operation.get("data") or {})
            for name, identity in made.items():
                data = data.replace(f'"bulkId:{name}"', f'"{identity}"')
            inner = Request(
                request.number,
                operation["method"],
                "/scim/v2" + operation["path"],
                {},
                dict(request.headers),
                data.encode(),
            )
            if operation.get("version"):
                inner.headers["if-match"] = operation["version"]
            answer = self.error(400, "refused", "invalidValue") if refused and number == 1 else self.one_of_many(inner)
            failed += answer.status >= 400
            answers.append(self.row(operation, answer, made))
        return Answer(
            200, {"schemas": [MESSAGES + "BulkResponse"], "Operations": answers}, type="application/scim+json"
        )

    def one_of_many(self, inner):
        for method, pattern, name, _ in self.routes:
            match = re.fullmatch(pattern, inner.path)
            if match and method == inner.method and name != "bulk":
                try:
                    return getattr(self, name)(inner, *match.groups())
                except Refused as refused:
                    return refused.answer
        return self.error(404, "no such place")

    def row(self, operation, answer, made):
        row = {"method": operation["method"], "status": str(answer.status)}
        if "bulkId" in operation:
            row["bulkId"] = operation["bulkId"]
        if isinstance(answer.body, dict) and "meta" in answer.body:
            row["location"], row["version"] = answer.body["meta"]["location"], answer.body["meta"]["version"]
            made[operation.get("bulkId", "")] = answer.body["id"]
        if answer.status >= 400:
            row["response"] = answer.body
        return row

    def config(self, request):
        bulk = self.limits.get("bulk", BULK)
        return Answer(
            200,
            {
                "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
                "patch": {"supported": True},
                "bulk": {"supported": True, "maxOperations": bulk, "maxPayloadSize": 1 << 20},
                "filter": {"supported": True, "maxResults": PAGE},
                "etag": {"supported": True},
                "sort": {"supported": False},
                "changePassword": {"supported": False},
                "authenticationSchemes": [],
            },
            type="application/scim+json",
        )

    def control(self, order):
        """A user set by hand gets a resource, too."""
        super().control(order)
        for user in self.users.values():
            if "userName" not in user.more:
                user.login = user.login or user.email or f"user{user.id}"
                user.more = {
                    "schemas": [USER, ENTERPRISE],
                    "userName": user.login,
                    "name": {"givenName": user.first, "familyName": user.last},
                    **({"externalId": user.external_id} if user.external_id else {}),
                    **({"emails": [{"value": user.email, "type": "work", "primary": True}]} if user.email else {}),
                    **({"roles": [{"value": "admin"}]} if user.admin else {}),
                    **user.more,
                }
