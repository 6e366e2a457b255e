"""What Django makes of a project's settings, as JSON. Arguments: the project's folder, the module, a configuration."""

import json
import os
import sys

root, module, configuration = sys.argv[1:4]
sys.path.insert(0, root)
sys.argv = ["manage.py", "runserver"]
os.chdir(root)
os.environ["DJANGO_SETTINGS_MODULE"] = module
if configuration:
    os.environ["DJANGO_CONFIGURATION"] = configuration
    import configurations

    configurations.setup()

from django.conf import settings  # noqa: E402


def each(name, key):
    # What is false is what Django fills in by itself once the databases are configured.
    return {alias: entry[key] for alias, entry in getattr(settings, name).items() if entry.get(key)}


print(
    json.dumps(
        {
            "middleware": list(settings.MIDDLEWARE),
            "installedApps": list(settings.INSTALLED_APPS),
            "sessionEngine": settings.SESSION_ENGINE,
            "rootUrlconf": settings.ROOT_URLCONF,
            "engine": each("DATABASES", "ENGINE"),
            "connMaxAge": each("DATABASES", "CONN_MAX_AGE"),
            "atomicRequests": each("DATABASES", "ATOMIC_REQUESTS"),
            "backend": each("CACHES", "BACKEND"),
        }
    )
)
