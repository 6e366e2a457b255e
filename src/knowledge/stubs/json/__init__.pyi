from _effects import as_json
from json.decoder import JSONDecodeError as JSONDecodeError
from json.decoder import JSONDecoder as JSONDecoder
from json.encoder import JSONEncoder as JSONEncoder


def dump(obj, fp, *, cls=None, default=None, **kwargs):
    as_json(obj)
    default(obj)
    fp.write("")


def dumps(obj, *, cls=None, default=None, **kwargs) -> str:
    as_json(obj)
    default(obj)


def load(fp, *, cls=None, object_hook=None, **kwargs) -> object:
    fp.read()
    object_hook({})


def loads(s, *, cls=None, object_hook=None, **kwargs) -> object:
    object_hook({})
