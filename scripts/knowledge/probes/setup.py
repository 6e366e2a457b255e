"""A Django project in memory for the probes: no files, nothing served, one database that lives as long as the process."""
import warnings

import django
from django.conf import settings

CONTRIB = ["contenttypes", "auth", "sessions", "messages", "sites", "flatpages", "redirects", "admin"]


def configure(apps=(), **extra):
    """`apps` come on top of Django's own, `extra` settings win over those below."""
    warnings.simplefilter("ignore")
    own = dict(
        SECRET_KEY="for probing only, and long enough for what checks it",
        INSTALLED_APPS=["django.contrib." + name for name in CONTRIB] + list(apps),
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        ROOT_URLCONF="setup",
        ALLOWED_HOSTS=["*"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SITE_ID=1,
        STATIC_URL="/static/",
        USE_TZ=True,
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": "file:probe?mode=memory&cache=shared",
                "OPTIONS": {"uri": True},
            }
        },
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
    )
    own.update(extra)
    settings.configure(**own)
    django.setup()


urlpatterns = []
