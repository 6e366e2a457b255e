from _effects import cpu, db
from django.db import models


class BaseUserManager(models.Manager):
    @classmethod
    def normalize_email(cls, email) -> str: ...

    def get_by_natural_key(self, username):
        return self.get(username=username)

    async def aget_by_natural_key(self, username):
        return self.get(username=username)

    def make_random_password(self, length=10, allowed_chars="") -> str: ...


class AbstractBaseUser(models.Model):
    password = models.CharField(max_length=128)
    last_login = models.DateTimeField(blank=True, null=True)

    REQUIRED_FIELDS: list[str]
    is_active = True
    is_anonymous: bool
    is_authenticated: bool

    class Meta:
        abstract = True

    def __str__(self) -> str: ...

    def check_password(self, raw_password) -> bool:
        cpu("hashing a password")
        # Saves the user when the hash is of an older kind.
        db("check_password()")

    async def acheck_password(self, raw_password) -> bool: ...

    def clean(self): ...

    @classmethod
    def get_email_field_name(cls) -> str: ...

    def get_session_auth_fallback_hash(self) -> list[str]: ...

    def get_session_auth_hash(self) -> str: ...

    def get_username(self) -> str: ...

    def has_usable_password(self) -> bool: ...

    def natural_key(self) -> tuple[str]: ...

    @classmethod
    def normalize_username(cls, username) -> str: ...

    def set_password(self, raw_password):
        cpu("hashing a password")

    def set_unusable_password(self): ...
