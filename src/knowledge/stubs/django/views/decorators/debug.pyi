def sensitive_post_parameters(*args, **kwargs):
    return lambda view_func: view_func


def sensitive_variables(*args, **kwargs):
    return lambda view_func: view_func
