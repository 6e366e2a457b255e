/**
 * With which server the project is started, as its deployment files say: Procfile, Dockerfile, Compose, systemd,
 * supervisor, uWSGI, gunicorn's own configuration, shell scripts. They are read as text; what a shell would make of
 * variables is not followed.
 */
import { baseName } from './paths.ts';

export interface ServerCommand {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** `gunicorn`, `uvicorn`, ... */
  readonly server: string;
  readonly speaks: 'wsgi' | 'asgi';
}

const NAMES: readonly RegExp[] = [
  /^Procfile(\.\w+)?$/,
  /^(.*\.)?Dockerfile(\..+)?$/i,
  /^(docker-)?compose.*\.ya?ml$/,
  /\.service$/,
  /^supervisor.*\.(conf|ini)$/,
  /^uwsgi.*\.(ini|ya?ml|xml)$/,
  /^gunicorn.*\.py$/,
  /^(render|app)\.ya?ml$/,
  /^(fly|railway|nixpacks)\.toml$/,
  /\.sh$/,
  /^(start|entrypoint|run|gunicorn)$/,
];

export function isServerFile(name: string): boolean {
  return NAMES.some((pattern) => pattern.test(name));
}

/** Servers by command, with what they speak; gunicorn speaks what its workers do. */
const SERVERS: Readonly<Record<string, 'wsgi' | 'asgi' | 'by-worker' | 'by-interface'>> = {
  gunicorn: 'by-worker',
  uwsgi: 'wsgi',
  'waitress-serve': 'wsgi',
  'mod_wsgi-express': 'wsgi',
  uvicorn: 'asgi',
  daphne: 'asgi',
  hypercorn: 'asgi',
  granian: 'by-interface',
};
/**
 * The word as a command: at the beginning, behind a shell's separators, quotes, `exec`, `run`, `-m` or a path. Not part
 * of a longer name (`gunicorn.conf.py`), nor a package that is installed.
 */
const COMMAND =
  /(?:^|[\s"'[/=])(gunicorn|uwsgi|waitress-serve|mod_wsgi-express|uvicorn|daphne|hypercorn|granian)(?=$|[\s"',\]])/g;
const INSTALLS = /\b(pip3?|apt(-get)?|apk|poetry|pipenv|uv|conda)\s+(install|add|sync)\b/;
/** Worker classes of gunicorn that speak ASGI. */
const ASGI_WORKER = /(?:-k|--worker-class|worker_class)[\s"',=\]]*["']?[\w.]*(?:uvicorn|asgi)/i;

interface LogicalLine {
  readonly line: number;
  readonly text: string;
}

/**
 * @param files paths of the files
 * @param textOf their texts; null for one that can't be read
 */
export function findServerCommands(
  files: readonly string[],
  textOf: (path: string) => string | null,
): readonly ServerCommand[] {
  const configured = files.some(
    (path) =>
      /^gunicorn.*\.py$/.test(baseName(path)) && ASGI_WORKER.test(withoutComments(textOf(path) ?? '')),
  );
  return files.flatMap((file) => {
    const text = textOf(file);
    if (text === null || /\.py$/.test(file)) return [];
    return logicalLines(text).flatMap(({ line, text: command }) =>
      commandsIn(file, line, command, configured),
    );
  });
}

function commandsIn(file: string, line: number, text: string, configured: boolean): readonly ServerCommand[] {
  if (INSTALLS.test(text)) return [];
  const isUwsgiFile = /^uwsgi/.test(baseName(file)) && /^\s*(module|wsgi-file)\s*[=:]/.test(text);
  if (isUwsgiFile) return [{ file, line, server: 'uwsgi', speaks: 'wsgi' }];
  const [found] = text.matchAll(COMMAND);
  const server = found?.[1];
  const kind = server === undefined ? undefined : SERVERS[server];
  if (server === undefined || kind === undefined || !isStart(text, server)) return [];
  const speaks =
    kind === 'by-worker'
      ? configured || ASGI_WORKER.test(text)
        ? 'asgi'
        : 'wsgi'
      : kind === 'by-interface'
        ? /--interface[\s"',=]+wsgi/.test(text)
          ? 'wsgi'
          : 'asgi'
        : kind;
  return [{ file, line, server, speaks }];
}

/** Whether the line starts the server, not only speaks of it: it names an application, a file or an option. */
function isStart(text: string, server: string): boolean {
  const rest = text.slice(text.indexOf(server) + server.length);
  return /[\w.]+:\w+|\.(?:ini|py|ya?ml|xml)\b|wsgi|asgi|(?:^|[\s"',])-{1,2}\w/.test(rest);
}

function withoutComments(text: string): string {
  return text.replace(/^\s*#.*$/gm, '');
}

/** Lines without comments; what is continued by a backslash, or by further items of a list, counts as one. */
function logicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  const physical = text.split(/\r\n|\r|\n/);
  for (let index = 0; index < physical.length; index++) {
    const first = physical[index] ?? '';
    if (/^\s*#/.test(first)) continue;
    const start = index;
    const item = SERVER_ITEM.exec(first)?.[1];
    let whole = first;
    for (let next = physical[index + 1]; next !== undefined; next = physical[index + 1]) {
      const isContinued = /\\\s*$/.test(whole) || (/[[,]\s*$/.test(whole) && /^\s*["']/.test(next));
      const isItem = item !== undefined && next.startsWith(item);
      if (!isContinued && !isItem) break;
      index++;
      whole = `${whole.replace(/\\\s*$/, '')} ${isItem ? next.slice(item.length) : next}`;
    }
    lines.push({ line: start + 1, text: whole });
  }
  return lines;
}

/** `- gunicorn` alone as an item of a list in YAML, whose other items are its arguments. */
const SERVER_ITEM = /^(\s*-\s+)["']?(?:gunicorn|uwsgi|uvicorn|daphne|hypercorn|granian)["']?\s*$/;
