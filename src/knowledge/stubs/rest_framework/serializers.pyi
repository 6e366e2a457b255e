from _effects import db
from rest_framework.exceptions import ErrorDetail as ErrorDetail
from rest_framework.exceptions import ValidationError as ValidationError


class Field:
    default: object
    label: str
    parent: object
    read_only: bool
    required: bool
    source: str
    validators: list

    def __init__(self, *args, **kwargs): ...

    def to_internal_value(self, data):
        return data

    def to_representation(self, value):
        return value


class BaseSerializer(Field):
    context: dict
    initial_data: object
    instance: object
    partial: bool
    validated_data: dict

    def __init__(self, instance=None, data=None, **kwargs):
        self.instance = instance

    @property
    def data(self) -> dict:
        # Looks through the instance, or every row of a queryset, and their relations.
        db("Serializer.data")

    @property
    def errors(self) -> dict: ...

    def create(self, validated_data):
        db("Serializer.create()")

    def is_valid(self, raise_exception=False) -> bool:
        db("Serializer.is_valid()")

    def save(self, **kwargs):
        db("Serializer.save()")
        return self.instance

    def update(self, instance, validated_data):
        db("Serializer.update()")
        return instance


class Serializer(BaseSerializer):
    fields: dict

    def validate(self, attrs):
        return attrs


class ListSerializer(BaseSerializer):
    child: object


class ModelSerializer(Serializer): ...


class HyperlinkedModelSerializer(ModelSerializer): ...


class BooleanField(Field): ...


class NullBooleanField(Field): ...


class CharField(Field): ...


class EmailField(CharField): ...


class RegexField(CharField): ...


class SlugField(CharField): ...


class URLField(CharField): ...


class UUIDField(Field): ...


class IPAddressField(CharField): ...


class IntegerField(Field): ...


class FloatField(Field): ...


class DecimalField(Field): ...


class DateTimeField(Field): ...


class DateField(Field): ...


class TimeField(Field): ...


class DurationField(Field): ...


class ChoiceField(Field): ...


class MultipleChoiceField(ChoiceField): ...


class FilePathField(ChoiceField): ...


class FileField(Field): ...


class ImageField(FileField): ...


class ListField(Field): ...


class DictField(Field): ...


class HStoreField(DictField): ...


class JSONField(Field): ...


class ReadOnlyField(Field): ...


class HiddenField(Field): ...


class SerializerMethodField(Field): ...


class ModelField(Field): ...


class CurrentUserDefault: ...


class CreateOnlyDefault:
    def __init__(self, default): ...


class RelatedField(Field): ...


class ManyRelatedField(Field): ...


class PrimaryKeyRelatedField(RelatedField): ...


class HyperlinkedRelatedField(RelatedField): ...


class HyperlinkedIdentityField(HyperlinkedRelatedField): ...


class SlugRelatedField(RelatedField): ...


class StringRelatedField(RelatedField): ...
