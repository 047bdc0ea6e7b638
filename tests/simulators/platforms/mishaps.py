"""What can go wrong while a platform is written to.

A mishap is written NAME[=VALUE][@PLACE[:NUMBER]][xTIMES]. PLACE is `request`, `read`, `write`, or what a
request does, as a plan calls it: create_user, update_user, archive_user, reactivate_user, invite_user,
set_manager, create_group, rename_group, archive_group, add_member, remove_member, delete_user, login.
NUMBER counts requests of that sort from 1; without it every one of them is struck.

    answer_lost@create_user:1x1     the first creation is carried out, and its answer never arrives
    throttle_429=2@write:3x1        the third writing request is told to come back in two seconds
    late_reads=4@create_user        what is created is not seen by the next four reading requests
"""

import re
from dataclasses import dataclass

MISHAPS = {
    "answer_lost": "carried out; the connection ends without an answer",
    "request_lost": "not carried out; the connection ends without an answer",
    "cut_answer": "carried out; the connection ends in the middle of the answer",
    "server_error": "500, not carried out",
    "server_error_after": "500, and yet it was carried out",
    "unavailable": "503 with Retry-After: VALUE, not carried out",
    "throttle_429": "429 with Retry-After: VALUE, not carried out",
    "throttle_429_no_retry_after": "429 that does not say how long, not carried out",
    "unauthorized": "401, not carried out",
    "forbidden": "403, not carried out",
    "refused": "400 with the platform's kind of words, not carried out",
    "says_it_again": "a refusal whose words are all that was asked: headers, keys, body; not carried out",
    "html_200": "200 with a page of HTML, not carried out",
    "slow": "VALUE seconds pass before the answer",
    "no_detail": "an answer of refusal (400, 409, 422) comes without a body",
    "late_reads": "what was created or changed is not seen by the next VALUE reading requests",
    "edited_between": "an admin edits the user just before the request is carried out",
    "precondition_failed": "412, not carried out",
    "deleted_before": "an admin deletes the user just before the request is carried out",
    "canonical": "values are kept in another form: addresses in small letters, spaces collapsed",
    "list_gap": "one user is left out of a list, and the total does not say so",
    "total_lies": "a list says that there is one more user than it shows",
    "bulk_partly": "one row of a batch is refused, the others are carried out",
}

SPELLING = re.compile(
    r"^(?P<name>[a-z0-9_]+)(=(?P<value>[^@]*?))?(@(?P<place>[a-z_]+)(:(?P<number>\d+))?)?(x(?P<times>\d+))?$"
)


@dataclass
class Mishap:
    name: str
    value: str
    place: str
    number: "int | None"
    left: "int | None"


def parse(text):
    match = SPELLING.match(text)
    if not match or match["name"] not in MISHAPS:
        raise ValueError(
            f"`{text}` is no mishap: NAME[=VALUE][@PLACE[:NUMBER]][xTIMES] with NAME one of "
            + ", ".join(sorted(MISHAPS))
        )
    return Mishap(
        match["name"],
        match["value"] or "",
        match["place"] or "request",
        int(match["number"]) if match["number"] else None,
        int(match["times"]) if match["times"] else None,
    )


class Mishaps:
    """What is switched on, and how many requests of each sort there were since."""

    def __init__(self, texts=()):
        self.set(texts)

    def set(self, texts):
        self.all = [parse(text) for text in texts]
        self.seen = {}

    def count(self, *sorts):
        for sort in sorts:
            self.seen[sort] = self.seen.get(sort, 0) + 1

    def hit(self, name, *sorts):
        """The mishap of this name that strikes a request of these sorts now, or None; it is used up."""
        for mishap in self.all:
            if mishap.name != name or mishap.left == 0 or mishap.place not in sorts:
                continue
            if mishap.number is not None and self.seen.get(mishap.place, 0) != mishap.number:
                continue
            if mishap.left is not None:
                mishap.left -= 1
            return mishap
        return None
