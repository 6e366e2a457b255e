import { describe, expect, test } from 'vitest';
import { closesBehind, wrapLines } from '../../../src/migrate/wrap.ts';

/** Cases: why, a text with lines that are too long (limit 40), what becomes of it. */
const cases: readonly (readonly [why: string, before: string, after: string])[] = [
  [
    'what a call holds goes on a line of its own where its last bracket stays open',
    'return await sync_to_async(render)(request, {\n    "a": 1,\n})\n',
    'return await sync_to_async(render)(\n    request, {\n    "a": 1,\n})\n',
  ],
  [
    'many names that are returned or assigned, one a line',
    'return first_name, second_name, third_name\nfirst_name, second_name, third_name = await f(x)\n',
    'return (\n    first_name,\n    second_name,\n    third_name,\n)\n(\n    first_name,\n    second_name,\n    third_name,\n) = await f(x)\n',
  ],
  [
    'the content of the last brackets goes on a line of its own',
    'book = await sync_to_async(get_book)(request, slug)\n',
    'book = await sync_to_async(get_book)(\n    request, slug\n)\n',
  ],
  [
    'the last brackets that hold anything',
    'size = await sync_to_async(Book.objects.filter(a=1).count)()\n',
    'size = await sync_to_async(\n    Book.objects.filter(a=1).count\n)()\n',
  ],
  [
    'or one item per line, with a trailing comma',
    'return await f(request, "shop/detail.html", {"book": book})\n',
    'return await f(\n    request,\n    "shop/detail.html",\n    {"book": book},\n)\n',
  ],
  [
    'items that are still too long are broken in their turn',
    'return await f(request, {"book": book, "reviews": reviews, "n": 1})\n',
    'return await f(\n    request,\n    {\n        "book": book,\n        "reviews": reviews,\n        "n": 1,\n    },\n)\n',
  ],
  [
    'a condition gets parentheses, an operand a line',
    '    if await sync_to_async(bool)(books) and not request.GET:\n',
    '    if (\n        await sync_to_async(bool)(books)\n        and not request.GET\n    ):\n',
  ],
  [
    'so does a conditional expression',
    'email = user.email if await f(user.is_authenticated) else ""\n',
    'email = (\n    user.email\n    if await f(user.is_authenticated)\n    else ""\n)\n',
  ],
  [
    'a comprehension is broken at its clauses',
    'rows = [row.title for row in await f(books) if row.title]\n',
    'rows = [\n    row.title\n    for row in await f(books)\n    if row.title\n]\n',
  ],
  [
    'an async comprehension before async',
    'rows = [row.title async for row in books.filter(a=1)]\n',
    'rows = [\n    row.title\n    async for row in books.filter(a=1)\n]\n',
  ],
  [
    'an item within brackets keeps its comma',
    'f(\n    "total", await sync_to_async(orders.count)(),\n)\n',
    'f(\n    "total",\n    await sync_to_async(orders.count)(),\n)\n',
  ],
  [
    'no comma where the line goes on',
    'f(\n    a, await sync_to_async(orders.count)(b)\n    + 2\n)\n',
    'f(\n    a, await sync_to_async(\n        orders.count\n    )(b)\n    + 2\n)\n',
  ],
  [
    'brackets and words in strings do not count',
    'text = f("if (a and b) else [c], " + d, "for x in y")\n',
    'text = f(\n    "if (a and b) else [c], " + d,\n    "for x in y",\n)\n',
  ],
  [
    'several statements on a line are left',
    'a = bbbbbbbbbbbbbbbbb if c else ddddddddd; e = (f, g)\n',
    'a = bbbbbbbbbbbbbbbbb if c else ddddddddd; e = (f, g)\n',
  ],
  [
    'comments, strings over lines and what cannot be broken are left',
    'a = f(aaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbb)  # why\nb = """\nf(aaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbb)\n"""\nc = aaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbb\n',
    'a = f(aaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbb)  # why\nb = """\nf(aaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbb)\n"""\nc = aaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbb\n',
  ],
];

describe('lines that became too long', () => {
  test.each(cases)('%s', (_why, before, after) => {
    expect(
      wrapLines(before, { limit: 40, step: '    ', newline: '\n', closesBehind: false }, () => true),
    ).toBe(after);
  });

  test('a closing parenthesis stands behind what it closes where the file has it so', () => {
    const style = { limit: 40, step: '    ', newline: '\n', closesBehind: true };
    expect(wrapLines('book = await sync_to_async(get_book)(request, slug)\n', style, () => true)).toBe(
      'book = await sync_to_async(get_book)(\n    request, slug)\n',
    );
    expect(closesBehind('a = f(\n    1)\nb = f(\n    2, [\n        3,\n    ])\nc = (1)\n')).toBe(true);
    expect(closesBehind('a = f(\n    1)\nb = f(\n    2,\n)\n')).toBe(false);
  });

  test('the line ends of the file are kept', () => {
    const before = 'book = await sync_to_async(get_book)(request, slug)\r\n';
    expect(
      wrapLines(before, { limit: 40, step: '\t', newline: '\r\n', closesBehind: false }, () => true),
    ).toBe('book = await sync_to_async(get_book)(\r\n\trequest, slug\r\n)\r\n');
  });
});
