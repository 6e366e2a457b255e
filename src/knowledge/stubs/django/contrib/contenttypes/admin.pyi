from django.contrib.admin.options import InlineModelAdmin


class GenericInlineModelAdmin(InlineModelAdmin): ...


class GenericStackedInline(GenericInlineModelAdmin): ...


class GenericTabularInline(GenericInlineModelAdmin): ...
