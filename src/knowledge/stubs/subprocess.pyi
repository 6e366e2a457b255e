from _effects import process
from io import OpenFile

PIPE: int
STDOUT: int
DEVNULL: int


class SubprocessError(Exception): ...


class CalledProcessError(SubprocessError):
    returncode: int
    cmd: object
    output: str
    stdout: str
    stderr: str


class TimeoutExpired(SubprocessError):
    cmd: object
    timeout: float
    output: str
    stdout: str
    stderr: str


class CompletedProcess:
    args: object
    returncode: int
    stdout: str
    stderr: str

    def check_returncode(self): ...


class Popen:
    args: object
    pid: int
    returncode: int
    stdin: OpenFile
    stdout: OpenFile
    stderr: OpenFile

    def __init__(self, args, *more, **kwargs):
        process("subprocess.Popen()")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        process("waiting for a process")

    def communicate(self, input=None, timeout=None) -> tuple[str, str]:
        process("Popen.communicate()")

    def kill(self): ...

    def poll(self) -> int | None: ...

    def send_signal(self, signal): ...

    def terminate(self): ...

    def wait(self, timeout=None) -> int:
        process("Popen.wait()")


def call(args, **kwargs) -> int:
    process("subprocess.call()")


def check_call(args, **kwargs) -> int:
    process("subprocess.check_call()")


def check_output(args, **kwargs) -> str:
    process("subprocess.check_output()")


def getoutput(cmd, **kwargs) -> str:
    process("subprocess.getoutput()")


def getstatusoutput(cmd, **kwargs) -> tuple[int, str]:
    process("subprocess.getstatusoutput()")


def list2cmdline(args) -> str: ...


def run(args, **kwargs) -> CompletedProcess:
    process("subprocess.run()")
