from django.core.serializers.base import DeserializationError as DeserializationError
from django.core.serializers.base import DeserializedObject
from django.core.serializers.base import SerializationError as SerializationError
from django.core.serializers.base import SerializerDoesNotExist as SerializerDoesNotExist
from django.core.serializers.base import Serializer


def deserialize(format, stream_or_string, **options):
    yield DeserializedObject()


def get_serializer(format):
    return Serializer


def get_serializer_formats() -> list[str]: ...


def register_serializer(format, serializer_module, serializers=None): ...


def serialize(format, queryset, **options) -> str:
    return Serializer().serialize(queryset, **options)
