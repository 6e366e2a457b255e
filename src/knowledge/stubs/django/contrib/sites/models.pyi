from django.db import models


class SiteManager(models.Manager):
    def clear_cache(self): ...

    def get_by_natural_key(self, domain):
        return self.get(domain=domain)

    def get_current(self, request=None):
        return self.get()


class Site(models.Model):
    domain = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=50)
    objects = SiteManager()

    def __str__(self) -> str: ...

    def natural_key(self) -> tuple[str]: ...
