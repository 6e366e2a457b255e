# What these make of an async view, by release: data/django-async.json.
def login_not_required(view_func):
    return view_func


def login_required(function=None, redirect_field_name="next", login_url=None):
    if function is None:
        return lambda view: view
    return function


def permission_required(perm, login_url=None, raise_exception=False):
    return lambda function: function


def user_passes_test(test_func, login_url=None, redirect_field_name="next"):
    return lambda function: function
