from _effects import file


class PackageNotFoundError(ModuleNotFoundError): ...


class EntryPoint:
    group: str
    name: str
    value: str

    def load(self) -> object:
        file("EntryPoint.load()")


class Distribution:
    metadata: dict
    version: str


def distribution(name) -> Distribution:
    file("importlib.metadata.distribution()")


def distributions(**kwargs) -> list[Distribution]:
    file("importlib.metadata.distributions()")


def entry_points(**params) -> list[EntryPoint]:
    file("importlib.metadata.entry_points()")


def files(name) -> list:
    file("importlib.metadata.files()")


def metadata(name) -> dict:
    file("importlib.metadata.metadata()")


def packages_distributions() -> dict:
    file("importlib.metadata.packages_distributions()")


def requires(name) -> list[str]:
    file("importlib.metadata.requires()")


def version(name) -> str:
    file("importlib.metadata.version()")
