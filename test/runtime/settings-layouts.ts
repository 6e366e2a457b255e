/** Ways in which projects lay out and build their settings, each a small project of its own. */
import type { Files } from '../unit/project/scratch.ts';

export interface Layout {
  readonly why: string;
  /** Beside `manage.py`, which names the module. */
  readonly files: Files;
  /** The settings module; `site_.settings` unless it says otherwise. */
  readonly module?: string;
  /** The class of django-configurations. */
  readonly configuration?: string;
  /** Entries of MIDDLEWARE and INSTALLED_APPS that are there only under a condition. */
  readonly conditional?: readonly string[];
  /** Codes of what is said about the settings. */
  readonly findings?: readonly string[];
}

const REST = [
  'ROOT_URLCONF = "site_.urls"',
  'INSTALLED_APPS = ["django.contrib.auth"]',
  'SECRET_KEY = "x"',
  '',
].join('\n');

/** One module that builds MIDDLEWARE. */
function middleware(why: string, text: string, more: Partial<Layout> & { files?: Files } = {}): Layout {
  return { why, ...more, files: { 'site_/settings.py': `${REST}${text}\n`, ...more.files } };
}

export const LAYOUTS: readonly Layout[] = [
  middleware(
    'concatenation, tuples and lists',
    'A = ("a.A",)\nMIDDLEWARE = list(A) + ["b.B"] + [*A[:0], "c.C"]',
  ),
  middleware(
    'tuple() of a list',
    'MIDDLEWARE = tuple(["a.A"]) + ("b.B",)\nMIDDLEWARE = MIDDLEWARE + tuple(x for x in ["c.C"])',
  ),
  middleware(
    'insert before and after what is looked up',
    'MIDDLEWARE = ["a.A", "d.D"]\nMIDDLEWARE.insert(MIDDLEWARE.index("d.D"), "b.B")\nMIDDLEWARE.insert(MIDDLEWARE.index("b.B") + 1, "c.C")\nMIDDLEWARE.insert(-1, "e.E")\nMIDDLEWARE.insert(100, "z.Z")',
  ),
  middleware(
    'removed, popped, replaced, deleted, reversed, sorted',
    'MIDDLEWARE = ["c.C", "x.X", "b.B", "y.Y", "a.A", "w.W"]\nMIDDLEWARE.remove("x.X")\nMIDDLEWARE.pop(MIDDLEWARE.index("y.Y"))\nMIDDLEWARE[-1] = "v.V"\ndel MIDDLEWARE[MIDDLEWARE.index("v.V")]\nMIDDLEWARE.reverse()\nMIDDLEWARE = sorted(MIDDLEWARE, reverse=True)',
  ),
  middleware(
    'two names for one list',
    'CORE = ["a.A"]\nMIDDLEWARE = CORE\nMIDDLEWARE += ["b.B"]\nCORE.append("c.C")\nOTHER = CORE[:]\nOTHER.append("x.X")',
  ),
  middleware(
    'a copy is another list',
    'CORE = ["a.A"]\nMIDDLEWARE = list(CORE)\nMIDDLEWARE.append("b.B")\nCORE.append("x.X")\nimport copy\nDEEP = copy.deepcopy(MIDDLEWARE)\nDEEP.append("y.Y")',
  ),
  middleware(
    'a dictionary of lists',
    'PARTS = {"first": ["a.A"], "last": ["z.Z"]}\nPARTS["first"].append("b.B")\nPARTS.setdefault("more", []).append("m.M")\nMIDDLEWARE = []\nfor key in ("first", "more", "last"):\n    MIDDLEWARE += PARTS.get(key, [])',
  ),
  middleware(
    'comprehension, filter, lambda, conditional expression',
    'ALL = [("a.A", True), ("b.B", False), ("c.C", True)]\nMIDDLEWARE = [name for name, on in ALL if on]\nMIDDLEWARE = list(filter(lambda name: not name.startswith("c"), MIDDLEWARE)) + (["d.D"] if len(ALL) == 3 else [])',
  ),
  middleware(
    'functions that return lists, change them, and take defaults',
    'def build(base=("a.A",), *, extra=None):\n    found = list(base)\n    if extra:\n        found.extend(extra)\n    return found\n\ndef after(names, anchor, name):\n    names.insert(names.index(anchor) + 1, name)\n\nMIDDLEWARE = build(extra=["c.C"])\nafter(MIDDLEWARE, "a.A", "b.B")',
  ),
  middleware(
    'a function that changes the global list',
    'MIDDLEWARE = ["a.A"]\ndef add(name):\n    MIDDLEWARE.append(name)\ndef replace():\n    global MIDDLEWARE\n    MIDDLEWARE = MIDDLEWARE + ["c.C"]\nadd("b.B")\nreplace()',
  ),
  middleware(
    'loops: for, enumerate, while, break, else',
    'MIDDLEWARE = ["a.A", "d.D"]\nfor index, name in enumerate(MIDDLEWARE):\n    if name == "d.D":\n        MIDDLEWARE.insert(index, "b.B")\n        break\nelse:\n    MIDDLEWARE.append("x.X")\nfor i in range(2):\n    MIDDLEWARE += [f"e.E{i}"]\ncount = 0\nwhile count < 2:\n    MIDDLEWARE.append("f.F%d" % count)\n    count += 1',
  ),
  middleware(
    'itertools, functools, operator, chain.from_iterable, sum, dict keys without repetition',
    'import itertools\nfrom functools import reduce\nimport operator\nA, B = ["a.A"], ["b.B", "a.A"]\nMIDDLEWARE = list(dict.fromkeys(itertools.chain(A, B)))\nMIDDLEWARE += itertools.chain.from_iterable([["c.C"], ["d.D"]])\nMIDDLEWARE = reduce(operator.add, [MIDDLEWARE, ["e.E"]], [])\nMIDDLEWARE = sum([MIDDLEWARE, ["f.F"]], [])',
  ),
  middleware(
    'globals() and locals()',
    'globals()["MIDDLEWARE"] = ["a.A"]\nglobals().update(SESSION_ENGINE="x.cache", EXTRA=["b.B"])\nMIDDLEWARE = MIDDLEWARE + locals()["EXTRA"]\nvars().update({"MIDDLEWARE": MIDDLEWARE + ["c.C"]})\nglobals().setdefault("MIDDLEWARE", ["x.X"])',
  ),
  middleware(
    'setattr on the module',
    'import sys\nMIDDLEWARE = ["a.A"]\nsetattr(sys.modules[__name__], "MIDDLEWARE", ["b.B"])\nthis = sys.modules[__name__]\nthis.SESSION_ENGINE = "x.cache"',
  ),
  middleware('exec is not followed, and said', 'MIDDLEWARE = ["a.A"]\nexec(\'MIDDLEWARE = ["a.A"]\')', {
    findings: ['DA504'],
  }),
  middleware(
    'a loop over what a regular expression or a file gives is not followed, and said',
    'import re\nMIDDLEWARE = ["a.A"] + re.findall("[b-c].[B-C]", "b.B c.C")[:0]',
    { findings: ['DA504'] },
  ),
  middleware(
    'if DEBUG',
    'DEBUG = True\nMIDDLEWARE = ["a.A"]\nif DEBUG:\n    MIDDLEWARE += ["b.B"]\n    INSTALLED_APPS += ["debug_toolbar"]\n    DATABASES = {"default": {"ENGINE": "x", "ATOMIC_REQUESTS": True}}',
    {
      conditional: ['b.B', 'debug_toolbar'],
    },
  ),
  middleware(
    'if and elif on the environment',
    'import os\nENVIRONMENT = os.environ.get("ENVIRONMENT", "dev")\nMIDDLEWARE = ["a.A"]\nif ENVIRONMENT == "production":\n    MIDDLEWARE.insert(0, "prod.P")\nelif ENVIRONMENT in ("dev", "test"):\n    MIDDLEWARE.append("dev.D")\nelse:\n    raise ValueError(ENVIRONMENT)',
    { conditional: ['prod.P', 'dev.D'] },
  ),
  middleware(
    'a test run told from sys.argv',
    'import sys\nTESTING = "test" in sys.argv or any("pytest" in each for each in sys.argv)\nMIDDLEWARE = ["a.A", "b.B"]\nif not TESTING:\n    MIDDLEWARE = ["toolbar.T", *MIDDLEWARE]',
    { conditional: ['toolbar.T'] },
  ),
  middleware(
    'only where a package is installed',
    'import importlib.util\nMIDDLEWARE = ["a.A"]\nif importlib.util.find_spec("no_such_package"):\n    MIDDLEWARE.append("b.B")\ntry:\n    import no_such_package\nexcept ImportError:\n    pass\nelse:\n    MIDDLEWARE.append("c.C")',
    { conditional: ['b.B', 'c.C'] },
  ),
  middleware(
    'match, walrus, with, assert, nested try',
    'import contextlib\nKIND = "full"\nMIDDLEWARE = []\nmatch KIND:\n    case "full":\n        MIDDLEWARE += ["a.A"]\n    case _:\n        MIDDLEWARE += ["x.X"]\nif (extra := ["b.B"]):\n    MIDDLEWARE += extra\nwith contextlib.suppress(ImportError):\n    import no_such_package\n    MIDDLEWARE += ["c.C"]\nassert MIDDLEWARE',
    { conditional: ['a.A', 'x.X', 'c.C'] },
  ),
  {
    why: 'base, local and production with star imports; the base is not named',
    module: 'config.settings.local',
    files: {
      'config/__init__.py': '',
      'config/settings/__init__.py': '',
      'config/settings/base.py': `${REST}MIDDLEWARE = ["a.A", "b.B"]\nDATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}\n`,
      'config/settings/local.py':
        'from .base import *  # noqa\nfrom .base import MIDDLEWARE, INSTALLED_APPS\nMIDDLEWARE += ["c.C"]\nINSTALLED_APPS = [*INSTALLED_APPS, "x"]\nDATABASES["default"]["ATOMIC_REQUESTS"] = True\n',
      'config/settings/production.py': 'from config.settings.base import *\nMIDDLEWARE.insert(0, "p.P")\n',
    },
  },
  {
    why: 'a package whose __init__ picks a module',
    module: 'config.settings',
    files: {
      'config/__init__.py': '',
      'config/settings/__init__.py':
        'import os\nif os.environ.get("DJANGO_ENV") == "production":\n    from .production import *\nelse:\n    from .development import *\n',
      'config/settings/base.py': `${REST}MIDDLEWARE = ["a.A"]\n`,
      'config/settings/development.py':
        'from .base import *\nMIDDLEWARE = MIDDLEWARE + ["d.D"]\nSESSION_ENGINE = "x.dev"\n',
      'config/settings/production.py':
        'from .base import *\nMIDDLEWARE = MIDDLEWARE + ["p.P"]\nSESSION_ENGINE = "x.prod"\n',
    },
    conditional: ['d.D', 'p.P'],
    findings: ['DA503'],
  },
  {
    why: 'local settings that are there and change the list in place',
    files: {
      'site_/settings.py': `${REST}MIDDLEWARE = ["a.A"]\ntry:\n    from .local_settings import *\nexcept ImportError as error:\n    print("no local settings", error)\nMIDDLEWARE += ["z.Z"]\n`,
      'site_/local_settings.py': 'from . import settings\nDEBUG = True\nLOCAL = ["l.L"]\n',
    },
  },
  {
    why: 'local settings imported as a module and merged',
    files: {
      'site_/settings.py': `${REST}MIDDLEWARE = ["a.A"]\nfrom . import local\nMIDDLEWARE += local.MIDDLEWARE\nfor name in dir(local):\n    if name.isupper():\n        pass\n`,
      'site_/local.py': 'MIDDLEWARE = ["l.L"]\n',
    },
  },
  {
    why: 'one module for each concern',
    files: {
      'site_/settings.py':
        'from .components.common import *\nfrom .components.middleware import MIDDLEWARE\nfrom .components import database as _database, sessions\nDATABASES = _database.DATABASES\nSESSION_ENGINE = sessions.ENGINE\n',
      'site_/components/__init__.py': '',
      'site_/components/common.py': REST,
      'site_/components/middleware.py': '_FIRST = ["a.A"]\nMIDDLEWARE = _FIRST + ["b.B"]\n',
      'site_/components/database.py':
        'def one(**more):\n    return {"ENGINE": "x.postgresql", "ATOMIC_REQUESTS": False, **more}\nDATABASES = {"default": one(ATOMIC_REQUESTS=True), "other": one(CONN_MAX_AGE=60)}\n',
      'site_/components/sessions.py': 'ENGINE = "x.cached_db"\n',
    },
  },
  {
    why: 'django-split-settings with optional files and a variable',
    files: {
      'site_/settings/__init__.py':
        'from os import environ\nfrom split_settings.tools import include, optional\nENV = environ.get("DJANGO_ENV") or "development"\nbase_settings = ["components/common.py", "components/middleware.py", f"environments/{ENV}.py", optional("local_settings.py")]\ninclude(*base_settings)\n',
      'site_/settings/components/common.py': REST,
      'site_/settings/components/middleware.py': 'MIDDLEWARE = ["a.A", "b.B"]\n',
      'site_/settings/environments/development.py':
        'from site_.settings.components.middleware import MIDDLEWARE\nMIDDLEWARE = ["d.D"] + MIDDLEWARE\n',
      'site_/settings/environments/production.py': 'MIDDLEWARE = ["p.P"]\n',
    },
    findings: ['DA503'],
  },
  {
    why: 'django-environ',
    files: {
      'site_/settings.py': `${REST}import environ\nenv = environ.Env(DEBUG=(bool, False), EXTRA=(list, ["e.E"]))\nenviron.Env.read_env("none.env")\nMIDDLEWARE = ["a.A"] + env("EXTRA") + env.list("MORE", default=[])\nDATABASES = {"default": env.db("DATABASE_URL", default="postgres:///shop")}\nDATABASES["default"]["ATOMIC_REQUESTS"] = env.bool("ATOMIC", True)\nDATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)\nCACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}\nSESSION_ENGINE = env.str("SESSION_ENGINE", "x.cache")\n`,
    },
    findings: ['DA503'],
  },
  {
    why: 'python-decouple',
    files: {
      'site_/settings.py': `${REST}from decouple import config, Csv, AutoConfig\nMIDDLEWARE = config("MIDDLEWARE", default="a.A,b.B", cast=Csv())\nMIDDLEWARE += config("MORE", default="", cast=lambda v: [s.strip() for s in v.split(",") if s])\nATOMIC = config("ATOMIC", default=True, cast=bool)\nDATABASES = {"default": {"ENGINE": config("DB_ENGINE", default="x.sqlite3"), "ATOMIC_REQUESTS": ATOMIC}}\nSESSION_ENGINE = config("SESSION_ENGINE", "x.db")\n`,
    },
    findings: ['DA503'],
  },
  {
    why: 'os.environ and dj_database_url',
    files: {
      'site_/settings.py': `${REST}import os\nimport dj_database_url\nMIDDLEWARE = os.getenv("MIDDLEWARE", "a.A b.B").split()\nMIDDLEWARE += [each.strip() for each in os.environ.get("MORE", "c.C, d.D").split(",")]\nDATABASES = {"default": dj_database_url.config(default="postgres://u@h/d", conn_max_age=600, conn_health_checks=True)}\nDATABASES["other"] = dj_database_url.parse("sqlite:///x.db")\nDATABASES["other"]["ATOMIC_REQUESTS"] = os.environ.get("ATOMIC", "true").lower() in ("1", "true")\nSESSION_ENGINE = os.environ["HOME"] and "x.cache"\n`,
    },
    findings: ['DA503'],
  },
  {
    why: 'environs',
    files: {
      'site_/settings.py': `${REST}from environs import Env\nenv = Env()\nenv.read_env(recurse=False)\nwith env.prefixed("SHOP_"):\n    MIDDLEWARE = env.list("MIDDLEWARE", ["a.A"])\nDEBUG = env.bool("DEBUG", default=False)\nif DEBUG:\n    MIDDLEWARE += ["t.T"]\nDATABASES = {"default": env.dj_db_url("DATABASE_URL", default="sqlite:///x.db", conn_max_age=30)}\nCACHES = {"default": env.dj_cache_url("CACHE_URL", default="redis://h:1")}\n`,
    },
    conditional: ['t.T'],
    findings: ['DA503'],
  },
  {
    why: 'python-dotenv: what the file says is not read, the default is',
    files: {
      '.env': 'SESSION_ENGINE=x.from_env_file\n',
      'site_/settings.py': `${REST}import os\nfrom dotenv import load_dotenv\nload_dotenv("no-such-file")\nMIDDLEWARE = ["a.A"]\nSESSION_ENGINE = os.getenv("SESSION_ENGINE", "x.default")\n`,
    },
    findings: ['DA503'],
  },
  {
    why: 'helpers of the project that read the environment',
    files: {
      'site_/settings.py': `${REST}import os\nfrom distutils_free import strtobool\nfrom .env import get_list, get_bool\nMIDDLEWARE = get_list("MIDDLEWARE", ["a.A"])\nif get_bool("DEBUG", "no"):\n    MIDDLEWARE.append("t.T")\nDATABASES = {"default": {"ENGINE": "x", "ATOMIC_REQUESTS": strtobool(os.getenv("ATOMIC", "1"))}}\n`,
      'distutils_free.py': 'def strtobool(value):\n    return value.lower() in ("y", "yes", "true", "1")\n',
      'site_/env.py':
        'import os\ndef get_bool(name, default):\n    return os.environ.get(name, default).lower() in {"yes", "true"}\ndef get_list(name, default=None):\n    value = os.environ.get(name)\n    if value is None:\n        return default or []\n    return value.split(",")\n',
    },
    conditional: ['t.T'],
    findings: ['DA503'],
  },
  {
    why: 'django-configurations: inheritance, values, properties, super()',
    configuration: 'Dev',
    files: {
      'site_/settings.py': [
        'from configurations import Configuration, values',
        'class Base(Configuration):',
        '    SECRET_KEY = "x"',
        '    ROOT_URLCONF = "site_.urls"',
        '    INSTALLED_APPS = ["django.contrib.auth"]',
        '    MIDDLEWARE = ["a.A"]',
        '    SESSION_ENGINE = values.Value("x.cache")',
        '    DATABASES = values.DatabaseURLValue("sqlite:///x.db", environ=False)',
        'class Dev(Base):',
        '    DEBUG = values.BooleanValue(True)',
        '    @property',
        '    def MIDDLEWARE(self):',
        '        return super().MIDDLEWARE + ["d.D"]',
        '    INSTALLED_APPS = Base.INSTALLED_APPS + ["django.contrib.contenttypes"]',
        'class Prod(Base):',
        '    pass',
        '',
      ].join('\n'),
    },
    findings: ['DA503'],
  },
  {
    why: 'dynaconf: values of the module, and that its files may change them',
    files: {
      'site_/settings.py': `${REST}MIDDLEWARE = ["a.A"]\nimport dynaconf\nsettings = dynaconf.DjangoDynaconf(__name__)\n`,
    },
    findings: ['DA504'],
  },
  {
    why: 'pydantic-settings: the defaults of the fields',
    files: {
      'site_/settings.py': [
        REST,
        'from pydantic import Field',
        'from pydantic_settings import BaseSettings, SettingsConfigDict',
        'class Env(BaseSettings):',
        '    model_config = SettingsConfigDict(env_prefix="SHOP_")',
        '    debug: bool = False',
        '    atomic: bool = Field(default=True)',
        '    session_engine: str = "x.cache"',
        '    extra: list[str] = Field(default_factory=list)',
        'env = Env()',
        'MIDDLEWARE = ["a.A", *env.extra]',
        'if env.debug:',
        '    MIDDLEWARE.append("t.T")',
        'SESSION_ENGINE = env.session_engine',
        'DATABASES = {"default": {"ENGINE": "x", "ATOMIC_REQUESTS": env.atomic}}',
        '',
      ].join('\n'),
    },
    conditional: ['t.T'],
    findings: ['DA503'],
  },
  {
    why: 'a dataclass or plain class as holder',
    files: {
      'site_/settings.py': `${REST}class Config:\n    MIDDLEWARE = ["a.A"]\n    engine = "x.cache"\n    def __init__(self, extra):\n        self.extra = extra\nconf = Config(["b.B"])\nMIDDLEWARE = conf.MIDDLEWARE + conf.extra\nSESSION_ENGINE = Config.engine\n`,
    },
  },
  {
    why: "Django's own defaults as the start",
    files: {
      'site_/settings.py': `from django.conf.global_settings import *\nfrom django.conf import global_settings\n${REST}MIDDLEWARE = list(global_settings.MIDDLEWARE) + ["a.A"]\nSESSION_ENGINE = global_settings.SESSION_ENGINE\n`,
    },
  },
  {
    why: 'databases built in steps',
    files: {
      'site_/settings.py': `${REST}MIDDLEWARE = []\nCOMMON = {"ENGINE": "x.pg", "CONN_MAX_AGE": 5 * 60}\nDATABASES = {name: {**COMMON, "NAME": name} for name in ("default", "replica")}\nfor each in DATABASES.values():\n    each["ATOMIC_REQUESTS"] = True\nDATABASES["replica"] |= {"ATOMIC_REQUESTS": False}\nfor alias in DATABASES:\n    DATABASES[alias]["CONN_MAX_AGE"] = 10\nDATABASES.update(third=dict(COMMON, ATOMIC_REQUESTS=True))\nDATABASES["third"].pop("ATOMIC_REQUESTS", None)\nDATABASES["third"].setdefault("ATOMIC_REQUESTS", True)\n`,
    },
  },
  middleware(
    'a constant tuple of names, a set made a list, and repetition',
    'NAMES = ("a", "b")\nMIDDLEWARE = ["%s.%s" % (name, name.upper()) for name in NAMES] + ["c.C"] * 1\nMIDDLEWARE += [name for name in {"c.C", "d.D"} if name not in MIDDLEWARE]',
  ),
  middleware(
    'a method of a class that builds the list',
    'class Chain:\n    base = ["a.A"]\n\n    def __init__(self, more):\n        self.more = more\n\n    @property\n    def names(self):\n        return self.base + ["b.B"]\n\n    @staticmethod\n    def last():\n        return ["z.Z"]\n\nMIDDLEWARE = Chain([]).names + Chain.last()',
  ),
  middleware(
    'swapped, unpacked, sliced by what is found',
    'first, *rest = ["a.A", "b.B", "c.C", "d.D"]\nMIDDLEWARE = [*rest[:-1], first]\nMIDDLEWARE[0], MIDDLEWARE[-1] = MIDDLEWARE[-1], MIDDLEWARE[0]\nat = MIDDLEWARE.index("b.B")\nMIDDLEWARE = MIDDLEWARE[:at] + ["x.X"] + MIDDLEWARE[at:]\nMIDDLEWARE[at:at + 1] = ["y.Y", "z.Z"]',
  ),
  middleware(
    'removed while it is there; appended while it is not',
    'MIDDLEWARE = ["a.A", "x.X", "x.X"]\nwhile "x.X" in MIDDLEWARE:\n    MIDDLEWARE.remove("x.X")\nif "b.B" not in MIDDLEWARE:\n    MIDDLEWARE.append("b.B")\ntry:\n    MIDDLEWARE.remove("none.N")\nexcept ValueError:\n    pass',
  ),
  middleware(
    'map, zip, enumerate, next, any',
    'MIDDLEWARE = list(map(str.strip, [" a.A", "b.B "]))\nMIDDLEWARE += [name for name, on in zip(["c.C", "d.D"], [True, False]) if on]\nplace = next(i for i, name in enumerate(MIDDLEWARE) if name.startswith("b"))\nMIDDLEWARE.insert(place, "x.X")\nif any(name == "x.X" for name in MIDDLEWARE):\n    MIDDLEWARE.append("y.Y")',
  ),
  middleware(
    'settings that are named by a variable that is looked up',
    'FEATURES = {"cors": True, "silk": False}\nOPTIONAL = {"cors": "c.Cors", "silk": "s.Silk"}\nMIDDLEWARE = ["a.A", *(OPTIONAL[name] for name, on in FEATURES.items() if on)]\nfor name, entry in sorted(OPTIONAL.items()):\n    if FEATURES.get(name):\n        INSTALLED_APPS.append(name)',
  ),
  {
    why: 'a base package with an app of its own and absolute imports of siblings',
    module: 'project.settings.dev',
    files: {
      'project/__init__.py': '',
      'project/settings/__init__.py': 'from .common import *\n',
      'project/settings/common.py': `import os\nfrom pathlib import Path\nBASE_DIR = Path(__file__).resolve().parent.parent\nPROJECT = os.path.basename(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))\n${REST}ROOT_URLCONF = "%s.urls" % PROJECT\nMIDDLEWARE = [f"{PROJECT}.middleware.A"]\n`,
      'project/settings/dev.py':
        'import project.settings.common as common\nfrom project.settings.common import *\nfrom project.settings import toolbar\nMIDDLEWARE = toolbar.add(common.MIDDLEWARE)\n',
      'project/settings/toolbar.py': 'def add(names):\n    return ["toolbar.T"] + list(names)\n',
    },
  },
  {
    why: 'apps.py changes the list of base in place before the package reads it',
    module: 'conf',
    files: {
      'conf/__init__.py': 'from .base import *\nfrom .apps import *\nMIDDLEWARE += ["z.Z"]\n',
      'conf/base.py': `${REST}MIDDLEWARE = ["a.A"]\nDATABASES = {"default": {"ENGINE": "x"}}\n`,
      'conf/apps.py':
        'from .base import MIDDLEWARE, DATABASES, INSTALLED_APPS\nMIDDLEWARE.append("b.B")\nDATABASES["default"]["ATOMIC_REQUESTS"] = True\nINSTALLED_APPS += ["x"]\n',
    },
  },
  {
    why: 'an environment as in twelve factors: every value with a default',
    files: {
      'site_/settings.py': `${REST}import os\ndef env_bool(name, default=False):\n    value = os.environ.get(name)\n    return default if value is None else value.lower() in ("1", "true")\ndef env_list(name, default=""):\n    return [each for each in os.environ.get(name, default).split(",") if each]\nMIDDLEWARE = ["a.A"] + env_list("EXTRA_MIDDLEWARE", "b.B")\nif env_bool("USE_SILK"):\n    MIDDLEWARE.append("silk.S")\nDATABASES = {\n    "default": {\n        "ENGINE": os.getenv("DB_ENGINE", "x.sqlite3"),\n        "ATOMIC_REQUESTS": env_bool("ATOMIC", True),\n        "CONN_MAX_AGE": int(os.getenv("CONN_MAX_AGE", 60)),\n    }\n}\n`,
    },
    conditional: ['b.B', 'silk.S'],
    findings: ['DA503'],
  },
];
