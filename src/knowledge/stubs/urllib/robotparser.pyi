from _effects import network


class RobotFileParser:
    def __init__(self, url=""): ...

    def can_fetch(self, useragent, url) -> bool: ...

    def crawl_delay(self, useragent) -> str | None: ...

    def modified(self): ...

    def mtime(self) -> float: ...

    def parse(self, lines):
        for line in lines:
            pass

    def read(self):
        network("RobotFileParser.read()")

    def set_url(self, url): ...

    def site_maps(self) -> list[str] | None: ...
