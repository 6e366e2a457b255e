"""A project under WSGI, spoken to as if it were under ASGI: each request runs in a thread, as a WSGI server has it."""

import asyncio
import io


def application():
    from django.core.wsgi import get_wsgi_application

    wsgi = get_wsgi_application()

    async def asgi(scope, receive, send):
        body = (await receive()).get("body", b"")
        status, headers, content = await asyncio.to_thread(answer, wsgi, environ_of(scope, body))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    return asgi


def environ_of(scope, body):
    environ = {
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": scope["path"],
        "QUERY_STRING": scope["query_string"].decode(),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
    }
    for name, value in scope["headers"]:
        key = name.decode().upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value.decode("latin-1")
    return environ


def answer(wsgi, environ):
    started = []
    chunks = wsgi(environ, lambda status, headers: started.append((status, headers)))
    try:
        content = b"".join(chunks)
    finally:
        chunks.close()
    status, headers = started[0]
    return int(status[:3]), [(name.encode(), value.encode("latin-1")) for name, value in headers], content
