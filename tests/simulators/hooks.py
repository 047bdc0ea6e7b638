"""Messages that vendors send when somebody changes: signed as each vendor signs, kept to be read, or delivered.

A vendor's file makes the message (`hook`); this file decides when it goes out, and what goes wrong on the way.
`GET /_sim/deliveries` shows all messages as headers and body; `{"subscribe": "http://127.0.0.1:…"}` has them
posted there as well, by a thread of their own, and again if the answer is no 2xx or takes too long.
"""

import base64
import hashlib
import hmac
import threading
import time
import urllib.error
import urllib.request

ATTEMPTS = 3


def hmac_of(secret, body, algorithm="sha256"):
    return hmac.new(secret.encode(), body, getattr(hashlib, algorithm)).digest()


def in_base64(digest):
    return base64.b64encode(digest).decode()


class Message:
    """One delivery: an HTTP request that a vendor makes."""

    def __init__(self, headers, body, method="POST", target="/hooks"):
        self.method = method
        self.target = target  # of the address that the customer gave the vendor
        self.headers = headers
        self.body = body if isinstance(body, bytes) else body.encode()

    def shown(self):
        return {
            "method": self.method,
            "target": self.target,
            "headers": dict(self.headers),
            "body": self.body.decode("utf-8", "replace"),
        }


class Hooks:
    """The messages of one vendor, in the order in which they went out. The server's lock guards them."""

    def __init__(self, vendor, faults):
        self.vendor = vendor
        self.faults = faults
        self.sent = []
        self.address = None

    def event(self, kind, person, when):
        """Tells the world: `created`, `updated`, `left` or `deleted`."""
        made = self.vendor.hooks(kind, person, when, self.secret())
        if self.faults.hit("hook_out_of_order", 0):
            made = made[::-1] if len(made) > 1 else self.before_the_last(made)
        if self.faults.hit("hook_duplicate", 0):
            made = [message for message in made for _ in range(2)]
        self.sent += made
        if self.address:
            threading.Thread(target=self.deliver, args=(made,), daemon=True).start()

    def secret(self):
        bad = self.faults.hit("hook_bad_signature", 0)
        return "another-secret" if bad else self.vendor.hook_secret

    def before_the_last(self, made):
        """This message overtakes the one before it."""
        overtaken = self.sent[-1:]
        del self.sent[-1:]
        return made + overtaken

    def deliver(self, messages):
        slow = next((f for f in self.faults.faults if f.name == "hook_slow_ack"), None)
        patience = float(slow.value or 3) if slow else 10
        for message in messages:
            for attempt in range(ATTEMPTS):
                if self.delivered(message, patience):
                    break
                time.sleep(0.05 * 2**attempt)

    def delivered(self, message, patience):
        request = urllib.request.Request(self.address, message.body, dict(message.headers), method=message.method)
        try:
            with urllib.request.urlopen(request, timeout=patience) as answer:
                return 200 <= answer.status < 300
        except (urllib.error.URLError, OSError):
            return False
