from _effects import cpu, db


class BaseBackend:
    def authenticate(self, request, **kwargs) -> object: ...

    def get_all_permissions(self, user_obj, obj=None) -> set[str]: ...

    def get_group_permissions(self, user_obj, obj=None) -> set[str]: ...

    def get_user(self, user_id) -> object: ...

    def get_user_permissions(self, user_obj, obj=None) -> set[str]: ...

    def has_perm(self, user_obj, perm, obj=None) -> bool: ...


class ModelBackend(BaseBackend):
    def authenticate(self, request, username=None, password=None, **kwargs) -> object:
        db("ModelBackend.authenticate()")
        cpu("hashing a password")

    def get_all_permissions(self, user_obj, obj=None) -> set[str]:
        db("ModelBackend.get_all_permissions()")

    def get_group_permissions(self, user_obj, obj=None) -> set[str]:
        db("ModelBackend.get_group_permissions()")

    def get_user(self, user_id) -> object:
        db("ModelBackend.get_user()")

    def get_user_permissions(self, user_obj, obj=None) -> set[str]:
        db("ModelBackend.get_user_permissions()")

    def has_module_perms(self, user_obj, app_label) -> bool:
        db("ModelBackend.has_module_perms()")

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        db("ModelBackend.has_perm()")

    def user_can_authenticate(self, user) -> bool: ...

    def with_perm(self, perm, *args, **kwargs) -> object: ...


class AllowAllUsersModelBackend(ModelBackend): ...


class RemoteUserBackend(ModelBackend):
    def clean_username(self, username) -> str: ...

    def configure_user(self, request, user, created=True):
        return user


class AllowAllUsersRemoteUserBackend(RemoteUserBackend): ...
