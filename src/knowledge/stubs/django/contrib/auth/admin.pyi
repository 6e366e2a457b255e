from django.contrib.admin.options import ModelAdmin


class GroupAdmin(ModelAdmin): ...


class UserAdmin(ModelAdmin): ...
