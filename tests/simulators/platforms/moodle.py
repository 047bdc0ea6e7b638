"""Moodle's web services: one address, the function is a field of the form, arguments are flattened, and a mistake is an
answer of status 200 with an `exception` in it. One bad row fails the whole call.
"""

import re

from platforms.platform import Group, Platform, Refused, User, truth
from web import Answer

FUNCTIONS = {
    "core_webservice_get_site_info": ("site_info", "read"),
    "core_user_get_users": ("get_users", "read"),
    "core_user_get_users_by_field": ("users_by_field", "read"),
    "core_user_create_users": ("create", "create_user"),
    "core_user_update_users": ("update", None),
    "core_user_delete_users": ("delete_users", "delete_user"),
    "core_auth_request_password_reset": ("password_mail", "invite_user"),
    "core_cohort_get_cohorts": ("get_cohorts", "read"),
    "core_cohort_get_cohort_members": ("cohort_members", "read"),
    "core_cohort_create_cohorts": ("create_cohorts", "create_group"),
    "core_cohort_update_cohorts": ("update_cohorts", "rename_group"),
    "core_cohort_delete_cohorts": ("delete_cohorts", "archive_group"),
    "core_cohort_add_cohort_members": ("add_members", "add_member"),
    "core_cohort_delete_cohort_members": ("remove_members", "remove_member"),
}
PLAIN = ("city", "country", "department", "institution", "lang", "timezone")
CUSTOM = ("manager", "jobtitle", "startdate")


def unflattened(form):
    """`users[0][email]=x` as {"users": [{"email": "x"}]}: lists are told by their numbers."""
    tree = {}
    for name, value in form.items():
        parts = [name.split("[", 1)[0]] + re.findall(r"\[([^\]]*)\]", name)
        place = tree
        for part in parts[:-1]:
            place = place.setdefault(part, {})
        place[parts[-1]] = value

    def listed(thing):
        if not isinstance(thing, dict):
            return thing
        if thing and all(key.isdigit() for key in thing):
            return [listed(thing[key]) for key in sorted(thing, key=int)]
        return {key: listed(value) for key, value in thing.items()}

    return listed(tree)


class Moodle(Platform):
    routes = [("POST", r"/webservice/rest/server.php", "call", None)]

    def __init__(self, mishaps):
        super().__init__(mishaps)
        self.users["2"] = User("2", "admin@moodle.example", "admin", first="Admin", last="User", admin=True)

    def does(self, request):
        form = request.form()
        doing = FUNCTIONS.get(form.get("wsfunction"), ("", "read"))[1]
        if doing:
            return doing
        text = "&".join(form)
        if "[suspended]" in text:
            return "archive_user" if form.get("users[0][suspended]") == "1" else "reactivate_user"
        return "set_manager" if "manager" in form.values() else "update_user"

    def wrong(self, code, words, exception="moodle_exception"):
        return Answer(200, {"exception": exception, "errorcode": code, "message": words})

    def refusal(self, words):
        return self.wrong(
            "invalidparameter", f"Invalid parameter value detected ({words})", "invalid_parameter_exception"
        )

    def refuse(self, words):
        raise Refused(self.refusal(words))

    def speaks_of(self, request, identity):
        return identity in request.form().values()

    def refused(self, request):
        right = request.form().get("wstoken") == self.secret
        return None if right else self.wrong("invalidtoken", "Invalid token - token not found")

    def call(self, request):
        form = request.form()
        function = FUNCTIONS.get(form.get("wsfunction"))
        if function is None:
            return self.wrong("invalidrecord", "Can't find data record in database table external_functions.")
        if form.get("moodlewsrestformat") != "json":
            return Answer(200, '<?xml version="1.0"?><RESPONSE/>', type="application/xml")
        return Answer(200, getattr(self, function[0])(unflattened(form)) or b"null")

    def site_info(self, asked):
        return {"sitename": "Simulated", "username": "joinery", "functions": [{"name": name} for name in FUNCTIONS]}

    # Users.

    def shape(self, user):
        shape = {
            "id": int(user.id),
            "username": user.login,
            "firstname": user.first,
            "lastname": user.last,
            "fullname": f"{user.first} {user.last}",
            "email": user.email,
            "idnumber": user.external_id,
            "suspended": not user.active,
            "auth": "manual",
            **{name: user.more.get(name) or "" for name in PLAIN},
        }
        fields = [
            {"type": "text", "value": user.more[name], "name": name.title(), "shortname": name}
            for name in CUSTOM
            if user.more.get(name)
        ]
        return {**shape, "customfields": fields} if fields else shape

    def get_users(self, asked):
        rows = self.seen()
        for criterion in asked.get("criteria", []):
            value = (
                criterion["value"].replace("%", ".*") if "%" in criterion["value"] else re.escape(criterion["value"])
            )
            name = {"email": "email", "idnumber": "external_id", "username": "login", "id": "id"}[criterion["key"]]
            rows = [user for user in rows if re.fullmatch(value, getattr(user, name), re.I)]
        return {"users": [self.shape(user) for user in rows], "warnings": []}

    def users_by_field(self, asked):
        name = {"email": "email", "idnumber": "external_id", "username": "login", "id": "id"}.get(asked.get("field"))
        if name is None:
            self.refuse("field")
        wanted = [value.lower() for value in asked.get("values", [])]
        return [self.shape(user) for user in self.seen() if getattr(user, name).lower() in wanted] or b"[]"

    def write(self, user, row):
        login = row.get("username", user.login)
        if login != login.lower():
            self.refuse("username must be in lower case")
        if self.holder("login", login, user.id):
            self.refuse(f"Username already exists: {login}")
        email = row.get("email", user.email)
        if self.holder("email", email, user.id):
            self.refuse(f"Email address already exists: {email}")
        if row.get("country") and not re.fullmatch("[A-Z]{2}", row["country"]):
            self.refuse("country")
        user.login, user.email = login, self.kept(email)
        user.first, user.last = self.kept(row.get("firstname", user.first)), self.kept(row.get("lastname", user.last))
        user.external_id = row.get("idnumber", user.external_id)
        if "suspended" in row:
            user.active = not truth(row["suspended"])
        for name in PLAIN:
            if name in row:
                user.more[name] = self.kept(row[name])
        for custom in row.get("customfields", []):
            if custom["type"] in CUSTOM:
                user.more[custom["type"]] = self.kept(custom["value"])
            if custom["type"] == "manager":
                user.manager = custom["value"] or None
        user.version += 1

    def create(self, asked):
        made = []
        for row in asked.get("users", []):
            for name in ("username", "firstname", "lastname", "email"):
                if not row.get(name):
                    self.refuse(f"Missing required key in single structure: {name}")
            if not row.get("password") and not truth(row.get("createpassword", "0")):
                self.refuse("Invalid password: you must provide a password, or set createpassword.")
            user = User(self.new_id())
            self.write(user, row)
            made.append((user, row))
        for user, row in made:
            self.users[user.id] = user
            if truth(row.get("createpassword", "0")):
                self.mail("new password", user)
        return [{"id": int(user.id), "username": user.login} for user, _ in made]

    def update(self, asked):
        for row in asked.get("users", []):
            if row.get("id") not in self.users:
                self.refuse("Invalid user id")
            self.write(self.users[row["id"]], row)
        return {"warnings": []}

    def delete_users(self, asked):
        for identity in asked.get("userids", []):
            self.delete(identity)
        return None

    def password_mail(self, asked):
        user = self.holder("email", asked.get("email")) or self.holder("login", asked.get("username"))
        if user:
            self.mail("password reset", user)
        return {"status": "emailpasswordconfirmmaybesent", "notice": "", "warnings": []}

    # Cohorts.

    def get_cohorts(self, asked):
        wanted = asked.get("cohortids")
        return [
            {"id": int(group.id), "name": group.name, "idnumber": group.external_id, "visible": True}
            for group in self.groups.values()
            if not wanted or group.id in wanted
        ] or b"[]"

    def cohort_members(self, asked):
        return [
            {"cohortid": int(identity), "userids": [int(user) for user in self.groups[identity].members]}
            for identity in asked.get("cohortids", [])
            if identity in self.groups
        ] or b"[]"

    def create_cohorts(self, asked):
        made = []
        for row in asked.get("cohorts", []):
            if row.get("idnumber") and any(group.external_id == row["idnumber"] for group in self.groups.values()):
                self.refuse(f"Cohort idnumber already exists: {row['idnumber']}")
            group = Group(self.new_id(), self.kept(row["name"]), "cohort", row.get("idnumber", ""))
            self.groups[group.id] = group
            made.append({"id": int(group.id), "name": group.name, "idnumber": group.external_id})
        return made

    def update_cohorts(self, asked):
        for row in asked.get("cohorts", []):
            if row["id"] not in self.groups:
                self.refuse("Invalid cohort id")
            group = self.groups[row["id"]]
            group.name = self.kept(row.get("name", group.name))
            group.external_id = row.get("idnumber", group.external_id)
        return None

    def delete_cohorts(self, asked):
        for identity in asked.get("cohortids", []):
            if self.groups.pop(identity, None) is None:
                self.refuse("Invalid cohort id")
        return None

    def add_members(self, asked):
        for row in asked.get("members", []):
            group = self.groups.get(row["cohorttype"]["value"])
            user = self.users.get(row["usertype"]["value"])
            if group is None or user is None:
                self.refuse("Invalid cohort or user")
            group.members.setdefault(user.id, {})
        return {"warnings": []}

    def remove_members(self, asked):
        for row in asked.get("members", []):
            if row["cohortid"] not in self.groups:
                self.refuse("Invalid cohort id")
            self.groups[row["cohortid"]].members.pop(row["userid"], None)
        return None
