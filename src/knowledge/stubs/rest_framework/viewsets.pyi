from rest_framework import mixins
from rest_framework.generics import GenericAPIView
from rest_framework.views import APIView


class ViewSetMixin:
    action: str
    basename: str
    detail: bool


class ViewSet(ViewSetMixin, APIView): ...


class GenericViewSet(ViewSetMixin, GenericAPIView): ...


class ReadOnlyModelViewSet(mixins.RetrieveModelMixin, mixins.ListModelMixin, GenericViewSet): ...


class ModelViewSet(
    mixins.CreateModelMixin,
    mixins.RetrieveModelMixin,
    mixins.UpdateModelMixin,
    mixins.DestroyModelMixin,
    mixins.ListModelMixin,
    GenericViewSet,
): ...
