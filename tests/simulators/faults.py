"""What can go wrong, switched on by the number of a request or by the page it asks for.

A fault is written NAME[=VALUE][@PLACE:NUMBER][xTIMES]:

    truncated_array@page:3        whenever page 3 is asked for (pages count from 1)
    throttle_429=2@request:4x1    the fourth request, once; it says Retry-After: 2
    server_error@from:10          the tenth request and all after it
    silent_field_drop=work        in every answer

The faults of transport are carried out by `web.py`, on any answer. Those that need to know what an answer
means (a page that repeats, a field that is missing) are asked for by the vendors' files with `hit`. Those
that lie in the data are in `stories.py`.
"""

import datetime
import email.utils
import re
from dataclasses import dataclass

from stories import STORIES

TRANSPORT = {
    "truncated_array": "the body ends in the middle, and says it is whole",
    "cut_connection": "the connection ends in the middle of the body",
    "connection_reset": "the connection ends without an answer",
    "empty_200": "200 without a body",
    "html_200": "200 with a page of HTML",
    "garbage_after_json": "something follows the end of the JSON",
    "slow": "VALUE seconds pass before the answer",
    "throttle_429": "429 with Retry-After: VALUE",
    "throttle_429_no_retry_after": "429 that does not say how long",
    "throttle_503_date": "503 with Retry-After as a date, VALUE seconds ahead",
    "server_error": "500",
    "unauthorized": "401",
    "forbidden": "403",
    "says_it_again": "VALUE (400), in the vendor's shape, with all that was asked in its words: headers, keys, body",
    "redirect_elsewhere": "302 to VALUE, a host that nobody declared",
    "compressed_bomb": "a small gzip body that grows to VALUE megabytes",
}
MEANING = {
    "page_repeat": "the page holds what the page before it held",
    "page_gap": "the first row of the page is left out; totals do not change",
    "short_page": "the second half of the page is left out; more is promised all the same",
    "cursor_loop": "the way to the next page leads to this page again",
    "total_lies": "the vendor counts one person more than it sends",
    "total_moves": "from this page on the total is one higher",
    "silent_field_drop": "the field VALUE is left out of every record",
    "permission_revoked_midway": "from this page on the field VALUE is left out",
    "empty_list": "the list is empty",
    "same_person_twice": "the first person of the page stands on it twice",
    "is_error_200": "200 whose body says that it is an error",
    "status0_with_error_text": "200 whose body claims success and holds an error's text",
    "rotated_token_lost": "the next token is made and not sent",
    "delta_token_expired": "the token of an incremental read is no longer known",
    "nobody_by_id": "nobody is found by an id, whoever is on the list",
    "clock_ahead": "the clock of the vendor is VALUE seconds ahead, or behind",
    "directory_404_empty": "404 as if nobody were there",
    "stale_read_20s": "for VALUE seconds (20) a person is read as they were before the last change",
    "waf_lockout_5min": "after VALUE (50) refusals within ten seconds all is refused for five minutes",
    "weekly_budget_gone": "429: the budget of the week is used up, and is there again in VALUE seconds",
    "half_uploaded_file": "the file ends in the middle of a line",
    "bom_csv": "the file begins with a byte order mark",
    "header_only": "the file holds its headings and nobody",
    "total_row": "the file ends with a row of totals",
    "hook_duplicate": "a message is delivered twice",
    "hook_out_of_order": "two messages are delivered in the other order",
    "hook_bad_signature": "a message is signed with another secret",
    "hook_slow_ack": "an answer that takes longer than VALUE seconds (3) is none: the message comes again",
}

NAMES = {**TRANSPORT, **MEANING, **{name: words for name, (_, words) in STORIES.items()}}

SPELLING = re.compile(
    r"^(?P<name>[a-z0-9_]+)(=(?P<value>[^@]*))?(@(?P<place>page|request|from):(?P<number>\d+))?(x(?P<times>\d+))?$"
)


@dataclass
class Fault:
    name: str
    value: str
    place: str
    number: int
    left: "int | None"


def parse_fault(text):
    match = SPELLING.match(text)
    if not match or match["name"] not in NAMES:
        names = ", ".join(sorted(NAMES))
        raise ValueError(
            f"`{text}` is no fault: NAME[=VALUE][@page:N|@request:N|@from:N][xTIMES] with NAME one of {names}"
        )
    return Fault(
        match["name"],
        match["value"] or "",
        match["place"] or "always",
        int(match["number"] or 0),
        int(match["times"]) if match["times"] else None,
    )


class Faults:
    """The faults that are switched on. `request` is the number of the request at hand."""

    def __init__(self, texts=()):
        self.faults = [parse_fault(text) for text in texts]

    def hit(self, name, request, page=None):
        """The fault of this name that strikes now, or None; what strikes is used up."""
        for fault in self.faults:
            if fault.name != name or fault.left == 0:
                continue
            strikes = (
                fault.place == "always"
                or (fault.place == "request" and request == fault.number)
                or (fault.place == "from" and request >= fault.number)
                or (fault.place == "page" and page == fault.number)
            )
            if strikes:
                if fault.left is not None:
                    fault.left -= 1
                return fault
        return None

    def since(self, name, page):
        """The fault of this name whose page is reached: for what goes wrong midway and stays so."""
        for fault in self.faults:
            if fault.name == name and (fault.place != "page" or (page is not None and page >= fault.number)):
                return fault
        return None


def retry_date(seconds):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=float(seconds or 1))
    return email.utils.format_datetime(moment, usegmt=True)
