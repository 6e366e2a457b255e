/** Small projects in scratch folders, made for one test and removed after it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A scratch folder that goes when the test ends. */
export function scratchFolder(): string {
  const folder = makeFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** A scratch folder for the tests of a block: whoever makes it removes it. */
export function makeFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'asyncify-test-')));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

export function readText(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Runs git in a folder, apart from the user's configuration. Throws when it fails. */
export function git(cwd: string, ...args: readonly string[]): string {
  const run = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 't',
      GIT_AUTHOR_EMAIL: 't@example.com',
      GIT_COMMITTER_NAME: 't',
      GIT_COMMITTER_EMAIL: 't@example.com',
    },
  });
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}

/** Puts a folder under git, everything committed. */
export function commitAll(root: string): void {
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'start');
}

export const VIEWS = `from django.http import HttpResponse
from shop.models import Book


def detail(request, pk):  # gain: some
    book = Book.objects.get(pk=pk)
    return HttpResponse(book.title)


def index(request):  # gain: high
    book = Book.objects.get(pk=1)
    return HttpResponse(book.title)


def report(request):  # blocked: DA104 The decorator is sync-only.
    return HttpResponse()


async def live(request):
    return HttpResponse()
`;

export const CART = `from shop.models import Cart


def cart(request):
    return Cart.objects.get(owner=request.user)
`;

/** The project that most tests use: four views in one file, one in another. */
export const SHOP: Files = {
  'manage.py': '',
  'shop/views.py': VIEWS,
  'shop/cart.py': CART,
  'shop/models.py': 'Book = Cart = None\n',
};

export function shop(files: Files = SHOP): string {
  const root = scratchFolder();
  writeFiles(root, files);
  return root;
}
