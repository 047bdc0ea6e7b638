"""A small HTTP server: requests in, answers out, faults between. One vendor's file gives the answers."""

import base64
import gzip
import http.server
import json
import os
import pathlib
import socket
import struct
import threading
import time
import urllib.parse
from dataclasses import dataclass, field

from faults import TRANSPORT, retry_date
from stories import tell

BODY_LIMIT = 64 * 1024 * 1024


@dataclass
class Request:
    number: int
    method: str
    path: str
    query: dict
    headers: dict
    body: bytes
    raw_query: str = ""

    def json(self):
        """The body as JSON, or None."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def form(self):
        return {
            key: values[-1]
            for key, values in urllib.parse.parse_qs(
                self.body.decode("utf-8", "replace"), keep_blank_values=True
            ).items()
        }

    def first(self, name, default=None):
        return self.query.get(name, [default])[0]

    def integer(self, name, default, low=0, high=10**9):
        try:
            return min(max(int(self.first(name, default)), low), high)
        except (TypeError, ValueError):
            return default

    def basic(self):
        """User and password of HTTP Basic, or (None, None)."""
        kind, _, rest = self.headers.get("authorization", "").partition(" ")
        if kind.lower() != "basic":
            return None, None
        try:
            user, _, password = base64.b64decode(rest).decode().partition(":")
        except ValueError:
            return None, None
        return user, password

    def heard(self):
        """All that came, as a careless vendor repeats it in its words: also decoded."""
        user, password = self.basic()
        body = self.body.decode("utf-8", "replace")
        return f"{self.raw_query} {self.headers} {user}:{password} {body}"

    def bearer(self, scheme="Bearer"):
        kind, _, rest = self.headers.get("authorization", "").partition(" ")
        return rest if kind.lower() == scheme.lower() else None


@dataclass
class Answer:
    status: int = 200
    body: "bytes | str | dict | list | None" = None
    headers: list = field(default_factory=list)
    page: "int | None" = None
    type: str = "application/json"

    def encoded(self):
        if self.body is None:
            return b""
        if isinstance(self.body, bytes):
            return self.body
        if isinstance(self.body, str):
            return self.body.encode()
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_version, sys_version = "simulator", ""

    def do_GET(self):
        length = min(int(self.headers.get("Content-Length") or 0), BODY_LIMIT)
        body = self.rfile.read(length)
        parts = urllib.parse.urlsplit(self.path)
        request = Request(
            0,
            self.command,
            urllib.parse.unquote(parts.path),
            urllib.parse.parse_qs(parts.query, keep_blank_values=True),
            {name.lower(): value for name, value in self.headers.items()},
            body,
            parts.query,
        )
        if request.path.startswith("/_sim"):
            self.send(self.server.simulator.control(request))
            return
        self.strike(request, *self.server.simulator.answer(request))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET

    def strike(self, request, answer, fault):
        """Sends the answer, or what the fault makes of it. From its first byte on the client may go on."""
        body = answer.encoded()
        if fault is not None and fault.name == "slow":
            time.sleep(float(fault.value or 1))
            fault = None
        self.server.simulator.finished()
        if fault is None:
            self.send(answer, body)
        elif fault.name == "truncated_array":
            self.send(answer, body[: len(body) * 2 // 3])
        elif fault.name == "cut_connection":
            self.send(answer, body, cut=len(body) // 2)
        elif fault.name == "connection_reset":
            self.hang_up()
        elif fault.name == "garbage_after_json":
            self.send(answer, body + b"\n<!-- served in 12 ms -->{")
        elif fault.name == "compressed_bomb":
            bomb = gzip.compress(b"[" + b" " * (int(fault.value or 512) << 20) + b"]")
            self.send(Answer(200, bomb, [("Content-Encoding", "gzip")]), bomb)
        elif fault.name == "says_it_again":
            self.send(self.server.simulator.vendor.refusal(int(fault.value or 400), request.heard()))
        else:
            self.send(replacement(fault))

    def send(self, answer, body=None, cut=None):
        body = answer.encoded() if body is None else body
        self.send_response(answer.status)
        names = {name.lower() for name, _ in answer.headers}
        if body and "content-type" not in names:
            self.send_header("Content-Type", answer.type)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD" or answer.status == 204:
            return
        try:
            self.wfile.write(body if cut is None else body[:cut])
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        if cut is not None:
            self.hang_up()

    def hang_up(self):
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def date_time_string(self, timestamp=None):
        return super().date_time_string((timestamp or time.time()) + self.server.simulator.clock_ahead())

    def log_message(self, *_):
        pass


def replacement(fault):
    """The answer that stands in the place of the real one."""
    made = {
        "empty_200": lambda: Answer(200, b""),
        "html_200": lambda: Answer(
            200, "<!DOCTYPE html><title>Maintenance</title><p>We are back soon.", type="text/html"
        ),
        "throttle_429": lambda: Answer(429, {"error": "too many requests"}, [("Retry-After", fault.value or "1")]),
        "throttle_429_no_retry_after": lambda: Answer(429, {"error": "too many requests"}),
        "throttle_503_date": lambda: Answer(503, b"", [("Retry-After", retry_date(fault.value))]),
        "server_error": lambda: Answer(500, {"error": "something went wrong"}),
        "unauthorized": lambda: Answer(401, {"error": "credentials were withdrawn"}),
        "forbidden": lambda: Answer(403, {"error": "not allowed"}),
        "redirect_elsewhere": lambda: Answer(302, b"", [("Location", fault.value or "http://127.0.0.2:9/elsewhere")]),
    }
    return made[fault.name]()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, simulator, port):
        self.simulator = simulator
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        """A client that hangs up is no news."""

    def serve_behind(self, file):
        """Leaves the terminal, so that a page of the documentation can go on: ends by itself, or by {"end": true}."""
        pathlib.Path(file).write_text(self.address)
        if os.fork() > 0:
            return
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        threading.Timer(600, os._exit, (0,)).start()
        self.serve_forever()


def end_soon(order):
    """`{"end": true}`: the answer still goes out."""
    if order.get("end"):
        threading.Timer(0.1, os._exit, (0,)).start()


class Simulator:
    """One vendor, its company and its faults; counts requests and keeps the last ones for tests."""

    def __init__(self, vendor, faults):
        self.vendor = vendor
        self.faults = faults
        self.lock = threading.Lock()
        self.count = 0
        self.at_once = 0
        self.most_at_once = 0
        self.log = []

    def answer(self, request):
        """The answer and the fault of transport that strikes it, if one does."""
        with self.lock:
            self.count += 1
            request.number = self.count
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            tell(self.vendor.company, self.faults, self.count)
            answer = self.vendor.answer(request)
            fault = next(
                (hit for name in TRANSPORT if (hit := self.faults.hit(name, request.number, answer.page))), None
            )
            self.log.append(
                {
                    "number": request.number,
                    "method": request.method,
                    "path": request.path,
                    "query": request.raw_query,
                    "body": request.body.decode("utf-8", "replace")[:4000],
                    "status": answer.status,
                    "page": answer.page,
                    "fault": fault.name if fault else None,
                }
            )
            del self.log[:-20_000]
            return answer, fault

    def clock_ahead(self):
        fault = self.faults.hit("clock_ahead", self.count)
        return float(fault.value or 0) if fault else 0

    def finished(self):
        """The answer has left: the request is no longer at work."""
        with self.lock:
            self.at_once -= 1

    def control(self, request):
        """The admin's side: GET /_sim shows what happened, POST /_sim changes the company or the faults."""
        with self.lock:
            if request.method == "POST":
                try:
                    order = request.json() or {}
                    end_soon(order)
                    if order.get("begin_again"):
                        self.begin_again()
                    self.vendor.control(order, self.faults)
                except (KeyError, TypeError, ValueError) as wrong:
                    return Answer(400, {"error": str(wrong)})
            if request.path == "/_sim/deliveries":
                return Answer(200, [message.shown() for message in self.vendor.messages.sent])
            if request.path == "/_sim/people":
                return Answer(200, self.vendor.company.told())
            return Answer(
                200,
                {
                    "requests": self.log,
                    "count": self.count,
                    "most_at_once": self.most_at_once,
                    "people": len(self.vendor.company.people),
                    "tokens": self.vendor.given_tokens,
                },
            )

    def begin_again(self):
        """As if this process had just been started: the same company, no faults, request number one."""
        vendor, company = self.vendor, self.vendor.company
        self.faults.faults = []
        self.vendor = type(vendor)(company.as_it_was(), self.faults, vendor.dialect)
        self.vendor.page_size = vendor.page_size
        self.count, self.at_once, self.most_at_once, self.log = 0, 0, 0, []
