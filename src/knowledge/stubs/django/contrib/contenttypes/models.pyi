from _effects import db
from django.db import models


class ContentTypeManager(models.Manager):
    # Kept in memory once fetched; the first time queries.
    def clear_cache(self): ...

    def get_by_natural_key(self, app_label, model):
        return self.get(model=model)

    def get_for_id(self, id):
        return self.get(pk=id)

    def get_for_model(self, model, for_concrete_model=True):
        return self.get(model=model)

    def get_for_models(self, *models, for_concrete_models=True) -> dict:
        db("ContentType.objects.get_for_models()")


class ContentType(models.Model):
    app_label = models.CharField(max_length=100)
    model = models.CharField(max_length=100)
    objects = ContentTypeManager()

    def __str__(self) -> str: ...

    @property
    def app_labeled_name(self) -> str: ...

    def get_all_objects_for_this_type(self, **kwargs):
        return models.Model.objects.filter(**kwargs)

    def get_object_for_this_type(self, using=None, **kwargs) -> models.Model:
        db("ContentType.get_object_for_this_type()")

    def model_class(self):
        return models.Model

    @property
    def name(self) -> str: ...

    def natural_key(self) -> tuple[str, str]: ...
