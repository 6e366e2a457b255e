from django.shortcuts import get_object_or_404 as get_object_or_404
from rest_framework import mixins
from rest_framework.views import APIView


class GenericAPIView(APIView):
    filter_backends: list
    lookup_field: str
    lookup_url_kwarg: str | None
    pagination_class: object
    paginator: object
    queryset = None
    serializer_class = None

    def filter_queryset(self, queryset):
        return queryset

    def get_object(self):
        return self.get_queryset().get()

    def get_paginated_response(self, data) -> object: ...

    def get_queryset(self):
        return self.queryset.all()

    def get_serializer(self, *args, **kwargs):
        return self.serializer_class(*args, **kwargs)

    def get_serializer_class(self):
        return self.serializer_class

    def get_serializer_context(self) -> dict: ...

    def paginate_queryset(self, queryset):
        return list(queryset)


class CreateAPIView(mixins.CreateModelMixin, GenericAPIView): ...


class DestroyAPIView(mixins.DestroyModelMixin, GenericAPIView): ...


class ListAPIView(mixins.ListModelMixin, GenericAPIView): ...


class ListCreateAPIView(mixins.ListModelMixin, mixins.CreateModelMixin, GenericAPIView): ...


class RetrieveAPIView(mixins.RetrieveModelMixin, GenericAPIView): ...


class RetrieveDestroyAPIView(mixins.RetrieveModelMixin, mixins.DestroyModelMixin, GenericAPIView): ...


class RetrieveUpdateAPIView(mixins.RetrieveModelMixin, mixins.UpdateModelMixin, GenericAPIView): ...


class RetrieveUpdateDestroyAPIView(
    mixins.RetrieveModelMixin, mixins.UpdateModelMixin, mixins.DestroyModelMixin, GenericAPIView
): ...


class UpdateAPIView(mixins.UpdateModelMixin, GenericAPIView): ...
