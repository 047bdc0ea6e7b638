"""TalentLMS, version 2 of its API. Guessed: that a taken login or address is a 409, and that the API sends no mail of
its own when a user is made. The list of users says less than a single user does: no custom fields.
"""

from platforms.platform import Group, Platform, Refused, User
from web import Answer

FIELDS = {"1": "external_id", "2": "department", "3": "job_title"}
PAGE = 100


class TalentLMS(Platform):
    routes = [
        ("GET", r"/api/v2/users", "list_users", "read"),
        ("POST", r"/api/v2/users", "create", "create_user"),
        ("GET", r"/api/v2/users/([^/]+)", "get", "read"),
        ("PATCH", r"/api/v2/users/([^/]+)", "update", None),
        ("DELETE", r"/api/v2/users/([^/]+)", "delete_user", "delete_user"),
        ("GET", r"/api/v2/users/([^/]+)/groups", "groups_of", "read"),
        ("GET", r"/api/v2/user-fields", "fields", "read"),
        ("POST", r"/api/v2/password-reset", "password_mail", "invite_user"),
        ("GET", r"/api/v2/groups", "list_groups", "read"),
        ("POST", r"/api/v2/groups", "create_group", "create_group"),
        ("GET", r"/api/v2/groups/([^/]+)/users", "members", "read"),
        ("DELETE", r"/api/v2/groups/([^/]+)", "delete_group", "archive_group"),
        ("POST", r"/api/v2/group-memberships", "add_member", "add_member"),
        ("DELETE", r"/api/v2/group-memberships", "remove_member", "remove_member"),
        ("POST", r"/api/v2/batch/users", "batch", "create_user"),
    ]

    def does(self, request):
        status = (request.json() or {}).get("status")
        return {"active": "reactivate_user", "inactive": "archive_user"}.get(status, "update_user")

    def refused(self, request):
        if request.headers.get("x-api-key") != self.secret:
            return self.refusal("Invalid API key", 401, "unauthorized")
        if not request.headers.get("x-api-version"):
            return self.refusal("X-API-Version is missing")
        return None

    def refusal(self, words, status=400, kind="invalid_request_error"):
        return Answer(status, {"type": kind, "message": words})

    def missing(self):
        return self.refusal("The requested resource does not exist", 404, "not_found")

    def shape(self, user, whole):
        shape = {
            "id": int(user.id),
            "login": user.login,
            "name": user.first,
            "surname": user.last,
            "email": user.email,
            "type": "SuperAdmin" if user.admin else "Learner-Type",
            "status": "active" if user.active else "inactive",
            "timezone": user.more.get("timezone"),
            "language": user.more.get("language"),
        }
        if whole:
            shape["deactivation_date"] = user.more.get("deactivation_date")
            values = {**user.more, "external_id": user.external_id}
            shape["custom_fields"] = [
                {"id": int(number), "name": name, "value": values.get(name) or None, "type": "text"}
                for number, name in FIELDS.items()
            ]
        return shape

    def paged(self, request, rows):
        size, number = request.integer("page[size]", 10, 1, PAGE), request.integer("page[number]", 1, 1)
        total = self.counted(len(rows))
        pages = {"page": number, "page_size": size, "total_items": total, "total_pages": max(1, -(-len(rows) // size))}
        return Answer(200, {"_data": rows[(number - 1) * size : number * size], "_meta": {"pagination": pages}})

    def list_users(self, request):
        rows = self.seen()
        for name, field in (("login", "login"), ("email", "email"), ("custom_field_value", "external_id")):
            if f"filter[{name}][eq]" in request.query:
                rows = [u for u in rows if getattr(u, field).lower() == request.first(f"filter[{name}][eq]").lower()]
        return self.paged(request, [self.shape(user, False) for user in rows])

    def get(self, request, identity):
        user = self.one(identity)
        return Answer(200, {"_data": self.shape(user, True)}) if user else self.missing()

    def write(self, user, body):
        for name, kept in (("name", "first"), ("surname", "last"), ("login", "login"), ("email", "email")):
            if name in body and not body[name] or name not in body and not getattr(user, kept):
                raise Refused(self.refusal(f"{name} is required"))
        for name in ("login", "email"):
            if name in body and self.holder(name, body[name], user.id):
                raise Refused(self.refusal(f"A user with this {name} already exists", 409, "conflict"))
        for field in body.get("custom_fields", []):
            if str(field.get("id")) not in FIELDS:
                raise Refused(self.refusal(f"custom field {field.get('id')} does not exist"))
        for name, kept in (("name", "first"), ("surname", "last"), ("login", "login"), ("email", "email")):
            if name in body:
                setattr(user, kept, self.kept(body[name]))
        for field in body.get("custom_fields", []):
            name, value = FIELDS[str(field["id"])], self.kept(field.get("value")) or None
            if name == "external_id":
                user.external_id = value or ""
            else:
                user.more[name] = value
        for name in ("deactivation_date", "timezone", "language"):
            if name in body:
                user.more[name] = body[name] or None
        if "status" in body:
            user.active = body["status"] == "active"
        user.version += 1

    def create(self, request):
        body = request.json() or {}
        if not body.get("password"):
            return self.refusal("password is required")
        user = User(self.new_id())
        self.write(user, body)
        self.users[user.id] = user
        return Answer(201, {"_data": self.shape(user, True)})

    def update(self, request, identity):
        user = self.users.get(identity)
        if user is None:
            return self.missing()
        self.write(user, request.json() or {})
        return Answer(204)

    def delete_user(self, request, identity):
        if identity not in self.users:
            return self.missing()
        self.delete(identity)
        return Answer(204)

    def batch(self, request):
        rows, partly = (request.json() or {}).get("users", []), self.mishaps.hit("bulk_partly", "request", "write")
        results = []
        for number, row in enumerate(rows):
            user = self.users.get(str(row.get("id", ""))) or User("")
            try:
                if partly and number == 1:
                    raise Refused(self.refusal("refused"))
                self.write(user, row)
                user.id = user.id or self.new_id()
                self.users[user.id] = user
                results.append({"id": int(user.id), "status": "success"})
            except Refused as refused:
                results.append({"status": "error", "error": refused.answer.body})
        return Answer(200, {"_data": results})

    def fields(self, request):
        rows = [{"id": int(number), "name": name, "type": "text"} for number, name in FIELDS.items()]
        return Answer(200, {"_data": rows})

    def password_mail(self, request):
        user = self.holder("login", (request.json() or {}).get("login"))
        if user is None:
            return self.missing()
        self.mail("password reset", user)
        return Answer(204)

    # Groups.

    def list_groups(self, request):
        return self.paged(
            request, [{"id": int(g.id), "name": g.name, "description": None} for g in self.groups.values()]
        )

    def groups_of(self, request, identity):
        if self.one(identity) is None:
            return self.missing()
        rows = [{"id": int(g.id), "name": g.name} for g in self.groups.values() if identity in g.members]
        return self.paged(request, rows)

    def members(self, request, identity):
        group = self.groups.get(identity)
        if group is None:
            return self.missing()
        return self.paged(
            request, [self.shape(self.users[user], False) for user in group.members if user in self.users]
        )

    def create_group(self, request):
        name = (request.json() or {}).get("name")
        if not name:
            return self.refusal("name is required")
        if any(group.name.lower() == name.lower() for group in self.groups.values()):
            return self.refusal("A group with this name already exists", 409, "conflict")
        group = Group(self.new_id(), self.kept(name))
        self.groups[group.id] = group
        return Answer(201, {"_data": {"id": int(group.id), "name": group.name}})

    def delete_group(self, request, identity):
        if self.groups.pop(identity, None) is None:
            return self.missing()
        return Answer(204)

    def pair(self, request):
        body = request.json() or {}
        group, user = self.groups.get(str(body.get("group_id"))), self.users.get(str(body.get("user_id")))
        if group is None or user is None:
            raise Refused(self.missing())
        return group, user

    def add_member(self, request):
        group, user = self.pair(request)
        if user.id in group.members:
            return self.refusal("The user is already a member of this group", 409, "conflict")
        group.members[user.id] = {}
        return Answer(201, {"_data": {"group_id": int(group.id), "user_id": int(user.id)}})

    def remove_member(self, request):
        group, user = self.pair(request)
        if group.members.pop(user.id, None) is None:
            return self.missing()
        return Answer(204)
