/** Base classes from outside the project: which an async class-based view may have, and why not the others. */
import type { ModuleInfo } from '../analysis/types.ts';
import { djangoViewClass } from '../knowledge/django-views.ts';
import type { Base } from './class-tree.ts';
import { packageClass } from './package-views.ts';
import type { Planning } from './planning.ts';
import { reasonAt } from './reason-at.ts';
import type { Reason } from './types.ts';

/** Classes without handlers or a `dispatch()` of their own. */
const HARMLESS: ReadonlySet<string> = new Set([
  'abc.ABC',
  'builtins.object',
  'typing.Generic',
  'typing.Protocol',
]);

/** What can take the place of a generic view. */
const INSTEAD: Readonly<Record<string, string>> = {
  CreateView: 'Write it as a View with async get() and post() around the form.',
  DeleteView: 'Write it as a View with async get() and post().',
  DetailView: 'Write it as a View with an async get() that loads the object (aget_object_or_404).',
  FormView: 'Write it as a View with async get() and post() around the form.',
  ListView: 'Write it as a View with an async get() that lists the queryset (async for).',
  RedirectView: 'Write it as a View with an async get() that redirects, or leave it: it waits for nothing.',
  TemplateView:
    'Write it as a View with an async get() that renders, or leave it: it only renders a template.',
  UpdateView: 'Write it as a View with async get() and post() around the form.',
};

/** Handlers that Django asks whether they are async. */
const HANDLERS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete', 'head', 'trace'];

const FRAMEWORKS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^rest_framework(_\w+)?\./,
    'Django REST framework',
    'its views are sync; the adrf package has async ones',
  ],
  [/^graphene_django\./, 'Graphene', 'its view is sync; Strawberry and Ariadne have async ones'],
  [/^strawberry\./, 'Strawberry', 'its AsyncGraphQLView is the async counterpart'],
  [/^tastypie\./, 'Tastypie', 'its resources are sync'],
  [/^ninja_extra\./, 'Django Ninja Extra', 'make the operations of the controller async by hand'],
  [/^wagtail\./, 'Wagtail', 'its views are sync'],
  [/^oauth2_provider\./, 'Django OAuth Toolkit', 'its views are sync'],
  [/^formtools\./, 'django-formtools', 'its wizards are sync'],
  [/^allauth\./, 'django-allauth', 'its views are sync'],
];

/** What is said of them where their source is not at hand. */
const PACKAGES: typeof FRAMEWORKS = [
  [
    /^(cms|dal|dal_select2|django_registration|filer|haystack|two_factor)\./,
    'an installed package',
    'its views are sync',
  ],
  [
    /^(django_filters|django_tables2|extra_views|braces|guardian|rules)\./,
    'an installed package',
    'its mixins are sync',
  ],
];

/** Why a class with that base can't be async; null when the base does not stand in the way. */
export function outsideBaseReason(planning: Planning, module: ModuleInfo, base: Base): Reason | null {
  const text = module.text.slice(base.expr.start, base.expr.end);
  const at = base.expr.start;
  if (base.k === 'class') return null;
  if (base.k === 'unknown') {
    return reasonAt(
      module,
      at,
      'DA136',
      `What the base class ${text} is can not be told`,
      'Import it by name, or write the view on django.views.View.',
    );
  }
  const { name } = base;
  if (HARMLESS.has(name)) return null;
  const isFramework = FRAMEWORKS.some(([pattern]) => pattern.test(name));
  const ofPackage = isFramework ? null : packageClass(planning, name);
  const unfit = ofPackage && unfitIn(planning, name);
  if (unfit) {
    return reasonAt(
      module,
      at,
      'DA136',
      `${text} of the installed package ${name.split('.')[0]} ${unfit}`,
      'Write the view on django.views.View, or leave it sync.',
    );
  }
  const django = djangoViewClass(name, planning.django) ?? ofPackage?.cls;
  if (django) {
    const definers = planning.viewLines.djangoDefiners(django, 'dispatch');
    const [busy] = definers.flatMap((each) =>
      each.k === 'django' && each.method.k === 'own' ? [each.cls.name] : [],
    );
    if (busy === undefined) return null;
    return reasonAt(
      module,
      at,
      'DA131',
      `${text} has a sync dispatch() that works on the response, and would find a coroutine in its place`,
      'Write the view on django.views.View, or leave it sync.',
    );
  }
  if (name.startsWith('django.')) {
    return reasonAt(
      module,
      at,
      'DA130',
      `${text} is a class of Django's that is not known to work with async handlers`,
      'Write the view on django.views.View, or leave it sync.',
    );
  }
  const framework = [...FRAMEWORKS, ...PACKAGES].find(([pattern]) => pattern.test(name));
  if (framework) {
    return reasonAt(
      module,
      at,
      'DA135',
      `${text} belongs to ${framework[1]}: ${framework[2]}`,
      'Leave it sync, or write the view on django.views.View.',
    );
  }
  return reasonAt(
    module,
    at,
    'DA136',
    `The base class ${text} comes from outside the project (${name}), and whether its methods may be async is not known`,
    'Write the view on django.views.View, or leave it sync.',
  );
}

/** What in the class of a package, or in the classes of packages that it inherits from, rules an async class out. */
function unfitIn(planning: Planning, name: string, seen: ReadonlySet<string> = new Set()): string | null {
  if (seen.has(name)) return null;
  const read = packageClass(planning, name);
  if (!read) return djangoViewClass(name, planning.django) || HARMLESS.has(name) ? null : unknownBase(name);
  if (read.unfit) return read.unfit;
  const inside = new Set([...seen, name]);
  for (const base of read.cls.bases) {
    const unfit = unfitIn(planning, base, inside);
    if (unfit) return unfit;
  }
  return null;
}

function unknownBase(name: string): string {
  return `inherits from ${name}, which is not known`;
}

/** Why a class that has no other handlers than those of this base can't be async; null when it has none. */
export function genericViewReason(planning: Planning, module: ModuleInfo, base: Base): Reason | null {
  const django = base.k === 'external' ? planning.viewLines.foreign(base.name) : null;
  if (!django || !HANDLERS.some((name) => planning.viewLines.djangoDefiners(django, name).length > 0)) {
    return null;
  }
  const text = module.text.slice(base.expr.start, base.expr.end);
  const isDjango = django.name.startsWith('django.');
  const short = django.name.slice(django.name.lastIndexOf('.') + 1);
  return reasonAt(
    module,
    base.expr.start,
    'DA130',
    `${text} is a generic view${isDjango ? " of Django's" : ''}: its handlers are sync, and the class has no handler of its own`,
    INSTEAD[short] ?? 'Write its handlers yourself on django.views.View, or leave it sync.',
  );
}
