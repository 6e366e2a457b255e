from django.core.exceptions import ObjectDoesNotExist as ObjectDoesNotExist
from django.db.models import signals as signals
from django.db.models.aggregates import *
from django.db.models.base import DEFERRED as DEFERRED
from django.db.models.base import Model as Model
from django.db.models.constraints import *
from django.db.models.deletion import *
from django.db.models.enums import *
from django.db.models.expressions import *
from django.db.models.fetch_modes import FETCH_ONE as FETCH_ONE
from django.db.models.fetch_modes import FETCH_PEERS as FETCH_PEERS
from django.db.models.fetch_modes import FETCH_RAISE as FETCH_RAISE
from django.db.models.fields import *
from django.db.models.fields.composite import CompositePrimaryKey as CompositePrimaryKey
from django.db.models.fields.files import FileField as FileField
from django.db.models.fields.files import ImageField as ImageField
from django.db.models.fields.generated import GeneratedField as GeneratedField
from django.db.models.fields.json import JSONField as JSONField
from django.db.models.fields.related import ForeignKey as ForeignKey
from django.db.models.fields.related import ForeignObject as ForeignObject
from django.db.models.fields.related import ManyToManyField as ManyToManyField
from django.db.models.fields.related import OneToOneField as OneToOneField
from django.db.models.fields.reverse_related import ForeignObjectRel as ForeignObjectRel
from django.db.models.fields.reverse_related import ManyToManyRel as ManyToManyRel
from django.db.models.fields.reverse_related import ManyToOneRel as ManyToOneRel
from django.db.models.fields.reverse_related import OneToOneRel as OneToOneRel
from django.db.models.indexes import *
from django.db.models.lookups import Lookup as Lookup
from django.db.models.lookups import Transform as Transform
from django.db.models.manager import Manager as Manager
from django.db.models.query import Prefetch as Prefetch
from django.db.models.query import QuerySet as QuerySet
from django.db.models.query import aprefetch_related_objects as aprefetch_related_objects
from django.db.models.query import prefetch_related_objects as prefetch_related_objects
from django.db.models.query_utils import FilteredRelation as FilteredRelation
from django.db.models.query_utils import Q as Q
