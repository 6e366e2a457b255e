from _effects import network


class Telnet:
    def __init__(self, *args, **kwargs):
        network("telnetlib.Telnet()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def close(self): ...

    def expect(self, patterns, timeout=None) -> tuple:
        network("Telnet.expect()")

    def open(self, host, *args):
        network("Telnet.open()")

    def read_all(self) -> bytes:
        network("Telnet.read_all()")

    def read_until(self, expected, timeout=None) -> bytes:
        network("Telnet.read_until()")

    def write(self, buffer):
        network("Telnet.write()")
