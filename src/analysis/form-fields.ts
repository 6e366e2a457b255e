/** The fields of a form: what they are, and what validating them or asking for their initial values does. */
import type { Call, Node } from '../python/ast.ts';
import { callValue, positionalArguments } from './calls.ts';
import { classFrame, inherits } from './classes.ts';
import { evaluate } from './expressions.ts';
import { effectAt, type Frame, type Interp } from './interp.ts';
import { isModelFormClass, modelFacts } from './models.ts';
import { bindingSites, classNamed } from './modules.ts';
import { callSpecial } from './protocol.ts';
import { formModel } from './request.ts';
import type { ClassInfo, Role, Value, ValueInstance } from './types.ts';
import { alternatives, dictOf, instance, join, OTHER, querySet, UNKNOWN, writeEntry } from './values.ts';

const MODEL_CHOICE: ReadonlySet<string> = new Set([
  'django.forms.ModelChoiceField',
  'django.forms.models.ModelChoiceField',
  'django.forms.ModelMultipleChoiceField',
  'django.forms.models.ModelMultipleChoiceField',
]);

export const isModelChoice = (cls: ClassInfo): boolean => inherits(cls, MODEL_CHOICE);

interface FormField {
  readonly name: string;
  /** The class that is called. */
  readonly type: Value;
  readonly call: Call;
  /** The class in whose body it stands. */
  readonly owner: ClassInfo;
}

const tables = new WeakMap<ClassInfo, readonly FormField[]>();

/** The calls in the bodies of the form's own classes that may make fields. */
function formFields(interp: Interp, cls: ClassInfo): readonly FormField[] {
  const known = tables.get(cls);
  if (known) return known;
  const found: FormField[] = [];
  tables.set(cls, found);
  for (const owner of cls.mro) {
    if (owner.module.origin === 'stub') continue;
    const frame = classFrame(owner);
    for (const [name, sites] of bindingSites(owner.node.body)) {
      const statement = sites[0]?.statement;
      if (statement?.kind !== 'Assign' || statement.value.kind !== 'Call') continue;
      const type = evaluate(interp, frame, statement.value.func);
      found.push({ name, type, call: statement.value, owner });
    }
  }
  return found;
}

/** `form.fields`: the form's own copies of its fields, and what its code has put there. */
export function fieldsOf(interp: Interp, form: ValueInstance): Value {
  const known = form.cell.entries.get('fields');
  if (known) return known;
  const entries = formFields(interp, form.cls).flatMap(({ name, type, call, owner }) =>
    type.k === 'class' ? [[name, evaluate(interp, classFrame(owner), call)] as const] : [],
  );
  const fields = dictOf(UNKNOWN, [...modelFields(interp, form.cls), ...entries]);
  writeEntry(form.cell, 'fields', fields);
  return fields;
}

/** The fields that a model form makes of relations. */
function modelFields(interp: Interp, cls: ClassInfo): readonly (readonly [string, Value])[] {
  const model = isModelFormClass(cls) ? formModel(interp, cls) : null;
  if (!model) return [];
  const one = classNamed(interp, 'django.forms.models.ModelChoiceField');
  const many = classNamed(interp, 'django.forms.models.ModelMultipleChoiceField');
  return [...modelFacts(interp, model).relations].flatMap(([name, { kind, target, field }]) => {
    const type =
      kind === 'many-to-many' ? many : kind === 'foreign key' || kind === 'one-to-one' ? one : null;
    // From the other side it is no field of this model.
    if (field !== null || !type) return [];
    return [[name, instance(type, [['queryset', querySet(target)]])] as const];
  });
}

/** What validating each field does: rows are looked up, choices asked for, validators called. */
export function cleanFields(interp: Interp, frame: Frame, node: Node, role: Role, form: ValueInstance): void {
  const label = (name: string): string => `${form.cls.name}.${name}`;
  for (const { name, type } of formFields(interp, form.cls))
    if (type.k === 'external' && /Field$/.test(type.name))
      frame.sink.emit(node, role, [
        effectAt(interp, frame, node, 'unknown', `${label(name)} (${type.name})`),
      ]);
  const ofModel = new Set(modelFields(interp, form.cls).map(([name]) => name));
  const declared = new Set(formFields(interp, form.cls).map(({ name }) => name));
  for (const [name, field] of fieldObjects(interp, form)) {
    // Validating a model form is told of as a whole.
    if (ofModel.has(name) && !declared.has(name)) continue;
    if (isModelChoice(field.cls))
      frame.sink.emit(node, role, [
        effectAt(interp, frame, node, 'db', `${label(name)} (choices from the database)`),
      ]);
    else callSpecial(interp, frame, node, role, field, 'clean', [OTHER], null);
  }
}

/** Calls the functions that give initial values: what they give. */
export function askInitial(interp: Interp, frame: Frame, node: Node, form: ValueInstance): Value {
  let result: Value = OTHER;
  for (const [, field] of fieldObjects(interp, form))
    for (const part of alternatives(field.cell.entries.get('initial') ?? OTHER))
      result = join(
        result,
        part.k === 'function' ? callValue(interp, frame, node, part, positionalArguments(), null) : part,
      );
  return result;
}

function fieldObjects(interp: Interp, form: ValueInstance): readonly (readonly [string, ValueInstance])[] {
  const fields = fieldsOf(interp, form);
  if (fields.k !== 'dict') return [];
  return [['…', fields.cell.element] as const, ...fields.cell.entries].flatMap(([name, value]) =>
    alternatives(value).flatMap((part) => (part.k === 'instance' ? [[name, part] as const] : [])),
  );
}
