#!/usr/bin/env python3
"""A server that misbehaves on demand: what goes wrong stands in the path of the request.

    fault_server.py [--tls CERTIFICATE KEY]

Prints its port, and serves until its standard input ends. Only Python's own library is used.
"""

import gzip
import json
import socket
import socketserver
import ssl
import sys
import threading
import time
import urllib.parse

LOG = []


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        self.stream = self.request.makefile("rb")
        self.served = 0
        while self.one():
            self.served += 1

    def one(self):
        """One request; whether the connection goes on."""
        line = self.stream.readline().decode("latin-1").split()
        if len(line) < 3:
            return False
        headers = {}
        while (text := self.stream.readline().decode("latin-1").strip()) != "":
            name, _, value = text.partition(":")
            headers[name.strip().lower()] = value.strip()
        body = self.stream.read(int(headers.get("content-length", 0)))
        target = urllib.parse.urlsplit(line[1])
        query = {name: values[0] for name, values in urllib.parse.parse_qs(target.query).items()}
        LOG.append(line[0] + " " + line[1])
        act = getattr(self, "do_" + target.path.strip("/").replace("-", "_"), None)
        if act is None:
            self.answer(404, b"nothing here")
            return True
        seen = {"method": line[0], "target": line[1], "headers": headers, "body": body.decode("utf-8", "replace")}
        return act(query, seen) is not False

    def answer(self, status, body, headers=(), length=None):
        head = f"HTTP/1.1 {status} Whatever\r\nContent-Length: {len(body) if length is None else length}\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers)
        self.request.sendall(head.encode() + b"\r\n" + body)

    def do_echo(self, query, seen):
        self.answer(int(query.get("status", 200)), json.dumps(seen).encode(), [("X-Two", "a"), ("X-Two", "b")])

    def do_log(self, query, seen):
        self.answer(200, json.dumps(LOG).encode())

    def do_redirect(self, query, seen):
        self.answer(int(query.get("status", 302)), b"elsewhere", [("Location", query["to"])])

    def do_circle(self, query, seen):
        self.answer(302, b"", [("Location", "/circle")])

    def do_never(self, query, seen):
        time.sleep(20)
        return False

    def do_silent(self, query, seen):
        self.answer(200, b"[1,", length=1000)
        time.sleep(20)
        return False

    def do_cut(self, query, seen):
        self.answer(200, b"[1,2", length=1000)
        self.request.shutdown(socket.SHUT_RDWR)
        return False

    def do_reset(self, query, seen):
        self.request.shutdown(socket.SHUT_RDWR)
        return False

    def do_second_is_lost(self, query, seen):
        """On a connection that was kept, the request arrives and the connection ends without an answer."""
        if self.served > 0:
            return self.do_reset(query, seen)
        self.answer(200, b"fine")
        return True

    def do_big(self, query, seen):
        piece = b"x" * (1 << 20)
        count = int(query["mb"])
        self.answer(200, b"", length=count << 20)
        try:
            for _ in range(count):
                self.request.sendall(piece)
        except OSError:
            return False

    def do_bomb(self, query, seen):
        body = gzip.compress(b" " * (int(query["mb"]) << 20))
        self.answer(200, body, [("Content-Encoding", "gzip")])

    def do_gzip(self, query, seen):
        self.answer(200, gzip.compress(b"unpacked"), [("Content-Encoding", "gzip")])

    def do_bad_gzip(self, query, seen):
        self.answer(200, b"this is not gzip", [("Content-Encoding", "gzip")])

    def do_many_headers(self, query, seen):
        self.answer(200, b"", [(f"X-{n}", "v" * 1000) for n in range(int(query["count"]))])


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, context):
        super().__init__(("127.0.0.1", 0), Handler)
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request, client_address):
        """A client that hangs up is no news."""


def main():
    context = None
    if len(sys.argv) == 4 and sys.argv[1] == "--tls":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
    server = Server(context)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.buffer.read()


if __name__ == "__main__":
    main()
