from django.http import Http404


class Resolver404(Http404): ...


class NoReverseMatch(Exception): ...
