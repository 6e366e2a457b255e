"""The state that a request may change: database, files, cache, mail. Put back before every case, written down after."""

import hashlib
import logging
import os
import shutil
import sqlite3
import sys
import threading

import determinism
import over_wsgi


class World:
    """Sets Django up for the project and fills a template of its database and files."""

    def __init__(self, plan, project, recorder, watch):
        self.recorder = recorder
        self.scratch = os.path.join(project, ".runtime")
        os.makedirs(self.scratch, exist_ok=True)
        self.project = project
        self.file_roots = plan.get("fileRoots", [])
        self.case = 0
        self.template = os.path.join(self.scratch, "template.sqlite3")
        self._configure()
        self._populate(plan.get("populate", []))
        self._hook()
        from django.core.asgi import get_asgi_application

        self.application = over_wsgi.application() if plan.get("server") == "wsgi" else get_asgi_application()
        self._warm_up()
        self.threads = set(threading.enumerate())

    def _configure(self):
        import django
        from django.conf import settings

        settings.DATABASES["default"]["NAME"] = self.template
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        settings.ALLOWED_HOSTS = ["*"]
        django.setup()
        logging.getLogger("django").setLevel(logging.CRITICAL)

    def _populate(self, commands):
        from django.core.management import call_command
        from django.db import connections

        determinism.chance.seed("populate")
        if os.path.exists(self.template):
            os.remove(self.template)
        for root in self.file_roots:
            # A driver that was started again finds the files of the case that ended the last one.
            pristine = os.path.join(self.scratch, "pristine", root)
            if not os.path.exists(pristine):
                self._copy(self._root(root), pristine)
            self._copy(pristine, self._root(root))
        call_command("migrate", verbosity=0, run_syncdb=True)
        for command in commands:
            call_command(*command.split())
        connections.close_all()
        for root in self.file_roots:
            self._copy(self._root(root), os.path.join(self.scratch, "files", root))
        self.original_hashes = self._password_hashes(self.template)

    @staticmethod
    def _copy(source, target):
        """Makes `target` as `source`; an empty folder when there is none."""
        shutil.rmtree(target, ignore_errors=True)
        if os.path.isdir(source):
            shutil.copytree(source, target)
        else:
            os.makedirs(target)

    def _root(self, root):
        return os.path.join(self.project, root)

    def _hook(self):
        from django.contrib.messages.storage.base import BaseStorage
        from django.core.signals import got_request_exception
        from django.db.backends.utils import CursorWrapper

        recorder = self.recorder

        def failed(sender, **kwargs):
            error = sys.exc_info()[1]
            recorder.exceptions.append(f"{type(error).__module__}.{type(error).__qualname__}: {error}")

        self._failed = failed
        got_request_exception.connect(failed)

        add = BaseStorage.add

        def recorded_add(self, level, message, extra_tags=""):
            recorder.messages.append([level, str(message), extra_tags])
            return add(self, level, message, extra_tags)

        BaseStorage.add = recorded_add

        for name in ("execute", "executemany"):
            original = getattr(CursorWrapper, name)

            def counted(self, sql, params=None, original=original):
                recorder.queries.append(str(sql))
                return original(self, sql, params)

            setattr(CursorWrapper, name, counted)

        class Handler(logging.Handler):
            def emit(self, record):
                if not record.name.startswith(("django", "asyncio", "urllib3")):
                    recorder.logged.append([record.name, record.levelname, record.getMessage()])

        logging.getLogger().addHandler(Handler())
        logging.getLogger().setLevel(logging.INFO)

    def _warm_up(self):
        """Loads what Django loads once in a process and then keeps: translations, media types, time zones, URLs."""
        import mimetypes
        import zoneinfo

        from django.conf import settings
        from django.urls import get_resolver
        from django.utils import formats, timezone, translation

        mimetypes.init()
        get_resolver()._populate()
        timezone.localtime()
        zoneinfo.ZoneInfo("Europe/Amsterdam")
        for code, _ in settings.LANGUAGES:
            if code.split("-")[0] in ("en", "nl", "de", "fr"):
                with translation.override(code):
                    translation.gettext("Monday")
                    formats.get_format("DATE_FORMAT")

    def prepare(self, case):
        """A fresh database, files, cache, mail box and source of chance."""
        from django.contrib.contenttypes.models import ContentType
        from django.core import mail
        from django.core.cache import caches
        from django.db import connections
        from django.template.autoreload import reset_loaders

        connections.close_all()
        previous = connections.settings["default"]["NAME"]
        if previous != self.template and os.path.exists(previous):
            os.remove(previous)
        self.case += 1
        self.database = os.path.join(self.scratch, f"case-{self.case}.sqlite3")
        shutil.copyfile(self.template, self.database)
        connections.settings["default"]["NAME"] = self.database
        for root in self.file_roots:
            self._copy(os.path.join(self.scratch, "files", root), self._root(root))
        # Caches in the process would hide a query or a file that is read.
        for cache in caches.all():
            cache.clear()
        ContentType.objects.clear_cache()
        reset_loaders()
        mail.outbox = []
        determinism.chance.seed(case["name"])

    def settle(self):
        """Waits for threads that the project started."""
        for thread in set(threading.enumerate()) - self.threads:
            if not thread.daemon and type(thread) is threading.Thread and "Executor" not in thread.name:
                if not thread.name.startswith("asyncio_"):
                    thread.join(5)

    def session_cookie(self, username, data, cookies):
        from importlib import import_module

        from django.conf import settings
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
        from django.db import connections

        store = import_module(settings.SESSION_ENGINE).SessionStore(cookies.get(settings.SESSION_COOKIE_NAME))
        if username:
            user = get_user_model()._default_manager.get_by_natural_key(username)
            store[SESSION_KEY] = user._meta.pk.value_to_string(user)
            store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
            store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        store.update(data)
        store.save()
        connections.close_all()
        return settings.SESSION_COOKIE_NAME, store.session_key

    def describe_cookie(self, name, morsel):
        from django.conf import settings

        value = morsel.value
        if value and name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
            value = "<random>"
        attributes = {key: item for key, item in morsel.items() if item and key != "expires"}
        return {"value": value, **attributes}

    def dump(self):
        """Database, mail and files as plain data."""
        from django.core import mail
        from django.db import connections

        connections.close_all()
        return {
            "database": self._dump_database(),
            "mail": [self._describe_mail(message) for message in mail.outbox],
            "files": self._dump_files(),
        }

    def _password_hashes(self, path):
        hashes = set()
        connection = sqlite3.connect(path)
        for (table,) in self._tables(connection):
            if any(row[1] == "password" for row in connection.execute(f'PRAGMA table_info("{table}")')):
                hashes |= {row[0] for row in connection.execute(f'SELECT password FROM "{table}"')}
        connection.close()
        return hashes

    @staticmethod
    def _tables(connection):
        return connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()

    def _dump_database(self):
        connection = sqlite3.connect(self.database)
        dump = {}
        for (table,) in self._tables(connection):
            if table == "django_migrations":
                continue
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            rows = [self._row(table, dict(zip(columns, row))) for row in cursor]
            dump[table] = sorted(rows, key=repr)
        connection.close()
        return dump

    def _row(self, table, row):
        if table == "django_session":
            from django.contrib.sessions.backends.db import SessionStore

            data = SessionStore().decode(row["session_data"])
            data.pop("_auth_user_hash", None)
            return data
        if "password" in row:
            row["password"] = "<as it was>" if row["password"] in self.original_hashes else "<changed>"
        return {key: value.hex() if isinstance(value, bytes) else value for key, value in row.items()}

    @staticmethod
    def _describe_mail(message):
        return {
            "subject": message.subject,
            "body": message.body,
            "from": message.from_email,
            "to": message.to,
            "cc": message.cc,
            "bcc": message.bcc,
            "replyTo": message.reply_to,
            "attachments": [str(getattr(part, "filename", part)) for part in message.attachments],
            "alternatives": [str(part[0]) for part in getattr(message, "alternatives", None) or []],
        }

    def _dump_files(self):
        files = {}
        for root in self.file_roots:
            for folder, _, names in os.walk(self._root(root)):
                for name in names:
                    path = os.path.join(folder, name)
                    with open(path, "rb") as file:
                        digest = hashlib.sha256(file.read()).hexdigest()[:16]
                    files[os.path.relpath(path, self.project).replace(os.sep, "/")] = digest
        return dict(sorted(files.items()))
