# Views of the admin are called synchronously and stay sync.
from _effects import db, file
from django.http import HttpResponse

HORIZONTAL = 1
VERTICAL = 2
IS_POPUP_VAR: str
TO_FIELD_VAR: str


class BaseModelAdmin:
    admin_site: object
    model: object

    def get_fieldsets(self, request, obj=None) -> list: ...

    def get_queryset(self, request):
        return self.model._default_manager.all()

    def has_add_permission(self, request, obj=None) -> bool:
        db("ModelAdmin.has_add_permission()")

    def has_change_permission(self, request, obj=None) -> bool:
        db("ModelAdmin.has_change_permission()")

    def has_delete_permission(self, request, obj=None) -> bool:
        db("ModelAdmin.has_delete_permission()")

    def has_module_permission(self, request) -> bool:
        db("ModelAdmin.has_module_permission()")

    def has_view_permission(self, request, obj=None) -> bool:
        db("ModelAdmin.has_view_permission()")


class ModelAdmin(BaseModelAdmin):
    def __init__(self, model, admin_site): ...

    def add_view(self, request, form_url="", extra_context=None) -> HttpResponse:
        db("ModelAdmin.add_view()")

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        db("ModelAdmin.change_view()")

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        db("ModelAdmin.changelist_view()")

    def delete_model(self, request, obj):
        obj.delete()

    def delete_queryset(self, request, queryset):
        queryset.delete()

    def delete_view(self, request, object_id, extra_context=None) -> HttpResponse:
        db("ModelAdmin.delete_view()")

    def get_object(self, request, object_id, from_field=None):
        return self.get_queryset(request).first()

    def get_urls(self) -> list: ...

    def history_view(self, request, object_id, extra_context=None) -> HttpResponse:
        db("ModelAdmin.history_view()")

    def log_addition(self, request, obj, message):
        db("ModelAdmin.log_addition()")

    def log_change(self, request, obj, message):
        db("ModelAdmin.log_change()")

    def log_deletion(self, request, obj, object_repr):
        db("ModelAdmin.log_deletion()")

    def message_user(self, request, message, level=0, extra_tags="", fail_silently=False): ...

    def render_change_form(self, request, context, *args, **kwargs) -> HttpResponse:
        file("render()")

    def save_form(self, request, form, change):
        return form.save(commit=False)

    def save_formset(self, request, form, formset, change):
        formset.save()

    def save_model(self, request, obj, form, change):
        obj.save()

    def save_related(self, request, form, formsets, change):
        db("ModelAdmin.save_related()")


class InlineModelAdmin(BaseModelAdmin): ...


class StackedInline(InlineModelAdmin): ...


class TabularInline(InlineModelAdmin): ...
