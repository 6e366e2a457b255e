import os.path as path
from _effects import file, lock, process
from io import OpenFile

F_OK: int
R_OK: int
W_OK: int
X_OK: int
O_APPEND: int
O_CREAT: int
O_EXCL: int
O_RDONLY: int
O_RDWR: int
O_TRUNC: int
O_WRONLY: int
SEEK_CUR: int
SEEK_END: int
SEEK_SET: int
curdir: str
pardir: str
sep: str
altsep: str | None
extsep: str
pathsep: str
defpath: str
devnull: str
linesep: str
name: str
error = OSError
PathLike = object


class _Environ:
    def __contains__(self, key) -> bool: ...

    def __delitem__(self, key): ...

    def __getitem__(self, key) -> str: ...

    def __iter__(self):
        yield str()

    def __setitem__(self, key, value): ...

    def copy(self) -> dict[str, str]: ...

    def get(self, key, default=None) -> str | None: ...

    def items(self) -> list[tuple[str, str]]: ...

    def keys(self) -> list[str]: ...

    def pop(self, key, default=None) -> str | None: ...

    def setdefault(self, key, value) -> str: ...

    def update(self, *args, **kwargs): ...

    def values(self) -> list[str]: ...


environ = _Environ()
environb = _Environ()


class stat_result:
    st_mode: int
    st_ino: int
    st_dev: int
    st_nlink: int
    st_uid: int
    st_gid: int
    st_size: int
    st_atime: float
    st_mtime: float
    st_ctime: float

    def __getitem__(self, index) -> int: ...


class DirEntry:
    name: str
    path: str

    def inode(self) -> int: ...

    def is_dir(self, *, follow_symlinks=True) -> bool:
        file("DirEntry.is_dir()")

    def is_file(self, *, follow_symlinks=True) -> bool:
        file("DirEntry.is_file()")

    def is_symlink(self) -> bool: ...

    def stat(self, *, follow_symlinks=True) -> stat_result:
        file("DirEntry.stat()")

    def is_junction(self, *args, **kwargs) -> bool:
        file("DirEntry.is_junction()")


class _ScandirIterator:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def __iter__(self):
        file("os.scandir()")
        yield DirEntry()

    def close(self): ...


class terminal_size:
    columns: int
    lines: int


# Names and the process itself: nothing waits.


def abort(): ...


def cpu_count() -> int: ...


def fsdecode(filename) -> str: ...


def fsencode(filename) -> bytes: ...


def fspath(path) -> str: ...


def get_exec_path(env=None) -> list[str]: ...


def get_terminal_size(fd=1) -> terminal_size: ...


def getcwd() -> str: ...


def getegid() -> int: ...


def getenv(key, default=None) -> str | None: ...


def geteuid() -> int: ...


def getgid() -> int: ...


def getgroups() -> list[int]: ...


def getloadavg() -> tuple[float, float, float]: ...


def getlogin() -> str: ...


def getpgid(pid) -> int: ...


def getpid() -> int: ...


def getppid() -> int: ...


def getuid() -> int: ...


def isatty(fd) -> bool: ...


def kill(pid, sig): ...


def killpg(pgid, sig): ...


def nice(increment) -> int: ...


def putenv(key, value): ...


def setsid(): ...


def strerror(code) -> str: ...


def umask(mask) -> int: ...


def uname() -> object: ...


def unsetenv(key): ...


def urandom(size) -> bytes: ...


def _exit(status): ...


# Files


def access(path, mode, **kwargs) -> bool:
    file("os.access()")


def chdir(path):
    file("os.chdir()")


def chmod(path, mode, **kwargs):
    file("os.chmod()")


def chown(path, uid, gid, **kwargs):
    file("os.chown()")


def close(fd):
    file("os.close()")


def dup(fd) -> int: ...


def fdopen(fd, *args, **kwargs):
    file("os.fdopen()")
    return OpenFile(fd)


def fstat(fd) -> stat_result:
    file("os.fstat()")


def fsync(fd):
    file("os.fsync()")


def ftruncate(fd, length):
    file("os.ftruncate()")


def fwalk(top=".", *args, **kwargs):
    file("os.fwalk()")
    yield str(), [str()], [str()], int()


def lchown(path, uid, gid):
    file("os.lchown()")


def link(src, dst, **kwargs):
    file("os.link()")


def listdir(path=".") -> list[str]:
    file("os.listdir()")


def lseek(fd, position, how) -> int:
    file("os.lseek()")


def lstat(path, **kwargs) -> stat_result:
    file("os.lstat()")


def makedirs(name, mode=0o777, exist_ok=False):
    file("os.makedirs()")


def mkdir(path, mode=0o777, **kwargs):
    file("os.mkdir()")


def mkfifo(path, mode=0o666, **kwargs):
    file("os.mkfifo()")


def open(path, flags, mode=0o777, **kwargs) -> int:
    file("os.open()")


def pipe() -> tuple[int, int]: ...


def read(fd, n) -> bytes:
    file("os.read()")


def readlink(path, **kwargs) -> str:
    file("os.readlink()")


def remove(path, **kwargs):
    file("os.remove()")


def removedirs(name):
    file("os.removedirs()")


def rename(src, dst, **kwargs):
    file("os.rename()")


def renames(old, new):
    file("os.renames()")


def replace(src, dst, **kwargs):
    file("os.replace()")


def rmdir(path, **kwargs):
    file("os.rmdir()")


def scandir(path="."):
    file("os.scandir()")
    return _ScandirIterator()


def sendfile(out_fd, in_fd, offset, count) -> int:
    file("os.sendfile()")


def stat(path, **kwargs) -> stat_result:
    file("os.stat()")


def statvfs(path) -> object:
    file("os.statvfs()")


def symlink(src, dst, target_is_directory=False, **kwargs):
    file("os.symlink()")


def sync():
    file("os.sync()")


def truncate(path, length):
    file("os.truncate()")


def unlink(path, **kwargs):
    file("os.unlink()")


def utime(path, times=None, **kwargs):
    file("os.utime()")


def walk(top, topdown=True, onerror=None, followlinks=False):
    file("os.walk()")
    yield str(), [str()], [str()]


def write(fd, data) -> int:
    file("os.write()")


# Processes


def execl(path, *args):
    process("os.execl()")


def execv(path, args):
    process("os.execv()")


def execve(path, args, env):
    process("os.execve()")


def execvp(path, args):
    process("os.execvp()")


def fork() -> int:
    process("os.fork()")


def popen(command, mode="r", buffering=-1):
    process("os.popen()")
    return OpenFile(command)


def posix_spawn(path, argv, env, **kwargs) -> int:
    process("os.posix_spawn()")


def spawnl(mode, path, *args) -> int:
    process("os.spawnl()")


def spawnv(mode, path, args) -> int:
    process("os.spawnv()")


def startfile(path, *args, **kwargs):
    process("os.startfile()")


def system(command) -> int:
    process("os.system()")


def wait() -> tuple[int, int]:
    process("os.wait()")


def waitpid(pid, options) -> tuple[int, int]:
    process("os.waitpid()")


def chroot(*args, **kwargs):
    file("os.chroot()")


def copy_file_range(*args, **kwargs) -> int:
    file("os.copy_file_range()")


def fchdir(*args, **kwargs):
    file("os.fchdir()")


def fchmod(*args, **kwargs):
    file("os.fchmod()")


def fchown(*args, **kwargs):
    file("os.fchown()")


def fdatasync(*args, **kwargs):
    file("os.fdatasync()")


def fstatvfs(*args, **kwargs):
    file("os.fstatvfs()")


def getxattr(*args, **kwargs) -> bytes:
    file("os.getxattr()")


def lchflags(*args, **kwargs):
    file("os.lchflags()")


def lchmod(*args, **kwargs):
    file("os.lchmod()")


def listxattr(*args, **kwargs) -> list:
    file("os.listxattr()")


def mknod(*args, **kwargs):
    file("os.mknod()")


def pathconf(*args, **kwargs) -> int:
    file("os.pathconf()")


def posix_fadvise(*args, **kwargs):
    file("os.posix_fadvise()")


def posix_fallocate(*args, **kwargs):
    file("os.posix_fallocate()")


def pread(*args, **kwargs) -> bytes:
    file("os.pread()")


def preadv(*args, **kwargs) -> int:
    file("os.preadv()")


def pwrite(*args, **kwargs) -> int:
    file("os.pwrite()")


def pwritev(*args, **kwargs) -> int:
    file("os.pwritev()")


def readv(*args, **kwargs) -> int:
    file("os.readv()")


def removexattr(*args, **kwargs):
    file("os.removexattr()")


def setxattr(*args, **kwargs):
    file("os.setxattr()")


def splice(*args, **kwargs) -> int:
    file("os.splice()")


def writev(*args, **kwargs) -> int:
    file("os.writev()")


def lockf(*args, **kwargs):
    lock("os.lockf()")


def eventfd_read(*args, **kwargs) -> int:
    lock("os.eventfd_read()")


def execle(*args, **kwargs):
    process("os.execle()")


def execlp(*args, **kwargs):
    process("os.execlp()")


def execlpe(*args, **kwargs):
    process("os.execlpe()")


def execvpe(*args, **kwargs):
    process("os.execvpe()")


def forkpty(*args, **kwargs):
    process("os.forkpty()")


def posix_spawnp(*args, **kwargs) -> int:
    process("os.posix_spawnp()")


def spawnle(*args, **kwargs) -> int:
    process("os.spawnle()")


def spawnlp(*args, **kwargs) -> int:
    process("os.spawnlp()")


def spawnlpe(*args, **kwargs) -> int:
    process("os.spawnlpe()")


def spawnve(*args, **kwargs) -> int:
    process("os.spawnve()")


def spawnvp(*args, **kwargs) -> int:
    process("os.spawnvp()")


def spawnvpe(*args, **kwargs) -> int:
    process("os.spawnvpe()")


def wait3(*args, **kwargs) -> tuple:
    process("os.wait3()")


def wait4(*args, **kwargs) -> tuple:
    process("os.wait4()")


def waitid(*args, **kwargs):
    process("os.waitid()")


def confstr(*args, **kwargs): ...


def ctermid(*args, **kwargs) -> str: ...


def device_encoding(*args, **kwargs) -> str: ...


def dup2(*args, **kwargs) -> int: ...


def eventfd(*args, **kwargs) -> int: ...


def eventfd_write(*args, **kwargs): ...


def get_blocking(*args, **kwargs) -> bool: ...


def get_inheritable(*args, **kwargs) -> bool: ...


def getcwdb(*args, **kwargs) -> bytes: ...


def getenvb(*args, **kwargs) -> bytes: ...


def getgrouplist(*args, **kwargs) -> list: ...


def getpgrp(*args, **kwargs) -> int: ...


def getpriority(*args, **kwargs) -> int: ...


def getrandom(*args, **kwargs) -> bytes: ...


def getresgid(*args, **kwargs) -> tuple: ...


def getresuid(*args, **kwargs) -> tuple: ...


def getsid(*args, **kwargs) -> int: ...


def major(*args, **kwargs) -> int: ...


def makedev(*args, **kwargs) -> int: ...


def memfd_create(*args, **kwargs) -> int: ...


def minor(*args, **kwargs) -> int: ...


def openpty(*args, **kwargs) -> tuple: ...


def pipe2(*args, **kwargs) -> tuple: ...


def process_cpu_count(*args, **kwargs) -> int: ...


def register_at_fork(*args, **kwargs): ...


def sched_getaffinity(*args, **kwargs) -> set: ...


def sched_yield(*args, **kwargs): ...


def set_blocking(*args, **kwargs): ...


def set_inheritable(*args, **kwargs): ...


def setegid(*args, **kwargs): ...


def seteuid(*args, **kwargs): ...


def setgid(*args, **kwargs): ...


def setgroups(*args, **kwargs): ...


def setpgid(*args, **kwargs): ...


def setpriority(*args, **kwargs): ...


def setregid(*args, **kwargs): ...


def setreuid(*args, **kwargs): ...


def setuid(*args, **kwargs): ...


def sysconf(*args, **kwargs) -> int: ...


def times(*args, **kwargs): ...


def ttyname(*args, **kwargs) -> str: ...


def waitstatus_to_exitcode(*args, **kwargs) -> int: ...


def WEXITSTATUS(*args, **kwargs) -> int: ...


def WIFEXITED(*args, **kwargs) -> bool: ...


def WIFSIGNALED(*args, **kwargs) -> bool: ...


def WTERMSIG(*args, **kwargs) -> int: ...
