/** Attributes of instances of the project's classes: class attributes, properties, what `__init__` sets, and settings fields. */
import type { StaticCore } from './static-core.ts';
import {
  type Assumption,
  newScope,
  type Scope,
  type StaticArgument,
  type StaticClass,
  type StaticFunction,
  type StaticValue,
  UNKNOWN,
} from './static-values.ts';

interface InstanceCore extends StaticCore {
  classMember(definition: StaticClass, name: string): StaticValue | null;
  decorators(definition: StaticFunction | StaticClass): readonly StaticValue[];
  bases(definition: StaticClass): readonly StaticValue[];
  callFunction(fn: StaticFunction, args: readonly StaticArgument[]): StaticValue | null;
  bindParameters(fn: StaticFunction, args: readonly StaticArgument[], scope: Scope): void;
}

export interface StaticInstances {
  /** What a name gives on an instance, methods without arguments called; null when there is none. */
  member(definition: StaticClass, name: string): StaticValue | null;
  /** The value of an attribute where it can be told; null otherwise. */
  attribute(definition: StaticClass, args: readonly StaticArgument[], name: string): StaticValue | null;
}

const PROPERTY = /(^|\.)(cached_|class)?property$/;
/** pydantic-settings: https://docs.pydantic.dev/latest/concepts/pydantic_settings/ */
const SETTINGS_CLASSES: ReadonlySet<string> = new Set([
  'pydantic_settings.BaseSettings',
  'pydantic_settings.main.BaseSettings',
  'pydantic.BaseSettings',
  'pydantic.env_settings.BaseSettings',
]);
const FIELDS: ReadonlySet<string> = new Set(['pydantic.Field', 'pydantic.fields.Field', 'dataclasses.field']);

/** Most classes looked through upwards. */
const DEPTH = 20;

export function createInstances(core: InstanceCore): StaticInstances {
  const { dotted, force, resolve } = core;

  /** The class stands for its instance: what the method reads of `self` are class attributes. */
  function called(definition: StaticClass, fn: StaticFunction): StaticValue | null {
    if (fn.node.kind !== 'FunctionDef' || fn.node.params.length > 1) return null;
    return core.callFunction(fn, [{ kind: 'positional', name: null, value: definition }]);
  }

  function isProperty(fn: StaticFunction): boolean {
    return core.decorators(fn).some((decorator) => PROPERTY.test(dotted(resolve(decorator)) ?? ''));
  }

  function member(definition: StaticClass, name: string): StaticValue | null {
    const found = core.classMember(definition, name);
    if (found === null) return null;
    const value = resolve(found);
    return value.k === 'function' ? (called(definition, value) ?? UNKNOWN) : value;
  }

  function attribute(
    definition: StaticClass,
    args: readonly StaticArgument[],
    name: string,
  ): StaticValue | null {
    const given = args.find((argument) => argument.name === name)?.value;
    const found = core.classMember(definition, name);
    const value = found === null ? null : resolve(found);
    if (value?.k === 'function') {
      return isProperty(value) ? known(called(definition, value)) : null;
    }
    const isSettings = readsEnvironment(definition, 0);
    const field = value === null ? null : fieldDefault(value);
    if (isSettings && value !== null) {
      const what = `the environment variable ${name.toUpperCase()}`;
      const assumed: Assumption = { what, place: value.place ?? { file: definition.file, line: 1 } };
      return { ...force(given ?? field ?? UNKNOWN), place: assumed.place, assumed };
    }
    return known(
      given !== undefined && value !== null ? given : (field ?? setByInit(definition, args, name)),
    );
  }

  function known(value: StaticValue | null): StaticValue | null {
    const forced = value === null ? UNKNOWN : force(value);
    return ['scalar', 'sequence', 'dict', 'choice'].includes(forced.k) ? forced : null;
  }

  function fieldDefault(value: StaticValue): StaticValue {
    if (value.k !== 'call' || !FIELDS.has(dotted(value.callee) ?? '')) return value;
    const named = (name: string): StaticValue | undefined =>
      value.args.find((argument) => argument.name === name)?.value;
    const given = named('default') ?? value.args.find((argument) => argument.kind === 'positional')?.value;
    if (given !== undefined) return given;
    const factory = named('default_factory');
    if (factory === undefined) return UNKNOWN;
    const made = core.resolve(factory);
    const name = dotted(made);
    if (made.k === 'function') return core.callFunction(made, []) ?? UNKNOWN;
    if (name === 'list' || name === 'tuple' || name === 'set') {
      return { k: 'sequence', type: name, items: [], place: value.place, assumed: null };
    }
    if (name !== 'dict') return UNKNOWN;
    return { k: 'dict', entries: [], open: false, place: value.place, assumed: null };
  }

  function readsEnvironment(definition: StaticClass, depth: number): boolean {
    return (
      depth < DEPTH &&
      core
        .bases(definition)
        .some((base) =>
          base.k === 'class' ? readsEnvironment(base, depth + 1) : SETTINGS_CLASSES.has(dotted(base) ?? ''),
        )
    );
  }

  /** `self.name = …` at the top of `__init__`, with its arguments. */
  function setByInit(
    definition: StaticClass,
    args: readonly StaticArgument[],
    name: string,
  ): StaticValue | null {
    const found = core.classMember(definition, '__init__');
    const init = found === null ? null : resolve(found);
    if (init?.k !== 'function' || init.node.kind !== 'FunctionDef') return null;
    const self = init.node.params[0]?.name;
    const scope = newScope(init.file, init.scope);
    core.bindParameters(init, [{ kind: 'positional', name: null, value: UNKNOWN }, ...args], scope);
    for (const statement of [...init.node.body].reverse()) {
      if (statement.kind !== 'Assign') continue;
      const sets = statement.targets.some(
        (target) =>
          target.kind === 'Attribute' &&
          target.attr === name &&
          target.value.kind === 'Name' &&
          target.value.id === self,
      );
      if (sets) return core.evaluate(statement.value, scope);
    }
    return null;
  }

  return { member, attribute };
}
