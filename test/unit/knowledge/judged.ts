/** What other tools warn of, and what does not wait all the same: by name, with the reason. */

interface Judgement {
  readonly names: RegExp;
  readonly why: string;
}

const JUDGEMENTS: readonly Judgement[] = [
  {
    names: /^os\.path\.(?:normpath|samestat|expanduser)$|^pathlib\..*\.full_match$/,
    why: 'computes on names and on what it is given',
  },
  {
    names:
      /^os\.(?:getcwd|path\.(?:abspath|relpath))$|^pathlib\.\w+\.(?:absolute|cwd|home|expanduser|from_uri)$/,
    why: 'the kernel keeps the working folder, the process its environment: no disk',
  },
  { names: /^pathlib\.\w+\.(?:glob|rglob|walk)$/, why: 'lazy: iterating over it waits' },
  {
    names: /^io\.\w+\.(?:detach|fileno|isatty|readable|seekable|tell|writable|reconfigure)$/,
    why: 'asks the object, not the disk',
  },
  {
    names: /^urllib3\..*\.(?:ConnectionCls|QueueCls|is_same_host|connection_from_\w+|clear)$/,
    why: 'keeps pools of connections, opens none',
  },
  { names: /^(?:httpx2?|urllib3)\..*\.close$/, why: 'lets go of sockets, which waits for nothing' },
  { names: /^httpx2?\.Client\.stream$/, why: 'entering it by `with` sends the request' },
];

/** Why a name that another tool warns of does not wait; null when nothing excuses it. */
export function judged(name: string): string | null {
  return JUDGEMENTS.find(({ names }) => names.test(name))?.why ?? null;
}
