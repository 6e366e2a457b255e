"""Makes time, chance and identity the same in every run, or takes them out of what is compared."""

import asyncio
import os
import random
import re
import secrets
import sys
import time
import uuid

FROZEN = 1741944413.0  # 14 March 2025, 09:26:53 UTC
LONGEST_SLEEP = 0.01


class _Chance:
    """The source of every `os.urandom`, `secrets` and `uuid4` of a run."""

    def __init__(self):
        self.source = random.Random(0)

    def seed(self, text):
        self.source = random.Random(text)
        random.seed(text)

    def bytes(self, size):
        return self.source.randbytes(size)


chance = _Chance()


def install(recorder, watch):
    """Must run before Django or the project is imported."""
    os.urandom = chance.bytes
    random._urandom = chance.bytes
    secrets.token_bytes = lambda size=32: chance.bytes(32 if size is None else size)
    uuid.uuid4 = lambda: uuid.UUID(bytes=chance.bytes(16), version=4)
    # Kept as an attribute of a class it is bound to the object, which the builtin is not.
    time.time = lambda *_: FROZEN

    real_sleep = time.sleep
    real_async_sleep = asyncio.sleep

    def sleep(seconds):
        if watch.called_from_project():
            recorder.slept.append(seconds)
        watch.check("sleep", f"time.sleep({seconds})")
        real_sleep(min(seconds, LONGEST_SLEEP))

    async def async_sleep(delay, result=None):
        if watch.called_from_project():
            recorder.slept.append(delay)
        return await real_async_sleep(min(delay, LONGEST_SLEEP), result)

    async_sleep.__name__ = async_sleep.__qualname__ = "sleep"
    time.sleep = sleep
    asyncio.sleep = async_sleep
    asyncio.tasks.sleep = async_sleep

    import datetime

    import django.utils.timezone

    now = datetime.datetime.fromtimestamp(FROZEN, tz=datetime.timezone.utc)

    def frozen_now():
        from django.conf import settings

        return now if settings.USE_TZ else now.replace(tzinfo=None)

    django.utils.timezone.now = frozen_now


class Normaliser:
    """Replaces what differs between two runs by chance: folders, ports, tokens, addresses in memory."""

    def __init__(self, project, outside_url):
        self.rules = [
            (re.compile(re.escape(project)), "<project>"),
            (re.compile(re.escape(outside_url.removeprefix("http://"))), "<outside>"),
            (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+'), r"\1<token>"),
            (re.compile(r"\b0x[0-9a-f]{6,}"), "0x..."),
            (re.compile(re.escape(sys.prefix)), "<environment>"),
            (re.compile(r"\b\d+\.\d{6,}s\b"), "<measured>s"),
        ]

    def __call__(self, value):
        if isinstance(value, str):
            for pattern, replacement in self.rules:
                value = pattern.sub(replacement, value)
            return value
        if isinstance(value, dict):
            return {self(str(key)): self(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self(item) for item in value]
        return value
