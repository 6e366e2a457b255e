class Differ:
    def __init__(self, *args): ...

    def compare(self, a, b):
        yield str()


class HtmlDiff:
    def __init__(self, *args, **kwargs): ...

    def make_file(self, fromlines, tolines, *args, **kwargs) -> str: ...

    def make_table(self, fromlines, tolines, *args, **kwargs) -> str: ...


class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True): ...

    def find_longest_match(self, *args) -> tuple: ...

    def get_matching_blocks(self) -> list: ...

    def get_opcodes(self) -> list[tuple]: ...

    def quick_ratio(self) -> float: ...

    def ratio(self) -> float: ...

    def real_quick_ratio(self) -> float: ...

    def set_seq1(self, a): ...

    def set_seq2(self, b): ...

    def set_seqs(self, a, b): ...


def context_diff(a, b, *args, **kwargs):
    yield str()


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    return list(possibilities)


def ndiff(a, b, *args):
    yield str()


def restore(delta, which):
    yield str()


def unified_diff(a, b, *args, **kwargs):
    yield str()
