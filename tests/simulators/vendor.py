"""What all vendors have in common: a company, faults, a dialect, credentials, and routes."""

import base64
import datetime
import json
import re
import time

from web import Answer


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
    dialects = ("wire", "spec")

    def __init__(self, company, faults, dialect="wire"):
        self.company = company
        self.faults = faults
        self.dialect = dialect
        self.wrong_credentials = []
        self.kept = {}

    def answer(self, request):
        """The answer to a request. The same question to the same company gets the kept bytes."""
        key = (
            request.method,
            request.path,
            request.raw_query,
            request.body,
            request.headers.get("authorization"),
            self.company.version,
        )
        if self.may_keep(request) and key in self.kept:
            return self.kept[key]
        for method, pattern, name in self.routes:
            match = re.fullmatch(pattern, request.path)
            if match and method == request.method:
                answer = (
                    self.firewall(request) or self.refused(request) or getattr(self, name)(request, *match.groups())
                )
                if self.may_keep(request) and answer.status == 200:
                    answer.body = answer.encoded()
                    self.kept[key] = answer
                return answer
        return self.not_found(request)

    def may_keep(self, request):
        return not self.faults.faults and request.method == "GET"

    def refused(self, request):
        """The answer to wrong credentials, or None."""
        if request.basic() == (self.user, self.secret):
            return None
        return self.wrong(request, Answer(401, {"error": "unauthorized"}))

    def wrong(self, request, answer):
        self.wrong_credentials.append(time.monotonic())
        return answer

    def firewall(self, request):
        """Shuts callers out that are refused again and again (fault waf_lockout)."""
        fault = self.faults.hit("waf_lockout", request.number)
        if not fault:
            return None
        now = time.monotonic()
        if len([t for t in self.wrong_credentials if now - t < float(fault.value or 300)]) >= 50:
            return Answer(403, "<html>Blocked</html>", type="text/html")
        return None

    def not_found(self, request):
        return Answer(404, {"error": "not found"})

    def person_of(self, request, person):
        """The person as a single read sees them: older than the last change while `stale_read` is on."""
        if self.faults.hit("stale_read", request.number):
            return self.company_before.get(person.number, person) if hasattr(self, "company_before") else person
        return person

    def control(self, order, faults):
        """An order of the admin: {"change": 3, "values": {…}}, {"erase": 3}, {"faults": […]}."""
        if "change" in order:
            number = int(order["change"])
            self.company_before = dict(self.company.people)
            self.company.change(number, **order.get("values", {}))
        if "erase" in order:
            self.company_before = dict(self.company.people)
            self.company.erase(int(order["erase"]))
        if "rename_department" in order:
            self.company.rename_department(int(order["rename_department"]), order["name"])
        if "secret" in order:
            self.secret = order["secret"]
        if "faults" in order:
            faults.faults = type(faults)(order["faults"]).faults
        self.kept.clear()


def encode_cursor(value):
    """An opaque cursor: nobody but its maker may look inside."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def decode_cursor(text):
    try:
        return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, TypeError):
        return None
