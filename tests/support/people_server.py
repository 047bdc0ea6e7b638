#!/usr/bin/env python3
"""A vendor that exists in tests only: people in numbered pages, behind a token that signing in gives.

    people_server.py [--people N] [--size N] [--filling BYTES] [--secret TEXT] [--fault NAME@PAGE[xTIMES]]

Prints its port, and serves until its standard input ends. What a page says wrong is named by --fault:
html, empty, truncated, cut, garbage, error, flagged, throttle, repeat, gap, twice, changed, lost_field, unauthorized.
Only Python's own library is used.
"""

import argparse
import http.server
import json
import re
import socket
import sys
import threading
import urllib.parse

ASKED = argparse.ArgumentParser()
ASKED.add_argument("--people", type=int, default=250)
ASKED.add_argument("--size", type=int, default=100)
# So long a text stands in each record; pages are then made as they go.
ASKED.add_argument("--filling", type=int, default=0)
ASKED.add_argument("--secret", default="planted-secret-9")
ASKED.add_argument("--fault", action="append", default=[])


def person(number):
    return {
        "id": f"E{number}",
        "name": {"first": f"First{number}", "last": "Müller\n\"x\""},
        "mail": f"p{number}@example.com",
        "unit": f"D{number % 7}",
    }


class Faults:
    def __init__(self, texts):
        self.list = []
        for text in texts:
            name, page, times = re.fullmatch(r"(\w+)@(\d+)(?:x(\d+))?", text).groups()
            self.list.append([name, int(page), int(times) if times else -1])

    def at(self, page):
        for fault in self.list:
            if fault[1] == page and fault[2] != 0:
                fault[2] -= 1
                return fault[0]
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def send(self, status, body, headers=(), length=None):
        body = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "{}")
        if self.path != "/v1/token" or body.get("secret") != asked.secret:
            # A careless vendor repeats what it was sent.
            self.send(401, {"error": "no such secret: " + str(body.get("secret"))})
            return
        self.send(200, {"access_token": "token-of-" + asked.secret, "expires_in": 3600})

    def do_GET(self):
        target = urllib.parse.urlsplit(self.path)
        query = {name: values[0] for name, values in urllib.parse.parse_qs(target.query).items()}
        if self.headers.get("Authorization") != "Bearer token-of-" + asked.secret:
            self.send(401, {"error": "wrong token " + str(self.headers.get("Authorization"))})
        elif target.path == "/v1/people":
            self.page(int(query["page"]))
        elif target.path.startswith("/v1/people/E") and int(target.path[12:]) <= asked.people:
            self.send(200, {"people": [person(int(target.path[12:]))]})
        else:
            self.send(404, {"error": "nobody"})

    def stream(self, numbers, more):
        """A page that stands in no memory: record by record."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        filling = "x" * asked.filling
        begin = '{"people":['
        for first in range(numbers.start, numbers.stop, 64):
            some = range(first, min(first + 64, numbers.stop))
            text = ",".join(json.dumps({**person(number), "filling": filling}) for number in some)
            self.chunk(begin + text)
            begin = ","
        self.chunk("],%s" % json.dumps({"total": asked.people, "more": more})[1:])
        self.wfile.write(b"0\r\n\r\n")

    def chunk(self, text):
        bytes_of = text.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(bytes_of), bytes_of))

    def page(self, page):
        fault = faults.at(page)
        first = (page - 2 if fault == "repeat" else page - 1) * asked.size + 1
        numbers = range(first, min(first + asked.size, asked.people + 1))
        if asked.filling:
            self.stream(numbers, page * asked.size < asked.people)
            return
        people = [person(number) for number in numbers]
        if fault == "gap":
            people = people[1:]
        if fault == "twice":
            people.append(people[0])
        if fault == "changed":
            people.append({**people[0], "unit": "moved"})
        if fault == "lost_field":
            people = [{name: value for name, value in each.items() if name != "mail"} for each in people]
        answer = {"people": people, "total": asked.people, "more": page * asked.size < asked.people}
        whole = json.dumps(answer, ensure_ascii=False).encode()
        if fault == "html":
            self.send(200, b"<html>We are back soon</html>")
        elif fault == "empty":
            self.send(200, b"")
        elif fault == "truncated":
            self.send(200, whole[: len(whole) * 2 // 3])
        elif fault == "garbage":
            self.send(200, whole + b"{}")
        elif fault == "cut":
            self.send(200, whole[: len(whole) // 2], length=len(whole))
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault == "error":
            self.send(500, {"error": "something with token-of-" + asked.secret})
        elif fault == "flagged":
            self.send(200, {"failed": True, "error": "try later, " + asked.secret})
        elif fault == "throttle":
            self.send(429, {"error": "slowly"}, [("Retry-After", "0")])
        elif fault == "unauthorized":
            self.send(401, {"error": "withdrawn"})
        else:
            self.send(200, whole)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hangs up is no news."""


asked = ASKED.parse_args()
faults = Faults(asked.fault)
server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.buffer.read()
