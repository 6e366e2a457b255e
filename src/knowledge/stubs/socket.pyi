from _effects import file, network
from io import OpenFile

AF_INET: int
AF_INET6: int
AF_UNIX: int
AF_UNSPEC: int
INADDR_ANY: int
IPPROTO_TCP: int
IPPROTO_UDP: int
SHUT_RD: int
SHUT_RDWR: int
SHUT_WR: int
SOCK_DGRAM: int
SOCK_RAW: int
SOCK_STREAM: int
SOL_SOCKET: int
SOMAXCONN: int
SO_BROADCAST: int
SO_KEEPALIVE: int
SO_REUSEADDR: int
TCP_NODELAY: int

error = OSError
timeout = TimeoutError


class gaierror(OSError): ...


class herror(OSError): ...


class socket:
    family: int
    type: int
    proto: int

    def __init__(self, *args, **kwargs): ...

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback): ...

    def accept(self):
        network("socket.accept()")
        return socket(), (str(), int())

    def bind(self, address): ...

    def close(self): ...

    def connect(self, address):
        network("socket.connect()")

    def connect_ex(self, address) -> int:
        network("socket.connect_ex()")

    def detach(self) -> int: ...

    def fileno(self) -> int: ...

    def getpeername(self) -> tuple[str, int]: ...

    def getsockname(self) -> tuple[str, int]: ...

    def getsockopt(self, *args) -> int: ...

    def gettimeout(self) -> float | None: ...

    def listen(self, backlog=0): ...

    def makefile(self, *args, **kwargs):
        return OpenFile()

    def recv(self, size, flags=0) -> bytes:
        network("socket.recv()")

    def recv_into(self, buffer, *args) -> int:
        network("socket.recv_into()")

    def recvfrom(self, size, flags=0) -> tuple[bytes, tuple]:
        network("socket.recvfrom()")

    def send(self, data, flags=0) -> int:
        network("socket.send()")

    def sendall(self, data, flags=0):
        network("socket.sendall()")

    def sendfile(self, file, *args) -> int:
        network("socket.sendfile()")

    def sendto(self, data, *args) -> int:
        network("socket.sendto()")

    def setblocking(self, flag): ...

    def setsockopt(self, *args): ...

    def settimeout(self, value): ...

    def shutdown(self, how): ...

    def recvfrom_into(self, *args, **kwargs) -> tuple:
        network("socket.recvfrom_into()")

    def recvmsg(self, *args, **kwargs) -> tuple:
        network("socket.recvmsg()")

    def recvmsg_into(self, *args, **kwargs) -> tuple:
        network("socket.recvmsg_into()")

    def sendmsg(self, *args, **kwargs) -> int:
        network("socket.sendmsg()")

    def sendmsg_afalg(self, *args, **kwargs) -> int:
        network("socket.sendmsg_afalg()")

    def dup(self, *args, **kwargs): ...

    def get_inheritable(self, *args, **kwargs) -> bool: ...

    def getblocking(self, *args, **kwargs) -> bool: ...

    def set_inheritable(self, *args, **kwargs): ...


SocketType = socket


def create_connection(address, *args, **kwargs):
    network("socket.create_connection()")
    return socket()


def create_server(address, **kwargs):
    return socket()


def fromfd(fd, family, type, proto=0):
    return socket()


def getaddrinfo(host, port, *args, **kwargs) -> list[tuple]:
    network("socket.getaddrinfo()")


def getdefaulttimeout() -> float | None: ...


def getfqdn(name="") -> str:
    network("socket.getfqdn()")


def gethostbyaddr(address) -> tuple[str, list[str], list[str]]:
    network("socket.gethostbyaddr()")


def gethostbyname(name) -> str:
    network("socket.gethostbyname()")


def gethostbyname_ex(name) -> tuple[str, list[str], list[str]]:
    network("socket.gethostbyname_ex()")


def gethostname() -> str: ...


def getnameinfo(address, flags) -> tuple[str, str]:
    network("socket.getnameinfo()")


def htonl(x) -> int: ...


def htons(x) -> int: ...


def inet_aton(address) -> bytes: ...


def inet_ntoa(packed) -> str: ...


def inet_ntop(family, packed) -> str: ...


def inet_pton(family, address) -> bytes: ...


def ntohl(x) -> int: ...


def ntohs(x) -> int: ...


def setdefaulttimeout(timeout): ...


def socketpair(*args):
    return socket(), socket()


def recv_fds(*args, **kwargs) -> tuple:
    network("socket.recv_fds()")


def send_fds(*args, **kwargs) -> int:
    network("socket.send_fds()")


def getprotobyname(*args, **kwargs) -> int:
    file("socket.getprotobyname()")


def getservbyname(*args, **kwargs) -> int:
    file("socket.getservbyname()")


def getservbyport(*args, **kwargs) -> str:
    file("socket.getservbyport()")


def close(*args, **kwargs): ...


def dup(*args, **kwargs) -> int: ...


def has_dualstack_ipv6(*args, **kwargs) -> bool: ...


def if_indextoname(*args, **kwargs) -> str: ...


def if_nameindex(*args, **kwargs) -> list: ...


def if_nametoindex(*args, **kwargs) -> int: ...
