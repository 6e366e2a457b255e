/** The registry: every transform there is. A new one is a new file and a line here. */
import { asyncDef } from './async-def.ts';
import { awaitCall } from './await-call.ts';
import { block } from './block.ts';
import { helper } from './helper.ts';
import { nativeCall } from './native-call.ts';
import { nativeComprehension, nativeLoop } from './native-iteration.ts';
import { nativeSessionHas, nativeSessionSet } from './native-session.ts';
import { nativeUser } from './native-user.ts';
import { setItem } from './set-item.ts';
import { sleep } from './sleep.ts';
import type { ExpressionRule, StatementRule, TransformDoc } from './types.ts';
import { networkCall, wrapCall } from './wrap-call.ts';
import { wrapIterated, wrapIteration, wrapSpread, wrapText, wrapTruth } from './wrap-consumer.ts';
import { wrapExpression } from './wrap-expression.ts';

/** Rules for expressions; between offers that cost the same the first wins. */
export const expressionRules: readonly ExpressionRule[] = [
  awaitCall,
  sleep,
  nativeUser,
  nativeCall,
  nativeComprehension,
  nativeSessionHas,
  wrapCall,
  wrapIteration,
  wrapSpread,
  wrapIterated,
  wrapTruth,
  wrapText,
  wrapExpression,
];
export const statementRules: readonly StatementRule[] = [nativeLoop, nativeSessionSet, setItem];

/** What `explain` shows, one entry per code. */
export const transforms: readonly TransformDoc[] = [
  ...new Map(
    [asyncDef, ...expressionRules, networkCall, ...statementRules, block, helper].map((rule) => [
      rule.code,
      rule,
    ]),
  ).values(),
].sort((a, b) => a.code.localeCompare(b.code));

export type { ExpressionRule, Offer, Part, RuleContext, StatementRule, TransformDoc } from './types.ts';
export { asyncDef, awaitCall, block, helper };
