/**
 * Real Python files, by the thousand: what is decoded is encoded to the same bytes, and what CPython parses is parsed
 * to the same tree.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeSource, encodeSource, initParser, isProblem, parsePython } from '../../src/python/index.ts';
import { describeModule } from './describe.ts';

const SCRIPT = fileURLToPath(new URL('python_ast.py', import.meta.url));
const PROGRAMS = fileURLToPath(new URL('valid-python.txt', import.meta.url));
const FEWEST = 1000;
const MOST = 3000;

interface Python {
  readonly command: string;
  readonly version: readonly [number, number];
  readonly folders: readonly string[];
}

/** The first of the commands that is a Python with a syntax tree to compare with (3.10 is the first to have `match`). */
function findPython(commands: readonly string[]): Python | null {
  const facts =
    'import json, sys, sysconfig as s; ' +
    'print(json.dumps([*sys.version_info[:2], s.get_path("stdlib"), s.get_path("purelib")]))';
  for (const command of commands) {
    try {
      const output = execFileSync(command, ['-c', facts], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const read: unknown = JSON.parse(output);
      if (!Array.isArray(read)) continue;
      const [major, minor, ...folders] = read.map((fact: unknown) => fact);
      if (typeof major !== 'number' || typeof minor !== 'number' || minor < 10) continue;
      return { command, version: [major, minor], folders: folders.map(String) };
    } catch {
      // Not on this machine: the next one may be.
    }
  }
  return null;
}

const python = findPython(['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10']);
const newest = findPython(['python3.14', 'python3.13', 'python3.12', 'python3', 'python']);
if (python === null) {
  console.warn('SKIPPED: no Python 3.10 or later found, so no real files are compared with CPython');
}

/** Python files under a folder in a stable order. */
function pythonFiles(folder: string, skip: string | null): string[] {
  const found: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && path !== skip) found.push(...pythonFiles(path, skip));
    else if (entry.isFile() && isExample(entry.name)) found.push(path);
  }
  return found;
}

/** CPython's own tests have files that parse and are not valid nevertheless: `badsyntax_future8.py`. */
const isExample = (name: string): boolean => name.endsWith('.py') && !name.startsWith('badsyntax');

/** The whole standard library, and as many of the installed packages' files, evenly spread, as make up the number. */
function realFiles({ folders: [stdlib = '', packages = ''] }: Python): string[] {
  const own = pythonFiles(stdlib, packages);
  const installed = pythonFiles(packages, null);
  const step = Math.max(1, Math.ceil(installed.length / Math.max(1, MOST - own.length)));
  return [...own, ...installed.filter((_, i) => i % step === 0)];
}

/** For each file the digest of its tree by CPython, null where CPython finds it not valid. */
async function digests(command: string, files: readonly string[]): Promise<Map<string, string | null>> {
  const child = spawn(command, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(files.map((file) => `${file}\n`).join(''));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(Buffer.from(chunk));
  const found = new Map<string, string | null>();
  for (const line of Buffer.concat(chunks).toString('utf8').trimEnd().split('\n')) {
    const [path, digest]: unknown[] = JSON.parse(line);
    found.set(String(path), typeof digest === 'string' ? digest : null);
  }
  return found;
}

/** Ways in which a file differs, empty when it does not. */
function compare(file: string, digest: string | null, [, minor]: Python['version']): string[] {
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
    const files = realFiles(python);
    expect(files.length).toBeGreaterThan(FEWEST);
    const expected = await digests(python.command, files);
    expect(expected.size).toBe(files.length);
    const differences = files.flatMap((file) => compare(file, expected.get(file) ?? null, python.version));
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
    const expected = await digests(newest.command, files);
    const valid = files.filter((file) => (expected.get(file) ?? null) !== null);
    expect(valid.length).toBeGreaterThan(programs.length * 3);
    const differences = valid.flatMap((file) => {
      const program = readFileSync(file, 'utf8');
      return compare(file, expected.get(file) ?? null, newest.version).map((difference) => [
        difference,
        program,
      ]);
    });
    expect(differences).toEqual([]);
  });
});
