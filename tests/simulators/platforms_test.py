#!/usr/bin/env python3
"""Every simulated platform is written to by a client written by hand, and mishaps strike."""

import http.client
import json
import pathlib
import subprocess
import sys
import unittest
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))

from platform_clients import ALL, Amp, Bank, Erbly, Mood, Scim, Talent, Upon  # noqa: E402

LOST = (urllib.error.URLError, http.client.HTTPException, ConnectionError)


def refused(status, body):
    return status >= 400 or "exception" in (body or {})


class Written(unittest.TestCase):
    def test_a_user_is_made_found_and_archived(self):
        for kind in ALL:
            with self.subTest(kind.name), kind() as platform:
                status, _, made = platform.create(1)
                self.assertFalse(refused(status, made), made)
                self.assertEqual([str(user["id"]) for user in platform.find(1)], [str(made["id"])])
                self.assertLess(platform.archive(made["id"]), 300)
                seen = [user for user in platform.sim()["users"] if user["external_id"] == "E1"]
                self.assertEqual([(u["email"], u["active"]) for u in seen], [("p1@acme.example", False)])
                self.assertEqual(platform.sim()["outbox"], [])

    def test_nobody_is_made_twice(self):
        for kind in ALL:
            with self.subTest(kind.name), kind() as platform:
                platform.create(1)
                status, _, body = platform.create(1)
                self.assertTrue(refused(status, body), body)
                self.assertEqual(len([u for u in platform.sim()["users"] if u["external_id"] == "E1"]), 1)

    def test_groups_have_members(self):
        for kind in ALL:
            with self.subTest(kind.name), kind() as platform:
                user, group = platform.create(1)[2]["id"], platform.group("Sales")[2]["id"]
                self.assertLess(platform.join(str(group), str(user)), 300)
                members = [g["members"] for g in platform.sim()["groups"] if g["name"] == "Sales"]
                self.assertEqual([list(m) for m in members], [[str(user)]])

    def test_a_lost_answer_leaves_a_user(self):
        for kind in ALL:
            with self.subTest(kind.name), kind("answer_lost@create_user:1x1") as platform:
                with self.assertRaises(LOST):
                    platform.create(1)
                self.assertEqual(len(platform.find(1)), 1)

    def test_a_lost_request_leaves_none(self):
        for kind in ALL:
            with self.subTest(kind.name), kind("request_lost@create_user:1x1") as platform:
                with self.assertRaises(LOST):
                    platform.create(1)
                self.assertEqual(platform.find(1), [])

    def test_what_was_made_is_not_seen_at_once(self):
        for kind in ALL:
            with self.subTest(kind.name), kind("late_reads=2@create_user") as platform:
                platform.create(1)
                self.assertEqual([len(platform.find(1)) for _ in range(3)], [0, 0, 1])

    def test_too_many_requests_say_when_to_come_back(self):
        for kind in ALL:
            with self.subTest(kind.name), kind("throttle_429=7@create_user:1") as platform:
                status, headers, _ = platform.create(1)
                self.assertEqual((status, headers["Retry-After"]), (429, "7"))
                self.assertEqual(platform.create(1)[0] // 100, 2)

    def test_a_refusal_may_come_without_a_word(self):
        for kind in (Amp, Upon, Erbly, Bank, Scim, Talent):
            with self.subTest(kind.name), kind("no_detail") as platform:
                platform.create(1)
                status, _, body = platform.create(1)
                self.assertIn(status, (400, 409, 422))
                self.assertEqual(body or b"", b"")

    def test_values_may_be_kept_in_another_form(self):
        for kind in ALL:
            with self.subTest(kind.name), kind("canonical") as platform:
                platform.create(1)
                more = {"userName": "P2@Acme.Example"} if issubclass(kind, Scim) else {}
                platform.create(2, **(more or {"email": "P2@Acme.Example"}))
                users = platform.sim()["users"]
                self.assertIn("p2@acme.example", [u["login"] if more else u["email"] for u in users])

    def test_the_command_says_its_address_and_ends_with_its_parent(self):
        command = [sys.executable, HERE / "simulate_platform.py", "scim", "--with-parent", "--people", "3"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            address, credentials = process.stdout.readline().strip(), json.loads(process.stdout.readline())
            with urllib.request.urlopen(address + "/_sim", timeout=20) as answer:
                self.assertEqual(len(json.loads(answer.read())["users"]), 3)
            self.assertEqual(sorted(credentials), ["secret", "token", "user"])
            process.stdin.close()
            self.assertEqual(process.wait(20), 0)

    def test_a_mistake_in_the_words_of_a_mishap_is_told(self):
        outcome = subprocess.run(
            [sys.executable, HERE / "simulate_platform.py", "scim", "--mishap", "nonsense"],
            capture_output=True,
            text=True,
        )
        self.assertEqual(outcome.returncode, 1)
        self.assertIn("`nonsense` is no mishap", outcome.stderr)


class Peculiar(unittest.TestCase):
    def test_learnamp_invites_unless_told_not_to(self):
        with Amp() as platform:
            made = platform.create(1, skipInvitation=False)[2]
            self.assertEqual(
                platform.sim()["outbox"], [{"kind": "invitation", "to": "p1@acme.example", "user": str(made["id"])}]
            )
            self.assertEqual(made["status"]["status"], "Invite pending")

    def test_learnamp_wants_a_manager_who_is_active(self):
        with Amp() as platform:
            one, two = platform.create(1)[2]["id"], platform.create(2)[2]["id"]
            body = {"email": "p2@acme.example", "firstName": "P", "lastName": "2", "managerId": one}
            platform.archive(one)
            self.assertEqual(platform.call("PUT", f"/users/{two}", body)[0], 400)
            platform.call("PUT", f"/users/{one}/reactivate", {})
            self.assertEqual(platform.call("PUT", f"/users/{two}", body)[2]["manager"]["id"], one)

    def test_learnupon_does_not_show_whom_it_invited(self):
        with Upon() as platform:
            invite = {"Invite": {"email": "p1@acme.example", "first_name": "P", "last_name": "1"}}
            self.assertEqual(platform.call("POST", "/portal_invite", invite)[0], 200)
            self.assertEqual(platform.find(1), [])
            self.assertEqual(platform.call("POST", "/portal_invite", invite)[0], 422)
            platform.sim({"accept": "p1@acme.example"})
            self.assertEqual(len(platform.find(1)), 1)
            self.assertEqual([mail["kind"] for mail in platform.sim()["outbox"]], ["invitation"])

    def test_learnupon_enrols_whoever_joins(self):
        with Upon() as platform:
            user, group = platform.create(1)[2]["id"], platform.group("Sales")[2]["id"]
            platform.join(group, user)
            self.assertEqual([mail["kind"] for mail in platform.sim()["outbox"]], ["enrolment"])

    def test_learnerbly_wants_a_content_region_and_its_own_scheme(self):
        with Erbly() as platform:
            platform.extension = {}
            self.assertEqual(platform.create(1)[0], 400)
            platform.headers = {"Authorization": f"Bearer {platform.credentials['secret']}"}
            self.assertEqual(platform.call("GET", "/Users")[0], 401)

    def test_learningbank_replaces_and_forgets_its_bearers(self):
        with Bank() as platform:
            made = platform.create(1, startDate="2026-12-01")[2]
            version = {"If-Match": '"99"'}
            self.assertEqual(platform.call("PUT", f"/users/{made['id']}", made, version)[0], 412)
            made.pop("startDate")
            self.assertIsNone(platform.call("PUT", f"/users/{made['id']}", made)[2]["startDate"])
            platform.sim({"limits": {"life": 0}})
            platform.sign_in_again = platform.call("POST", "/login", {"username": "x"})
            self.assertEqual(platform.sign_in_again[0], 401)

    def test_moodle_refuses_with_status_200(self):
        with Mood() as platform:
            status, _, body = platform.create(1, username="P1")
            self.assertEqual((status, body["errorcode"]), (200, "invalidparameter"))
            platform.create(2, createpassword=1)
            self.assertEqual([mail["kind"] for mail in platform.sim()["outbox"]], ["new password"])

    def test_talentlms_lists_less_than_it_knows(self):
        with Talent(people=12) as platform:
            page = platform.call("GET", "/users")[2]
            self.assertEqual((len(page["_data"]), page["_meta"]["pagination"]["total_pages"]), (10, 2))
            self.assertNotIn("custom_fields", page["_data"][0])
            self.assertIn("custom_fields", platform.call("GET", f"/users/{page['_data'][0]['id']}")[2]["_data"])

    def test_scim_patches_as_clients_do(self):
        with Scim() as platform:
            made = platform.create(1)[2]
            home = {"op": "add", "path": 'emails[type eq "home"].value', "value": "home@acme.example"}
            enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            changed = platform.patch(
                made["id"],
                {"op": "Add", "value": {"name.familyName": "One", f"{enterprise}:department": "Sales"}},
                {"op": "remove", "path": "name.givenName"},
                home,
            )[2]
            self.assertEqual(changed["name"], {"familyName": "One"})
            self.assertEqual(changed[enterprise], {"department": "Sales"})
            self.assertEqual([mail["type"] for mail in changed["emails"]], ["work", "home"])
            self.assertEqual(platform.patch(made["id"], home, **{"If-Match": 'W/"1"'})[0], 412)
            self.assertEqual(platform.patch(made["id"], home)[2]["meta"]["version"], changed["meta"]["version"])
            self.assertEqual(platform.patch(made["id"], {"op": "remove"})[2]["scimType"], "noTarget")

    def test_scim_filters(self):
        with Scim() as platform:
            for number in range(5):
                platform.create(number, title=f"T{number}", active=number != 3)
            for text, count in {
                'userName eq "P1@ACME.example"': 1,
                'title co "t" and active eq true': 4,
                'not (title eq "T1" or title eq "T2")': 3,
                'emails[type eq "work" and value sw "p4"]': 1,
                "nickName pr": 0,
                'urn:ietf:params:scim:schemas:core:2.0:User:title gt "T2"': 2,
            }.items():
                answer = platform.call("GET", "/Users?count=2&filter=" + urllib.parse.quote(text))[2]
                self.assertEqual(answer["totalResults"], count, text)
                self.assertEqual(len(answer.get("Resources", [])), min(count, 2))
            self.assertEqual(platform.call("GET", "/Users?filter=(title")[2]["scimType"], "invalidFilter")

    def test_scim_carries_many_out_and_answers_for_each(self):
        with Scim() as platform:
            platform.create(1)
            data = [{"userName": f"p{n}@acme.example"} for n in (1, 2)]
            rows = [
                {"method": "POST", "path": "/Users", "bulkId": f"q{n}", "data": user} for n, user in enumerate(data)
            ]
            rows.append(
                {
                    "method": "POST",
                    "path": "/Groups",
                    "bulkId": "g",
                    "data": {"displayName": "G", "members": [{"value": "bulkId:q1"}]},
                }
            )
            answers = platform.call("POST", "/Bulk", {"Operations": rows})[2]["Operations"]
            self.assertEqual([row["status"] for row in answers], ["409", "201", "201"])
            self.assertEqual(len(platform.sim()["groups"][0]["members"]), 1)
            platform.sim({"limits": {"bulk": 2}})
            self.assertEqual(platform.call("POST", "/Bulk", {"Operations": rows})[0], 413)

    def test_an_edit_between_moves_the_version(self):
        with Scim("edited_between@update_user:1x1") as platform:
            made = platform.create(1)[2]
            change = {"op": "replace", "path": "title", "value": "Lead"}
            version = {"If-Match": made["meta"]["version"]}
            self.assertEqual(platform.patch(made["id"], change, **version)[0], 412)


if __name__ == "__main__":
    unittest.main()
