/** Django models as facts: fields, relations both ways, managers; found in the project's classes. */
import type { Call, Expr, Stmt } from '../python/ast.ts';
import { classFrame, inherits, lookupMember, ownMember } from './classes.ts';
import { evaluate } from './expressions.ts';
import type { Interp, ModelFacts, Relation } from './interp.ts';
import { staticFrame } from './interp.ts';
import { bindingSites, classNamed, moduleAt, siteValue } from './modules.ts';
import type { ClassInfo, Value } from './types.ts';
import { alternatives } from './values.ts';

const MODEL = new Set([
  'django.db.models.Model',
  'django.db.models.base.Model',
  'django.contrib.gis.db.models.Model',
]);
const QUERYSET = new Set(['django.db.models.QuerySet', 'django.db.models.query.QuerySet']);
const MANAGER = new Set([
  'django.db.models.Manager',
  'django.db.models.manager.Manager',
  'django.db.models.manager.BaseManager',
  'django.contrib.gis.db.models.Manager',
]);
const FORM = new Set([
  'django.forms.Form',
  'django.forms.forms.Form',
  'django.forms.forms.BaseForm',
  'django.forms.BaseForm',
]);
const MODEL_FORM = new Set([
  'django.forms.ModelForm',
  'django.forms.models.ModelForm',
  'django.forms.models.BaseModelForm',
  'django.forms.BaseModelForm',
]);
const FORMSET = new Set(['django.forms.formsets.BaseFormSet', 'django.forms.BaseFormSet']);

export const isModelClass = (cls: ClassInfo): boolean => inherits(cls, MODEL);
/** `django.db.models.Model` itself stands for a model of which nothing else is known. */
export const isAnyModel = (cls: ClassInfo): boolean =>
  cls.module.origin === 'stub' && MODEL.has(cls.qualname);
export const anyModel = (interp: Interp): ClassInfo | null =>
  classNamed(interp, 'django.db.models.base.Model');
export const isManagerClass = (cls: ClassInfo): boolean => inherits(cls, MANAGER);
/** A class made with `from_queryset` has a queryset class among its bases and is a manager all the same. */
export const isQuerySetClass = (cls: ClassInfo): boolean => inherits(cls, QUERYSET) && !isManagerClass(cls);
export const isModelFormClass = (cls: ClassInfo): boolean => inherits(cls, MODEL_FORM);
export const isFormClass = (cls: ClassInfo): boolean => inherits(cls, FORM) || isModelFormClass(cls);
export const isFormSetClass = (cls: ClassInfo): boolean => inherits(cls, FORMSET);

const PLAIN_ORM = /^django\.(?:db|contrib\.gis\.db)\.models\b/;

/** A manager or queryset class with members of its own: the project's, a package's, `UserManager`; null for Django's plain ones. */
export const ownOrmClass = (cls: ClassInfo): ClassInfo | null =>
  cls.module.origin === 'stub' && PLAIN_ORM.test(cls.module.name) ? null : cls;

/** Relation fields by the last part of their class's name, third-party ones included. */
const RELATION_FIELDS: ReadonlyMap<string, Relation['kind']> = new Map([
  ['ForeignKey', 'foreign key'],
  ['TreeForeignKey', 'foreign key'],
  ['ParentalKey', 'foreign key'],
  ['ForeignObject', 'foreign key'],
  ['OneToOneField', 'one-to-one'],
  ['AutoOneToOneField', 'one-to-one'],
  ['TreeOneToOneField', 'one-to-one'],
  ['ManyToManyField', 'many-to-many'],
  ['ParentalManyToManyField', 'many-to-many'],
  ['TreeManyToManyField', 'many-to-many'],
  ['SortedManyToManyField', 'many-to-many'],
  ['TaggableManager', 'many-to-many'],
  ['GenericForeignKey', 'generic foreign key'],
  ['GenericRelation', 'generic relation'],
]);

interface FieldCall {
  readonly name: string;
  /** Qualified name of the field's class. */
  readonly type: string;
  readonly relation: Relation['kind'] | null;
  readonly call: Call;
  readonly owner: ClassInfo;
}

const ownFieldTables = new WeakMap<ClassInfo, readonly FieldCall[]>();

function ownFields(interp: Interp, cls: ClassInfo): readonly FieldCall[] {
  const known = ownFieldTables.get(cls);
  if (known) return known;
  const fields: FieldCall[] = [];
  ownFieldTables.set(cls, fields);
  const frame = classFrame(cls);
  for (const [name, sites] of bindingSites(cls.node.body)) {
    for (const { statement } of sites) {
      const value = statement.kind === 'Assign' || statement.kind === 'AnnAssign' ? statement.value : null;
      if (value?.kind !== 'Call') continue;
      const type = fieldType(evaluate(interp, frame, value.func));
      if (type === null) continue;
      const relation = relationKind(type);
      fields.push({ name, type: type.names[0] ?? '', relation, call: value, owner: cls });
      break;
    }
  }
  return fields;
}

/** The names of the class a field is made of, its bases after it; null when it is no field. */
function fieldType(value: Value): { names: readonly string[] } | null {
  for (const part of alternatives(value)) {
    if (part.k === 'class') {
      const names = part.cls.mro.map((base) => base.qualname);
      const isField = names.some((name) => /(?:Field|Manager|Key|Relation|ForeignObject)$/.test(name));
      return isField && !isManagerClass(part.cls) ? { names } : null;
    }
    if (part.k === 'external' && /(?:Field|ForeignKey|Key|TaggableManager|GenericRelation)$/.test(part.name))
      return { names: [part.name] };
  }
  return null;
}

function relationKind(type: { names: readonly string[] }): Relation['kind'] | null {
  for (const name of type.names) {
    const kind = RELATION_FIELDS.get(name.slice(name.lastIndexOf('.') + 1));
    if (kind) return kind;
  }
  return null;
}

function argument(call: Call, position: number, name: string): Expr | null {
  const keyword = call.args.find((arg) => arg.kind === 'keyword' && arg.name === name);
  if (keyword) return keyword.value;
  const positional = call.args.filter((arg) => arg.kind === 'positional')[position];
  return positional?.value ?? null;
}

function relationTarget(interp: Interp, field: FieldCall): ClassInfo | null {
  if (field.relation === 'generic foreign key') return null;
  const to = argument(field.call, 0, 'to');
  if (!to) return field.type.endsWith('TaggableManager') ? classNamed(interp, 'taggit.models.Tag') : null;
  const frame = classFrame(field.owner);
  for (const value of alternatives(evaluate(interp, frame, to))) {
    if (value.k === 'class') return value.cls;
    if (value.k === 'external' && value.name === 'django.conf.settings.AUTH_USER_MODEL')
      return userModel(interp);
    if (value.k === 'scalar' && typeof value.constant === 'string') {
      return modelByLabel(interp, value.constant, field.owner);
    }
  }
  if (to.kind === 'Attribute' && to.attr === 'AUTH_USER_MODEL') return userModel(interp);
  return null;
}

/** The model of a reference as Django writes it: `self`, `Book`, `shop.Book`. */
function modelByLabel(interp: Interp, label: string, from: ClassInfo): ClassInfo | null {
  if (label === 'self') return from;
  const parts = label.split('.');
  const name = parts[parts.length - 1] ?? label;
  const app = parts.length > 1 ? (parts[0] ?? '') : appLabel(interp, from);
  if (parts.length === 1) {
    const near = ownModuleClass(interp, from, name);
    if (near) return near;
  }
  const candidates = modelsOfName(interp, name);
  const exact = candidates.find((cls) => appLabel(interp, cls) === app);
  if (exact) return exact;
  const builtin = BUILTIN_MODELS.get(`${app}.${name}`.toLowerCase());
  if (builtin) return classNamed(interp, builtin);
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** The model of a label with its app: `shop.Book`. */
export function modelNamed(interp: Interp, label: string): ClassInfo | null {
  const [app, name = ''] = label.toLowerCase().split('.');
  const found = modelsOfName(interp, name).find((cls) => appLabel(interp, cls).toLowerCase() === app);
  if (found) return found;
  const builtin = BUILTIN_MODELS.get(label.toLowerCase());
  return builtin ? classNamed(interp, builtin) : null;
}

const BUILTIN_MODELS: ReadonlyMap<string, string> = new Map([
  ['auth.user', 'django.contrib.auth.models.User'],
  ['auth.group', 'django.contrib.auth.models.Group'],
  ['auth.permission', 'django.contrib.auth.models.Permission'],
  ['contenttypes.contenttype', 'django.contrib.contenttypes.models.ContentType'],
  ['sites.site', 'django.contrib.sites.models.Site'],
  ['sessions.session', 'django.contrib.sessions.models.Session'],
]);

function ownModuleClass(interp: Interp, from: ClassInfo, name: string): ClassInfo | null {
  const frame = staticFrame(from.module, null, null);
  for (const site of bindingSites(from.module.syntax.body).get(name) ?? []) {
    const value = siteValue(interp, frame, name, site);
    if (value.k === 'class') return value.cls;
  }
  return null;
}

/** The app label of a model, by `Meta.app_label` or the package that holds its `models` module. */
export function appLabel(interp: Interp, cls: ClassInfo): string {
  const meta = cls.node.body.find((statement) => statement.kind === 'ClassDef' && statement.name === 'Meta');
  if (meta?.kind === 'ClassDef') {
    for (const { statement } of bindingSites(meta.body).get('app_label') ?? [])
      if (statement.kind === 'Assign' && statement.value.kind === 'Str') return statement.value.value;
  }
  const parts = cls.module.name.split('.');
  const models = parts.lastIndexOf('models');
  const packageParts = models > 0 ? parts.slice(0, models) : parts.slice(0, -1);
  const dotted = packageParts.join('.');
  const installed = interp.project.settings.installedApps.find(
    (app) => dotted === app || dotted.startsWith(`${app}.`),
  );
  return (installed ?? dotted).split('.').pop() ?? '';
}

/** The project's user model (`AUTH_USER_MODEL`), null when it can't be found. */
export function userModel(interp: Interp): ClassInfo | null {
  const label = interp.project.settings.authUserModel;
  if (label === 'auth.User') return classNamed(interp, 'django.contrib.auth.models.User');
  const [app, name] = label.split('.');
  const candidates = projectModels(interp).filter((cls) => cls.name === name);
  return (
    candidates.find((cls) => appLabel(interp, cls) === app) ??
    candidates[0] ??
    classNamed(interp, 'django.contrib.auth.models.User')
  );
}

const MODEL_HINT =
  /models\.Model\b|ForeignKey|OneToOneField|ManyToManyField|GenericRelation|ParentalKey|AbstractUser|AbstractBaseUser|TimeStampedModel|MPTTModel/;

/** Every model class at module level of the project. */
export function projectModels(interp: Interp): readonly ClassInfo[] {
  if (interp.projectModels) return interp.projectModels;
  const found: ClassInfo[] = [];
  interp.projectModels = found;
  for (const path of interp.project.files.paths) {
    if (/(?:^|\/)migrations\//.test(path)) continue;
    const inModels = /(?:^|\/)models(?:\.py$|\/)/.test(path);
    const text = interp.project.files.text(path);
    if (text === null || !/^\s*class\s/m.test(text) || !(inModels || MODEL_HINT.test(text))) continue;
    const module = moduleAt(interp, path);
    if (!module) continue;
    const frame = staticFrame(module, null, null);
    const visit = (body: readonly Stmt[]): void => {
      for (const statement of body) {
        if (statement.kind === 'ClassDef') {
          const value = siteValue(interp, frame, statement.name, { statement, alias: null });
          if (value.k === 'class' && isModelClass(value.cls)) found.push(value.cls);
        } else if (statement.kind === 'If' || statement.kind === 'Try') {
          visit(statement.body);
          visit(statement.orelse);
        }
      }
    };
    visit(module.syntax.body);
  }
  return found;
}

interface NameTable {
  /** How many models had been found when it was made: labels are resolved while models are still being looked for. */
  readonly size: number;
  readonly byName: ReadonlyMap<string, readonly ClassInfo[]>;
}

const nameTables = new WeakMap<Interp, NameTable>();

/** The project's models of a name, as Django compares names of models: in any case. */
function modelsOfName(interp: Interp, name: string): readonly ClassInfo[] {
  const models = projectModels(interp);
  let table = nameTables.get(interp);
  if (table?.size !== models.length) {
    const byName = new Map<string, ClassInfo[]>();
    for (const cls of models) {
      const key = cls.name.toLowerCase();
      const list = byName.get(key);
      if (list) list.push(cls);
      else byName.set(key, [cls]);
    }
    table = { size: models.length, byName };
    nameTables.set(interp, table);
  }
  return table.byName.get(name.toLowerCase()) ?? [];
}

/** Names of the many-to-many fields that a model declares or inherits; not those that others declare to it. */
export function manyToManyFields(interp: Interp, cls: ClassInfo): readonly string[] {
  return cls.mro.flatMap((base) =>
    ownFields(interp, base)
      .filter((field) => field.relation === 'many-to-many')
      .map((field) => field.name),
  );
}

export function isAbstract(cls: ClassInfo): boolean {
  const meta = cls.node.body.find((statement) => statement.kind === 'ClassDef' && statement.name === 'Meta');
  if (meta?.kind !== 'ClassDef') return false;
  return (bindingSites(meta.body).get('abstract') ?? []).some(
    ({ statement }) =>
      statement.kind === 'Assign' && statement.value.kind === 'Constant' && statement.value.value === true,
  );
}

/** `Meta.default_related_name`, of the model itself or of an abstract base; null where there is none. */
function defaultRelatedName(cls: ClassInfo): string | null {
  for (const base of cls.mro) {
    if (base !== cls && !isAbstract(base)) continue;
    const meta = base.node.body.find(
      (statement) => statement.kind === 'ClassDef' && statement.name === 'Meta',
    );
    if (meta?.kind !== 'ClassDef') continue;
    for (const { statement } of bindingSites(meta.body).get('default_related_name') ?? [])
      if (statement.kind === 'Assign' && statement.value.kind === 'Str') return statement.value.value;
    if (meta.args.length === 0) return null;
  }
  return null;
}

const reverseTables = new WeakMap<Interp, Map<ClassInfo, Map<string, Relation>>>();

/** Reverse relations by the model they arrive at. */
function reverseRelations(interp: Interp): ReadonlyMap<ClassInfo, ReadonlyMap<string, Relation>> {
  const known = reverseTables.get(interp);
  if (known) return known;
  const tables = new Map<ClassInfo, Map<string, Relation>>();
  reverseTables.set(interp, tables);
  const add = (target: ClassInfo, name: string, relation: Relation): void => {
    const table = tables.get(target) ?? new Map<string, Relation>();
    tables.set(target, table);
    if (!table.has(name)) table.set(name, relation);
  };
  for (const cls of projectModels(interp)) {
    if (isAbstract(cls)) continue;
    for (const base of cls.mro) {
      if (base !== cls && isModelClass(base) && !isAbstract(base)) {
        if (base.module.origin !== 'stub')
          add(base, cls.name.toLowerCase(), { kind: 'reverse one-to-one', target: cls, field: null });
        continue;
      }
      for (const field of ownFields(interp, base)) {
        if (!field.relation || field.relation.startsWith('generic')) continue;
        const to = argument(field.call, 0, 'to');
        const self = to?.kind === 'Str' && to.value === 'self';
        const target = self ? cls : relationTarget(interp, field);
        if (!target) continue;
        const given = argument(field.call, Number.POSITIVE_INFINITY, 'related_name');
        let name: string | null =
          given?.kind === 'Str' ? given.value : given ? null : defaultRelatedName(cls);
        if (given && name === null) continue;
        if (name?.endsWith('+')) continue;
        name = name
          ? name
              .replaceAll('%(class)s', cls.name.toLowerCase())
              .replaceAll('%(app_label)s', appLabel(interp, cls).toLowerCase())
          : null;
        if (field.relation === 'one-to-one') {
          add(target, name ?? cls.name.toLowerCase(), {
            kind: 'reverse one-to-one',
            target: cls,
            field: field.name,
          });
        } else {
          if (field.relation === 'many-to-many' && self && name === null) continue;
          const kind = field.relation === 'many-to-many' ? 'many-to-many' : 'reverse foreign key';
          add(target, name ?? `${cls.name.toLowerCase()}_set`, {
            kind,
            target: cls,
            field: kind === 'reverse foreign key' ? field.name : null,
          });
        }
      }
    }
  }
  return tables;
}

/** Fields and relations of a model, inherited and reverse ones included. */
export function modelFacts(interp: Interp, cls: ClassInfo): ModelFacts {
  const known = interp.models.get(cls);
  if (known) return known;
  const relations = new Map<string, Relation>();
  const fields = new Map<string, string>();
  const facts: ModelFacts = { relations, fields };
  interp.models.set(cls, facts);
  for (const base of cls.mro) {
    for (const field of ownFields(interp, base)) {
      if (fields.has(field.name)) continue;
      if (field.relation) {
        const to = argument(field.call, 0, 'to');
        const target = to?.kind === 'Str' && to.value === 'self' ? cls : relationTarget(interp, field);
        if (!relations.has(field.name))
          relations.set(field.name, { kind: field.relation, target, field: null });
        if (field.relation === 'foreign key' || field.relation === 'one-to-one')
          fields.set(`${field.name}_id`, field.type);
      } else {
        fields.set(field.name, field.type);
      }
    }
    if (base !== cls && isModelClass(base) && !isAbstract(base) && base.module.origin !== 'stub')
      relations.set(`${base.name.toLowerCase()}_ptr`, { kind: 'one-to-one', target: base, field: null });
  }
  const reverse = reverseRelations(interp);
  for (const base of cls.mro)
    for (const [name, relation] of reverse.get(base) ?? [])
      if (!relations.has(name)) relations.set(name, relation);
  return facts;
}

const QUERYSET_MODELS = new WeakMap<Interp, Map<ClassInfo, ClassInfo | null>>();

/** The model that uses a queryset class, when exactly one does; null otherwise. */
export function querySetModel(interp: Interp, cls: ClassInfo): ClassInfo | null {
  let table = QUERYSET_MODELS.get(interp);
  if (!table) {
    table = new Map();
    QUERYSET_MODELS.set(interp, table);
    for (const model of projectModels(interp)) {
      for (const base of model.mro) {
        for (const name of bindingSites(base.node.body).keys()) {
          const value = ownMember(interp, base, name);
          const used = value?.k === 'manager' ? value.cls : null;
          for (const part of used?.mro ?? []) {
            if (!ownOrmClass(part)) continue;
            const before = table.get(part);
            table.set(part, before === undefined || before === model ? model : null);
          }
        }
      }
    }
  }
  return table.get(cls) ?? null;
}

/** The manager that `Model.<name>` gives, made for this model; null when the class has no such manager. */
export function modelManager(interp: Interp, cls: ClassInfo, name: string): Value | null {
  if (isAnyModel(cls)) return MANAGERS.has(name) ? { ...defaultManagerShape, model: null } : null;
  const member = lookupMember(interp, cls, name);
  if (member?.value.k === 'manager') return { ...member.value, model: cls };
  if (name === 'objects' && !member) return { ...defaultManagerShape, model: cls };
  if (member && isUnreadManager(member.value, name)) return { ...defaultManagerShape, model: cls };
  return null;
}

/** `objects = ScopedManager(...)`, where what makes it belongs to a package that can't be read. */
function isUnreadManager(value: Value, name: string): boolean {
  return alternatives(value).some(
    (part) =>
      (part.k === 'unknown' && MANAGERS.has(name)) ||
      (part.k === 'external' && (MANAGERS.has(name) || /(?:Manager|\.as_manager)\(\)$/.test(part.name))),
  );
}
const defaultManagerShape = {
  k: 'manager',
  cls: null,
  related: null,
  prefetched: false,
  rows: new Map(),
  through: null,
} as const;

/** Under these names Django gives the manager of a model, and hardly anything else gives anything. */
export const MANAGERS: ReadonlySet<string> = new Set(['objects', '_default_manager', '_base_manager']);

/** The manager Django uses where none is named (related managers, `get_object_or_404(Model)`). */
export function defaultManager(interp: Interp, cls: ClassInfo): Value {
  for (const base of cls.mro) {
    for (const name of bindingSites(base.node.body).keys()) {
      const value = ownMember(interp, base, name);
      if (value?.k === 'manager') return { ...value, model: cls };
      if (value && isUnreadManager(value, name)) return { ...defaultManagerShape, model: cls };
    }
  }
  return { ...defaultManagerShape, model: cls };
}
