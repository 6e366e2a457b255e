from django.db.models.expressions import Func


class UUID4(Func): ...


class UUID7(Func): ...
