"""Prints, for each file that is named as an argument, why this Python does not take it; nothing for those it takes."""

import sys

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        source = file.read()
    try:
        compile(source, path, "exec")
    except (SyntaxError, ValueError) as error:
        print(f"{path}\t{error}")
