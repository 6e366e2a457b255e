class FetchMode: ...


FETCH_ONE = FetchMode()
FETCH_PEERS = FetchMode()
FETCH_RAISE = FetchMode()
