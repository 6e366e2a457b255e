def conditional_page(view_func):
    return view_func


def require_GET(view_func):
    return view_func


def require_POST(view_func):
    return view_func


def require_safe(view_func):
    return view_func


def condition(*args, **kwargs):
    return lambda view_func: view_func


def etag(*args, **kwargs):
    return lambda view_func: view_func


def last_modified(*args, **kwargs):
    return lambda view_func: view_func


def require_http_methods(*args, **kwargs):
    return lambda view_func: view_func
