from django.core.paginator import Paginator
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View


class MultipleObjectMixin(ContextMixin):
    allow_empty: bool
    context_object_name: str | None
    model: object
    object_list: object
    ordering: object
    page_kwarg: str
    paginate_by: int | None
    paginate_orphans: int
    paginator_class = Paginator
    queryset = None

    def get_allow_empty(self) -> bool: ...

    def get_context_data(self, *, object_list=None, **kwargs):
        queryset = self.object_list if object_list is None else object_list
        page_size = self.get_paginate_by(queryset)
        context = {"paginator": None, "page_obj": None, "is_paginated": False, "object_list": queryset}
        if page_size:
            paginator, page, queryset, is_paginated = self.paginate_queryset(queryset, page_size)
            context = {
                "paginator": paginator,
                "page_obj": page,
                "is_paginated": is_paginated,
                "object_list": queryset,
            }
        context_object_name = self.get_context_object_name(queryset)
        if context_object_name is not None:
            context[context_object_name] = queryset
        context.update(kwargs)
        return super().get_context_data(**context)

    def get_context_object_name(self, object_list):
        return self.context_object_name

    def get_ordering(self) -> object: ...

    def get_paginate_by(self, queryset) -> int | None: ...

    def get_paginate_orphans(self) -> int: ...

    def get_paginator(self, queryset, per_page, orphans=0, allow_empty_first_page=True, **kwargs):
        return self.paginator_class(queryset, per_page, orphans, allow_empty_first_page)

    def get_queryset(self):
        if self.queryset is None:
            return self.model._default_manager.all()
        return self.queryset.all()

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.page(1)
        return paginator, page, page.object_list, page.has_other_pages()


class BaseListView(MultipleObjectMixin, View):
    def get(self, request, *args, **kwargs):
        self.object_list = self.get_queryset()
        if not self.get_allow_empty():
            bool(self.object_list)
        return self.render_to_response(self.get_context_data())


class MultipleObjectTemplateResponseMixin(TemplateResponseMixin):
    template_name_suffix: str


class ListView(MultipleObjectTemplateResponseMixin, BaseListView): ...
