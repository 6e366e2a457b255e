# What these make of an async view, by release: data/django-async.json.
