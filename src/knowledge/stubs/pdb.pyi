from _effects import process


def pm(): ...


def post_mortem(*args): ...


def run(*args): ...


def set_trace(*args, **kwargs):
    process("pdb.set_trace()")
