from django.test.client import AsyncClient, Client
from unittest import TestCase as _TestCase


class SimpleTestCase(_TestCase):
    async_client: AsyncClient
    async_client_class = AsyncClient
    client: Client
    client_class = Client


class TransactionTestCase(SimpleTestCase):
    databases: set[str]
    fixtures: list[str]


class TestCase(TransactionTestCase):
    @classmethod
    def setUpTestData(cls): ...


class LiveServerTestCase(TransactionTestCase):
    live_server_url: str


def skipIfDBFeature(*features):
    return lambda test: test


def skipUnlessDBFeature(*features):
    return lambda test: test
