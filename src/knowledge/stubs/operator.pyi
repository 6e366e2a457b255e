# `attrgetter` and `methodcaller` are the interpreter's own.


def attrgetter(*attrs):
    return lambda obj: obj


def call(obj, *args, **kwargs):
    return obj(*args, **kwargs)


def contains(a, b) -> bool:
    return b in a


def countOf(a, b) -> int:
    for item in a:
        item == b


def delitem(a, b):
    del a[b]


def getitem(a, b):
    return a[b]


def index(a) -> int: ...


def indexOf(a, b) -> int:
    for item in a:
        item == b


def is_(a, b) -> bool: ...


def is_not(a, b) -> bool: ...


def itemgetter(*items):
    return lambda obj: obj[items[0]] if len(items) == 1 else tuple(obj[item] for item in items)


def length_hint(obj, default=0) -> int: ...


def methodcaller(name, *args, **kwargs):
    return lambda obj: obj


def not_(obj) -> bool:
    bool(obj)


def setitem(a, b, c):
    a[b] = c


def truth(obj) -> bool:
    bool(obj)


def add(a, b):
    return a + b


def and_(a, b):
    return a & b


def concat(a, b):
    return a + b


def floordiv(a, b):
    return a // b


def lshift(a, b):
    return a << b


def matmul(a, b):
    return a @ b


def mod(a, b):
    return a % b


def mul(a, b):
    return a * b


def or_(a, b):
    return a | b


def pow(a, b):
    return a**b


def rshift(a, b):
    return a >> b


def sub(a, b):
    return a - b


def truediv(a, b):
    return a / b


def xor(a, b):
    return a ^ b


def eq(a, b):
    return a == b


def ge(a, b):
    return a >= b


def gt(a, b):
    return a > b


def le(a, b):
    return a <= b


def lt(a, b):
    return a < b


def ne(a, b):
    return a != b


def inv(a):
    return ~a


def invert(a):
    return ~a


def neg(a):
    return -a


def pos(a):
    return +a


def abs(a):
    return a


def iadd(a, b):
    return a + b


def iand(a, b):
    return a & b


def imul(a, b):
    return a * b


def ior(a, b):
    return a | b


def isub(a, b):
    return a - b


def itruediv(a, b):
    return a / b
