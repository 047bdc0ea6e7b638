"""What all platforms have in common: users, groups, an outbox, and the way of a request through the mishaps.

The store is the same for all of them; each platform's file gives it that platform's shape. `GET /_sim` shows
the store, so that a test can ask of every platform alike: is there exactly one user per person, and
what mail went to whom?
"""

import copy
import re
from dataclasses import asdict, dataclass, field

from web import Answer

REFUSALS = (400, 409, 422)


@dataclass
class User:
    id: str
    email: str = ""
    login: str = ""
    external_id: str = ""
    first: str = ""
    last: str = ""
    active: bool = True
    admin: bool = False
    manager: "str | None" = None
    pending: bool = False  # invited, has not accepted: some platforms do not show such users
    more: dict = field(default_factory=dict)  # what else the platform knows, by its own names
    version: int = 1
    since: int = 0  # not seen by reads before this one (mishap late_reads)


@dataclass
class Group:
    id: str
    name: str
    kind: str = "group"
    external_id: str = ""
    parent: "str | None" = None
    manager: "str | None" = None
    active: bool = True
    members: dict = field(default_factory=dict)  # user id -> what is known of the membership
    more: dict = field(default_factory=dict)
    version: int = 1


class Refused(Exception):
    """Raised by a platform's methods where the answer is a refusal."""

    def __init__(self, answer):
        super().__init__(str(answer.status))
        self.answer = answer


class Platform:
    """One platform. Subclasses give `routes`: (method, pattern of the path, name of a method, what it does).
    What it does is `read`, or a name as plans have them, or None: the method says so with `self.does`."""

    routes = []
    user = "simulated-user"
    secret = "simulated-secret"
    first_id = 1001

    def __init__(self, mishaps):
        self.mishaps = mishaps
        self.users = {}
        self.groups = {}
        self.outbox = []
        self.next_id = self.first_id
        self.reads = 0
        self.tokens = {}
        self.limits = {}

    # The way of a request.

    def answer(self, request):
        """The answer, the name of what is done to it on its way, and what the request does."""
        for method, pattern, name, doing in self.routes:
            match = re.fullmatch(pattern, request.path)
            if match and method == request.method:
                doing = doing or self.does(request)
                answer, fault = self.carry_out(request, doing, lambda: getattr(self, name)(request, *match.groups()))
                return answer, fault, doing
        return self.no_such_place(request), None, "nothing"

    def does(self, request):
        return "read"

    def carry_out(self, request, doing, act):
        sorts = ("request", "read" if doing == "read" else "write", doing)
        if doing == "login":
            sorts = ("request", "login")
        self.mishaps.count(*sorts)
        refusal = self.refused(request) if doing != "login" else None
        if refusal is not None:
            return refusal, None
        if doing == "read":
            self.reads += 1
        instead = self.instead(request, sorts)
        if instead is not None:
            return instead
        self.before(request, sorts)
        seen = copy.deepcopy(self.users) if self.mishaps.hit("late_reads", *sorts) else None
        try:
            answer = act()
        except Refused as refused:
            answer = refused.answer
        if seen is not None:
            self.hide_what_is_new(seen)
        if answer.status in REFUSALS and self.mishaps.hit("no_detail", *sorts):
            answer = Answer(answer.status, b"")
        return answer, self.on_the_way(sorts)

    def instead(self, request, sorts):
        """The answer that stands in the place of carrying the request out, or None."""
        made = {
            "request_lost": lambda m: (Answer(200, b""), ("hang_up", "")),
            "server_error": lambda m: (Answer(500, {"error": "something went wrong"}), None),
            "unavailable": lambda m: (Answer(503, b"", [("Retry-After", m.value or "1")]), None),
            "throttle_429": lambda m: (Answer(429, b"", [("Retry-After", m.value or "1")]), None),
            "throttle_429_no_retry_after": lambda m: (Answer(429, b""), None),
            "unauthorized": lambda m: (Answer(401, {"error": "credentials were withdrawn"}), None),
            "forbidden": lambda m: (Answer(403, {"error": "not allowed"}), None),
            "says_it_again": lambda m: (self.refusal(request.heard()), None),
            "refused": lambda m: (self.refusal("not acceptable"), None),
            "html_200": lambda m: (Answer(200, "<!DOCTYPE html><title>Maintenance</title>", type="text/html"), None),
            "precondition_failed": lambda m: (Answer(412, b""), None),
        }
        for name, make in made.items():
            mishap = self.mishaps.hit(name, *sorts)
            if mishap:
                return make(mishap)
        return None

    def on_the_way(self, sorts):
        """What happens to an answer after the request was carried out."""
        for name, what in (("answer_lost", "hang_up"), ("cut_answer", "cut"), ("slow", "slow")):
            mishap = self.mishaps.hit(name, *sorts)
            if mishap:
                return what, mishap.value
        if self.mishaps.hit("server_error_after", *sorts):
            return "server_error", ""
        return None

    def before(self, request, sorts):
        """What an admin does just before the request is carried out."""
        named = [user for user in self.users.values() if self.speaks_of(request, user.id)]
        if named and self.mishaps.hit("edited_between", *sorts):
            named[0].more["edited by"] = "an admin"
            named[0].version += 1
        if named and self.mishaps.hit("deleted_before", *sorts):
            self.delete(named[0].id)

    def speaks_of(self, request, identity):
        return identity in re.split(r"[/?&=]", request.path) or f'"{identity}"' in request.body.decode(
            "utf-8", "replace"
        )

    def hide_what_is_new(self, seen):
        wait = next((int(m.value or 3) for m in self.mishaps.all if m.name == "late_reads"), 3)
        for identity, user in self.users.items():
            if identity not in seen:
                user.since = self.reads + wait

    # What platforms are asked by their own methods.

    def refused(self, request):
        """The answer to wrong credentials, or None."""
        return None

    def refusal(self, words):
        return Answer(400, {"error": words})

    def no_such_place(self, request):
        return Answer(404, {"error": "not found"})

    def seen(self):
        """Everybody whom a reading request sees now, by id."""
        everybody = [user for user in self.users.values() if user.since < self.reads or user.since == 0]
        if everybody and self.mishaps.hit("list_gap", "request", "read"):
            everybody = everybody[:-1]
        return everybody

    def one(self, identity):
        user = self.users.get(identity)
        return user if user and (user.since < self.reads or user.since == 0) else None

    def counted(self, number):
        return number + 1 if self.mishaps.hit("total_lies", "request", "read") else number

    def kept(self, value):
        """The form in which the platform keeps a text."""
        if isinstance(value, str) and any(m.name == "canonical" for m in self.mishaps.all):
            value = " ".join(value.split())
            return value.lower() if "@" in value else value
        return value

    def new_id(self):
        self.next_id += 1
        return str(self.next_id - 1)

    def mail(self, kind, user, **more):
        self.outbox.append({"kind": kind, "to": user.email, "user": user.id, **more})

    def holder(self, name, value, but=None):
        """Who has this address, login or external id, compared without case, unless it is `but`."""
        if not value:
            return None
        for user in self.users.values():
            if user.id != but and str(getattr(user, name)).lower() == str(value).lower():
                return user
        return None

    def delete(self, identity):
        self.users.pop(identity, None)
        for group in self.groups.values():
            group.members.pop(identity, None)

    # The admin's side.

    def shown(self):
        return {
            "users": [asdict(user) for user in self.users.values()],
            "groups": [asdict(group) for group in self.groups.values()],
            "outbox": self.outbox,
        }

    def control(self, order):
        """An order of the admin: {"user": {…}}, {"group": {…}}, {"member": [group, user]}, {"accept": email},
        {"delete": id}, {"delete_person": external id}, {"mishaps": […]}, {"forget": "outbox"}, {"limits": {…}}."""
        if "user" in order:
            values = dict(order["user"])
            identity = str(values.pop("id", "") or self.new_id())
            user = self.users.setdefault(identity, User(identity))
            for name, value in values.items():
                user.more.update(value) if name == "more" else setattr(user, name, value)
            user.version += 1
        if "group" in order:
            values = dict(order["group"])
            identity = str(values.pop("id", "") or self.new_id())
            group = self.groups.setdefault(identity, Group(identity, values.get("name", "")))
            for name, value in values.items():
                setattr(group, name, value)
        if "member" in order:
            group, user = order["member"]
            self.groups[group].members[user] = {"id": self.new_id()}
        if "accept" in order:
            self.holder("email", order["accept"]).pending = False
        if "delete" in order:
            self.delete(order["delete"])
        if order.get("forget") == "outbox":
            self.outbox.clear()
        if order.get("forget") == "groups":
            self.groups = {identity: group for identity, group in self.groups.items() if group.kind == "permission"}
        if "delete_person" in order:
            gone = self.holder("external_id", order["delete_person"])
            if gone is not None:
                self.delete(gone.id)
        if "limits" in order:
            self.limits.update(order["limits"])
        if "mishaps" in order:
            self.mishaps.set(order["mishaps"])


def truth(value):
    """A yes or no as clients write it."""
    return value is True or str(value).lower() in ("true", "1", "yes")
