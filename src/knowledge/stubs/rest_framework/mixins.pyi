from _effects import db
from rest_framework.response import Response


class CreateModelMixin:
    def create(self, request, *args, **kwargs) -> Response:
        db("CreateModelMixin.create()")

    def perform_create(self, serializer):
        serializer.save()


class DestroyModelMixin:
    def destroy(self, request, *args, **kwargs) -> Response:
        db("DestroyModelMixin.destroy()")

    def perform_destroy(self, instance):
        instance.delete()


class ListModelMixin:
    def list(self, request, *args, **kwargs) -> Response:
        db("ListModelMixin.list()")


class RetrieveModelMixin:
    def retrieve(self, request, *args, **kwargs) -> Response:
        db("RetrieveModelMixin.retrieve()")


class UpdateModelMixin:
    def partial_update(self, request, *args, **kwargs) -> Response:
        db("UpdateModelMixin.partial_update()")

    def perform_update(self, serializer):
        serializer.save()

    def update(self, request, *args, **kwargs) -> Response:
        db("UpdateModelMixin.update()")
