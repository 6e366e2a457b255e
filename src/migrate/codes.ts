/** The page of every finding: what it means, why (Django's own rule by name), what to do. Edits of transforms have theirs. */
import { PROJECT_FINDINGS } from '../project/index.ts';

export interface CodePage {
  readonly title: string;
  readonly explanation: string;
  readonly fix: string;
}

export const codes: Readonly<Record<string, CodePage>> = {
  DA101: {
    title: 'This Django has no async views',
    explanation:
      'Async views came with Django 3.1: before that a coroutine that a view gives back is never awaited, and the request fails with "The view didn\'t return an HttpResponse object".',
    fix: 'Upgrade Django, or name the release that you are moving to with --django.',
  },
  DA102: {
    title: 'This Django has no async class-based views',
    explanation:
      'View tells whether its handlers are async (view_is_async) from Django 4.1 on. Before, as_view() gives a sync function whatever the handlers are, and the coroutine of an async handler is never awaited.',
    fix: 'Upgrade Django to 4.1 or later, or write the view as a function.',
  },
  DA103: {
    title: 'ATOMIC_REQUESTS is set',
    explanation:
      'With ATOMIC_REQUESTS = True on any database Django wraps each view in a transaction, and raises RuntimeError ("You cannot use ATOMIC_REQUESTS with async views") for an async one unless it is marked with @transaction.non_atomic_requests. Marking it drops the guarantee that a failed request leaves nothing behind: only you can decide that.',
    fix: 'Per view: mark it with @transaction.non_atomic_requests and put with transaction.atomic() around what must stay together. Or turn ATOMIC_REQUESTS off and do so everywhere.',
  },
  DA104: {
    title: 'The view is a generator',
    explanation:
      'An async def with a yield in it is an async generator function: calling it gives an async generator, not a coroutine, and Django can neither await it nor use it as a response.',
    fix: 'Move the generator into a function of its own and return StreamingHttpResponse(rows()). Under ASGI Django goes over a sync generator in a thread, so it may use the ORM.',
  },
  DA105: {
    title: 'It is called synchronously',
    explanation:
      'Something other than the request handler calls this function, and calls it as a sync one: error handlers (handler400, handler403, handler404, handler500, CSRF_FAILURE_VIEW), functions wrapped by AdminSite.admin_view(), signal receivers, template tags, tasks. None of them awaits what it gets.',
    fix: 'Leave it sync. If it is routed as well, give the route a view of its own and let both share the work through a helper.',
  },
  DA106: {
    title: 'The view could not be found',
    explanation:
      'A view is named by its dotted path (shop.views.detail). Either the project has none of that name, or the file that defines it could not be read or parsed.',
    fix: 'List the views with "django-asyncify scan", and check that the file is valid Python 3.',
  },
  DA107: {
    title: 'Migrations are never changed',
    explanation:
      'What stands in a migrations folder has run, or will run, elsewhere in exactly the form it has. The tool never edits it.',
    fix: 'Move the function out of the migration.',
  },
  DA108: {
    title: 'Several definitions',
    explanation:
      'The name is bound by more than one def or class (under if and else, in try and except, or one after the other). Which of them serves requests depends on conditions that are not known without running the code.',
    fix: 'Give each definition a name of its own, and choose between them where the route is made.',
  },
  DA109: {
    title: 'The view is a method',
    explanation:
      'The route names a method of an object. Calls of it through other objects of the class, or of classes that inherit from it, can not all be found, and each would get a coroutine.',
    fix: 'Make it a function at module level, or a @staticmethod.',
  },
  DA110: {
    title: "A decorator of Django's does not take async views in this release",
    explanation:
      'Before Django 5.0 every view decorator (csrf_exempt and require_POST included) puts a sync function around the view, so Django takes the result for a sync view and the coroutine is never awaited. From 5.0 the http, cache, csrf, vary, gzip, clickjacking and debug decorators have an async path, from 5.1 login_required, permission_required and user_passes_test. Each release was asked.',
    fix: 'Upgrade Django, or do the work of the decorator inside the view.',
  },
  DA111: {
    title: 'A decorator could not be understood',
    explanation:
      'The decorators of the project are read: one that gives the function back passes, one that puts a sync function around it is given an async branch, one that puts an object in its place an async __acall__(), one that applies others is what these are, one that asks iscoroutinefunction(view) is trusted to handle both. This one does something else on the line that is named: it passes the view on, calls it inside a lambda, keeps it in a collection, or can not be resolved.',
    fix: 'Give it an async branch by hand: if iscoroutinefunction(view): an async wrapper that awaits the view. Or, if it takes async views as it is, name it in async-decorators in [tool.django-asyncify].',
  },
  DA112: {
    title: 'A decorator of another package',
    explanation:
      'Decorators of installed packages are sync-only unless they look at iscoroutinefunction(view), give the view back, or are written as async. This one is not known to be, and its source was not at hand or says that it is not. The tool never changes installed packages.',
    fix: 'If it takes async views, add its dotted name to async-decorators in [tool.django-asyncify]. Otherwise do its work inside the view, or use a release of the package that has an async path.',
  },
  DA113: {
    title: 'A decorator that needs a sync function',
    explanation:
      'The decorator makes something of the function that is called synchronously: a signal receiver, template tag, task, admin action, cached function. A coroutine in its place would never be awaited.',
    fix: 'Leave it sync, and move what the view does into a function of its own.',
  },
  DA114: {
    title: 'transaction.atomic can not move',
    explanation:
      'Transactions belong to one thread: transaction.atomic does not work as a decorator of an async function, nor as with or async with in one. On a view it is moved inside, onto a sync function that holds the body. That is not possible where another decorator stands below it that may catch exceptions or write, where it is applied in the URLconf or to a class, or where the body looks at its own frame (locals()).',
    fix: 'Put @transaction.atomic directly above the def, or with transaction.atomic() around what must stay together.',
  },
  DA115: {
    title: 'A decorator that waits on the event loop',
    explanation:
      'The decorator takes async views, but does its own work synchronously: cache_page and its kin talk to the cache, condition() and last_modified() call a function of yours, Django Ninja asks throttles and pagination classes around an async operation, on the event loop, where every other request waits for them.',
    fix: 'Do its work inside the view, where it can be awaited.',
  },
  DA116: {
    title: 'A response schema that waits on the event loop',
    explanation:
      'Django Ninja reads what an operation returns by its response schema after the operation has returned: for an async operation on the event loop (AsyncOperation.run()). A queryset is fetched in a thread before it is returned, but a relation, property or resolve_ method that the schema reads of its rows would reach the database there and raise SynchronousOnlyOperation.',
    fix: 'Load what the schema reads with select_related() or prefetch_related(), or return a dictionary.',
  },
  DA117: {
    title: 'A backend or user model without its async methods',
    explanation:
      'From Django 5.2 login_required, user_passes_test and permission_required ask the authentication backends by their async methods when they stand around an async view: aget_user(), and ahas_perm() for permissions. A backend that does not inherit from BaseBackend has none of them, and the request ends in an AttributeError. One that inherits from ModelBackend and overrides get_user() or has_perm() alone still has the aget_user() and ahas_perm() of ModelBackend, which pass by what it does. So does a user model with a has_perm() of its own. In a plain class of the project the async method is written beside the sync one (DA253); here the sync one is that of a package, decorated or assigned.',
    fix: 'Inherit from django.contrib.auth.backends.BaseBackend, whose async methods call the sync ones, or write the async method beside the sync one.',
  },
  DA118: {
    title: 'Middleware that puts a user of its own on the request',
    explanation:
      'Around an async view login_required, user_passes_test and permission_required ask await request.auser(), which AuthenticationMiddleware sets: the user of the session. Middleware that sets request.user, for a token in a header or to impersonate somebody, and not request.auser is passed by: the decorator would look at somebody else than the view does, or at nobody.',
    fix: 'Set request.auser where request.user is set: an async function without arguments that gives the same user. Where the project sets it in a plain statement, that is written beside it (DA256).',
  },
  DA120: {
    title: 'The view is passed on',
    explanation:
      'The function is kept in a collection, returned, or handed to code that may call it. Whoever calls it there would get a coroutine instead of a response. The routes, decorators, partials, aliases and calls that could be followed are no reason to refuse; this place is.',
    fix: 'Call the view directly or route to it; or leave it sync.',
  },
  DA121: {
    title: 'A call that can be made neither async nor sync',
    explanation:
      'A call of a function that becomes async is awaited in async code and goes through async_to_sync in sync code. A method of a class-based view that calls a handler becomes async with it where only async methods of the class call it; one that nothing of the class calls, a property, or one that Django calls from a sync handler can not. Inside a lambda, generator expression or nested function of async code a call can be neither awaited nor run to its end: there is no await there, and async_to_sync raises RuntimeError on a thread that runs an event loop.',
    fix: 'Call it in the body of the async function itself, or let both share a helper that stays sync.',
  },
  DA130: {
    title: 'A generic view without handlers of its own',
    explanation:
      "The handlers of Django's generic views (ListView.get, FormView.post, ...) are sync, and there is nothing of the project's in the class that could wait without a thread. A generic view with a handler of the project's own can be migrated: the handlers that it inherits are given an async method that calls them in a thread.",
    fix: 'Leave it sync. Or write the handlers yourself on django.views.View: an async get() that loads and renders is usually ten lines.',
  },
  DA131: {
    title: 'A sync dispatch() that works on the response',
    explanation:
      "LoginView, LogoutView and others of django.contrib.auth.views (and some views of packages) have a sync dispatch() that sets headers on the response, or is decorated with never_cache or csrf_protect, which do. With async handlers it would find a coroutine in the place of the response. Access mixins (LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin) don't: they only check, and can be migrated.",
    fix: 'Write the view on django.views.View, or leave it sync.',
  },
  DA132: {
    title: 'Handlers of two kinds',
    explanation:
      'View asks of each handler (get, post, ... as far as http_method_names lets it through) whether it is a coroutine function, and raises ImproperlyConfigured when they differ. A handler that is not a method of the class can not be made async with the others.',
    fix: 'Define every handler as a method, all of one kind.',
  },
  DA133: {
    title: 'setup() or __init__() would block',
    explanation:
      'as_view() makes the object and calls setup() synchronously, for async classes on the event loop. One that waits is called in a thread, by an as_view() that is added to the class (DA251). That is not possible where the class has an as_view() of its own, nor with an async setup(), which is never awaited ("instance has no \'request\' attribute").',
    fix: 'Move what waits into the handlers, into a helper that they call, or into dispatch(), which may be async.',
  },
  DA134: {
    title: 'A class that does its own dispatching',
    explanation:
      'dispatch() may be overridden: it becomes an async def that awaits super().dispatch(), or stays sync where it only checks and gives back what that gives. It must call the handler itself, in its own body, or through methods of the class that become async with it (dispatch() -> handle() -> get()); a class that overrides as_view() or view_is_async, that has no handler, or that passes its handlers on can not be followed.',
    fix: 'Let dispatch() end in return super().dispatch(request, *args, **kwargs), and put the rest into handlers or decorators.',
  },
  DA135: {
    title: 'A view of another framework',
    explanation:
      'The base class belongs to a framework whose views are sync, or have async counterparts with other rules. Making the methods of such a class async breaks it.',
    fix: 'Leave it sync, or write the view on django.views.View or as a function.',
  },
  DA136: {
    title: 'A base class that is not known',
    explanation:
      'The class inherits from something outside of the project, or from something that can not be resolved. Its handlers, its dispatch() and what it does with the response are not known. Where the environment is at hand (.venv, --python) the source of installed packages is read: a base that adds attributes and helpers, sync handlers, or a dispatch() that only checks, is no reason to refuse; one that calls handlers by itself, or has an as_view() of its own, is.',
    fix: 'Write the view on django.views.View, or leave it sync.',
  },
  DA137: {
    title: 'It shares methods with a class that is blocked',
    explanation:
      'Classes that inherit handlers, or a dispatch(), from one another become async together or not at all: the handlers of each must be of one kind. One of them is blocked, for the reason that is given.',
    fix: 'Mend the other class, or part the two by giving each its own handlers.',
  },
  DA138: {
    title: 'A decorator on a dispatch() that stays sync',
    explanation:
      'method_decorator(..., name="dispatch") decorates View.dispatch(), which is sync even when the handlers are async. The decorator takes its sync path then: it looks at request.user on the event loop, or at a coroutine instead of a response.',
    fix: 'Give the class an async dispatch() of its own that awaits super().dispatch(); the decorator then takes its async path.',
  },
  DA139: {
    title: 'method_decorator on an async handler',
    explanation:
      'Before Django 5.2 what method_decorator makes of a coroutine function is a plain function. View then takes the class for a sync one and the coroutine is never awaited; another method_decorator above it takes its sync path. On the def of a method the result is marked as async (DA252); what is applied to the class by the name of the method can not be.',
    fix: 'Put the decorator on the def of the handler; several on dispatch() into one method_decorator, as a list. Or upgrade Django to 5.2.',
  },
  DA150: {
    title: 'The function is a generator',
    explanation:
      'An async def with a yield in it is an async generator function, which gives an async generator when it is called: not what its callers expect.',
    fix: 'Leave it sync; under ASGI Django goes over a sync generator in a thread.',
  },
  DA151: {
    title: 'await or yield among statements that belong in a thread',
    explanation:
      'Statements that must run in one thread together (in one with or try, under one transaction) are moved into a sync function. An await or yield among them can not move along.',
    fix: 'Take it out of the statements around it that block, then run the tool again.',
  },
  DA152: {
    title: 'global or nonlocal among statements that belong in a thread',
    explanation:
      'The statements would move into a nested function, where the declaration would be about other names than before.',
    fix: 'Move the declaration to the beginning of the function.',
  },
  DA153: {
    title: 'A call that is to be awaited among statements that belong in a thread',
    explanation:
      'A function that becomes async is called inside statements that must run in one thread together, where nothing can be awaited.',
    fix: 'Take the call out of the statements around it, or leave the function that it calls sync.',
  },
  DA154: {
    title: 'The code looks at its own frame',
    explanation:
      'locals(), vars(), dir() and eval() see the names of the function that they stand in. Moved into a nested function or lambda they would see others.',
    fix: 'Write out the names that it is used for.',
  },
  DA155: {
    title: 'A bare raise would leave its except',
    explanation:
      'A raise without an exception raises again what the except around it has caught. Moved into a function of its own it would depend on the thread for that.',
    fix: 'Raise the exception by its name.',
  },
  DA156: {
    title: 'StopIteration can not come out of a thread',
    explanation:
      'Python does not let StopIteration be put into a future. await sync_to_async(next)(iterator) therefore hangs for ever when the iterator is exhausted. What may raise it goes to a thread in a block that makes it a RuntimeError, as Python does at the end of a generator; not where something around that block would have caught it.',
    fix: 'Give next() a default, or catch StopIteration closer to it.',
  },
  DA157: {
    title: 'No way to take it off the event loop',
    explanation:
      'What blocks here can be taken to a thread neither by itself nor with the statements around it without changing what it means (order of evaluation, names, control flow).',
    fix: 'Put it into a statement of its own.',
  },
  DA190: {
    title: 'The result did not pass the check',
    explanation:
      'Every result is parsed and analysed again before it is shown: it must be valid Python, await only in async functions, leave nothing that blocks on the event loop, and await every call of what has become async. This one did not pass, so the view is left alone. That is a fault of django-asyncify, not of your code.',
    fix: 'Leave the view as it is, and report it with the code of the view.',
  },
  DA191: {
    title: 'Its tests fail once it is async',
    explanation:
      'verify ran the test command on a copy of the project, unchanged and migrated. With this view async, tests fail that passed before, or its code made the event loop wait, and without it they pass: so it was left out of the patch. Where views fail only together, the later one of them is left out.',
    fix: 'Look at the tests and errors that are named: the view may depend on something that only shows when it runs, or a test may look at how it is called (replaced functions, threads, transactions). If the migration itself is at fault, please report it.',
  },
  DA240: {
    title: 'An import is added',
    explanation:
      'What the other edits use is imported once, in the sorted place of its section, merged into an import of the same module where there is one, and under another name where the name is taken.',
    fix: 'Nothing to do.',
  },
  DA241: {
    title: 'A call in async code is awaited',
    explanation:
      'The function that is called becomes async: calling it gives a coroutine. sync_to_async around it is taken away, as it refuses async functions.',
    fix: 'Nothing to do.',
  },
  DA242: {
    title: 'A call in sync code goes through async_to_sync',
    explanation:
      'The function that is called becomes async. async_to_sync(f)(...) runs it to its end and gives what it returns; in a thread that sync_to_async has started it runs on the event loop of the request. It must not be called on a thread that runs an event loop itself.',
    fix: 'Nothing to do. Where the caller is a test, an async test that awaits the view works as well.',
  },
  DA243: {
    title: 'A decorator gets an async branch',
    explanation:
      'The decorator puts a sync function around the view. For an async view it now puts an async one, which awaits the view and whose own waits are taken off the event loop; sync views get the wrapper that they had. A class whose objects take the place of the view marks an object as async where its view is (markcoroutinefunction), and its __call__() hands over to an async __acall__() then. iscoroutinefunction of asgiref knows what Django marks as async, on releases before 4.2 that of asyncio is used.',
    fix: 'Nothing to do.',
  },
  DA244: {
    title: '@transaction.atomic moves inside the view',
    explanation:
      'A transaction belongs to one thread and can not span awaits, and transaction.atomic does not work on an async function. The body of the view becomes a sync function under the same decorator, which runs in one thread: what was all or nothing still is.',
    fix: 'Nothing to do. If only a part of the body must stay together, put with transaction.atomic() around that part instead.',
  },
  DA245: {
    title: 'A class gets an async dispatch()',
    explanation:
      'Its decorators are applied to dispatch(). View.dispatch() is sync, so they would take their sync path and look at a coroutine, or at request.user on the event loop. An async dispatch() that awaits the inherited one lets them take their async path.',
    fix: 'Nothing to do.',
  },
  DA246: {
    title: 'A middleware gets an async branch',
    explanation:
      'The function that get_response is handed to asks what kind it is. In front of an async view get_response is a coroutine function: then an async function comes back, which awaits it and whose own waits are taken off the event loop. Under WSGI, and in front of sync views in a sync chain, the function that was there before comes back unchanged.',
    fix: 'Nothing to do.',
  },
  DA247: {
    title: 'A middleware class gets an async __acall__()',
    explanation:
      "In async mode __call__() hands over to __acall__(), as Django's own MiddlewareMixin does: it awaits get_response, and what blocks in it runs in a thread. In sync mode nothing changes. Methods that call get_response for it get an async counterpart as well. The hooks process_view, process_exception and process_template_response stay sync: Django calls them by themselves, each in a thread.",
    fix: 'Nothing to do.',
  },
  DA248: {
    title: 'A middleware says that it works in both modes',
    explanation:
      'Django asks a middleware for sync_capable and async_capable (@sync_and_async_middleware sets both on a function) before it decides how to call it. An object that works as a coroutine function must be marked as one besides (asgiref.sync.markcoroutinefunction from Django 4.2 on, the marker of asyncio before): otherwise middleware around it takes it for sync and does not await it.',
    fix: 'Nothing to do.',
  },
  DA249: {
    title: 'A sync dispatch() is called in a thread',
    explanation:
      "Access mixins (LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin, and the project's own) check the request in a sync dispatch(). On the event loop loading the user there raises SynchronousOnlyOperation, and Django awaits what dispatch() gives, which a redirect is not. So it is called in a thread, where it may wait. When the check passes, View.dispatch() calls the async handler, which gives a coroutine without running anything: that is awaited on the event loop. When it does not, the response is there already, or the exception is raised as before.",
    fix: 'Nothing to do.',
  },
  DA250: {
    title: 'An inherited handler gets an async method',
    explanation:
      'View raises ImproperlyConfigured for a class whose handlers are not all of one kind, and those of generic views (TemplateView.get, ProcessFormView.put, ...) are sync. The async method calls the inherited one in a thread, as Django does for a sync view; where the inherited one only hands on to another handler, it awaits that.',
    fix: 'Nothing to do. Where no client uses the method, http_method_names can leave it out instead.',
  },
  DA251: {
    title: 'A view is made in a thread',
    explanation:
      "as_view() gives a function that makes the object, calls setup() and then dispatch(). For an async class it runs on the event loop, where the class's own setup() must not wait. The as_view() that is added calls that function in a thread: setup() may wait there, and the async handler that dispatch() calls only gives its coroutine, which is awaited on the event loop. The order of setup(), dispatch() and the decorators on it stays.",
    fix: 'Nothing to do. Where only a part of setup() waits, moving that part into the handlers saves the trip to a thread.',
  },
  DA252: {
    title: 'What method_decorator makes of a handler is marked as async',
    explanation:
      'Before Django 5.2 method_decorator puts a plain function around a method, whatever that is. The function gives the coroutine of the async handler, through a decorator that takes its async path; but View, which asks of each handler whether it is a coroutine function, would take it for a sync one. asgiref.sync.markcoroutinefunction marks it, as Django does itself from 5.2 on.',
    fix: 'Nothing to do. Once the project needs Django 5.2, the line can go.',
  },
  DA253: {
    title: 'An async method beside a sync one',
    explanation:
      "Around an async view Django's decorators ask authentication backends and the user by async methods: aget_user(), ahas_perm() and the like. Those that are inherited pass by the sync method that the project wrote, so an async one is written beside it that calls it, in a thread where it may wait.",
    fix: 'Nothing to do.',
  },
  DA254: {
    title: 'A dispatch() works for sync and for async views',
    explanation:
      'The dispatch() works on the response, and classes share it that can not be async (generic views without a handler of their own, views of other packages). For an async class (view_is_async, which View.options() asks as well) it hands over to adispatch(), which awaits the handler; for the others it does what it did.',
    fix: 'Nothing to do.',
  },
  DA255: {
    title: 'A request that a test makes by hand is given its auser()',
    explanation:
      'Around an async view login_required, permission_required and user_passes_test ask await request.auser(). AuthenticationMiddleware sets it on real requests; one of RequestFactory has what the test puts on it. Where the tests that call such a view set request.user, they set request.auser as well.',
    fix: 'Nothing to do.',
  },
  DA256: {
    title: 'Middleware that sets request.user sets request.auser, too',
    explanation:
      'Around an async view login_required, user_passes_test and permission_required ask await request.auser(), which AuthenticationMiddleware sets: the user of the session. Where middleware of the project puts somebody else on request.user, an async function that gives the same user is put on request.auser. A user that is only fetched when it is looked at is fetched there, in a thread.',
    fix: 'Nothing to do.',
  },
  DA310: {
    title: 'How a middleware can work in both modes can not be told',
    explanation:
      'A middleware is rewritten when it is a function that is handed get_response and gives back one function of its own, or a class that keeps get_response in __init__() and calls it in __call__(). Anything between that may exchange, wrap or keep either can not be followed.',
    fix: 'Write the async branch by hand, or bring the middleware into one of these shapes first.',
  },
  DA311: {
    title: 'get_response is used where it can not be awaited',
    explanation:
      'In async mode get_response gives a coroutine. Inside a lambda, a nested sync function or a generator it can not be awaited, and a function that it is handed to would take the coroutine for the response.',
    fix: 'Call it in the body of the middleware itself, as response = get_response(request).',
  },
  DA312: {
    title: 'A middleware that says it is sync-only',
    explanation:
      '@sync_only_middleware and async_capable = False are decisions of whoever wrote them: the middleware may depend on running in a thread of its own.',
    fix: 'Take the line away if nothing depends on it, then run the tool again.',
  },
  DA313: {
    title: 'A middleware class that can not be given an async path',
    explanation:
      'The class extends one that is not at hand, is decorated, has a method in the place of the async one, or leaves no place for the mark of an async callable (__slots__).',
    fix: 'Write __acall__() by hand, as the documentation of Django shows under "Asynchronous support" of middleware.',
  },
  DA314: {
    title: 'A middleware keeps something in a threading.local',
    explanation:
      'A threading.local belongs to a thread. On the event loop all requests in flight run in one thread, so each would overwrite what the others have set, and code in threads (sync_to_async, sync views) would not see it.',
    fix: 'Make it an asgiref.local.Local() (same use) or a contextvars.ContextVar: both follow the request from the loop to its threads.',
  },
  DA315: {
    title: 'An async branch that Django does not use yet would block',
    explanation:
      'The middleware asks for the mode and has an async branch, but is not marked with @sync_and_async_middleware, so Django only ever uses the sync one. Marked as it is, it would block the event loop.',
    fix: 'Take what blocks to a thread (await sync_to_async(...)), then run the tool again.',
  },
  DA403: {
    title: 'A middleware keeps state on itself',
    explanation:
      "One middleware object serves all requests. What it sets on itself before get_response may be another request's after it: with threads now and then, on the event loop at every await.",
    fix: 'Keep it in a local variable or on the request.',
  },
  DA404: {
    title: 'Pagination of an async operation',
    explanation:
      'Around an async operation Django Ninja calls apaginate_queryset() of the pagination class. In django-ninja 1.2 and 1.3 that of its own classes gives a slice of the queryset which is then fetched on the event loop and raises SynchronousOnlyOperation; from 1.4 it is fetched with async for. Before 1.2 there is no pagination of async operations.',
    fix: 'Install django-ninja 1.4 or later.',
  },
  DA401: {
    title: 'The view is named in a string',
    explanation:
      'mock.patch() and the like find the function by its dotted name. What they find is a coroutine function afterwards: mock.patch() then puts an AsyncMock in its place by itself, but code that looks the view up and calls it does not await it.',
    fix: 'Look at the place that is named.',
  },
  DA402: {
    title: 'CPU-heavy work',
    explanation:
      'The call keeps the processor busy (images, data frames, password hashing). On the event loop every other request waits for it; a thread does not make it cheaper, so it is not wrapped.',
    fix: 'Leave the view sync, or move the work to a task queue or process pool.',
  },
  ...PROJECT_FINDINGS,
};
