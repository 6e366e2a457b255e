/** The command line: one commander program, options parsed once into plain objects. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { EngineOptions } from '../migrate/types.ts';
import type { Core, ProjectRequest } from './core.ts';
import type { Io } from './io.ts';
import { EXIT, refuse } from './messages.ts';
import { nearest } from './selectors.ts';
import { version } from './version.ts';

/**
 * Runs one command.
 *
 * @param args without the names of node and the script
 * @returns the exit code
 */
export async function runProgram(args: readonly string[], io: Io, core: Core): Promise<number> {
  let exitCode: number = EXIT.done;
  const { own, testCommand } = splitArguments(args);
  const program = buildProgram(io, core, testCommand, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(own, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  return exitCode;
}

/** What follows `--` is a command of its own for `verify`; elsewhere it is paths. */
function splitArguments(args: readonly string[]): {
  readonly own: readonly string[];
  readonly testCommand: readonly string[];
} {
  const at = args.indexOf('--');
  if (args[0] !== 'verify' || at === -1) return { own: args, testCommand: [] };
  return { own: args.slice(0, at), testCommand: args.slice(at + 1) };
}

/** Options that say how the project is read. */
interface ProjectFlags {
  readonly django?: string;
  readonly settings?: string;
  readonly python?: string;
  readonly style?: EngineOptions['style'];
  readonly unknown?: 'offload' | 'leave';
  readonly jobs?: number;
}

interface MigrateFlags extends ProjectFlags {
  readonly view?: readonly string[];
  readonly all?: true;
  readonly middleware?: true;
  readonly yes?: true;
  readonly dryRun?: true;
  readonly patch?: string;
  readonly check?: true;
  readonly allowDirty?: true;
  readonly json?: true;
  readonly report?: string;
}

interface MiddlewareFlags extends ProjectFlags {
  readonly json?: true;
}

interface ScanFlags extends ProjectFlags {
  readonly json?: true;
  readonly why?: string;
}

interface VerifyFlags extends ProjectFlags {
  readonly view?: readonly string[];
  readonly patch?: string;
  readonly report?: string;
  readonly json?: true;
  readonly guard: boolean;
  readonly timeout?: number;
  readonly without?: readonly string[];
}

function buildProgram(
  io: Io,
  core: Core,
  testCommand: readonly string[],
  finish: (exitCode: number) => void,
): Command {
  const program = new Command('django-asyncify');
  program
    .description('Turns Django sync views into async views that a reviewer can trust.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      getOutHelpWidth: () => io.out.screen().width,
      getErrHelpWidth: () => io.err.screen().width,
      getOutHasColors: () => io.out.screen().colors.isColorSupported,
      getErrHasColors: () => io.err.screen().colors.isColorSupported,
    })
    .addHelpText('after', PROGRAM_EXAMPLES);

  addProjectOptions(
    program
      .command('scan')
      .description('views and how ready each is; middleware; nothing is written')
      .argument('[paths...]', PATHS),
  )
    .option('--json', 'one JSON document on standard output')
    .option('--why <file:line>', 'the chain that makes a line block')
    .addHelpText('after', SCAN_EXAMPLES)
    .action(async (paths: readonly string[], flags: ScanFlags) => {
      const { scan } = await import('./scan.ts');
      const why = flags.why ?? null;
      const named = paths.length === 0 && why !== null ? [why.replace(/:\d+$/, '')] : paths;
      finish(await scan(projectRequest(named, flags, io), { json: flags.json === true, why }, io, core));
    });

  addProjectOptions(
    program
      .command('migrate', { isDefault: true })
      .description('choose, review, write (the default command)')
      .argument('[paths...]', PATHS)
      .addOption(viewOption())
      .option('--all', 'every view that is ready')
      .option(
        '--middleware',
        "the project's own sync middleware, made to work in both modes; with --all or --view beside views",
      )
      .option('-y, --yes', 'write without asking')
      .option('--dry-run', 'show the diff, write nothing')
      .option('--patch <file|->', 'write the unified diff there, leave the tree alone')
      .option('--check', 'exit 1 if anything would change (for CI)')
      .addOption(styleOption()),
  )
    .option('--allow-dirty', 'write although git has uncommitted changes in a file to be written')
    .option('--json', 'one JSON document on standard output; writes only with --yes')
    .option('--report <file>', 'write a Markdown report to read beside the patch')
    .addHelpText('after', MIGRATE_EXAMPLES)
    .action(async (paths: readonly string[], flags: MigrateFlags) => {
      const mistyped = mistypedCommand(paths, io, program);
      if (mistyped !== null) return finish(refuse(io, mistyped));
      const { migrate } = await import('./migrate.ts');
      const options = {
        view: flags.view ?? [],
        all: flags.all === true,
        middleware: flags.middleware === true,
        yes: flags.yes === true,
        dryRun: flags.dryRun === true,
        patch: flags.patch ?? null,
        check: flags.check === true,
        allowDirty: flags.allowDirty === true,
        json: flags.json === true,
        report: flags.report ?? null,
      };
      finish(await migrate(projectRequest(paths, flags, io), options, io, core));
    });

  program
    .command('middleware')
    .description('the middleware chain in order, and what each entry costs an async view')
    .argument('[path]', 'a file or folder of the project')
    .addOption(djangoOption())
    .addOption(settingsOption())
    .addOption(pythonOption())
    .option('--json', 'one JSON document on standard output')
    .action(async (path: string | undefined, flags: MiddlewareFlags) => {
      const { middleware } = await import('./middleware.ts');
      const request = projectRequest(path === undefined ? [] : [path], flags, io);
      finish(await middleware(request, { json: flags.json === true }, io, core));
    });

  addProjectOptions(
    program
      .command('verify')
      .description('migrate in a scratch copy, run the tests before and after, keep what passes')
      .usage('[options] [paths...] -- <test command>')
      .argument('[paths...]', PATHS)
      .addOption(viewOption())
      .option('--all', 'every view that is ready (the default)')
      .option('--patch <file|->', 'write the patch of what passes there (default: -, standard output)')
      .addOption(styleOption())
      .addOption(
        new Option('--guard', 'fail tests during which a migrated view blocks the event loop').default(
          true,
          'on where Python runs the tests',
        ),
      )
      .option('--no-guard', 'let blocking calls on the event loop pass')
      .addOption(
        new Option(
          '--timeout <seconds>',
          'a run that takes longer has failed (default: ten times the first run, at least 5 minutes)',
        ).argParser((text) => {
          if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a number of seconds.');
          return Number(text);
        }),
      )
      .option(
        '--without <path>',
        'a file or folder that the tests do not need in the copy; repeatable',
        collect,
      ),
  )
    .option('--json', 'one JSON document on standard output')
    .option('--report <file>', 'write a Markdown report to read beside the patch')
    .addHelpText('after', VERIFY_EXAMPLES)
    .action(async (paths: readonly string[], flags: VerifyFlags) => {
      const { verify } = await import('./verify.ts');
      const options = {
        view: flags.view ?? [],
        patch: flags.patch ?? null,
        report: flags.report ?? null,
        json: flags.json === true,
        guard: flags.guard,
        timeout: flags.timeout ?? null,
        without: flags.without ?? [],
        command: testCommand,
      };
      finish(await verify(projectRequest(paths, flags, io), options, io, core));
    });

  program
    .command('undo')
    .description('put back what the last migrate wrote')
    .argument('[path]', 'a file or folder of the project')
    .action(async (path: string | undefined) => {
      const { undo } = await import('./undo.ts');
      finish(await undo(path ?? null, io, core));
    });

  program
    .command('explain')
    .description('what a finding means, why, what to do')
    .argument('[code]', 'a code such as DA101; without it, all codes are listed')
    .action(async (code: string | undefined) => {
      const { explain } = await import('./explain.ts');
      finish(await explain(code ?? null, io, core));
    });

  return program;
}

/** `scna` is taken for a path of the default command: a path that is not there may have been meant as a command. */
function mistypedCommand(paths: readonly string[], io: Io, program: Command): string | null {
  const [path] = paths;
  if (path === undefined || existsSync(resolve(io.cwd, path))) return null;
  const names = program.commands.map((command) => command.name());
  const [name] = nearest(path, names);
  return name === undefined ? null : `No such file or folder: ${path}; did you mean the command ${name}?`;
}

const PATHS = 'files or folders of one Django project (default: the current folder)';

function viewOption(): Option {
  return new Option(
    '--view <selector>',
    "shop.views.detail, shop/views.py::detail or 'shop.views.*'; repeatable",
  ).argParser(collect);
}

function styleOption(): Option {
  return new Option(
    '--style <style>',
    'wrap: sync_to_async everywhere; native: aget, async for … wherever the Django version has them (default: wrap)',
  ).choices(['wrap', 'native']);
}

/** The options that `scan`, `migrate` and `verify` share. */
function addProjectOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--unknown <policy>',
        'calls that could not be analysed: offload them all, or leave them all (default: offload those that are handed a request, model, queryset or form)',
      ).choices(['offload', 'leave']),
    )
    .addOption(djangoOption())
    .addOption(settingsOption())
    .addOption(pythonOption())
    .addOption(
      new Option(
        '-j, --jobs <n>',
        'threads that look at views; more pay off where a hundred files hold views (default: 1)',
      ).argParser((text) => {
        if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a number from 1 up.');
        return Number(text);
      }),
    );
}

function djangoOption(): Option {
  return new Option('--django <X.Y>', 'the target version (default: read from the project)').argParser(
    (text) => {
      if (!/^\d+\.\d+(?:\.\d+)?$/.test(text)) throw new InvalidArgumentError('It is a version such as 5.2.');
      return text;
    },
  );
}

function settingsOption(): Option {
  return new Option(
    '--settings <module>',
    'the settings module (default: found from manage.py, asgi.py or wsgi.py)',
  );
}

function pythonOption(): Option {
  return new Option(
    '--python <path>',
    "the project's environment, read as text (default: .venv or VIRTUAL_ENV)",
  );
}

function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

function projectRequest(paths: readonly string[], flags: ProjectFlags, io: Io): ProjectRequest {
  return {
    cwd: io.cwd,
    paths,
    django: flags.django ?? null,
    settings: flags.settings ?? null,
    python: flags.python ?? null,
    style: flags.style ?? null,
    unknown: flags.unknown ?? null,
    jobs: flags.jobs ?? null,
  };
}

const PROGRAM_EXAMPLES = `
Examples:
  $ django-asyncify scan                        how ready is this project?
  $ django-asyncify shop/views.py               choose views of a file, review, write
  $ django-asyncify migrate --all --dry-run     the diff of every view that is ready
  $ django-asyncify migrate --all --patch out.patch
  $ django-asyncify verify -- pytest            the patch of every view that keeps the tests passing
  $ django-asyncify explain DA101               what a finding means

Exit codes: 0 done; 1 --check found something to change, or verify a view that fails;
2 wrong usage, or something stops it; 130 interrupted, nothing written. NO_COLOR and FORCE_COLOR are honoured.
Settings: [tool.django-asyncify] in pyproject.toml, same names as the options.`;

const SCAN_EXAMPLES = `
Examples:
  $ django-asyncify scan shop/views.py
  $ django-asyncify scan --json | jq '.views[] | select(.status == "ready") | .id'
  $ django-asyncify scan --why shop/views.py:42`;

const VERIFY_EXAMPLES = `
Runs the test command in a copy of the project, unchanged and with every chosen view migrated.
Where tests newly fail, it finds the views to blame by bisection and leaves them out. Exit code 1
when a view was left out. Your files are not touched.

Examples:
  $ django-asyncify verify --patch out.patch -- python manage.py test
  $ django-asyncify verify shop --style native -- pytest -q tests/shop
  $ django-asyncify verify --view 'shop.views.*' --json -- make test
  $ django-asyncify verify -- uv run pytest | git apply`;

const MIGRATE_EXAMPLES = `
Examples:
  $ django-asyncify migrate shop/views.py                       choose, review, write
  $ django-asyncify migrate --view shop.views.detail --yes      write one view
  $ django-asyncify migrate --view 'shop.views.*' --dry-run
  $ django-asyncify migrate --all --patch - | git apply
  $ django-asyncify migrate --middleware                        sync middleware of the project
  $ django-asyncify migrate --all --check                       for CI`;
