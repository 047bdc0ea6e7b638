#!/usr/bin/env python3
"""Walks every simulated vendor with a client written by hand, and sees some faults strike."""

import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import queue
import re
import subprocess
import sys
import threading
import unittest
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True  # a test leaves nothing behind
sys.path.insert(0, str(HERE))

from stories import STORIES  # noqa: E402

PEOPLE = 230


class Simulated:
    def __init__(self, vendor, *options):
        self.process = subprocess.Popen(
            [sys.executable, HERE / "simulate.py", vendor, "--people", str(PEOPLE), "--with-parent", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip()
        self.credentials = json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def basic(self):
        pair = f"{self.credentials['user']}:{self.credentials['secret']}"
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}

    def call(self, method, path, body=None, headers=None, form=False):
        url = path if path.startswith("http") else self.address + path
        data = None
        headers = dict(headers or {})
        if body is not None:
            data = urllib.parse.urlencode(body).encode() if form else json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded" if form else "application/json")
        request = urllib.request.Request(url, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def json(self, *args, **kwargs):
        status, headers, body = self.call(*args, **kwargs)
        return status, headers, json.loads(body)

    def control(self, order):
        return self.json("POST", "/_sim", order)[2]


def everybody_of(simulated, vendor):
    """The ids of all people, read as the vendor's documents say."""
    return {
        "hibob": hibob,
        "peoplehr": peoplehr,
        "personio": personio,
        "personio_v2": personio_v2,
        "bamboohr": bamboohr,
        "scim": scim,
        "graph": graph,
        "sage_hr": sage_hr,
        "okta": okta,
        "deel": deel,
        "successfactors": successfactors,
        "cedar": cedar,
    }[vendor](simulated)


def hibob(s):
    body = {"fields": ["root.id", "work.department"], "humanReadable": "APPEND", "showInactive": True}
    return [person["id"] for person in s.json("POST", "/v1/people/search", body, s.basic())[2]["employees"]]


def peoplehr(s):
    body = {"APIKey": s.credentials["secret"], "Action": "GetAllEmployeeDetail", "IncludeLeavers": True}
    return [person["EmployeeId"]["DisplayValue"] for person in s.json("POST", "/Employee", body)[2]["Result"]]


def personio(s):
    login = {"client_id": s.credentials["user"], "client_secret": s.credentials["secret"]}
    token = s.json("POST", "/v1/auth", login)[2]["data"]["token"]
    ids, offset, count = [], 0, 1
    while offset < count:
        _, headers, page = s.json(
            "GET", f"/v1/company/employees?limit=100&offset={offset}", headers={"Authorization": f"Bearer {token}"}
        )
        token = headers["Authorization"].removeprefix("Bearer ")
        ids += [person["attributes"]["id"]["value"] for person in page["data"]]
        offset, count = offset + 100, page["metadata"]["total_elements"]
    return ids


def personio_v2(s):
    form = {
        "grant_type": "client_credentials",
        "client_id": s.credentials["user"],
        "client_secret": s.credentials["secret"],
    }
    bearer = {"Authorization": "Bearer " + s.json("POST", "/v2/auth/token", form, form=True)[2]["access_token"]}
    ids, url = [], "/v2/persons?limit=50"
    while url:
        page = s.json("GET", url, headers=bearer)[2]
        ids += [person["id"] for person in page["_data"]]
        url = page["_meta"]["links"].get("next", {}).get("href")
    jobs = s.json("GET", f"/v2/persons/{ids[0]}/employments", headers=bearer)[2]["_data"]
    unit = jobs[0]["org_units"][0]["id"]
    assert s.call("GET", f"/v2/org-units/{unit}", headers=bearer)[0] == 404  # without a type
    assert s.json("GET", f"/v2/org-units/{unit}?type=department", headers=bearer)[2]["name"]
    return ids


def bamboohr(s):
    key = {
        "Authorization": "Basic " + base64.b64encode(f"{s.credentials['secret']}:x".encode()).decode(),
        "Accept": "application/json",
    }
    ids, after = [], ""
    while after is not None:
        page = s.json(
            "GET",
            f"/api/v1/employees?page[limit]=100&fields=workEmail{after and '&page[after]=' + after}",
            headers=key,
        )[2]
        ids += [person["employeeId"] for person in page["data"]]
        after = page["meta"]["page"]["nextCursor"]
    report = s.json("POST", "/api/v1/reports/custom?format=json&onlyCurrent=false", {"fields": ["workEmail"]}, key)[2]
    assert len(report["employees"]) == len(ids)
    return ids


def scim(s):
    ids, start, count = [], 1, 1
    while start <= count:
        page = s.json(
            "GET",
            f"/scim/v2/Users?startIndex={start}&count=100",
            headers={"Authorization": f"Bearer {s.credentials['secret']}"},
        )[2]
        ids += [user["id"] for user in page["Resources"]]
        start, count = start + page["itemsPerPage"], page["totalResults"]
    return ids


def graph(s):
    form = {
        "grant_type": "client_credentials",
        "client_id": s.credentials["user"],
        "client_secret": s.credentials["secret"],
        "scope": "https://graph.microsoft.com/.default",
    }
    bearer = {
        "Authorization": "Bearer " + s.json("POST", "/tenant/oauth2/v2.0/token", form, form=True)[2]["access_token"]
    }
    ids, url, empty = [], "/v1.0/users/delta?$select=id,jobTitle", 0
    while url:
        page = s.json("GET", url, headers=bearer)[2]
        empty += not page["value"]
        ids += [user["id"] for user in page["value"]]
        url, delta = page.get("@odata.nextLink"), page.get("@odata.deltaLink")
    assert empty == 1  # a page without anybody in the midst
    s.control({"change": 3, "values": {"title": "Other"}})
    s.control({"erase": 4})
    changes = s.json("GET", delta, headers=bearer)[2]["value"]
    assert changes[0].get("jobTitle") == "Other" and changes[1]["@removed"]["reason"] == "deleted", changes
    return ids


def sage_hr(s):
    ids = []
    for kind in ("employees", "terminated-employees"):
        page = 1
        while page:
            answer = s.json("GET", f"/api/{kind}?page={page}", headers={"X-Auth-Token": s.credentials["secret"]})[2]
            ids += [person["id"] for person in answer["data"]]
            page = answer["meta"]["next_page"]
    return ids


def okta(s):
    ids = []
    for query in ("limit=50", "limit=50&filter=" + urllib.parse.quote('status eq "DEPROVISIONED"')):
        url = f"/api/v1/users?{query}"
        while url:
            _, headers, page = s.json("GET", url, headers={"Authorization": f"SSWS {s.credentials['secret']}"})
            ids += [user["id"] for user in page]
            url = next(
                (m[1] for link in headers.get_all("Link") if (m := re.match(r'<([^>]*)>; rel="next"', link))), None
            )
    return ids


def deel(s):
    ids, offset, count = [], 0, 1
    while offset < count:
        page = s.json(
            "GET",
            f"/rest/v2/people?limit=100&offset={offset}",
            headers={"Authorization": f"Bearer {s.credentials['secret']}"},
        )[2]
        ids += [person["id"] for person in page["data"]]
        offset, count = offset + 100, page["page"]["total_rows"]
    return ids


def successfactors(s):
    ids, url = [], "/odata/v2/PerPerson?$format=json&$top=100&$expand=emailNav"
    while url:
        page = s.json("GET", url, headers=s.basic())[2]["d"]
        assert all(
            "results" in person["emailNav"] and "__deferred" in person["employmentNav"] for person in page["results"]
        )
        ids += [person["personIdExternal"] for person in page["results"]]
        url = page.get("__next")
    return ids


def cedar(s):
    ids, token = [], ""
    while token is not None:
        page = s.json(
            "GET",
            f"/api/v1/staff?limit=50&include_gone=yes&page_token={token}",
            headers={"X-Cedar-Key": s.credentials["secret"]},
        )[2]
        ids += [person["staffId"] for person in page["staff"]]
        token = page["paging"]["next_page_token"]
    return ids


VENDORS = [
    "hibob",
    "peoplehr",
    "personio",
    "personio_v2",
    "bamboohr",
    "scim",
    "graph",
    "sage_hr",
    "okta",
    "deel",
    "successfactors",
    "cedar",
]


class EveryVendor(unittest.TestCase):
    def test_all_people_are_read_once(self):
        for vendor in VENDORS:
            with self.subTest(vendor), Simulated(vendor) as simulated:
                ids = everybody_of(simulated, vendor)
                self.assertEqual(len(ids), PEOPLE)
                self.assertEqual(len(set(ids)), PEOPLE)

    def test_wrong_credentials_are_refused(self):
        for vendor in VENDORS:
            with self.subTest(vendor), Simulated(vendor) as simulated:
                simulated.control({"secret": "another"})
                try:
                    self.assertEqual(len(everybody_of(simulated, vendor)), 0)
                except (KeyError, TypeError, ValueError, AssertionError):
                    pass  # an error where people were expected


class SomeFaults(unittest.TestCase):
    def test_a_truncated_answer_is_no_json(self):
        with Simulated("hibob", "--fault", "truncated_array@page:1") as simulated:
            with self.assertRaises(ValueError):
                hibob(simulated)

    def test_a_fault_may_strike_once(self):
        with Simulated("deel", "--fault", "throttle_429=7@request:1x1") as simulated:
            bearer = {"Authorization": f"Bearer {simulated.credentials['secret']}"}
            status, headers, _ = simulated.call("GET", "/rest/v2/people", headers=bearer)
            self.assertEqual((status, headers["Retry-After"]), (429, "7"))
            self.assertEqual(simulated.call("GET", "/rest/v2/people", headers=bearer)[0], 200)

    def test_a_gap_leaves_somebody_out(self):
        with Simulated("deel", "--fault", "page_gap@page:2") as simulated:
            self.assertEqual(len(set(deel(simulated))), PEOPLE - 1)

    def test_a_loop_gives_the_same_page_again(self):
        with Simulated("personio_v2", "--fault", "cursor_loop@page:2") as simulated:
            form = {
                "grant_type": "client_credentials",
                "client_id": simulated.credentials["user"],
                "client_secret": simulated.credentials["secret"],
            }
            bearer = {
                "Authorization": "Bearer "
                + simulated.json("POST", "/v2/auth/token", form, form=True)[2]["access_token"]
            }
            url = "/v2/persons?limit=50"
            seen = []
            for _ in range(4):
                page = simulated.json("GET", url, headers=bearer)[2]
                seen.append(page["_data"][0]["id"])
                url = page["_meta"]["links"]["next"]["href"]
            self.assertEqual(seen[1], seen[2])

    def test_a_revoked_permission_hides_a_field_from_then_on(self):
        with Simulated("scim", "--fault", "permission_revoked_midway=title@page:2") as simulated:
            bearer = {"Authorization": f"Bearer {simulated.credentials['secret']}"}
            pages = [
                simulated.json("GET", f"/scim/v2/Users?startIndex={start}&count=100", headers=bearer)[2]
                for start in (1, 101, 201)
            ]
            self.assertEqual(["title" in page["Resources"][0] for page in pages], [True, False, False])

    def test_a_lost_token_means_a_new_login(self):
        with Simulated("personio", "--fault", "rotated_token_lost@page:2") as simulated:
            with self.assertRaises(AttributeError):
                personio(simulated)

    def test_the_requests_can_be_seen(self):
        with Simulated("sage_hr") as simulated:
            sage_hr(simulated)
            seen = simulated.json("GET", "/_sim")[2]
            self.assertEqual(seen["count"], len(seen["requests"]))
            self.assertEqual(seen["most_at_once"], 1)


class Stories(unittest.TestCase):
    def test_every_story_can_be_told_to_every_vendor(self):
        for vendor in VENDORS:
            with self.subTest(vendor), Simulated(vendor) as simulated:
                for story in STORIES:
                    simulated.control({"begin_again": True, "faults": [story]})
                    self.assertGreaterEqual(len(set(everybody_of(simulated, vendor))), PEOPLE - 1, story)

    def test_rows_that_move_between_two_pages_are_read_twice(self):
        with Simulated("deel", "--fault", "row_moves_during_paging@from:2") as simulated:
            ids = deel(simulated)
            self.assertEqual(len(ids), len(set(ids)) + 1)

    def test_two_people_may_have_each_others_address(self):
        with Simulated("scim", "--fault", "email_swapped_between_two_people") as simulated:
            scim(simulated)
            people = simulated.json("GET", "/_sim/people")[2]
            self.assertEqual([people[1]["email"], people[2]["email"]], ["person2@acme.example", "person1@acme.example"])


class Hooks(unittest.TestCase):
    def test_a_change_is_told_and_signed(self):
        with Simulated("hibob") as simulated:
            simulated.control({"change": 3, "values": {"title": "Lead"}})
            (told,) = simulated.json("GET", "/_sim/deliveries")[2]
            signed = hmac.new(simulated.credentials["hook_secret"].encode(), told["body"].encode(), hashlib.sha512)
            self.assertEqual(told["headers"]["Bob-Signature"], base64.b64encode(signed.digest()).decode())
            self.assertEqual(json.loads(told["body"])["type"], "employee.updated")

    def test_the_time_may_be_part_of_what_is_signed(self):
        with Simulated("bamboohr") as simulated:
            simulated.control({"change": 3, "values": {"title": "Lead"}})
            (told,) = simulated.json("GET", "/_sim/deliveries")[2]
            text = told["body"] + told["headers"]["X-BambooHR-Timestamp"]
            signed = hmac.new(simulated.credentials["hook_secret"].encode(), text.encode(), hashlib.sha256)
            self.assertEqual(told["headers"]["X-BambooHR-Signature"], signed.hexdigest())

    def test_messages_may_come_twice_in_the_other_order_or_badly_signed(self):
        with Simulated("deel") as simulated:
            simulated.control({"faults": ["hook_duplicate"]})
            simulated.control({"change": 1, "values": {"title": "Lead"}})
            first, second = simulated.json("GET", "/_sim/deliveries")[2]
            self.assertEqual(first, second)
            simulated.control({"faults": ["hook_out_of_order"]})
            simulated.control({"change": 2, "values": {"title": "Lead"}})
            bodies = [json.loads(m["body"]) for m in simulated.json("GET", "/_sim/deliveries")[2]]
            self.assertTrue(bodies[1]["data"]["resource"]["id"].endswith("2"))
            simulated.control({"faults": ["hook_bad_signature"]})
            simulated.control({"change": 3, "values": {"title": "Lead"}})
            last = simulated.json("GET", "/_sim/deliveries")[2][-1]
            signed = hmac.new(simulated.credentials["hook_secret"].encode(), b"POST" + last["body"].encode(), "sha256")
            self.assertNotEqual(last["headers"]["x-deel-signature"], signed.hexdigest())

    def test_messages_are_delivered_to_who_asked_for_them(self):
        came = queue.Queue()

        class Receiver(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                came.put((self.headers, self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with Simulated("personio_v2") as simulated:
            simulated.control({"subscribe": f"http://127.0.0.1:{server.server_address[1]}/hook"})
            simulated.control({"change": 3, "values": {"status": "inactive"}})
            names = [json.loads(came.get(timeout=10)[1])["event_name"] for _ in range(2)]
            self.assertEqual(names, ["employment.terminated", "person.updated"])
        server.shutdown()
        server.server_close()


class Firewall(unittest.TestCase):
    def test_fifty_refusals_shut_the_caller_out(self):
        with Simulated("hibob") as simulated:
            wrong = {"Authorization": "Basic d3Jvbmc6d3Jvbmc="}
            for _ in range(50):
                self.assertEqual(simulated.call("POST", "/v1/people/search", {}, wrong)[0], 401)
            self.assertEqual(simulated.call("POST", "/v1/people/search", {}, simulated.basic())[0], 403)


if __name__ == "__main__":
    unittest.main()
