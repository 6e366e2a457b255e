def convert_exception_to_response(get_response):
    return get_response


def response_for_exception(request, exc) -> object: ...
