from django.utils.deprecation import MiddlewareMixin


class CommonMiddleware(MiddlewareMixin): ...


class BrokenLinkEmailsMiddleware(MiddlewareMixin): ...
