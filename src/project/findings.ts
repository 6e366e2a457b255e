/** Findings of this room: DA5xx, project and environment. */
import type { Place } from './static-values.ts';
import type { Finding } from './types.ts';

const CODES = {
  noSettings: 'DA501',
  severalSettings: 'DA502',
  environment: 'DA503',
  unreadableSetting: 'DA504',
  assumedVersion: 'DA505',
  unresolvedRoute: 'DA506',
  foreignRoutes: 'DA507',
  unparsedFile: 'DA508',
  tooOld: 'DA509',
  atomicRequests: 'DA510',
  persistentConnections: 'DA511',
  noAsgi: 'DA512',
  wsgiServer: 'DA513',
  syncOverAsync: 'DA514',
  threadLocal: 'DA515',
  blockingCache: 'DA516',
  blockingSession: 'DA517',
  oldPython: 'DA518',
  pythonTooOld: 'DA530',
  versionsDisagree: 'DA531',
} as const;

/** What `explain` says of each code. */
export const PROJECT_FINDINGS: Readonly<
  Record<string, { readonly title: string; readonly explanation: string; readonly fix: string }>
> = {
  DA501: {
    title: 'No settings module of its own',
    explanation:
      'The project has no settings module, or only that of its tests or an example, as reusable apps do. Views are found in every urls module and by their signature; what stands in front of them in production is not known.',
    fix: 'Name the settings module with --settings if there is one.',
  },
  DA502: {
    title: 'Several settings modules',
    explanation:
      'manage.py, asgi.py, wsgi.py, the test configuration and the images name different settings modules, or nothing names one and several files look like it. The middleware, the databases and the root URLconf are read from one of them.',
    fix: 'Name the one that production uses with --settings, or "settings" in [tool.django-asyncify].',
  },
  DA503: {
    title: 'A setting depends on the environment',
    explanation:
      'The value of a setting comes from an environment variable, or is another on each side of a condition. Settings are read as text and never run, so the default, or the likeliest value, was taken.',
    fix: 'Check that the default is what production uses, or name the settings module of production with --settings.',
  },
  DA504: {
    title: 'A setting could not be read',
    explanation:
      'Settings are read as text and never run. This one, or part of it, is built in a way whose result can not be told from the text: by exec(), by a function of another package, by one that is handed the names of the module.',
    fix: 'Write it as a plain list or string, or look at it by hand.',
  },
  DA505: {
    title: 'The Django version is assumed',
    explanation:
      'No lock file, requirement file, packaging file or environment says which Django the project uses, so the newest long-term release is assumed. Which decorators and methods work in async code depends on it.',
    fix: 'Name it with --django, or "django" in [tool.django-asyncify].',
  },
  DA506: {
    title: 'A URLconf could not be followed',
    explanation: 'ROOT_URLCONF names a module that is not a file of the project.',
    fix: 'Name the settings module that is used with --settings.',
  },
  DA507: {
    title: 'Views of another framework',
    explanation:
      'The routes come from a router of Django REST framework, whose views and viewsets are sync: their handlers are called through sync code.',
    fix: 'They stay as they are; the async counterpart is the adrf package, or plain async views.',
  },
  DA508: {
    title: 'A file could not be read',
    explanation:
      'The file is not valid Python 3, or its bytes are not of the encoding it declares. It is left alone, and the others are read.',
    fix: 'Make it valid Python 3, or exclude it in [tool.django-asyncify].',
  },
  DA509: {
    title: 'Django is too old',
    explanation: 'Async views came with Django 3.1; the lowest version that the project allows is older.',
    fix: 'Upgrade Django first, or name the version that is really used with --django.',
  },
  DA510: {
    title: 'ATOMIC_REQUESTS is set',
    explanation:
      'A transaction belongs to one thread and can not span the awaits of a view. Django raises RuntimeError for an async view of a database with ATOMIC_REQUESTS, unless the view is @transaction.non_atomic_requests, which gives up the guarantee.',
    fix: 'Decide per view: put @transaction.non_atomic_requests on it and transaction.atomic() around what must stay together.',
  },
  DA511: {
    title: 'Persistent database connections under ASGI',
    explanation:
      'With CONN_MAX_AGE each thread keeps its connection. Under ASGI Django makes a thread for each request, so connections are opened and left behind until the database has no more. The documentation of Django ("Persistent connections", in the notes on databases) says to turn them off under ASGI, and to use the pool of the database backend: psycopg\'s from Django 5.1, oracledb\'s from 5.2. Both together are refused.',
    fix: 'Set CONN_MAX_AGE to 0 and use a connection pool.',
  },
  DA512: {
    title: 'No asgi.py',
    explanation:
      'Async views gain something under an ASGI server only, and such a server is given the application of asgi.py. Under WSGI each async view runs in an event loop of its own, on a thread that it holds.',
    fix: 'Write an asgi.py beside wsgi.py: application = django.core.asgi.get_asgi_application().',
  },
  DA513: {
    title: 'The server speaks WSGI',
    explanation:
      'A deployment file starts the project with a WSGI server. Async views work there, but each runs in an event loop of its own and holds a thread, so they cost more than sync ones and overlap with nothing.',
    fix: 'Serve the application of asgi.py with uvicorn, hypercorn, granian or daphne, or with gunicorn and a worker that speaks ASGI.',
  },
  DA514: {
    title: 'async_to_sync on the event loop',
    explanation:
      'async_to_sync() waits for a coroutine. On a thread that runs an event loop it raises RuntimeError ("You cannot use AsyncToSync in the same thread as an async event loop"). It works in a thread that sync_to_async() has started. Views that this tool makes async take such code to a thread; code that is async already is left as it is.',
    fix: 'Await the coroutine directly, or take the sync function that holds the call to a thread: await sync_to_async(f)(...).',
  },
  DA515: {
    title: 'A threading.local in the project',
    explanation:
      'A threading.local belongs to a thread. Async views of many requests share one thread, and one request uses several: what middleware, a view or a signal receiver puts there is seen by other requests, or by nobody.',
    fix: 'Make it an asgiref.local.Local() (same use) or a contextvars.ContextVar: both follow the request from the loop to its threads.',
  },
  DA516: {
    title: 'A cache that waits for files or the database',
    explanation:
      "Django's cache backends are sync; the async methods (aget, aset) run them in a thread. With files or a database behind them each takes long enough to be felt, and the cache middleware and cache_page pay it for every request.",
    fix: 'Use a cache in memory (Redis, Memcached) if the cache is asked often.',
  },
  DA517: {
    title: 'Sessions that wait for files or the database',
    explanation:
      'The session is loaded by its first use, and saved by SessionMiddleware in a thread. Both wait for files or the database. The session engines are sync: their async methods (from Django 5.1) run in a thread as well. Signed cookies wait for nothing.',
    fix: 'Leave it if few views use the session; otherwise sessions in the cache, or signed cookies, are cheaper.',
  },
  DA518: {
    title: 'Python is too old',
    explanation:
      'What belongs to a request (language, time zone, database connections) follows it over awaits through contextvars, which came with Python 3.7. Before, asgiref only imitates them.',
    fix: 'Upgrade Python first.',
  },
  DA530: {
    title: 'Python does not fit Django',
    explanation:
      'The lowest Python that the project allows is older than the Django release runs on, so one of the two is not what is used in production.',
    fix: 'Raise requires-python (or the image) to what the Django release needs, or name the Django that is used with --django.',
  },
  DA531: {
    title: 'Files disagree on the Django version',
    explanation:
      'Two lock files, or two files with exact versions, name different releases of Django. What is written has to work with either, so the lowest was taken.',
    fix: 'Remove the file that is not used any more, or name the version with --django.',
  },
};

/** A finding at a place; its way out is that of its code unless another is given. */
export function finding(
  code: keyof typeof CODES,
  message: string,
  place: Place | null,
  fix: string = PROJECT_FINDINGS[CODES[code]]?.fix ?? '',
): Finding {
  return { code: CODES[code], message, file: place?.file ?? null, line: place?.line ?? null, fix };
}
