"""Learn Amp, after the vendor's public API documents. What they do not say and is guessed here: that an unknown or
inactive manager is a 400, that a team cannot be deleted while it has members, and the size of a page.
"""

from platforms.platform import Group, Platform, Refused, User, truth
from web import Answer

STATUSES = {
    "not_invited": "Not invited",
    "invite_pending": "Invite pending",
    "confirmed": "Confirmed",
    "deactivated": "Deactivated",
}
PLAIN = {
    "jobTitle": "jobTitle",
    "location": "location",
    "department": "department",
    "hireDate": "hireDate",
    "timeZone": "timeZone",
    "language": "language",
}
CUSTOM = ["leave_date", "avatar", "full_name", "custom_1", "custom_2", "custom_3", "custom_4", "custom_5"]
ROLES = ["viewer", "curator", "reporter", "learning_designer", "admin"]
SCOPES = "users:read users:create users:update users:deactivate users:reactivate teams:read teams:create teams:update"
PAGE = 100


class LearnAmp(Platform):
    routes = [
        ("POST", r"/oauth/token", "token", "login"),
        ("GET", r"/v1/users", "list_users", "read"),
        ("POST", r"/v1/users", "create", "create_user"),
        ("GET", r"/v1/users/by_integration_external_id/(.+)", "by_external_id", "read"),
        ("GET", r"/v1/users/([^/]+)", "get", "read"),
        ("PUT", r"/v1/users/([^/]+)", "update", None),
        ("PUT", r"/v1/users/([^/]+)/deactivate", "deactivate", "archive_user"),
        ("PUT", r"/v1/users/([^/]+)/reactivate", "reactivate", "reactivate_user"),
        ("DELETE", r"/v1/users/([^/]+)", "delete_user", "delete_user"),
        ("GET", r"/v1/teams", "list_teams", "read"),
        ("POST", r"/v1/teams", "create_team", "create_group"),
        ("GET", r"/v1/teams/by_external_id/(.+)", "team_by_external_id", "read"),
        ("GET", r"/v1/teams/([^/]+)", "get_team", "read"),
        ("PUT", r"/v1/teams/([^/]+)", "update_team", None),
        ("DELETE", r"/v1/teams/([^/]+)", "delete_team", "archive_group"),
        ("GET", r"/v1/teams/([^/]+)/users", "members", "read"),
        ("POST", r"/v1/teams/([^/]+)/users", "add_member", "add_member"),
        ("POST", r"/v1/teams/([^/]+)/bulk/users", "add_members", "add_member"),
        ("DELETE", r"/v1/teams/([^/]+)/users/([^/]+)", "remove_member", "remove_member"),
    ]

    def does(self, request):
        body = self.body(request)
        if "/teams/" in request.path:
            return (
                "set_group_manager"
                if "manager" in body
                else "set_group_parent"
                if "parentTeamId" in body
                else "rename_group"
            )
        return "set_manager" if "managerId" in body or "managerEmail" in body else "update_user"

    def body(self, request):
        body = request.json()
        return body if isinstance(body, dict) else request.form()

    def token(self, request):
        body = self.body(request)
        if (body.get("client_id"), body.get("client_secret")) != (self.user, self.secret):
            return Answer(401, {"error": "invalid_client"})
        if not body.get("scope"):
            return Answer(400, {"error": "invalid_scope"})
        token = f"token-{len(self.tokens) + 1}"
        self.tokens[token] = True
        return Answer(200, {"access_token": token, "token_type": "Bearer", "expires_in": 7200, "scope": body["scope"]})

    def refused(self, request):
        return None if request.bearer() in self.tokens else Answer(401, {"error": "invalid token"})

    def refusal(self, words, field=None):
        full = {"fullErrors": {field: [words]}} if field else {}
        return Answer(400, {"error": f"Validation failed: {words}", **full})

    def taken(self, name, field):
        raise Refused(
            Answer(
                400,
                {
                    "error": f"Validation failed: {name} has already been taken",
                    "fullErrors": {field: ["has already been taken"]},
                },
            )
        )

    def missing(self):
        return Answer(404, {"error": "Not found"})

    # Users.

    def list_users(self, request):
        rows = self.seen()
        for name, field in (("filters[email]", "email"), ("filters[integration_external_id]", "external_id")):
            if name in request.query:
                rows = [u for u in rows if getattr(u, field).lower() == request.first(name).lower()]
        wanted = request.query.get("filters[status][]")
        if wanted:
            rows = [u for u in rows if self.status(u) in wanted]
        return self.page(request, rows, "users", lambda u: self.shape(u, truth(request.first("expanded"))))

    def page(self, request, rows, key, shape):
        size, number = request.integer("perPage", 25, 1, PAGE), request.integer("page", 1, 1)
        headers = [
            ("Total", str(self.counted(len(rows)))),
            ("Per-Page", str(size)),
            ("Total-Pages", str(max(1, -(-len(rows) // size)))),
        ]
        return Answer(200, {key: [shape(row) for row in rows[(number - 1) * size : number * size]]}, headers)

    def status(self, user):
        if not user.active:
            return "deactivated"
        return "invite_pending" if user.pending else "confirmed" if user.more.get("confirmed") else "not_invited"

    def person(self, identity):
        user = self.users.get(identity or "")
        return (
            None
            if user is None
            else {"id": int(user.id), "firstName": user.first, "lastName": user.last, "email": user.email}
        )

    def team(self, team):
        return {
            "id": int(team.id),
            "name": team.name,
            "integrationExternalId": team.external_id or None,
            "manager": self.person(team.manager),
        }

    def shape(self, user, expanded):
        shape = {
            "id": int(user.id),
            "firstName": user.first,
            "lastName": user.last,
            "email": user.email,
            "role": "admin" if user.admin else user.more.get("role", "viewer"),
            "integrationExternalId": user.external_id or None,
            "status": {"status": STATUSES[self.status(user)], "time": None},
            **{name: user.more.get(kept) for name, kept in PLAIN.items()},
        }
        if expanded:
            mine = [team for team in self.groups.values() if user.id in team.members]
            primary = next((team for team in mine if team.members[user.id].get("primary")), None)
            shape["manager"] = self.person(user.manager)
            shape["primaryTeam"] = self.team(primary) if primary else None
            shape["secondaryTeams"] = [self.team(team) for team in mine if team is not primary]
            shape["customFields"] = {name: user.more.get(name) for name in CUSTOM}
        return shape

    def get(self, request, identity):
        user = self.one(identity)
        return Answer(200, self.shape(user, True)) if user else self.missing()

    def by_external_id(self, request, external):
        user = next((u for u in self.seen() if u.external_id == external), None)
        return Answer(200, self.shape(user, True)) if user else self.missing()

    def create(self, request):
        body = self.body(request)
        user = User(self.new_id())
        self.write(user, body)
        self.users[user.id] = user
        self.teams_of(user, body)
        if not truth(body.get("skipInvitation")):
            user.pending = True
            self.mail("invitation", user)
        return Answer(201, self.shape(user, True))

    def update(self, request, identity):
        user = self.users.get(identity)
        if user is None:
            return self.missing()
        body = self.body(request)
        self.write(user, body)
        self.teams_of(user, body)
        if truth(body.get("reactivate")):
            user.active = True
        return Answer(200, self.shape(user, True))

    def write(self, user, body):
        for name, words in (("email", "Email"), ("firstName", "First name"), ("lastName", "Last name")):
            if not body.get(name):
                raise Refused(self.refusal(f"{words} can't be blank", name))
        if self.holder("email", body["email"], user.id):
            self.taken("Email", "email")
        if body.get("integrationExternalId") and self.holder("external_id", body["integrationExternalId"], user.id):
            self.taken("Integration external id", "integrationExternalId")
        if body.get("role") in ("owner", "super_admin"):
            raise Refused(self.refusal("Role is not included in the list", "role"))
        if body.get("role") == "hr":
            raise Refused(Answer(422, {"error": "The HR package is not part of this account"}))
        if "managerId" in body and "managerEmail" in body:
            raise Refused(self.refusal("managerId and managerEmail exclude one another"))
        custom = body.get("customFields") or {}
        if any(name not in CUSTOM for name in custom):
            raise Refused(self.missing())
        self.manager_of(user, body)
        user.email, user.first, user.last = (self.kept(body[n]) for n in ("email", "firstName", "lastName"))
        if "integrationExternalId" in body:
            user.external_id = body["integrationExternalId"] or ""
        for name, kept in PLAIN.items():
            if name in body:
                user.more[kept] = self.kept(body[name]) or None
        for name, value in custom.items():
            user.more[name] = self.kept(value) or None
        if body.get("role"):
            user.more["role"] = body["role"]
        user.version += 1

    def manager_of(self, user, body):
        if "managerId" in body:
            manager = self.users.get(str(body["managerId"] or ""))
            if body["managerId"] and not (manager and manager.active):
                raise Refused(self.refusal("Manager is not an active user", "managerId"))
            user.manager = manager.id if manager else None
        if "managerEmail" in body:
            manager = self.holder("email", body["managerEmail"])
            if body["managerEmail"] and not (manager and manager.active):
                raise Refused(self.refusal("Manager is not an active user", "managerEmail"))
            user.manager = manager.id if manager else None

    def teams_of(self, user, body):
        if "primaryTeamId" in body and "primaryTeamIntegrationExternalId" in body:
            raise Refused(self.refusal("primaryTeamId and primaryTeamIntegrationExternalId exclude one another"))
        if "primaryTeamId" in body:
            for team in self.groups.values():
                if team.members.get(user.id, {}).get("primary"):
                    del team.members[user.id]
            if body["primaryTeamId"]:
                team = self.groups.get(str(body["primaryTeamId"]))
                if team is None:
                    raise Refused(self.refusal("Primary team does not exist", "primaryTeamId"))
                team.members[user.id] = {"id": self.new_id(), "primary": True}

    def deactivate(self, request, identity):
        return self.switch(identity, False)

    def reactivate(self, request, identity):
        return self.switch(identity, True)

    def switch(self, identity, active):
        user = self.users.get(identity)
        if user is None:
            return self.missing()
        user.active = active
        user.version += 1
        return Answer(204)

    def delete_user(self, request, identity):
        if identity not in self.users:
            return self.missing()
        self.delete(identity)
        return Answer(204)

    # Teams.

    def shape_team(self, team):
        return {
            **self.team(team),
            "parentTeamId": int(team.parent) if team.parent else None,
            "teamUsersCount": len(team.members),
        }

    def list_teams(self, request):
        rows = list(self.groups.values())
        if "filters[name]" in request.query:
            rows = [team for team in rows if request.first("filters[name]").lower() in team.name.lower()]
        return self.page(request, rows, "teams", self.shape_team)

    def get_team(self, request, identity):
        team = self.groups.get(identity)
        return Answer(200, self.shape_team(team)) if team else self.missing()

    def team_by_external_id(self, request, external):
        team = next((team for team in self.groups.values() if team.external_id == external), None)
        return Answer(200, self.shape_team(team)) if team else self.missing()

    def create_team(self, request):
        body = self.body(request)
        if not body.get("name"):
            return self.refusal("Name can't be blank", "name")
        if any(team.name.lower() == body["name"].lower() for team in self.groups.values()):
            self.taken("Name", "name")
        team = Group(self.new_id(), self.kept(body["name"]), "team")
        self.groups[team.id] = team
        self.write_team(team, body)
        return Answer(201, self.shape_team(team))

    def update_team(self, request, identity):
        team = self.groups.get(identity)
        if team is None:
            return self.missing()
        self.write_team(team, self.body(request))
        return Answer(200, self.shape_team(team))

    def write_team(self, team, body):
        team.name = self.kept(body.get("name", team.name))
        if "integrationExternalId" in body:
            team.external_id = body["integrationExternalId"] or ""
        if "parentTeamId" in body:
            team.parent = str(body["parentTeamId"]) if body["parentTeamId"] else None
        if "manager" in body:
            team.manager = str(body["manager"]["id"]) if body["manager"] else None

    def delete_team(self, request, identity):
        team = self.groups.get(identity)
        if team is None:
            return self.missing()
        if team.members:
            return self.refusal("The team has members")
        del self.groups[identity]
        return Answer(204)

    def members(self, request, identity):
        team = self.groups.get(identity)
        if team is None:
            return self.missing()
        rows = [self.users[user] for user in team.members if user in self.users]
        return self.page(request, rows, "users", lambda u: self.shape(u, False))

    def add_member(self, request, identity):
        body, team = self.body(request), self.groups.get(identity)
        user = self.users.get(str(body.get("userId")))
        if team is None or user is None:
            return self.missing()
        if user.id in team.members:
            self.taken("User", "userId")
        if truth(body.get("isPrimary")):
            self.teams_of(user, {"primaryTeamId": team.id})
        else:
            team.members[user.id] = {"id": self.new_id(), "primary": False}
        return Answer(201, {"id": int(team.members[user.id]["id"]), "teamId": int(team.id), "userId": int(user.id)})

    def add_members(self, request, identity):
        team = self.groups.get(identity)
        if team is None:
            return self.missing()
        for user in self.body(request).get("userIds", []):
            team.members.setdefault(str(user), {"id": self.new_id(), "primary": False})
        return Answer(201, self.shape_team(team))

    def remove_member(self, request, identity, user):
        team = self.groups.get(identity)
        if team is None or user not in team.members:
            return self.missing()
        del team.members[user]
        return Answer(204)
