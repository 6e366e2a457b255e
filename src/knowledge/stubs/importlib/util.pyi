from _effects import file


def find_spec(name, package=None) -> object:
    file("importlib.util.find_spec()")


def module_from_spec(spec) -> object: ...


def spec_from_file_location(name, *args, **kwargs) -> object: ...
