/** The parameters of a function as the arguments of a call that hands them on. */
import type { Parameter } from '../python/ast.ts';

/** `(user, *names, obj, **more)` -> `user, *names, obj=obj, **more` */
export function handedOn(params: readonly Parameter[]): string {
  return params.map(argumentFor).join(', ');
}

function argumentFor({ kind, name }: Parameter): string {
  switch (kind) {
    case 'vararg':
      return `*${name}`;
    case 'kwarg':
      return `**${name}`;
    case 'kwonly':
      return `${name}=${name}`;
    default:
      return name;
  }
}
