"""LearnUpon, after a copy of the vendor's API page and public clients. Guessed: that a taken address is a 422,
that a manual password sends no mail, and what a read of an unknown user answers.
"""

from platforms.platform import Group, Platform, Refused, User, truth
from web import Answer

LABELS = ["external_id", "job_title", "department", "hire_date", "employment_type"] + [
    f"custom_{n}" for n in range(1, 6)
]
FIRST_LABEL = 231
TYPES = {1: "learner", 2: "admin", 3: "instructor", 4: "manager"}
PAGE = 500


class LearnUpon(Platform):
    """An invited person is a user with `pending`: nobody sees them in a search until they accept."""

    routes = [
        ("GET", r"/api/v1/users", "list_users", "read"),
        ("GET", r"/api/v1/users/search", "search", "read"),
        ("GET", r"/api/v1/users/customuserdata", "labels", "read"),
        ("POST", r"/api/v1/users", "create", "create_user"),
        ("GET", r"/api/v1/users/([^/]+)", "get", "read"),
        ("PUT", r"/api/v1/users/([^/]+)", "update", None),
        ("DELETE", r"/api/v1/users/([^/]+)", "delete_user", "delete_user"),
        ("POST", r"/api/v1/portal_invite", "invite", "invite_user"),
        ("GET", r"/api/v1/group_invites", "list_invites", "read"),
        ("GET", r"/api/v1/groups", "list_groups", "read"),
        ("POST", r"/api/v1/groups", "create_group", "create_group"),
        ("PUT", r"/api/v1/groups/([^/]+)", "rename_group", "rename_group"),
        ("DELETE", r"/api/v1/groups/([^/]+)", "delete_group", "archive_group"),
        ("GET", r"/api/v1/group_memberships", "memberships", "read"),
        ("POST", r"/api/v1/group_memberships", "add_member", "add_member"),
        ("DELETE", r"/api/v1/group_memberships/([^/]+)", "remove_member", "remove_member"),
        ("GET", r"/api/v1/group_managers", "group_managers", "read"),
        ("POST", r"/api/v1/group_managers", "set_group_manager", "set_group_manager"),
    ]

    def does(self, request):
        enabled = ((request.json() or {}).get("User") or {}).get("enabled")
        return "update_user" if enabled is None else "reactivate_user" if enabled else "archive_user"

    def refused(self, request):
        right = request.basic() == (self.user, self.secret)
        return (
            None
            if right
            else Answer(401, {"response_type": "ERROR", "response_code": 401, "message": "Invalid credentials"})
        )

    def refusal(self, words, status=422):
        return Answer(status, {"response_type": "ERROR", "response_code": status, "message": words})

    def paged(self, request, rows, key, shape):
        number = request.integer("page", 1, 1)
        headers = [
            ("LU-Current-Page", str(number)),
            ("LU-Records-Per-Page", str(PAGE)),
            ("LU-Has-Next-Page", "true" if number * PAGE < len(rows) else "false"),
            ("X-LU-Rate-Limit-Remaining-Minute", "100"),
            ("X-LU-Rate-Limit-Remaining-Week", str(self.limits.get("week", 100000))),
        ]
        return Answer(200, {key: [shape(row) for row in rows[(number - 1) * PAGE : number * PAGE]]}, headers)

    def visible(self):
        return [user for user in self.seen() if not user.pending]

    def shape(self, user, custom, version=""):
        shape = {
            "id": int(user.id),
            "last_name": user.last,
            "first_name": user.first,
            "email": user.email,
            "account_expires": user.more.get("account_expires"),
            "enabled": user.active,
            "user_type": "admin" if user.admin else user.more.get("user_type", "learner"),
            "locale": user.more.get("language"),
        }
        if version in ("1.1", "1.2") or custom:
            shape["updated_at"] = f"2026-01-01T00:00:{user.version % 60:02d}Z"
        if custom:
            values = {"external_id": user.external_id, **{name: user.more.get(name) for name in LABELS[1:]}}
            shape["customDataFieldValues"] = [
                {"definition_id": FIRST_LABEL + n, "value": values[name]}
                for n, name in enumerate(LABELS)
                if values[name]
            ]
            shape["CustomData"] = {name: value or None for name, value in values.items()}
        return shape

    def list_users(self, request):
        rows = self.visible()
        if "login_enabled" in request.query:
            rows = [user for user in rows if user.active == truth(request.first("login_enabled"))]
        return self.paged(request, rows, "user", lambda u: self.shape(u, False, request.first("version_id", "")))

    def search(self, request):
        rows = [u for u in self.visible() if u.email.lower() == request.first("email", "").lower()]
        return Answer(200, {"user": [self.shape(u, True) for u in rows]})

    def labels(self, request):
        return Answer(
            200,
            {
                "customDataFieldDefinitions": [
                    {"id": FIRST_LABEL + n, "label": l, "type_id": 1} for n, l in enumerate(LABELS)
                ]
            },
        )

    def get(self, request, identity):
        user = self.one(identity)
        if user is None or user.pending:
            return self.refusal("User not found", 404)
        return Answer(200, {"user": [self.shape(user, True)]})

    def write(self, user, body):
        email = body.get("new_email") or body.get("email") or user.email
        if not email:
            raise Refused(self.refusal("email or username is required", 400))
        if self.holder("email", email, user.id):
            raise Refused(self.refusal("Email has already been taken"))
        custom = body.get("CustomData") or {}
        for name in custom:
            if name not in LABELS:
                raise Refused(self.refusal(f"Custom data {name} is not defined", 400))
        user.email = self.kept(email)
        user.first, user.last = self.kept(body.get("first_name", user.first)), self.kept(
            body.get("last_name", user.last)
        )
        user.active = truth(body["enabled"]) if "enabled" in body else user.active
        for name in ("account_expires", "language", "user_type"):
            if name in body:
                user.more[name] = body[name] or None
        if "external_id" in custom:
            user.external_id = custom["external_id"] or ""
        user.more.update({name: self.kept(value) or None for name, value in custom.items() if name != "external_id"})
        user.version += 1

    def root(self, request, name):
        body = request.json()
        if not isinstance(body, dict) or not isinstance(body.get(name), dict):
            raise Refused(self.refusal(f"the body wants {name}", 400))
        return body[name]

    def create(self, request):
        body = self.root(request, "User")
        if len(body.get("password") or "") < 6:
            return self.refusal("Password is too short (minimum is 6 characters)")
        user = User(self.new_id())
        self.write(user, body)
        self.users[user.id] = user
        return Answer(200, {"id": int(user.id)})

    def update(self, request, identity):
        body = self.root(request, "User")
        user = self.holder("email", body.get("email")) if identity == "0" else self.users.get(identity)
        if user is None or user.pending:
            return self.refusal("User not found", 404)
        if identity != "0":
            body = {name: value for name, value in body.items() if name != "email"}
        self.write(user, body)
        return Answer(200, {"id": int(user.id)})

    def delete_user(self, request, identity):
        if identity not in self.users:
            return self.refusal("User not found", 404)
        self.delete(identity)
        return Answer(200, {"id": int(identity)})

    def invite(self, request):
        body = self.root(request, "Invite")
        known = self.holder("email", body.get("email"))
        if known and known.pending:
            return self.refusal("This address has already been invited")
        if known:
            return self.refusal("Email has already been taken")
        user = User(self.new_id(), pending=True)
        self.write(user, {name: value for name, value in body.items() if name != "enabled"})
        user.more["user_type"] = TYPES.get(body.get("portal_membership_type_id"), "learner")
        self.users[user.id] = user
        self.mail("invitation", user)
        return Answer(200, {"id": int(self.new_id()), "email": user.email})

    def list_invites(self, request):
        return Answer(200, {"group_invites": []})

    # Groups.

    def list_groups(self, request):
        rows = list(self.groups.values())
        if "title" in request.query:
            rows = [group for group in rows if group.name.lower() == request.first("title").lower()]
        return self.paged(request, rows, "groups", lambda g: {"id": int(g.id), "title": g.name, "description": None})

    def title(self, request, but=None):
        title = self.root(request, "Group").get("title")
        if not title:
            raise Refused(self.refusal("title is required", 400))
        if any(group.id != but and group.name.lower() == title.lower() for group in self.groups.values()):
            raise Refused(self.refusal("Title has already been taken"))
        return self.kept(title)

    def create_group(self, request):
        group = Group(self.new_id(), self.title(request))
        self.groups[group.id] = group
        return Answer(200, {"id": int(group.id)})

    def rename_group(self, request, identity):
        group = self.groups.get(identity)
        if group is None:
            return self.refusal("Group not found", 404)
        group.name = self.title(request, identity)
        return Answer(200, {"id": int(group.id)})

    def delete_group(self, request, identity):
        if self.groups.pop(identity, None) is None:
            return self.refusal("Group not found", 404)
        return Answer(200, {"id": int(identity)})

    def memberships(self, request):
        wanted, version = request.first("group_id"), request.first("version_id")
        rows = [(g, u, m) for g in self.groups.values() if wanted in (None, g.id) for u, m in g.members.items()]

        def shape(row):
            group, user, membership = row
            shape = {"group_id": int(group.id), "user_id": int(user)}
            return {"id": int(membership["id"]), **shape} if version == "1.1" else shape

        return self.paged(request, rows, "group_memberships", shape)

    def add_member(self, request):
        body = self.root(request, "GroupMembership")
        group, user = self.groups.get(str(body.get("group_id"))), self.users.get(str(body.get("user_id")))
        if group is None or user is None or user.pending:
            return self.refusal("Group or user not found", 404)
        if user.id in group.members:
            return self.refusal("User is already a member of this group")
        group.members[user.id] = {"id": self.new_id()}
        if truth(body.get("process_enrollments", True)):
            self.mail("enrolment", user, group=group.id)
        return Answer(200, {"id": int(group.members[user.id]["id"])})

    def remove_member(self, request, identity):
        body = ((request.json() or {}).get("GroupMembership") or {}) if request.body else {}
        for group in self.groups.values():
            for user, membership in list(group.members.items()):
                pair = (group.id, user) == (str(body.get("group_id")), str(body.get("user_id")))
                if membership["id"] == identity or (identity == "0" and pair):
                    del group.members[user]
                    if truth(body.get("process_unenrollments", False)):
                        self.mail("unenrolment", self.users[user], group=group.id)
                    return Answer(200, {"id": int(membership["id"])})
        return self.refusal("Group membership not found", 404)

    def group_managers(self, request):
        rows = [group for group in self.groups.values() if group.manager]
        return self.paged(request, rows, "group_managers", lambda g: {"group_id": int(g.id), "user_id": int(g.manager)})

    def set_group_manager(self, request):
        body = self.root(request, "GroupManager")
        group, user = self.groups.get(str(body.get("group_id"))), self.users.get(str(body.get("user_id")))
        if group is None or user is None:
            return self.refusal("Group or user not found", 404)
        if user.more.get("user_type", "learner") not in ("manager", "admin") and not user.admin:
            return self.refusal("The user is no manager")
        group.manager = user.id
        return Answer(200, {"id": int(self.new_id())})
