from django.db.models.expressions import Subquery


class ArraySubquery(Subquery): ...
