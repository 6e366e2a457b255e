from _effects import db


_Object = object


class SerializerDoesNotExist(KeyError): ...


class SerializationError(Exception): ...


class DeserializationError(Exception): ...


class Serializer:
    def getvalue(self) -> str: ...

    def serialize(self, queryset, **options) -> str:
        for obj in queryset:
            # Many-to-many fields of each, and natural keys, are looked up.
            db("serializing model instances")


class DeserializedObject:
    object: _Object
    m2m_data: dict

    def save(self, *args, **kwargs):
        db("DeserializedObject.save()")
