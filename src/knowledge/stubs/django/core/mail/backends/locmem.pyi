from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend): ...
