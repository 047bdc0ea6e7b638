"""Learningbank. No description of its interface is public: this one is designed here, after the words of its
help pages.

A login with user name, password and token gives a bearer for a few minutes. PUT replaces: what is left out
is cleared, and what must be there must be there every time. Whoever stands in no department is in none. Whoever is created is greeted by mail unless the
body says `"notify": false`; an invitation is a request of its own.
"""

import time

from platforms.platform import Group, Platform, Refused, User, truth
from web import Answer

KINDS = {"departments": "department", "jobprofiles": "job_profile", "permissions": "permission"}
REQUIRED = ("externalId", "firstName", "lastName", "email", "permissionTypeId")
PLACES = {"departmentId": "department", "jobProfileId": "job_profile", "permissionTypeId": "permission"}
PAGE = 200
LIFE = 600


class Learningbank(Platform):
    token = "simulated-token"
    routes = [
        ("POST", r"/api/v1/login", "login", "login"),
        ("GET", r"/api/v1/users", "list_users", "read"),
        ("POST", r"/api/v1/users", "create", "create_user"),
        ("GET", r"/api/v1/users/([^/]+)", "get", "read"),
        ("PUT", r"/api/v1/users/([^/]+)", "put", None),
        ("POST", r"/api/v1/users/([^/]+)/archive", "archive", "archive_user"),
        ("POST", r"/api/v1/users/([^/]+)/activate", "activate", "reactivate_user"),
        ("POST", r"/api/v1/users/([^/]+)/invitation", "invite", "invite_user"),
        ("GET", r"/api/v1/(departments|jobprofiles|permissions)", "list_groups", "read"),
        ("POST", r"/api/v1/(departments|jobprofiles)", "create_group", "create_group"),
        ("PUT", r"/api/v1/(departments|jobprofiles)/([^/]+)", "put_group", "rename_group"),
        ("DELETE", r"/api/v1/(departments|jobprofiles)/([^/]+)", "delete_group", "archive_group"),
    ]

    def __init__(self, mishaps):
        super().__init__(mishaps)
        for name in ("User", "Editor", "Administrator"):
            identity = self.new_id()
            self.groups[identity] = Group(identity, name, "permission")

    def does(self, request):
        user = self.users.get(request.path.rsplit("/", 1)[-1])
        body = request.json() or {}
        moved = user and any(str(body.get(n)) != str(user.more.get(n)) for n in ("departmentId", "jobProfileId"))
        return "add_member" if moved else "update_user"

    def login(self, request):
        body = request.json() or {}
        if (body.get("username"), body.get("password"), body.get("token")) != (self.user, self.secret, self.token):
            return Answer(401, {"error": "wrong_credentials"})
        bearer = f"bearer-{len(self.tokens) + 1}"
        self.tokens[bearer] = time.monotonic() + self.limits.get("life", LIFE)
        return Answer(200, {"accessToken": bearer, "expiresIn": self.limits.get("life", LIFE)})

    def refused(self, request):
        if self.tokens.get(request.bearer() or "", 0) > time.monotonic():
            return None
        return Answer(401, {"error": "expired"})

    def refusal(self, words, status=422, **more):
        return Answer(status, {"error": words, **more})

    def missing(self):
        return self.refusal("not_found", 404)

    def shape(self, user):
        return {
            "id": user.id,
            "externalId": user.external_id or None,
            "firstName": user.first,
            "lastName": user.last,
            "email": user.email,
            **{
                name: user.more.get(name)
                for name in ("departmentId", "jobProfileId", "permissionTypeId", "startDate", "endDate")
            },
            "active": user.active,
            "administrator": user.admin,
            "invitedAt": user.more.get("invitedAt"),
            "version": user.version,
        }

    def give(self, user, status=200):
        return Answer(status, self.shape(user), [("ETag", f'"{user.version}"')])

    def paged(self, request, rows):
        size, number = request.integer("size", 50, 1, PAGE), request.integer("page", 0)
        items = rows[number * size : (number + 1) * size]
        return Answer(200, {"items": items, "page": number, "size": size, "total": self.counted(len(rows))})

    def list_users(self, request):
        rows = self.seen()
        for name, field in (("email", "email"), ("externalId", "external_id")):
            if name in request.query:
                rows = [user for user in rows if getattr(user, field).lower() == request.first(name).lower()]
        return self.paged(request, [self.shape(user) for user in rows])

    def get(self, request, identity):
        user = self.one(identity)
        return self.give(user) if user else self.missing()

    def write(self, user, body):
        for name in REQUIRED:
            if not body.get(name):
                raise Refused(self.refusal("required", field=name))
        for name, field in (("email", "email"), ("externalId", "external_id")):
            if self.holder(field, body[name], user.id):
                raise Refused(self.refusal("duplicate", 409, field=name))
        for name, kind in PLACES.items():
            group = self.groups.get(str(body.get(name)))
            if body.get(name) and (group is None or group.kind != kind):
                raise Refused(self.refusal("unknown", field=name))
        user.email, user.first, user.last = (self.kept(body[n]) for n in ("email", "firstName", "lastName"))
        user.external_id = body["externalId"]
        for name in ("departmentId", "jobProfileId", "permissionTypeId", "startDate", "endDate"):
            user.more[name] = body.get(name) or None
        for group in self.groups.values():
            group.members.pop(user.id, None)
        for name in PLACES:
            if body.get(name):
                self.groups[str(body[name])].members[user.id] = {}
        user.version += 1

    def create(self, request):
        body = request.json() or {}
        user = User(self.new_id())
        self.write(user, body)
        self.users[user.id] = user
        if body.get("notify", True):
            self.mail("welcome", user)
        return self.give(user, 201)

    def named(self, request, identity):
        user = self.users.get(identity)
        if user is None:
            raise Refused(self.missing())
        wanted = request.headers.get("if-match")
        if wanted and wanted != f'"{user.version}"':
            raise Refused(self.refusal("changed", 412))
        return user

    def put(self, request, identity):
        user = self.named(request, identity)
        self.write(user, request.json() or {})
        return self.give(user)

    def archive(self, request, identity):
        return self.switch(request, identity, False)

    def activate(self, request, identity):
        return self.switch(request, identity, True)

    def switch(self, request, identity, active):
        user = self.named(request, identity)
        if user.active == active:
            return self.refusal("already", 409)
        user.active = active
        user.version += 1
        return self.give(user)

    def invite(self, request, identity):
        user = self.named(request, identity)
        user.more["invitedAt"] = "2026-11-21T08:00:00Z"
        self.mail("invitation", user)
        return Answer(204)

    # Departments, job profiles, permissions.

    def shape_group(self, group):
        return {"id": group.id, "name": group.name, "externalId": group.external_id or None}

    def list_groups(self, request, place):
        rows = [group for group in self.groups.values() if group.kind == KINDS[place]]
        if "name" in request.query:
            rows = [group for group in rows if group.name.lower() == request.first("name").lower()]
        return self.paged(request, [self.shape_group(group) for group in rows])

    def write_group(self, group, body, place):
        if not body.get("name"):
            raise Refused(self.refusal("required", field="name"))
        for other in self.groups.values():
            if other.id != group.id and other.kind == KINDS[place] and other.name.lower() == body["name"].lower():
                raise Refused(self.refusal("duplicate", 409, field="name"))
        group.name = self.kept(body["name"])
        group.external_id = body.get("externalId") or ""

    def create_group(self, request, place):
        group = Group(self.new_id(), "", KINDS[place])
        self.write_group(group, request.json() or {}, place)
        self.groups[group.id] = group
        return Answer(201, self.shape_group(group))

    def put_group(self, request, place, identity):
        group = self.groups.get(identity)
        if group is None:
            return self.missing()
        self.write_group(group, request.json() or {}, place)
        return Answer(200, self.shape_group(group))

    def delete_group(self, request, place, identity):
        group = self.groups.get(identity)
        if group is None:
            return self.missing()
        if group.members:
            return self.refusal("not_empty", 409)
        del self.groups[identity]
        return Answer(204)
