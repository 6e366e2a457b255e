from django.db.models.expressions import Func


class RandomUUID(Func): ...


class TransactionNow(Func): ...
