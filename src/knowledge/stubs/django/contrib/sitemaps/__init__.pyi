class Sitemap:
    limit: int
    protocol: str | None

    def items(self) -> list: ...

    def location(self, item) -> str:
        item.get_absolute_url()


class GenericSitemap(Sitemap):
    def __init__(self, info_dict, *args, **kwargs): ...
