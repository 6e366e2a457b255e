from django.core.serializers.base import Serializer as _Serializer


class Serializer(_Serializer): ...
