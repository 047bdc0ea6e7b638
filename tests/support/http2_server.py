#!/usr/bin/env python3
"""Speaks HTTP/2 alone, as little of it as an answer needs (RFC 9113), to see whether a client does.

    http2_server.py CERTIFICATE KEY TOGETHER

Prints its port, and serves until its standard input ends. No stream is answered before TOGETHER of them are open on
one connection; each answer says which stream it is. Only Python's own library is used.
"""

import json
import socketserver
import ssl
import sys
import threading

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, SETTINGS, PING, GOAWAY = 0, 1, 4, 6, 7
END_STREAM, ACK, END_HEADERS = 1, 1, 4


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        if self.connection.selected_alpn_protocol() != "h2" or self.rfile.read(len(PREFACE)) != PREFACE:
            return
        self.send(SETTINGS, 0, 0, b"")
        waiting, answered = [], 0
        while frame := self.frame():
            kind, flags, stream, payload = frame
            if kind == SETTINGS and not flags & ACK:
                self.send(SETTINGS, ACK, 0, b"")
            elif kind == PING and not flags & ACK:
                self.send(PING, ACK, 0, payload)
            elif kind in (HEADERS, DATA) and flags & END_STREAM:
                waiting.append(stream)
            if answered + len(waiting) >= int(sys.argv[3]):
                answered += len(waiting)
                for each in waiting:
                    self.answer(each)
                waiting = []

    def frame(self):
        head = self.rfile.read(9)
        if len(head) < 9 or head[3] == GOAWAY:
            return None
        payload = self.rfile.read(int.from_bytes(head[:3], "big"))
        return head[3], head[4], int.from_bytes(head[5:], "big"), payload

    def send(self, kind, flags, stream, payload):
        self.wfile.write(len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload)

    def answer(self, stream):
        # `:status 200` stands in HPACK's table; the other header is written out.
        name, value = b"content-type", b"application/json"
        block = b"\x88\x00" + bytes([len(name)]) + name + bytes([len(value)]) + value
        self.send(HEADERS, END_HEADERS, stream, block)
        self.send(DATA, END_STREAM, stream, json.dumps({"stream": stream}).encode())


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        """A client that hangs up is no news."""


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
context.set_alpn_protocols(["h2"])
server = Server(("127.0.0.1", 0), Handler)
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.buffer.read()
