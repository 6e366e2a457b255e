/** Which server a deployment file starts: one file and its text a case, then `line server speaks`. */
import { describe, expect, it } from 'vitest';
import { findServerCommands, isServerFile } from '../../../src/project/server-commands.ts';

const cases: readonly (readonly [
  why: string,
  files: Readonly<Record<string, string>>,
  found: readonly string[],
])[] = [
  [
    'a Procfile',
    { Procfile: 'web: gunicorn site.wsgi --log-file -\nworker: celery -A site worker\n' },
    ['1 gunicorn wsgi'],
  ],
  [
    'gunicorn with uvicorn workers',
    { Procfile: 'web: gunicorn -k uvicorn_worker.UvicornWorker site.asgi:application\n' },
    ['1 gunicorn asgi'],
  ],
  [
    "workers named in gunicorn's own configuration",
    {
      Procfile: 'web: gunicorn site.asgi\n',
      'gunicorn.conf.py': 'worker_class = "uvicorn.workers.UvicornWorker"\n',
    },
    ['1 gunicorn asgi'],
  ],
  [
    'workers commented out there',
    {
      Procfile: 'web: gunicorn site.wsgi\n',
      'gunicorn.conf.py': '# worker_class = "uvicorn.workers.UvicornWorker"\n',
    },
    ['1 gunicorn wsgi'],
  ],
  [
    'a Dockerfile: the command as a list, the installation left aside',
    {
      Dockerfile:
        'FROM python:3.12\nRUN pip install gunicorn uvicorn\nENV GUNICORN_CMD_ARGS=x\nCMD ["gunicorn", "--bind", ":8000", "site.wsgi:application"]\n',
    },
    ['4 gunicorn wsgi'],
  ],
  [
    'a Dockerfile: continued lines',
    {
      'docker/app.Dockerfile':
        'CMD exec gunicorn \\\n  --worker-class uvicorn.workers.UvicornWorker \\\n  site.asgi\n',
    },
    ['1 gunicorn asgi'],
  ],
  [
    'Compose: a string',
    {
      'docker-compose.yml': 'services:\n  web:\n    command: uvicorn site.asgi:application --host 0.0.0.0\n',
    },
    ['3 uvicorn asgi'],
  ],
  [
    'Compose: a list over lines, another service below',
    {
      'compose.yaml':
        'services:\n  web:\n    command:\n      - gunicorn\n      - -k\n      - uvicorn.workers.UvicornWorker\n      - site.asgi:application\n    image: x\n',
    },
    ['4 gunicorn asgi'],
  ],
  [
    'systemd',
    {
      'deploy/site.service':
        '[Service]\nExecStart=/srv/venv/bin/gunicorn --workers 3 site.wsgi:application\n',
    },
    ['2 gunicorn wsgi'],
  ],
  [
    'supervisor',
    { 'supervisord.conf': '[program:site]\ncommand=daphne -p 8000 site.asgi:application\n' },
    ['2 daphne asgi'],
  ],
  ['uWSGI', { 'uwsgi.ini': '[uwsgi]\nhttp = :8000\nmodule = site.wsgi:application\n' }, ['3 uwsgi wsgi']],
  ['granian says what it speaks', { 'start.sh': 'granian --interface wsgi site.wsgi\n' }, ['1 granian wsgi']],
  [
    'a script that only mentions one',
    { 'start.sh': '# gunicorn site.wsgi\necho "starting gunicorn"\nwhich uvicorn\n' },
    [],
  ],
];

describe('server commands', () => {
  it.each(cases)('%s', (_, files, found) => {
    const paths = Object.keys(files);
    expect(paths.filter((path) => !isServerFile(path.split('/').at(-1) ?? ''))).toEqual([]);
    const commands = findServerCommands(paths, (path) => files[path] ?? null);
    expect(commands.map(({ line, server, speaks }) => `${line} ${server} ${speaks}`)).toEqual(found);
  });
});
