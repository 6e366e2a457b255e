import asyncio
import contextlib
import os
import queue
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import requests
from asgiref.sync import async_to_sync, sync_to_async
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path


async def missed_query(request):
    return HttpResponse(User.objects.count())


async def swallowed_query(request):
    try:
        count = User.objects.count()
    except Exception:
        count = 0
    return HttpResponse(count)


async def lazy_user(request):
    return HttpResponse(request.user.username)


async def cursor_from_a_thread(request):
    def cursor():
        return sqlite3.connect(":memory:", check_same_thread=False)

    database = await sync_to_async(cursor)()
    return HttpResponse(database.execute("SELECT 1").fetchone())


async def sleep(request):
    time.sleep(0.2)
    return HttpResponse("rested")


def _three_deep(seconds):
    time.sleep(seconds)


async def sleep_in_a_helper(request):
    list(map(_three_deep, [0.1]))
    return HttpResponse("rested")


async def opened_file(request):
    with open(__file__) as file:
        return HttpResponse(file.readline())


async def read_path(request):
    return HttpResponse(Path(__file__).read_bytes()[:5])


async def file_from_a_thread(request):
    file = await sync_to_async(open)(__file__)
    line = file.readline()
    await sync_to_async(file.close)()
    return HttpResponse(line)


async def listed_folder(request):
    return HttpResponse(len(os.listdir(".")) > 0)


async def looked_at_file(request):
    return HttpResponse(os.path.exists(__file__))


async def http(request):
    return HttpResponse(requests.get(f"{settings.OUTSIDE_URL}/text/x").text)


async def plain_socket(request):
    parts = urlsplit(settings.OUTSIDE_URL)
    with socket.create_connection((parts.hostname, parts.port)) as connected:
        connected.sendall(b"GET /text/x HTTP/1.0\r\n\r\n")
        return HttpResponse(connected.recv(12))


async def process(request):
    return HttpResponse(subprocess.check_output([sys.executable, "-c", "print(1)"]))


async def shell(request):
    return HttpResponse(os.system("true"))


async def unawaited(request):
    asyncio.sleep(0)
    return HttpResponse("done")


async def unawaited_in_a_cycle(request):
    try:
        coroutine = asyncio.sleep(0)
        raise ValueError("x")
    except ValueError as error:
        keep = [error, coroutine]
        keep.append(keep)
    return HttpResponse("done")


async def stop_iteration(request):
    return HttpResponse(await sync_to_async(next)(iter([])))


async def never_answers(request):
    await asyncio.Event().wait()


async def joined_thread(request):
    thread = threading.Thread(target=time.sleep, args=[0.1])
    thread.start()
    thread.join()
    return HttpResponse("joined")


async def future_result(request):
    with ThreadPoolExecutor() as pool:
        return HttpResponse(pool.submit(_three_deep, 0.1).result())


async def queue_get(request):
    results = queue.Queue()
    threading.Timer(0.05, results.put, ["x"]).start()
    return HttpResponse(results.get())


async def cached(request):
    return HttpResponse(cache.get("x"))


async def mailed(request):
    send_mail("Subject", "Body", "a@x.example", ["b@x.example"])
    return HttpResponse("sent")


async def streamed(request):
    async def rows():
        yield open(__file__).readline()

    return StreamingHttpResponse(rows())


def sync_returns_coroutine(request):
    return missed_query(request)


async def blocked_for_good(request):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


# From here on nothing is wrong.


async def right_query(request):
    return HttpResponse(await User.objects.acount())


async def right_user(request):
    user = await request.auser()
    return HttpResponse(user.get_username())


async def right_block(request):
    @sync_to_async
    def work():
        time.sleep(0.05)
        with open(__file__) as file:
            file.readline()
        subprocess.check_output([sys.executable, "-c", "print(1)"])
        requests.get(f"{settings.OUTSIDE_URL}/text/x")
        cache.get("x")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return User.objects.count()

    return HttpResponse(await work())


async def right_sleep(request):
    await asyncio.sleep(0.05)
    return HttpResponse("rested")


async def right_thread(request):
    thread = threading.Thread(target=time.sleep, args=[0.05])
    thread.start()
    await sync_to_async(thread.join)()
    return HttpResponse("joined")


async def right_streaming(request):
    def rows():
        yield open(__file__).readline()
        yield str(User.objects.count())

    return StreamingHttpResponse(rows())


async def right_nothing(request):
    with contextlib.suppress(KeyError):
        raise KeyError
    lock = threading.Lock()
    with lock:
        return HttpResponse(sorted([3, 1, 2], key=lambda number: -number))


def right_sync(request):
    time.sleep(0.01)

    async def count():
        return await User.objects.acount()

    return HttpResponse(async_to_sync(count)())


urlpatterns = [
    path(f"{view.__name__}/", view)
    for view in list(globals().values())
    if getattr(view, "__module__", None) == __name__ and not view.__name__.startswith("_")
]
