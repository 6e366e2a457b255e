/**
 * Real Python files, by the thousand: what is decoded is encoded to the same bytes, and what CPython parses is parsed
 * to the same tree.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeSource, encodeSource, initParser, isProblem, parsePython } from '../../src/python/index.ts';
import { ask, findPython, realFiles } from './corpus.ts';
import { describeModule } from './describe.ts';

const PROGRAMS = fileURLToPath(new URL('valid-python.txt', import.meta.url));
const FEWEST = 1000;
const MOST = 3000;

const python = findPython(['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10']);
const newest = findPython(['python3.14', 'python3.13', 'python3.12', 'python3', 'python']);
if (python === null) {
  console.warn('SKIPPED: no Python 3.10 or later found, so no real files are compared with CPython');
}

/** Ways in which a file differs, empty when it does not. */
function compare(file: string, digest: unknown, minor: number): string[] {
  const bytes = readFileSync(file);
  const source = decodeSource(bytes);
  if (isProblem(source)) return digest === null ? [] : [`${file}:${source.line} ${source.message}`];
  const written = encodeSource(source.text, source);
  if (isProblem(written) || !bytes.equals(written)) return [`${file} is not written as it was read`];
  if (digest === null) return [];
  const module = parsePython(source.text);
  if (isProblem(module)) {
    // `print >> file, x` is valid Python 3, but nobody writes it and means it.
    const line = source.text.split(/\r\n?|\n/)[module.line - 1] ?? '';
    return /^\s*print\s*>>/.test(line) ? [] : [`${file}:${module.line} ${module.message}`];
  }
  const description = describeModule(module, source.text, minor >= 12).join('\n');
  const isSame = createHash('md5').update(description).digest('hex') === digest;
  return isSame ? [] : [`${file} has another tree`];
}

test('a Python is at hand where tests must not be skipped', () => {
  if (process.env.CI === 'true') expect(python, 'CI has no Python 3.10 or later').not.toBeNull();
});

describe.skipIf(python === null)('real files', () => {
  beforeAll(initParser);

  test('are read, parsed as CPython does and written unchanged', { timeout: 1_200_000 }, async () => {
    if (python === null) return;
    const files = realFiles(python, MOST);
    expect(files.length).toBeGreaterThan(FEWEST);
    const expected = await ask(python.command, 'python_ast.py', files);
    expect(expected.size).toBe(files.length);
    const differences = files.flatMap((file) => compare(file, expected.get(file) ?? null, python.minor));
    expect(differences).toEqual([]);
  });
});

describe.skipIf(newest === null)('programs that are hard to parse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'valid-python-'));
  beforeAll(initParser);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are parsed as CPython does, with any line end and at any depth', { timeout: 600_000 }, async () => {
    if (newest === null) return;
    const programs = readFileSync(PROGRAMS, 'utf8').trimEnd().split('\n---\n');
    const files = programs.flatMap((program, i) => {
      const inside = program.replace(/^(?=.)/gm, '    ');
      const variants = {
        lf: `${program}\n`,
        crlf: `${program}\n`.replaceAll('\n', '\r\n'),
        cr: program.replaceAll('\n', '\r'),
        inside: `def f():\n${inside}\n`,
      };
      return Object.entries(variants).map(([name, text]) => {
        const file = join(folder, `${i}-${name}.py`);
        writeFileSync(file, text);
        return file;
      });
    });
    const expected = await ask(newest.command, 'python_ast.py', files);
    const valid = files.filter((file) => (expected.get(file) ?? null) !== null);
    expect(valid.length).toBeGreaterThan(programs.length * 3);
    const differences = valid.flatMap((file) => {
      const program = readFileSync(file, 'utf8');
      return compare(file, expected.get(file) ?? null, newest.minor).map((difference) => [
        difference,
        program,
      ]);
    });
    expect(differences).toEqual([]);
  });
});
