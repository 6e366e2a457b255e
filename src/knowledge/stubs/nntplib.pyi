from _effects import network


def NNTP(host, *args, **kwargs) -> object:
    network("nntplib.NNTP()")
