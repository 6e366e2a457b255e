from django.views.generic.base import View
from django.views.generic.detail import BaseDetailView, SingleObjectTemplateResponseMixin
from django.views.generic.list import MultipleObjectMixin, MultipleObjectTemplateResponseMixin


class YearMixin:
    year: str | None
    year_format: str

    def get_year(self) -> str: ...

    def get_year_format(self) -> str: ...


class MonthMixin:
    month: str | None
    month_format: str

    def get_month(self) -> str: ...

    def get_month_format(self) -> str: ...


class DayMixin:
    day: str | None
    day_format: str

    def get_day(self) -> str: ...

    def get_day_format(self) -> str: ...


class WeekMixin:
    week: str | None
    week_format: str

    def get_week(self) -> str: ...

    def get_week_format(self) -> str: ...


class DateMixin:
    allow_future: bool
    date_field: str | None

    def get_allow_future(self) -> bool: ...

    def get_date_field(self) -> str: ...


class BaseDateListView(MultipleObjectMixin, DateMixin, View):
    allow_empty: bool
    date_list_period: str

    def get(self, request, *args, **kwargs):
        self.object_list = list(self.get_dated_queryset())
        return self.render_to_response(self.get_context_data())

    def get_date_list(self, queryset, date_type=None, ordering="ASC"):
        return queryset.dates(str(), str())

    def get_dated_items(self) -> tuple: ...

    def get_dated_queryset(self, **lookup):
        return self.get_queryset().filter(**lookup)


class BaseArchiveIndexView(BaseDateListView): ...


class ArchiveIndexView(MultipleObjectTemplateResponseMixin, BaseArchiveIndexView): ...


class BaseYearArchiveView(YearMixin, BaseDateListView): ...


class YearArchiveView(MultipleObjectTemplateResponseMixin, BaseYearArchiveView): ...


class BaseMonthArchiveView(YearMixin, MonthMixin, BaseDateListView): ...


class MonthArchiveView(MultipleObjectTemplateResponseMixin, BaseMonthArchiveView): ...


class BaseWeekArchiveView(YearMixin, WeekMixin, BaseDateListView): ...


class WeekArchiveView(MultipleObjectTemplateResponseMixin, BaseWeekArchiveView): ...


class BaseDayArchiveView(YearMixin, MonthMixin, DayMixin, BaseDateListView): ...


class DayArchiveView(MultipleObjectTemplateResponseMixin, BaseDayArchiveView): ...


class BaseTodayArchiveView(BaseDayArchiveView): ...


class TodayArchiveView(MultipleObjectTemplateResponseMixin, BaseTodayArchiveView): ...


class BaseDateDetailView(YearMixin, MonthMixin, DayMixin, DateMixin, BaseDetailView): ...


class DateDetailView(SingleObjectTemplateResponseMixin, BaseDateDetailView): ...
