#!/usr/bin/env python3
"""Plays a learning platform on this machine.

    tests/simulators/simulate_platform.py learnamp --port 0 --people 20 --mishap answer_lost@create_user:1x1

The first line of output is the address; the second line says the credentials. It serves until it is
killed, or until its standard input ends if --with-parent is given. `--list` names platforms and mishaps.
With --people the platform has users already: the first people of the imaginary company.
"""

import argparse
import json
import os
import pathlib
import sys
import threading
import time

sys.dont_write_bytecode = True  # a test leaves nothing behind
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from company import Company  # noqa: E402
from platforms.learnamp import LearnAmp  # noqa: E402
from platforms.learnerbly import Learnerbly  # noqa: E402
from platforms.learningbank import Learningbank  # noqa: E402
from platforms.learnupon import LearnUpon  # noqa: E402
from platforms.mishaps import MISHAPS, Mishaps  # noqa: E402
from platforms.moodle import Moodle  # noqa: E402
from platforms.scim import Scim  # noqa: E402
from platforms.talentlms import TalentLMS  # noqa: E402
from web import Answer, Handler, Server, end_soon  # noqa: E402

PLATFORMS = {
    "learnamp": LearnAmp,
    "learnupon": LearnUpon,
    "learnerbly": Learnerbly,
    "learningbank": Learningbank,
    "scim": Scim,
    "moodle": Moodle,
    "talentlms": TalentLMS,
}
LOG = 20_000


class PlatformHandler(Handler):
    """Sends an answer, or what happens to it on its way."""

    def strike(self, request, answer, fault):
        kind, value = fault or ("", "")
        body = answer.encoded()
        if kind == "slow":
            time.sleep(float(value or 1))
        self.server.simulator.finished()
        if kind == "hang_up":
            self.hang_up()
        elif kind == "cut":
            self.send(answer, body, cut=len(body) // 2)
        elif kind == "server_error":
            self.send(Answer(500, {"error": "something went wrong"}))
        else:
            self.send(answer, body)


class PlatformServer(Server):
    def __init__(self, simulator, port):
        super().__init__(simulator, port)
        self.RequestHandlerClass = PlatformHandler


class PlatformSimulator:
    """One platform behind one lock. The log holds what came: never credentials, but bodies, for tests to look into."""

    def __init__(self, platform, begin=lambda platform, order: None):
        self.platform = platform
        self.begin = begin
        begin(platform, {})
        self.lock = threading.Lock()
        self.count = self.at_once = self.most_at_once = 0
        self.log = []

    def answer(self, request):
        with self.lock:
            self.count += 1
            request.number = self.count
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            answer, fault, doing = self.platform.answer(request)
            self.log.append(
                {
                    "number": request.number,
                    "method": request.method,
                    "path": request.path,
                    "query": request.raw_query,
                    "does": doing,
                    "body": "" if doing == "login" else request.body.decode("utf-8", "replace")[:4000],
                    "if_match": request.headers.get("if-match"),
                    "status": answer.status,
                    "fault": fault[0] if fault else None,
                }
            )
            del self.log[:-LOG]
            return answer, fault

    def finished(self):
        with self.lock:
            self.at_once -= 1

    def control(self, request):
        """GET /_sim shows users, groups, outbox and requests; POST /_sim is an order of the admin. /_sim/store is
        the same without the requests."""
        with self.lock:
            if request.method == "POST":
                order = request.json() or {}
                try:
                    end_soon(order)
                    if order.get("begin_again"):
                        self.begin_again(order)
                    self.platform.control(order)
                except (KeyError, TypeError, ValueError, AttributeError) as wrong:
                    return Answer(400, {"error": f"{type(wrong).__name__}: {wrong}"})
                if order.get("forget") == "requests":
                    self.log.clear()
                    self.count = self.most_at_once = 0
            shown = {**self.platform.shown(), "count": self.count, "most_at_once": self.most_at_once}
            return Answer(200, shown if request.path == "/_sim/store" else {**shown, "requests": self.log})

    def clock_ahead(self):
        """No mishap of a platform concerns its clock."""
        return 0

    def begin_again(self, order):
        """As if this process had just been started, but whoever is signed in stays so; `people` says how many."""
        tokens = self.platform.tokens
        self.platform = type(self.platform)(Mishaps())
        self.platform.tokens = tokens
        self.begin(self.platform, order)
        self.log.clear()
        self.count = self.at_once = self.most_at_once = 0


def fill(platform, people, seed):
    for person in Company(seed, people).everybody():
        platform.control(
            {
                "user": {
                    "email": person.email,
                    "login": person.email,
                    "external_id": f"{person.number:05d}",
                    "first": person.first,
                    "last": person.last,
                    "active": not person.leaver,
                }
            }
        )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("platform", nargs="?", choices=PLATFORMS)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--people", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mishap", action="append", default=[], help="NAME[=VALUE][@PLACE[:NUMBER]][xTIMES]")
    parser.add_argument("--background", metavar="FILE", help="writes the address into FILE, serves for ten minutes")
    parser.add_argument("--with-parent", action="store_true", help="ends when standard input does")
    parser.add_argument("--list", action="store_true")
    return parser.parse_args()


def main():
    asked = arguments()
    if asked.list or not asked.platform:
        print("platforms:", " ".join(PLATFORMS))
        for name, words in MISHAPS.items():
            print(f"{name:28} {words}")
        return 0
    try:
        mishaps = Mishaps(asked.mishap)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    platform = PLATFORMS[asked.platform](mishaps)

    def begin(platform, order):
        fill(platform, order.get("people", asked.people), asked.seed)

    simulator = PlatformSimulator(platform, begin)
    server = PlatformServer(simulator, asked.port)
    if asked.background:
        server.serve_behind(asked.background)
        return 0
    print(server.address, flush=True)
    print(json.dumps({"user": platform.user, "secret": platform.secret, "token": "simulated-token"}), flush=True)
    if asked.with_parent:
        threading.Thread(target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
