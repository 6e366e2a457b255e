from django.db.models.fields import IntegerField


class OrderWrt(IntegerField): ...
