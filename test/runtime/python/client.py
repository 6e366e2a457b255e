"""A small ASGI client: one HTTP request through the application's real ASGI interface, cookies kept."""

import asyncio
import json
from http.cookies import SimpleCookie
from urllib.parse import quote, urlencode

BOUNDARY = "runtime-test-boundary"
CSRF_SECRET = "c" * 32


def encode_body(request):
    """Bytes and content type of a request's body."""
    if "json" in request:
        return json.dumps(request["json"]).encode(), "application/json"
    if "body" in request:
        return request["body"].encode(), request.get("contentType", "text/plain")
    fields = [
        (name, str(value))
        for name, values in request.get("data", {}).items()
        for value in (values if isinstance(values, list) else [values])
    ]
    if "files" in request:
        parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in fields]
        parts += [
            f'Content-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
            f"Content-Type: text/plain\r\n\r\n{text}"
            for name, (filename, text) in request["files"].items()
        ]
        body = "".join(f"--{BOUNDARY}\r\n{part}\r\n" for part in parts) + f"--{BOUNDARY}--\r\n"
        return body.encode(), f"multipart/form-data; boundary={BOUNDARY}"
    if fields:
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    return b"", None


class Client:
    def __init__(self, application, world):
        self.application = application
        self.world = world
        self.cookies = {"csrftoken": CSRF_SECRET}

    def authenticate(self, request):
        """Logs a user in, or fills the session, before the request (in a thread: it uses the database)."""
        if "user" in request or "session" in request:
            name, value = self.world.session_cookie(
                request.get("user"), request.get("session", {}), self.cookies
            )
            self.cookies[name] = value

    async def send(self, request):
        body, content_type = encode_body(request)
        path, _, query = request["path"].partition("?")
        headers = {
            "host": "testserver",
            "content-length": str(len(body)),
            "cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "x-csrftoken": self.cookies.get("csrftoken", ""),
        }
        if content_type:
            headers["content-type"] = content_type
        headers.update({name.lower(): value for name, value in request.get("headers", {}).items()})
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": request.get("method", "GET"),
            "scheme": "http",
            "path": path,
            "raw_path": quote(path).encode(),
            "query_string": quote(query, safe="=&%+,:/-_.~").encode(),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
            "client": ("127.0.0.1", 50000),
            "server": ("testserver", 80),
        }
        inbox = [{"type": "http.request", "body": body, "more_body": False}]
        gone = asyncio.Event()
        sent = []

        async def receive():
            if inbox:
                return inbox.pop()
            # As a browser that waits for the answer.
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                gone.set()

        crash = None
        try:
            await self.application(scope, receive, send)
        except Exception as error:
            crash = f"{type(error).__module__}.{type(error).__qualname__}: {error}"
        return self.read(sent, crash)

    def read(self, sent, crash):
        start = next((message for message in sent if message["type"] == "http.response.start"), None)
        if start is None:
            return {"status": None, "headers": {}, "cookies": {}, "body": "", "crash": crash}
        chunks = [message.get("body", b"") for message in sent if message["type"] == "http.response.body"]
        body = b"".join(chunks)
        headers, cookies = {}, {}
        for name, value in start["headers"]:
            name, value = name.decode("latin-1").lower(), value.decode("latin-1")
            if name == "set-cookie":
                for key, morsel in SimpleCookie(value).items():
                    self.keep(key, morsel)
                    cookies[key] = self.world.describe_cookie(key, morsel)
            else:
                headers[name] = value
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            text = body.decode("latin-1")
        return {"status": start["status"], "headers": headers, "cookies": cookies, "body": text, "crash": crash}

    def keep(self, name, morsel):
        if morsel["max-age"] == 0 or morsel["max-age"] == "0" or not morsel.value:
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = morsel.value
