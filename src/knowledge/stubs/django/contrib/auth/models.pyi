from _effects import cpu, db, network
from django.contrib.auth.base_user import AbstractBaseUser as AbstractBaseUser
from django.contrib.auth.base_user import BaseUserManager as BaseUserManager
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.manager import EmptyManager


class PermissionManager(models.Manager):
    def get_by_natural_key(self, codename, app_label, model):
        return self.get(codename=codename)


class Permission(models.Model):
    name = models.CharField(max_length=255)
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    codename = models.CharField(max_length=100)
    objects = PermissionManager()

    def __str__(self) -> str:
        str(self.content_type)

    def natural_key(self) -> tuple[str, str, str]:
        self.content_type.natural_key()

    @property
    def user_perm_str(self) -> str:
        self.content_type


class GroupManager(models.Manager):
    def get_by_natural_key(self, name):
        return self.get(name=name)


class Group(models.Model):
    name = models.CharField(max_length=150, unique=True)
    permissions = models.ManyToManyField(Permission, blank=True)
    objects = GroupManager()

    def __str__(self) -> str: ...

    def natural_key(self) -> tuple[str]: ...


class UserManager(BaseUserManager):
    def create_superuser(self, username, email=None, password=None, **extra_fields):
        cpu("hashing a password")
        return self.create()

    async def acreate_superuser(self, username, email=None, password=None, **extra_fields):
        return self.create()

    def create_user(self, username, email=None, password=None, **extra_fields):
        cpu("hashing a password")
        return self.create()

    async def acreate_user(self, username, email=None, password=None, **extra_fields):
        return self.create()

    def with_perm(self, perm, is_active=True, include_superusers=True, backend=None, obj=None):
        return self.filter()


class PermissionsMixin(models.Model):
    is_superuser = models.BooleanField(default=False)
    groups = models.ManyToManyField(Group, related_name="user_set", related_query_name="user")
    user_permissions = models.ManyToManyField(Permission, related_name="user_set", related_query_name="user")

    class Meta:
        abstract = True

    def get_all_permissions(self, obj=None) -> set[str]:
        db("User.get_all_permissions()")

    async def aget_all_permissions(self, obj=None) -> set[str]: ...

    def get_group_permissions(self, obj=None) -> set[str]:
        db("User.get_group_permissions()")

    async def aget_group_permissions(self, obj=None) -> set[str]: ...

    def get_user_permissions(self, obj=None) -> set[str]:
        db("User.get_user_permissions()")

    async def aget_user_permissions(self, obj=None) -> set[str]: ...

    def has_module_perms(self, app_label) -> bool:
        db("User.has_module_perms()")

    async def ahas_module_perms(self, app_label) -> bool: ...

    def has_perm(self, perm, obj=None) -> bool:
        db("User.has_perm()")

    async def ahas_perm(self, perm, obj=None) -> bool: ...

    def has_perms(self, perm_list, obj=None) -> bool:
        for perm in perm_list:
            self.has_perm(perm)

    async def ahas_perms(self, perm_list, obj=None) -> bool: ...


class AbstractUser(AbstractBaseUser, PermissionsMixin):
    username = models.CharField(max_length=150, unique=True)
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField()
    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["email"]

    class Meta:
        abstract = True

    def clean(self): ...

    def email_user(self, subject, message, from_email=None, **kwargs):
        network("User.email_user()")

    def get_full_name(self) -> str: ...

    def get_short_name(self) -> str: ...


class User(AbstractUser):
    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"


class AnonymousUser:
    id = None
    pk = None
    username: str
    is_staff: bool
    is_active: bool
    is_superuser: bool
    is_anonymous: bool
    is_authenticated: bool
    groups = EmptyManager(Group)
    user_permissions = EmptyManager(Permission)

    def __str__(self) -> str: ...

    def check_password(self, raw_password): ...

    def delete(self): ...

    def get_all_permissions(self, obj=None) -> set[str]: ...

    def get_group_permissions(self, obj=None) -> set[str]: ...

    def get_user_permissions(self, obj=None) -> set[str]: ...

    def get_username(self) -> str: ...

    def has_module_perms(self, module) -> bool: ...

    def has_perm(self, perm, obj=None) -> bool: ...

    def has_perms(self, perm_list, obj=None) -> bool: ...

    def save(self): ...

    def set_password(self, raw_password): ...


def update_last_login(sender, user, **kwargs):
    db("User.save()")
