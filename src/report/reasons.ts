/** A reason or finding as prose: what, where, and the way out. */
import type { Reason } from '../migrate/types.ts';
import type { Finding } from '../project/types.ts';
import { hanging, printable, type Screen } from './screen.ts';

/** `shop/views.py:12`, as far as the place is known; empty when it is not. */
export function placeText({ file, line }: Reason | Finding): string {
  if (file === null) return '';
  return line === null ? file : `${file}:${line}`;
}

/** The message as one sentence, its place inside: `It is sync-only (shop/views.py:12).` */
export function reasonSentence(reason: Reason | Finding, place = placeText(reason)): string {
  const message = reason.message.replace(/\.\s*$/, '');
  const end = /[?!:]$/.test(message) && place === '' ? '' : '.';
  return `${message}${place === '' ? '' : ` (${place})`}${end}`;
}

/** `DA105  message (file:line). Fix.`, continued under itself. */
export function reasonLines(reason: Reason | Finding, screen: Screen, indent: number): readonly string[] {
  const text = printable(`${reasonSentence(reason)} ${reason.fix}`);
  return hanging(`${screen.colors.yellow(reason.code)}  `, text, screen.width, indent);
}

/** The same on two lines, the way out under the message behind an arrow. */
export function reasonBlock(reason: Reason | Finding, screen: Screen, indent: number): readonly string[] {
  const { colors, width } = screen;
  return [
    ...hanging(`${colors.yellow(reason.code)}  `, printable(reasonSentence(reason)), width, indent),
    ...hanging(colors.dim('→ '), printable(reason.fix), width, indent + reason.code.length + 2),
  ];
}
