/** Class-based views in Python's order of lookup, Django's own classes among those of the project. */
import { type DjangoMethod, type DjangoViewClass, djangoViewClass } from '../knowledge/django-views.ts';
import type { ClassDef } from '../python/ast.ts';
import type { ClassTree, Member } from './class-tree.ts';
import { lookupOrder } from './mro.ts';
import type { ClassSymbol } from './symbols.ts';

export type Ancestor =
  | { readonly k: 'class'; readonly cls: ClassSymbol }
  | { readonly k: 'django'; readonly cls: DjangoViewClass };

/** A class that defines a name, and as what. */
export type Definer =
  | Member
  | { readonly k: 'django'; readonly cls: DjangoViewClass; readonly method: DjangoMethod };

export interface ViewLines {
  /** Itself first; bases that are neither the project's nor Django's are left out. */
  line(cls: ClassSymbol): readonly Ancestor[];
  /** Who defines a name, in the order in which `super()` goes on. */
  definers(cls: ClassSymbol, name: string): readonly Definer[];
  /** Whether it inherits from Django's `View`. */
  isView(cls: ClassSymbol): boolean;
  /** Who defines a name in the line of a class of Django's. */
  djangoDefiners(cls: DjangoViewClass, name: string): readonly Definer[];
  /** The class of Django's, or of an installed package whose source is at hand, by its dotted name. */
  foreign(name: string): DjangoViewClass | null;
}

const VIEW = 'django.views.generic.base.View';

/** @param ofPackage the class of that dotted name in an installed package */
export function createViewLines(
  classes: ClassTree,
  django: string,
  ofPackage: (name: string) => DjangoViewClass | null,
): ViewLines {
  const known = new Map<string, readonly Ancestor[]>();
  const lines = new Map<ClassDef, readonly Ancestor[]>();

  function parents(ancestor: Ancestor): readonly Ancestor[] {
    if (ancestor.k === 'django') return ancestor.cls.bases.flatMap((base) => ofDjango(base));
    return classes.bases(ancestor.cls).flatMap((base): readonly Ancestor[] => {
      if (base.k === 'class') return [{ k: 'class', cls: base.cls }];
      return base.k === 'external' ? ofDjango(base.name) : [];
    });
  }

  function ofDjango(name: string): readonly Ancestor[] {
    let found = known.get(name);
    if (!found) {
      const cls = djangoViewClass(name, django) ?? ofPackage(name);
      found = cls ? [{ k: 'django', cls }] : [];
      known.set(name, found);
    }
    return found;
  }

  const order = (start: Ancestor): readonly Ancestor[] =>
    lookupOrder(start, parents, (each) => (each.k === 'class' ? each.cls.node : each.cls.name));

  function line(cls: ClassSymbol): readonly Ancestor[] {
    let found = lines.get(cls.node);
    if (!found) {
      found = order({ k: 'class', cls });
      lines.set(cls.node, found);
    }
    return found;
  }

  function definersIn(ancestors: readonly Ancestor[], name: string): readonly Definer[] {
    return ancestors.flatMap((ancestor): readonly Definer[] => {
      if (ancestor.k === 'django') {
        const method = ancestor.cls.methods.get(name);
        return method ? [{ k: 'django', cls: ancestor.cls, method }] : [];
      }
      const own = classes.own(ancestor.cls, name);
      return own ? [own] : [];
    });
  }

  return {
    line,
    definers: (cls, name) => definersIn(line(cls), name),
    isView: (cls) => line(cls).some((each) => each.k === 'django' && each.cls.name === VIEW),
    foreign: (name) => ofDjango(name).flatMap((each) => (each.k === 'django' ? [each.cls] : []))[0] ?? null,
    djangoDefiners: (cls, name) => definersIn(order({ k: 'django', cls }), name),
  };
}
