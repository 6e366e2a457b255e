def action(methods=None, detail=None, url_path=None, url_name=None, **kwargs):
    return lambda func: func


def api_view(http_method_names=None):
    return lambda func: func


def authentication_classes(authentication_classes):
    return lambda func: func


def parser_classes(parser_classes):
    return lambda func: func


def permission_classes(permission_classes):
    return lambda func: func


def renderer_classes(renderer_classes):
    return lambda func: func


def schema(view_inspector):
    return lambda func: func


def throttle_classes(throttle_classes):
    return lambda func: func
