def never_cache(view_func):
    return view_func


def cache_control(*args, **kwargs):
    return lambda view_func: view_func


def cache_page(*args, **kwargs):
    return lambda view_func: view_func
