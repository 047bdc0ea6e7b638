#!/usr/bin/env python3
"""A proxy of a test: connects whoever asks with the one port it knows, and says what it was asked.

    recording_proxy.py PORT [--refuse]

Prints its own port, and serves until its standard input ends. `GET /log` is answered with all requests that came,
as JSON. Only Python's own library is used.
"""

import json
import socket
import socketserver
import sys
import threading

LOG = []


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        line = self.rfile.readline().decode("latin-1").strip()
        headers = []
        while (text := self.rfile.readline().decode("latin-1").strip()) != "":
            headers.append(text)
        if line.startswith("GET /log "):
            self.answer("200 Fine", json.dumps(LOG).encode())
            return
        LOG.append({"line": line, "headers": headers})
        if "--refuse" in sys.argv:
            self.answer("407 Who are you", b"")
        elif line.startswith("CONNECT "):
            self.tunnel()
        else:
            self.answer("502 Only tunnels", b"")

    def answer(self, status, body):
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        self.wfile.write(head.encode() + body)

    def tunnel(self):
        """What the client thinks that it speaks to is always the same port of this machine."""
        with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as there:
            self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            back = threading.Thread(target=pour, args=(there, self.connection), daemon=True)
            back.start()
            pour(self.connection, there)
            back.join(5)


def pour(come, go):
    try:
        while data := come.recv(65536):
            go.sendall(data)
        go.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # one of both has hung up


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A client that hangs up is no news."""


server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.buffer.read()
