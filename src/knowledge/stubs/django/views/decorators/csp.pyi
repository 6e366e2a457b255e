def csp_override(*args, **kwargs):
    return lambda view_func: view_func


def csp_report_only_override(*args, **kwargs):
    return lambda view_func: view_func
