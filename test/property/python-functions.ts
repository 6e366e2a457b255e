/** Random Python functions full of control flow, whose blocking calls are marked by their names (see `marked.ts`). */

export type Random = () => number;

/** A small seeded generator (mulberry32), so that a failing function can be made again. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Place {
  readonly depth: number;
  readonly inLoop: boolean;
  readonly inHandler: boolean;
  readonly inFinally: boolean;
}

/** The text of one function `def view(p):`. */
export function randomFunction(random: Random): string {
  const variables = ['a', 'b', 'c', 'd', 'p'];
  let counter = 0;
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const chance = (probability: number): boolean => random() < probability;
  const usesGlobal = chance(0.2);
  const callsViews = chance(0.4);
  const id = (): number => ++counter;
  const variable = (): string => pick(variables);

  function atom(): string {
    return pick([
      () => variable(),
      () => variable(),
      () => String(id()),
      () => `db(${id()})`,
      () => `db(${id()}, ${variable()})`,
      () => `cond(${id()})`,
      () => `thing.slow_a`,
      () => `slow_items[${id() % 3}]`,
    ])();
  }

  function expression(): string {
    return pick([
      atom,
      atom,
      atom,
      atom,
      () => `(${atom()}, ${atom()})`,
      () => `[${atom()}, ${atom()}]`,
      () => `(${atom()} or ${atom()})`,
      () => `(${atom()} and ${atom()})`,
      () => `${atom()} if ${test()} else ${atom()}`,
      () => `pair(${atom()}, ${atom()})`,
      () => `pair(db(${id()}), ${variable()})`,
      () => `f"{${pick(['lazy_x', variable()])}}-{${variable()}}"`,
      () => `[x for x in ${pick(['lazy_x', 'items(2)'])}]`,
      () => `[db(x, ${variable()}) for x in items(2)]`,
      () => `[pair(x, ${variable()}) for x in lazy_x if cond(${id()})]`,
      () => `sum(db(x) for x in items(2))`,
      () => `sorted(items(2), key=lambda x: db(x))`,
      () => `pair(*lazy_x)`,
      () => `(${variable()} := ${atom()})`,
      () => `not ${atom()}`,
      () => `db_pair(${id()})[0]`,
      () => `thing.slow_a.real`,
      () => `row(${atom()})`,
    ])();
  }

  function test(): string {
    return pick([
      () => `cond(${id()})`,
      () => `cond(${id()})`,
      () => `db(${id()})`,
      () => 'lazy_x',
      () => 'not lazy_x',
      () => `cond(${id()}) and db(${id()})`,
      () => `lazy_x or cond(${id()})`,
      () => `(${variable()} := db(${id()}))`,
      () => `${variable()} == db(${id()})`,
    ])();
  }

  function suite(place: Place, indent: string): string[] {
    const count = 1 + Math.floor(random() * (place.depth === 0 ? 5 : 3));
    const lines: string[] = [];
    for (let i = 0; i < count; i++) {
      if (chance(0.06)) lines.push(`${indent}# comment ${id()}`);
      lines.push(...statement(place, indent));
    }
    return lines;
  }

  function simple(place: Place): string {
    const options: (() => string)[] = [
      () => `${variable()} = ${expression()}`,
      () => `${variable()} = ${expression()}`,
      () => `${variable()} = db(${id()})`,
      () => `${variable()} = db(${id()})`,
      () => `log(${variable()}, ${expression()})`,
      () => `log(${variable()})`,
      () => `db(${id()}, ${variable()})`,
      () => `${variable()} += db_number(${id()})`,
      () => `${variable()}, ${variable()} = db_pair(${id()})`,
      () => `${variable()}, *${variable()} = lazy_x`,
      () => `slow_items[${id()}] = ${expression()}`,
      () => `slow_items[1] = ${variable()}`,
      () => `del slow_items[1]`,
      () => `thing.slow_b = ${variable()}`,
      () => `slow_items[1] += 1`,
      () => `keep(lambda: ${variable()})`,
      () => `log(kept())`,
      () => `bag.append(${atom()})`,
      () => `assert ${test()}, "no"`,
    ];
    if (callsViews) {
      options.push(
        () => `${variable()} = other_view(${id()})`,
        () => `log(other_view(${id()}), ${atom()})`,
        () => `other_view(${id()})`,
      );
    }
    if (chance(0.15)) options.push(() => `del ${variable()}`);
    if (place.inLoop)
      options.push(
        () => 'break',
        () => 'continue',
      );
    if (place.inHandler) options.push(() => 'raise');
    if (place.depth > 0 && chance(0.5)) {
      options.push(
        () => `return ${expression()}`,
        () => `return row(${variable()})`,
        () => 'return',
        () => `return ${variable()}, ${atom()}`,
        () => `raise Boom(${id()})`,
      );
    }
    return pick(options)();
  }

  function statement(place: Place, indent: string): string[] {
    const inner = `${indent}    `;
    const deeper = { ...place, depth: place.depth + 1 };
    if (place.depth > 2 || chance(0.5)) return [indent + simple(place)];
    return pick<() => string[]>([
      () => [`${indent}if ${test()}:`, ...suite(deeper, inner)],
      () => [`${indent}if ${test()}: ${simple({ ...deeper })}`],
      () => [
        `${indent}if ${test()}:`,
        ...suite(deeper, inner),
        ...(chance(0.3) ? [`${indent}elif ${test()}:`, ...suite(deeper, inner)] : []),
        `${indent}else:`,
        ...suite(deeper, inner),
      ],
      () => [
        `${indent}for ${pick([variable(), `${variable()}, ${variable()}`])} in ${pick(['pairs(2)', 'pairs(3)', 'db_pairs(2)'])}:`,
        ...suite({ ...deeper, inLoop: true }, inner),
        ...(chance(0.25) ? [`${indent}else:`, ...suite(deeper, inner)] : []),
      ],
      () => [`${indent}for ${variable()} in lazy_x:`, ...suite({ ...deeper, inLoop: true }, inner)],
      () => [
        `${indent}while ${chance(0.2) ? 'True' : test()}:`,
        // Every round asks something, so that the run ends when it has taken too long.
        `${inner}cond(${id()})`,
        ...suite({ ...deeper, inLoop: true }, inner),
        ...(chance(0.2) ? [`${indent}else:`, ...suite(deeper, inner)] : []),
      ],
      () => [
        `${indent}with ${pick(['txn()', 'txn() as t', 'suppress(Boom)', 'txn(), txn()'])}:`,
        ...suite(deeper, inner),
      ],
      () => [`${indent}with txn():`, ...suite(deeper, inner)],
      () => [
        `${indent}try:`,
        ...suite(deeper, inner),
        ...(chance(0.8)
          ? [
              `${indent}except ${pick(['Boom', 'Boom as e', '(Boom, KeyError)', 'Exception'])}:`,
              ...suite({ ...deeper, inHandler: true }, inner),
              ...(chance(0.3) ? [`${indent}else:`, ...suite(deeper, inner)] : []),
              ...(chance(0.3)
                ? [`${indent}finally:`, ...suite({ ...deeper, inLoop: false, inFinally: true }, inner)]
                : []),
            ]
          : [`${indent}finally:`, ...suite({ ...deeper, inLoop: false, inFinally: true }, inner)]),
      ],
      () => [
        `${indent}match ${pick([variable(), `db(${id()})`])}:`,
        `${inner}case ${id() % 3}:`,
        ...suite(deeper, `${inner}    `),
        ...(chance(0.5)
          ? [`${inner}case ${variable()} if ${test()}:`, ...suite(deeper, `${inner}    `)]
          : []),
        ...(chance(0.5) ? [`${inner}case _:`, ...suite(deeper, `${inner}    `)] : []),
      ],
      () => {
        const name = `inner_${id()}`;
        return [
          `${indent}def ${name}(x=${atom()}):`,
          `${inner}return x, ${variable()}`,
          `${indent}keep(${name})`,
        ];
      },
      () => [`${indent}${simple(place)}; ${simple(place)}`],
      () => {
        const setter = `setter_${id()}`;
        const name = variable();
        return [
          `${indent}def ${setter}():`,
          `${inner}${name === 'shared' ? 'global' : 'nonlocal'} ${name}`,
          `${inner}${name} = ${id()}`,
          `${indent}${setter}()`,
        ];
      },
    ])();
  }

  const lines = ['def view(p):'];
  if (usesGlobal) {
    lines.push('    global shared');
    variables.push('shared');
  }
  for (const name of variables.slice(0, 4)) if (chance(0.75)) lines.push(`    ${name} = ${id()}`);
  if (chance(0.7)) lines.push('    bag = []');
  lines.push(...suite({ depth: 0, inLoop: false, inHandler: false, inFinally: false }, '    '));
  if (chance(0.8)) lines.push(`    log(${variable()}, ${variable()})`);
  if (chance(0.5)) lines.push('    log(kept())');
  if (chance(0.7)) lines.push(`    return ${pick(['row(a)', '(a, b)', 'c', 'd', 'bag'])}`);
  return `${lines.join('\n')}\n`;
}
