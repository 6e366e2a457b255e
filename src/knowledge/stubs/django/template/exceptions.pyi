class TemplateDoesNotExist(Exception):
    backend: object
    chain: list
    tried: list


class TemplateSyntaxError(Exception): ...
