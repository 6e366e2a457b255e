from django.template.response import SimpleTemplateResponse


class Response(SimpleTemplateResponse):
    """Rendered by the handler."""

    data: object
    exception: bool

    def __init__(self, data=None, status=None, template_name=None, headers=None, exception=False, content_type=None):
        self.data = data
