"""How each platform is written to by hand, for the test of the simulators."""

import base64
import json
import pathlib
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import simulate_platform  # noqa: E402


class Platform:
    """A running platform, and how one writes to it: `create`, `find`, `update`, `archive`, `group`, `join`."""

    name = ""
    prefix = ""

    def __init__(self, *mishaps, people=0):
        platform = simulate_platform.PLATFORMS[self.name](simulate_platform.Mishaps(mishaps))
        simulate_platform.fill(platform, people, 1)
        self.server = simulate_platform.PlatformServer(simulate_platform.PlatformSimulator(platform), 0)
        self.address = self.server.address
        self.credentials = {"user": platform.user, "secret": platform.secret, "token": "simulated-token"}
        threading.Thread(target=lambda: self.server.serve_forever(poll_interval=0.02), daemon=True).start()
        self.headers = {}
        self.sign_in()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def sign_in(self):
        pass

    def call(self, method, path, body=None, headers=None, form=False):
        data, headers = None, {**self.headers, **(headers or {})}
        if body is not None:
            data = urllib.parse.urlencode(body).encode() if form else json.dumps(body).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded" if form else "application/json"
        request = urllib.request.Request(self.address + self.prefix + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers, parsed(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, error.headers, parsed(error.read())

    def sim(self, order=None):
        method = "GET" if order is None else "POST"
        request = urllib.request.Request(
            self.address + "/_sim", json.dumps(order).encode() if order else None, method=method
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read())


def parsed(body):
    try:
        return json.loads(body)
    except ValueError:
        return body


class Amp(Platform):
    name, prefix = "learnamp", "/v1"

    def sign_in(self):
        self.prefix = ""
        form = {
            "client_id": self.credentials["user"],
            "client_secret": self.credentials["secret"],
            "grant_type": "client_credentials",
        }
        assert self.call("POST", "/oauth/token", form, form=True)[0] == 400  # without a scope
        token = self.call("POST", "/oauth/token", {**form, "scope": "users:read"}, form=True)[2]["access_token"]
        self.headers, self.prefix = {"Authorization": f"Bearer {token}"}, "/v1"

    def create(self, number, **more):
        body = {
            "email": f"p{number}@acme.example",
            "firstName": "P",
            "lastName": str(number),
            "integrationExternalId": f"E{number}",
        }
        return self.call("POST", "/users", {**body, "skipInvitation": True, **more})

    def find(self, number):
        return self.call("GET", f"/users?filters%5Bintegration_external_id%5D=E{number}")[2]["users"]

    def archive(self, identity):
        return self.call("PUT", f"/users/{identity}/deactivate", {})[0]

    def group(self, name):
        return self.call("POST", "/teams", {"name": name})

    def join(self, group, user):
        return self.call("POST", f"/teams/{group}/users", {"userId": int(user)})[0]


class Upon(Platform):
    name, prefix = "learnupon", "/api/v1"

    def sign_in(self):
        pair = base64.b64encode(f"{self.credentials['user']}:{self.credentials['secret']}".encode()).decode()
        self.headers = {"Authorization": f"Basic {pair}"}

    def create(self, number, **more):
        body = {
            "email": f"p{number}@acme.example",
            "first_name": "P",
            "last_name": str(number),
            "password": "thrown away",
        }
        return self.call("POST", "/users", {"User": {**body, "CustomData": {"external_id": f"E{number}"}, **more}})

    def find(self, number):
        return self.call("GET", f"/users/search?email=p{number}@acme.example")[2]["user"]

    def archive(self, identity):
        return self.call("PUT", f"/users/{identity}", {"User": {"enabled": False}})[0]

    def group(self, name):
        return self.call("POST", "/groups", {"Group": {"title": name}})

    def join(self, group, user):
        return self.call("POST", "/group_memberships", {"GroupMembership": {"group_id": group, "user_id": user}})[0]


class Scim(Platform):
    name, prefix = "scim", "/scim/v2"
    scheme = "Bearer"
    extension = {}

    def sign_in(self):
        self.headers = {"Authorization": f"{self.scheme} {self.credentials['secret']}"}

    def create(self, number, **more):
        body = {"userName": f"p{number}@acme.example", "externalId": f"E{number}", "name": {"givenName": "P"}}
        emails = [{"value": f"p{number}@acme.example", "type": "work"}]
        return self.call("POST", "/Users", {**body, "emails": emails, **self.extension, **more})

    def find(self, number):
        query = urllib.parse.quote(f'externalId eq "E{number}"')
        return self.call("GET", f"/Users?filter={query}")[2].get("Resources", [])

    def patch(self, identity, *operations, **headers):
        return self.call("PATCH", f"/Users/{identity}", {"Operations": list(operations)}, headers)

    def archive(self, identity):
        return self.patch(identity, {"op": "Replace", "value": {"active": "False"}})[0]

    def group(self, name):
        return self.call("POST", "/Groups", {"displayName": name})

    def join(self, group, user):
        operation = {"op": "add", "path": "members", "value": [{"value": user}]}
        return self.call("PATCH", f"/Groups/{group}", {"Operations": [operation]})[0]


class Erbly(Scim):
    name = "learnerbly"
    scheme = "Static"
    extension = {"urn:ietf:params:scim:schemas:extension:learnerbly:2.0:User": {"contentRegion": "Europe"}}


class Bank(Platform):
    name, prefix = "learningbank", "/api/v1"

    def sign_in(self):
        login = {
            "username": self.credentials["user"],
            "password": self.credentials["secret"],
            "token": self.credentials["token"],
        }
        self.headers = {"Authorization": "Bearer " + self.call("POST", "/login", login)[2]["accessToken"]}
        self.permission = self.call("GET", "/permissions?name=User")[2]["items"][0]["id"]
        self.department = self.call("POST", "/departments", {"name": "All"})[2]["id"]
        self.profile = self.call("POST", "/jobprofiles", {"name": "All"})[2]["id"]

    def create(self, number, **more):
        body = {
            "email": f"p{number}@acme.example",
            "firstName": "P",
            "lastName": str(number),
            "externalId": f"E{number}",
        }
        places = {"departmentId": self.department, "jobProfileId": self.profile, "permissionTypeId": self.permission}
        return self.call("POST", "/users", {**body, **places, "notify": False, **more})

    def find(self, number):
        return self.call("GET", f"/users?externalId=E{number}")[2]["items"]

    def archive(self, identity):
        return self.call("POST", f"/users/{identity}/archive", {})[0]

    def group(self, name):
        return self.call("POST", "/departments", {"name": name})

    def join(self, group, user):
        seen = self.call("GET", f"/users/{user}")[2]
        return self.call("PUT", f"/users/{user}", {**seen, "departmentId": group})[0]


class Mood(Platform):
    name, prefix = "moodle", "/webservice/rest/server.php"

    def function(self, name, **arguments):
        form = {"wstoken": self.credentials["secret"], "wsfunction": name, "moodlewsrestformat": "json"}
        return self.call("POST", "", {**form, **arguments}, form=True)

    def create(self, number, **more):
        row = {"username": f"p{number}", "email": f"p{number}@acme.example", "firstname": "P", "lastname": str(number)}
        row = {**row, "idnumber": f"E{number}", "password": "Thrown-away-1", **more}
        status, headers, body = self.function(
            "core_user_create_users", **{f"users[0][{name}]": value for name, value in row.items()}
        )
        return status, headers, body[0] if isinstance(body, list) else body

    def find(self, number):
        return self.function("core_user_get_users_by_field", **{"field": "idnumber", "values[0]": f"E{number}"})[2]

    def archive(self, identity):
        return self.function("core_user_update_users", **{"users[0][id]": identity, "users[0][suspended]": 1})[0]

    def group(self, name):
        row = {"cohorts[0][name]": name, "cohorts[0][idnumber]": name, "cohorts[0][categorytype][type]": "system"}
        status, headers, body = self.function("core_cohort_create_cohorts", **row)
        return status, headers, body[0]

    def join(self, group, user):
        row = {"cohorttype": ("id", group), "usertype": ("id", user)}
        form = {f"members[0][{n}][{k}]": v for n, (t, i) in row.items() for k, v in (("type", t), ("value", i))}
        return self.function("core_cohort_add_cohort_members", **form)[0]


class Talent(Platform):
    name, prefix = "talentlms", "/api/v2"

    def sign_in(self):
        self.headers = {"X-API-Key": self.credentials["secret"], "X-API-Version": "2025-01-01"}

    def create(self, number, **more):
        body = {
            "login": f"p{number}",
            "email": f"p{number}@acme.example",
            "name": "P",
            "surname": str(number),
            "password": "Thrown-away-1",
        }
        status, headers, answer = self.call(
            "POST", "/users", {**body, "custom_fields": [{"id": 1, "value": f"E{number}"}], **more}
        )
        return status, headers, answer.get("_data", answer) if isinstance(answer, dict) else answer

    def find(self, number):
        return self.call("GET", f"/users?filter%5Bcustom_field_value%5D%5Beq%5D=E{number}")[2]["_data"]

    def archive(self, identity):
        return self.call("PATCH", f"/users/{identity}", {"status": "inactive"})[0]

    def group(self, name):
        status, headers, body = self.call("POST", "/groups", {"name": name})
        return status, headers, body["_data"]

    def join(self, group, user):
        return self.call("POST", "/group-memberships", {"group_id": group, "user_id": user})[0]


ALL = [Amp, Upon, Erbly, Bank, Scim, Mood, Talent]
