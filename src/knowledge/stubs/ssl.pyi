from _effects import file, network
from socket import socket

CERT_NONE: int
CERT_OPTIONAL: int
CERT_REQUIRED: int
PROTOCOL_TLS: int
PROTOCOL_TLS_CLIENT: int
PROTOCOL_TLS_SERVER: int


class Purpose:
    CLIENT_AUTH: object
    SERVER_AUTH: object


class SSLError(OSError): ...


class SSLCertVerificationError(SSLError): ...


CertificateError = SSLCertVerificationError


class SSLSocket(socket):
    def cipher(self) -> tuple | None: ...

    def do_handshake(self):
        network("SSLSocket.do_handshake()")

    def getpeercert(self, binary_form=False) -> dict: ...

    def read(self, *args) -> bytes:
        network("SSLSocket.read()")

    def unwrap(self):
        network("SSLSocket.unwrap()")
        return socket()

    def version(self) -> str | None: ...

    def write(self, data) -> int:
        network("SSLSocket.write()")

    def verify_client_post_handshake(self, *args, **kwargs):
        network("SSLSocket.verify_client_post_handshake()")

    def compression(self, *args, **kwargs) -> str: ...

    def get_channel_binding(self, *args, **kwargs) -> bytes: ...

    def get_unverified_chain(self, *args, **kwargs) -> list: ...

    def get_verified_chain(self, *args, **kwargs) -> list: ...

    def pending(self, *args, **kwargs) -> int: ...

    def selected_alpn_protocol(self, *args, **kwargs) -> str: ...

    def shared_ciphers(self, *args, **kwargs) -> list: ...


class SSLContext:
    check_hostname: bool
    minimum_version: int
    maximum_version: int
    options: int
    verify_mode: int

    def __init__(self, protocol=None): ...

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        file("SSLContext.load_cert_chain()")

    def load_default_certs(self, purpose=None):
        file("SSLContext.load_default_certs()")

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        file("SSLContext.load_verify_locations()")

    def set_alpn_protocols(self, protocols): ...

    def set_ciphers(self, ciphers): ...

    def wrap_socket(self, sock, **kwargs):
        network("SSLContext.wrap_socket()")
        return SSLSocket()

    def load_dh_params(self, *args, **kwargs):
        file("SSLContext.load_dh_params()")

    def set_default_verify_paths(self, *args, **kwargs):
        file("SSLContext.set_default_verify_paths()")

    def cert_store_stats(self, *args, **kwargs) -> dict: ...

    def get_ca_certs(self, *args, **kwargs) -> list: ...

    def get_ciphers(self, *args, **kwargs) -> list: ...

    def session_stats(self, *args, **kwargs) -> dict: ...

    def set_servername_callback(self, *args, **kwargs): ...

    def wrap_bio(self, *args, **kwargs): ...


def create_default_context(*args, **kwargs):
    file("ssl.create_default_context()")
    return SSLContext()


def get_server_certificate(address, **kwargs) -> str:
    network("ssl.get_server_certificate()")


def _create_unverified_context(*args, **kwargs):
    return SSLContext()
