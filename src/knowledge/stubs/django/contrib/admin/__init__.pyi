from django.contrib.admin.decorators import action as action
from django.contrib.admin.decorators import display as display
from django.contrib.admin.decorators import register as register
from django.contrib.admin.filters import SimpleListFilter as SimpleListFilter
from django.contrib.admin.options import HORIZONTAL as HORIZONTAL
from django.contrib.admin.options import VERTICAL as VERTICAL
from django.contrib.admin.options import ModelAdmin as ModelAdmin
from django.contrib.admin.options import StackedInline as StackedInline
from django.contrib.admin.options import TabularInline as TabularInline
from django.contrib.admin.sites import AdminSite as AdminSite
from django.contrib.admin.sites import site as site


def autodiscover(): ...
