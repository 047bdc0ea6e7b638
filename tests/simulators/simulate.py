#!/usr/bin/env python3
"""Plays a vendor on this machine.

    tests/simulators/simulate.py hibob --port 0 --people 500 --fault throttle_429=1@request:2x1

The first line of output is the address; the second line says the credentials. It serves until it is
killed, or until its standard input ends if --with-parent is given. `--list` names vendors and faults.
Everybody in the company is invented; the same --seed gives the same company.
"""

import argparse
import datetime
import json
import os
import pathlib
import sys
import threading

sys.dont_write_bytecode = True  # a test leaves nothing behind
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from company import Company  # noqa: E402
from faults import NAMES, Faults  # noqa: E402
from stories import tell  # noqa: E402
from vendors.bamboohr import BambooHR  # noqa: E402
from vendors.cedar import Cedar  # noqa: E402
from vendors.csv_folder import DIALECTS, csv_file  # noqa: E402
from vendors.deel import Deel  # noqa: E402
from vendors.graph import Graph  # noqa: E402
from vendors.hibob import HiBob  # noqa: E402
from vendors.okta import Okta  # noqa: E402
from vendors.peoplehr import PeopleHR  # noqa: E402
from vendors.personio import Personio  # noqa: E402
from vendors.personio_v2 import PersonioV2  # noqa: E402
from vendors.sage_hr import SageHR  # noqa: E402
from vendors.scim import Scim  # noqa: E402
from vendors.successfactors import SuccessFactors  # noqa: E402
from web import Server, Simulator  # noqa: E402

VENDORS = {
    "hibob": HiBob,
    "peoplehr": PeopleHR,
    "personio": Personio,
    "personio_v2": PersonioV2,
    "bamboohr": BambooHR,
    "scim": Scim,
    "graph": Graph,
    "sage_hr": SageHR,
    "okta": Okta,
    "deel": Deel,
    "successfactors": SuccessFactors,
    "cedar": Cedar,
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vendor", nargs="?", choices=[*VENDORS, "csv"])
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 21))
    parser.add_argument("--dialect", default="wire", help="wire (what is seen) or spec (what is documented)")
    parser.add_argument(
        "--fault", action="append", default=[], help="NAME[=VALUE][@page:N|@request:N|@from:N][xTIMES]"
    )
    parser.add_argument("--records", metavar="FILE", help="hibob: sends the people of this page as they are")
    parser.add_argument("--page-size", type=int, help="of pages whose size a caller cannot choose")
    parser.add_argument("--secret", help="another secret than the usual one")
    parser.add_argument("--out", help="csv: the file to write")
    parser.add_argument("--background", metavar="FILE", help="writes the address into FILE, serves for ten minutes")
    parser.add_argument("--with-parent", action="store_true", help="ends when standard input does")
    parser.add_argument("--list", action="store_true")
    return parser.parse_args()


def print_lists():
    print("vendors:", " ".join([*VENDORS, "csv"]))
    for name, words in NAMES.items():
        print(f"{name:28} {words}")


def serve(vendor, faults, port, with_parent):
    server = Server(Simulator(vendor, faults), port)
    print(server.address, flush=True)
    print(json.dumps({"user": vendor.user, "secret": vendor.secret, "hook_secret": vendor.hook_secret}), flush=True)
    if with_parent:
        threading.Thread(target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


def main():
    asked = arguments()
    if asked.list or not asked.vendor:
        print_lists()
        return 0
    try:
        faults = Faults(asked.fault)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    company = Company(asked.seed, asked.people, asked.today)
    if asked.vendor == "csv":
        tell(company, faults, 1)
        body = csv_file(company, faults, asked.dialect if asked.dialect in DIALECTS else "wire")
        if asked.out:
            pathlib.Path(asked.out).write_bytes(body)
        else:
            sys.stdout.buffer.write(body)
        return 0
    vendor = VENDORS[asked.vendor](company, faults, asked.dialect)
    if asked.records:
        vendor.given = json.loads(pathlib.Path(asked.records).read_text())["employees"]
    vendor.page_size = asked.page_size
    if asked.secret:
        vendor.secret = asked.secret
    if asked.background:
        Server(Simulator(vendor, faults), asked.port).serve_behind(asked.background)
    else:
        serve(vendor, faults, asked.port, asked.with_parent)
    return 0


if __name__ == "__main__":
    sys.exit(main())
