# A template reads files, and may run whatever its context, tags and processors reach: querysets, the user, the session.
from _effects import db, file
from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import NoReverseMatch as NoReverseMatch
from django.urls import reverse as reverse


def render(request, template_name, context=None, content_type=None, status=None, using=None) -> HttpResponse:
    file("render()")
    db("render()")


def redirect(to, *args, permanent=False, preserve_request=False, **kwargs):
    url = resolve_url(to, *args, **kwargs)
    if permanent:
        return HttpResponsePermanentRedirect(url)
    return HttpResponseRedirect(url)


def resolve_url(to, *args, **kwargs) -> str:
    if hasattr(to, "get_absolute_url"):
        to.get_absolute_url()


def get_object_or_404(klass, *args, **kwargs):
    return klass.get(*args, **kwargs)


def get_list_or_404(klass, *args, **kwargs):
    return list(klass.filter(*args, **kwargs))


async def aget_object_or_404(klass, *args, **kwargs):
    return klass.get(*args, **kwargs)


async def aget_list_or_404(klass, *args, **kwargs):
    return list(klass.filter(*args, **kwargs))
