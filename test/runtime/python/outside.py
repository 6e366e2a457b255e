"""The world outside: an HTTP server on this machine with fixed answers that notes what it was asked."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

# First part of the path -> body of the answer. Anything else is answered with an echo.
FIXED = {
    "stock": {"available": 6},
    "price": {"price": 20.0, "currency": "EUR"},
    "used": {"price": 5.0, "currency": "EUR"},
    "rate": 1.5,
    "carrier": {"state": "on its way"},
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode("utf-8", "replace")
        self.server.received.append({"method": self.command, "path": self.path, "body": body})
        parts = urlsplit(self.path)
        first, _, rest = parts.path.strip("/").partition("/")
        if first == "status":
            status, data = int(rest), {"status": int(rest)}
        elif first == "text":
            return self.reply(200, "text/plain", f"text of {rest}\nsecond line\n")
        elif first in FIXED:
            status, data = 200, FIXED[first]
        else:
            status = 201 if self.command == "POST" else 200
            data = {
                "method": self.command,
                "path": parts.path,
                "query": dict(parse_qsl(parts.query)),
                "body": body,
                "shop": self.headers.get("X-Shop", ""),
            }
        self.reply(status, "application/json", json.dumps(data))

    def reply(self, status, kind, text):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = answer

    def log_message(self, *args):
        pass


def start():
    """A running server with `url` and `received`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.received = []
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
