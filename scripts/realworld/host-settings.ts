/** A Django project to run an application's tests in, for archives that come without settings. */

interface Host {
  /** Besides admin, auth, contenttypes, messages, sessions, sites and staticfiles. */
  readonly apps: readonly string[];
  /** Module of the routes. */
  readonly urls: string;
  /** Added at the end of the settings, Python. */
  readonly more?: string;
}

const DJANGO = ['admin', 'auth', 'contenttypes', 'messages', 'sessions', 'sites', 'staticfiles'];

/** The module `host_settings` at the top of the tree. */
export function hostSettings({ apps, urls, more = '' }: Host): { readonly [path: string]: string } {
  const installed = [...DJANGO.map((name) => `django.contrib.${name}`), ...apps];
  return {
    'host_settings.py': `SECRET_KEY = "not a secret"
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TIME_ZONE = "UTC"
SITE_ID = 1
STATIC_URL = "/static/"
MEDIA_ROOT = "media"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = [
${installed.map((name) => `    "${name}",`).join('\n')}
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "${urls}"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": ["host_templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.static",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
${more}`,
  };
}

/** The variable that makes it the settings. */
export const HOST = { DJANGO_SETTINGS_MODULE: 'host_settings' } as const;
