class AddressValueError(ValueError): ...


class NetmaskValueError(ValueError): ...


class _Address:
    compressed: str
    exploded: str
    is_global: bool
    is_link_local: bool
    is_loopback: bool
    is_multicast: bool
    is_private: bool
    is_reserved: bool
    is_unspecified: bool
    max_prefixlen: int
    packed: bytes
    reverse_pointer: str
    version: int

    def __init__(self, address): ...

    def __str__(self) -> str: ...


class _Network:
    broadcast_address: _Address
    hostmask: _Address
    is_private: bool
    netmask: _Address
    network_address: _Address
    num_addresses: int
    prefixlen: int
    version: int
    with_prefixlen: str

    def __init__(self, address, strict=True): ...

    def __contains__(self, other) -> bool: ...

    def __iter__(self):
        yield _Address(str())

    def __str__(self) -> str: ...

    def hosts(self):
        yield _Address(str())

    def overlaps(self, other) -> bool: ...

    def subnet_of(self, other) -> bool: ...

    def subnets(self, *args, **kwargs):
        yield self

    def supernet(self, *args, **kwargs):
        return self


class IPv4Address(_Address): ...


class IPv4Interface(_Address): ...


class IPv4Network(_Network): ...


class IPv6Address(_Address): ...


class IPv6Interface(_Address): ...


class IPv6Network(_Network): ...


def ip_address(address) -> IPv4Address: ...


def ip_interface(address) -> IPv4Interface: ...


def ip_network(address, strict=True) -> IPv4Network: ...
