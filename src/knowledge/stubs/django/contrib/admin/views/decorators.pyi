# What it makes of an async view, by release: data/django-async.json.
def staff_member_required(view_func=None, redirect_field_name="next", login_url="admin:login"):
    if view_func is None:
        return lambda function: function
    return view_func
