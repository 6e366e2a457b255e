from django.contrib.sessions.backends.base import SessionBase


class SessionStore(SessionBase): ...
