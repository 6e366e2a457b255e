class InvalidTemplateLibrary(Exception): ...


class Library:
    filters: dict
    tags: dict

    def filter(self, name=None, filter_func=None, **flags):
        return filter_func

    def inclusion_tag(self, filename, func=None, takes_context=None, name=None):
        return func

    def simple_block_tag(self, func=None, takes_context=None, name=None, end_name=None):
        return func

    def simple_tag(self, func=None, takes_context=None, name=None):
        return func

    def tag(self, name=None, compile_function=None):
        return compile_function
