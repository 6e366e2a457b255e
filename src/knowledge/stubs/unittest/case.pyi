class SkipTest(Exception): ...


class TestCase:
    maxDiff: int | None

    def __getattr__(self, name) -> object: ...

    def setUp(self): ...

    @classmethod
    def setUpClass(cls): ...

    def tearDown(self): ...

    @classmethod
    def tearDownClass(cls): ...


class FunctionTestCase(TestCase): ...


class IsolatedAsyncioTestCase(TestCase): ...


def expectedFailure(test_item):
    return test_item


def skip(reason):
    return lambda test_item: test_item


def skipIf(condition, reason):
    return lambda test_item: test_item


def skipUnless(condition, reason):
    return lambda test_item: test_item
