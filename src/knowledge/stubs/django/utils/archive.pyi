from _effects import file


class ArchiveException(Exception): ...


def extract(path, to_path):
    file("extracting an archive")
