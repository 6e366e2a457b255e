from _effects import file


class Shelf(dict):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        file("closing a shelf")

    def __getitem__(self, key) -> object:
        file("reading a shelf")

    def __setitem__(self, key, value):
        file("writing a shelf")

    def close(self):
        file("closing a shelf")

    def sync(self):
        file("writing a shelf")


def open(filename, *args, **kwargs):
    file("shelve.open()")
    return Shelf()
