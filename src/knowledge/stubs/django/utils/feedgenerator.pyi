from datetime import datetime


class Enclosure:
    length: str
    mime_type: str
    url: str

    def __init__(self, url, length, mime_type): ...


class SyndicationFeed:
    feed: dict
    items: list[dict]

    def __init__(self, title, link, description, *args, **kwargs): ...

    def add_item(self, title, link, description, **kwargs): ...

    def latest_post_date(self) -> datetime: ...

    def num_items(self) -> int: ...

    def write(self, outfile, encoding):
        outfile.write(str())

    def writeString(self, encoding) -> str: ...


class RssFeed(SyndicationFeed): ...


class RssUserland091Feed(RssFeed): ...


class Rss201rev2Feed(RssFeed): ...


class Atom1Feed(SyndicationFeed): ...


DefaultFeed = Rss201rev2Feed


def get_tag_uri(url, date) -> str: ...


def rfc2822_date(date) -> str: ...


def rfc3339_date(date) -> str: ...
