from django.test import Client, RequestFactory, TestCase


class APIClient(Client): ...


class APIRequestFactory(RequestFactory): ...


class APITestCase(TestCase): ...
