from django.contrib.messages.storage.base import BaseStorage


class SessionStorage(BaseStorage): ...
