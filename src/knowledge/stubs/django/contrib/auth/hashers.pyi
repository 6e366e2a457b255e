from _effects import cpu

UNUSABLE_PASSWORD_PREFIX: str


class BasePasswordHasher:
    algorithm: str
    iterations: int

    def decode(self, encoded) -> dict: ...

    def encode(self, password, salt, iterations=None) -> str:
        cpu("hashing a password")

    def harden_runtime(self, password, encoded):
        cpu("hashing a password")

    def must_update(self, encoded) -> bool: ...

    def safe_summary(self, encoded) -> dict: ...

    def salt(self) -> str: ...

    def verify(self, password, encoded) -> bool:
        cpu("hashing a password")


class PBKDF2PasswordHasher(BasePasswordHasher): ...


class PBKDF2SHA1PasswordHasher(PBKDF2PasswordHasher): ...


class Argon2PasswordHasher(BasePasswordHasher): ...


class BCryptSHA256PasswordHasher(BasePasswordHasher): ...


class BCryptPasswordHasher(BCryptSHA256PasswordHasher): ...


class ScryptPasswordHasher(BasePasswordHasher): ...


class MD5PasswordHasher(BasePasswordHasher): ...


def check_password(password, encoded, setter=None, preferred="default") -> bool:
    cpu("hashing a password")
    setter(password)


async def acheck_password(password, encoded, setter=None, preferred="default") -> bool: ...


def get_hasher(algorithm="default") -> BasePasswordHasher: ...


def identify_hasher(encoded) -> BasePasswordHasher: ...


def is_password_usable(encoded) -> bool: ...


def make_password(password, salt=None, hasher="default") -> str:
    cpu("hashing a password")
