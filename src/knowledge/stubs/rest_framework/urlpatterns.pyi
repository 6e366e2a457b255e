def format_suffix_patterns(urlpatterns, *args, **kwargs):
    return urlpatterns
