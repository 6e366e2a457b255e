def what(file, h=None) -> str | None:
    file.read()
