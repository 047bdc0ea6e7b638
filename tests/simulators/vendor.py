"""What all vendors have in common: a company, faults, a dialect, credentials, and routes."""

import base64
import datetime
import json
import re
import time

from hooks import Hooks
from web import Answer

LOCKED_SECONDS = 300  # how long a firewall shuts out whom it does not like


def utc(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def berlin_midnight(day):
    """The day as some vendors write it: its beginning in Berlin, with the offset of that day."""
    return None if day is None else f"{day.isoformat()}T00:00:00{berlin_offset(day)}"


def berlin_offset(day):
    def last_sunday(month):
        last = datetime.date(day.year, month, 31)
        return last - datetime.timedelta(days=(last.weekday() + 1) % 7)

    return "+02:00" if last_sunday(3) < day <= last_sunday(10) else "+01:00"


def iso(day):
    return None if day is None else day.isoformat()


class Vendor:
    """One vendor's API. Subclasses give `routes`: (method, pattern of the path, name of a method)."""

    routes = []
    user = "simulated-user"
    secret = "simulated-secret"
    hook_secret = "simulated-hook-secret"
    dialects = ("wire", "spec")

    def __init__(self, company, faults, dialect="wire"):
        self.company = company
        self.faults = faults
        self.dialect = dialect
        self.page_size = None  # another than the vendor's own, where callers cannot choose
        self.wrong_credentials = []
        self.locked_until = 0
        self.changed_at = 0
        self.company_before = {}
        self.kept = {}
        self.given_tokens = []  # by signing in and by answers
        self.messages = Hooks(self, faults)

    def answer(self, request):
        """The answer to a request. The same question to the same company gets the kept bytes."""
        for method, pattern, name in self.routes:
            match = re.fullmatch(pattern, request.path)
            if match and method == request.method:
                return (
                    self.firewall(request)
                    or self.refused(request)
                    or self.kept_answer(request)
                    or self.made_answer(request, getattr(self, name), match.groups())
                )
        return self.not_found(request)

    def made_answer(self, request, make, parts):
        answer = make(request, *parts)
        if answer.page is not None and self.faults.hit("is_error_200", request.number, answer.page):
            answer = self.error_at_200(request, answer.page)
        elif self.may_keep(request) and answer.status == 200 and answer.page is not None:
            answer.body = answer.encoded()
            self.kept[self.key_of(request)] = answer
        return answer

    def kept_answer(self, request):
        return self.kept.get(self.key_of(request)) if self.may_keep(request) else None

    def key_of(self, request):
        return (request.method, request.path, request.raw_query, request.body, self.company.version)

    def may_keep(self, request):
        return not self.faults.faults

    def refusal(self, status, words):
        """An answer that says no, in the vendor's shape."""
        return Answer(status, {"error": words})

    def error_at_200(self, request, page):
        """An answer whose status claims success and whose body says otherwise."""
        return Answer(200, {"error": {"code": "internal", "message": "something went wrong"}}, page=page)

    def refused(self, request):
        """The answer to wrong credentials, or None."""
        if request.basic() == (self.user, self.secret):
            return None
        return self.wrong(request, Answer(401, {"error": "unauthorized"}))

    def wrong(self, request, answer):
        self.wrong_credentials.append(time.monotonic())
        return answer

    def patience(self, request):
        """How many refusals within ten seconds a firewall bears, or None if there is no firewall."""
        fault = self.faults.hit("waf_lockout_5min", request.number)
        return int(fault.value or 50) if fault else None

    def firewall(self, request):
        """Shuts callers out that were refused again and again."""
        patience, now = self.patience(request), time.monotonic()
        if patience is None:
            return None
        self.wrong_credentials = [t for t in self.wrong_credentials if now - t < 10]
        if len(self.wrong_credentials) >= patience:
            self.locked_until = now + LOCKED_SECONDS
        if now < self.locked_until:
            return Answer(403, "<html>Blocked</html>", type="text/html")
        return None

    def not_found(self, request):
        return Answer(404, {"error": "not found"})

    def person_of(self, request, person):
        """The person as a single read sees them: older than the last change while `stale_read_20s` is on."""
        fault = self.faults.hit("stale_read_20s", request.number)
        if fault and time.monotonic() - self.changed_at < float(fault.value or 20):
            return self.company_before.get(person.number, person)
        return person

    def hooks(self, kind, person, when, secret):
        """The messages that this vendor sends, or none if it has no hooks."""
        return []

    def control(self, order, faults):
        """An order of the admin: {"change": 3, "values": {…}}, {"erase": 3}, {"faults": […]}, {"subscribe": URL}.

        Both of the first may say when it was: `updated`, of a change among its values.
        """
        if "faults" in order:
            faults.faults = type(faults)(order["faults"]).faults
        if "secret" in order:
            self.secret = order["secret"]
        if "subscribe" in order:
            self.messages.address = order["subscribe"]
        if "rename_department" in order:
            self.company.rename_department(int(order["rename_department"]), order["name"])
        if "change" in order:
            number = int(order["change"])
            self.remember()
            known, values = number in self.company.people, dict(order.get("values", {}))
            self.company.change(number, **values)
            left = values.get("status") == "inactive"
            kind = "created" if not known else "left" if left else "updated"
            self.messages.event(kind, self.company.people[number], self.company.people[number].updated)
        if "erase" in order:
            self.remember()
            person = self.company.people.get(int(order["erase"]))
            self.company.erase(int(order["erase"]), order.get("updated"))
            if person:
                self.messages.event("deleted", person, self.company.removed[person.number])
        self.kept.clear()

    def remember(self):
        self.company_before = dict(self.company.people)
        self.changed_at = time.monotonic()


def encode_cursor(value):
    """An opaque cursor: nobody but its maker may look inside."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def decode_cursor(text):
    try:
        return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, TypeError):
        return None
