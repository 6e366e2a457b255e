/** Members of enumerations. */
import { inherits, lookupMember } from './classes.ts';
import { type Interp, staticFrame } from './interp.ts';
import { callSpecial } from './protocol.ts';
import type { ClassInfo, Value } from './types.ts';
import { instance, STR } from './values.ts';

const ENUMS: ReadonlySet<string> = new Set([
  'enum.Enum',
  'django.db.models.TextChoices',
  'django.db.models.IntegerChoices',
  'django.db.models.Choices',
  'django.db.models.enums.Choices',
  'django.db.models.enums.TextChoices',
  'django.db.models.enums.IntegerChoices',
]);

export const isEnum = (cls: ClassInfo): boolean => inherits(cls, ENUMS);

/** Whether what the body of an enumeration binds a name to makes a member of it: no method, property or class. */
export const isEnumValue = (value: Value): boolean =>
  value.k !== 'function' && value.k !== 'class' && value.k !== 'intrinsic';

/** A member with that value: the class's own `__init__` is handed the parts of a tuple. */
export function enumMember(interp: Interp, cls: ClassInfo, value: Value): Value {
  const made = instance(cls, [
    ['value', value],
    ['name', STR],
  ]);
  const init = lookupMember(interp, cls, '__init__');
  if (made.k === 'instance' && init && init.owner.module.origin !== 'stub') {
    const given = value.k === 'sequence' && value.items ? value.items : [value];
    callSpecial(interp, staticFrame(cls.module, null, null), cls.node, 'self', made, '__init__', given, null);
  }
  return made;
}
