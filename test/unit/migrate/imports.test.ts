import { beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../../../src/migrate/compose.ts';
import { createImportPlanner, importEdits } from '../../../src/migrate/imports.ts';
import { buildScopes, initParser, parsePython } from '../../../src/python/index.ts';

beforeAll(initParser);

type Use = readonly [module: string, name: string | null];
const SYNC: Use = ['asgiref.sync', 'sync_to_async'];
const ASYNCIO: Use = ['asyncio', null];

/** Adds the imports for code at `at` (a text in the file; default: its end) and gives the new text. */
function add(text: string, uses: readonly Use[], at: string | null = null, lineLength: number | null = null) {
  const syntax = parsePython(text);
  if ('message' in syntax) throw new Error(syntax.message);
  const planner = createImportPlanner(syntax, buildScopes(syntax));
  const offset = at === null ? text.length : text.indexOf(at);
  const locals = uses.map(([module, name]) => planner.use(module, name, offset));
  const context = { text, syntax, lineLength, isFirstParty: (name: string) => name === 'shop' };
  return { text: compose(text, importEdits(context, planner.uses), []).text, locals };
}

interface Placed {
  readonly why: string;
  readonly before: string;
  readonly uses?: readonly Use[];
  readonly lineLength?: number;
  readonly after: string;
}

const placed: readonly Placed[] = [
  {
    why: 'third party stands in its own section, sorted by module',
    before: 'import os\n\nfrom django.http import HttpResponse\n\nfrom shop import models\n\nx = 1\n',
    after:
      'import os\n\nfrom asgiref.sync import sync_to_async\nfrom django.http import HttpResponse\n\nfrom shop import models\n\nx = 1\n',
  },
  {
    why: 'a section that is missing is made between its neighbours',
    before: 'import os\n\nfrom shop import models\nfrom . import forms\n\nx = 1\n',
    after:
      'import os\n\nfrom asgiref.sync import sync_to_async\n\nfrom shop import models\nfrom . import forms\n\nx = 1\n',
  },
  {
    why: 'after the last section when all others come before',
    before: 'import os\nimport sys\n\n\ndef f():\n    pass\n',
    after: 'import os\nimport sys\n\nfrom asgiref.sync import sync_to_async\n\n\ndef f():\n    pass\n',
  },
  {
    why: 'two new sections at one place are parted by one blank line',
    before: 'from shop import models\n\nx = 1\n',
    uses: [SYNC, ASYNCIO],
    after: 'import asyncio\n\nfrom asgiref.sync import sync_to_async\n\nfrom shop import models\n\nx = 1\n',
  },
  {
    why: 'a new first section and a new first line of the old one',
    before: 'from django.http import HttpResponse\n\nx = 1\n',
    uses: [SYNC, ASYNCIO],
    after:
      'import asyncio\n\nfrom asgiref.sync import sync_to_async\nfrom django.http import HttpResponse\n\nx = 1\n',
  },
  {
    why: 'two modules of one new section stand together',
    before: 'from django.http import HttpResponse\n\nx = 1\n',
    uses: [ASYNCIO, ['functools', 'wraps']],
    after: 'import asyncio\nfrom functools import wraps\n\nfrom django.http import HttpResponse\n\nx = 1\n',
  },
  {
    why: 'a file that does not part its sections gets no blank line',
    before: 'import os\nfrom django.http import HttpResponse\nfrom shop import models\nx = 1\n',
    after:
      'import os\nfrom asgiref.sync import sync_to_async\nfrom django.http import HttpResponse\nfrom shop import models\nx = 1\n',
  },
  {
    why: 'plain imports stand before from-imports',
    before: 'import json\nfrom functools import wraps\n\nx = 1\n',
    uses: [ASYNCIO],
    after: 'import asyncio\nimport json\nfrom functools import wraps\n\nx = 1\n',
  },
  {
    why: 'no plain import in the section: before its from-imports',
    before: 'from functools import wraps\n\nx = 1\n',
    uses: [ASYNCIO],
    after: 'import asyncio\nfrom functools import wraps\n\nx = 1\n',
  },
  {
    why: 'forms mixed and sorted by module (force_sort_within_sections)',
    before: 'from collections import deque\nimport json\nfrom os import path\nimport sys\n\nx = 1\n',
    uses: [ASYNCIO],
    after:
      'import asyncio\nfrom collections import deque\nimport json\nfrom os import path\nimport sys\n\nx = 1\n',
  },
  {
    why: 'Django in a section of its own leaves the third-party section to the others',
    before: 'from django.http import HttpResponse\n\nimport requests\nfrom stripe import Charge\n\nx = 1\n',
    after:
      'from django.http import HttpResponse\n\nimport requests\nfrom asgiref.sync import sync_to_async\nfrom stripe import Charge\n\nx = 1\n',
  },
  {
    why: 'an import that shares its line with `__future__`: the next line',
    before: 'from __future__ import annotations; import json\nimport typing\n\nx = 1\n',
    uses: [ASYNCIO],
    after: 'from __future__ import annotations; import json\nimport asyncio\nimport typing\n\nx = 1\n',
  },
  {
    why: '`__future__` stays first',
    before: '"""Views."""\nfrom __future__ import annotations\n\nx = 1\n',
    after:
      '"""Views."""\nfrom __future__ import annotations\n\nfrom asgiref.sync import sync_to_async\n\nx = 1\n',
  },
  {
    why: 'after a docstring, with a blank line either side',
    before: '"""Views."""\nx = 1\n',
    after: '"""Views."""\n\nfrom asgiref.sync import sync_to_async\n\nx = 1\n',
  },
  {
    why: 'only a docstring, no newline at the end',
    before: '"""Views."""',
    after: '"""Views."""\n\nfrom asgiref.sync import sync_to_async',
  },
  { why: 'an empty file', before: '', after: 'from asgiref.sync import sync_to_async\n' },
  {
    why: 'only comments',
    before: '# Nothing here yet',
    after: '# Nothing here yet\nfrom asgiref.sync import sync_to_async\n',
  },
  {
    why: 'after a licence that a blank line ends, two lines above a definition',
    before: '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# Copyright\n\ndef f():\n    pass\n',
    after:
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# Copyright\n\nfrom asgiref.sync import sync_to_async\n\n\ndef f():\n    pass\n',
  },
  {
    why: 'the encoding line stays above, the comment of the code below it stays with the code',
    before: '# -*- coding: latin-1 -*-\n# The answer.\nx = 1\n',
    after: '# -*- coding: latin-1 -*-\nfrom asgiref.sync import sync_to_async\n\n# The answer.\nx = 1\n',
  },
  {
    why: 'a heading above the section stays its heading',
    before: 'import os\n\n# Django\nfrom django.http import HttpResponse\n\nx = 1\n',
    after:
      'import os\n\n# Django\nfrom asgiref.sync import sync_to_async\nfrom django.http import HttpResponse\n\nx = 1\n',
  },
  {
    why: 'a section made above one with a heading stands above the heading',
    before: 'import os\n\n# Ours\nfrom shop import models\n\nx = 1\n',
    after:
      'import os\n\nfrom asgiref.sync import sync_to_async\n\n# Ours\nfrom shop import models\n\nx = 1\n',
  },
  {
    why: 'CRLF',
    before: 'import os\r\n\r\nx = 1\r\n',
    after: 'import os\r\n\r\nfrom asgiref.sync import sync_to_async\r\n\r\nx = 1\r\n',
  },
  {
    why: 'no newline after the last import',
    before: 'import os\nfrom django.http import Http404',
    after: 'import os\nfrom asgiref.sync import sync_to_async\nfrom django.http import Http404',
  },
  {
    why: 'several statements on one line are not parted',
    before: 'import os; import sys  # both\n\nx = 1\n',
    after: 'import os; import sys  # both\n\nfrom asgiref.sync import sync_to_async\n\nx = 1\n',
  },
  {
    why: '`try` and `if` among the imports are passed over',
    before:
      'import os\n\ntry:\n    import ujson\nexcept ImportError:\n    ujson = None\n\nfrom django.http import Http404\n\nx = 1\n',
    after:
      'import os\n\ntry:\n    import ujson\nexcept ImportError:\n    ujson = None\n\nfrom asgiref.sync import sync_to_async\nfrom django.http import Http404\n\nx = 1\n',
  },
  {
    why: 'imports in the middle of the file do not draw the new one there',
    before: 'import os\n\nos.environ["A"] = "1"\n\nfrom django.http import Http404\n\nx = 1\n',
    after:
      'import os\n\nfrom asgiref.sync import sync_to_async\n\nos.environ["A"] = "1"\n\nfrom django.http import Http404\n\nx = 1\n',
  },
  {
    why: 'merged in sorted place',
    before: 'from asgiref.sync import async_to_sync, iscoroutinefunction  # both\n\nx = 1\n',
    after: 'from asgiref.sync import async_to_sync, iscoroutinefunction, sync_to_async  # both\n\nx = 1\n',
  },
  {
    why: 'merged before a later name',
    before: 'from asgiref.sync import sync_to_async\n\nx = 1\n',
    uses: [['asgiref.sync', 'async_to_sync']],
    after: 'from asgiref.sync import async_to_sync, sync_to_async\n\nx = 1\n',
  },
  {
    why: 'names that are not sorted: at the end',
    before: 'from django.shortcuts import render, get_object_or_404\n\nx = 1\n',
    uses: [['django.shortcuts', 'aget_object_or_404']],
    after: 'from django.shortcuts import render, get_object_or_404, aget_object_or_404\n\nx = 1\n',
  },
  {
    why: 'one name a line, comment kept with its name',
    before: 'from asgiref.sync import (\n    async_to_sync,  # for tests\n)\n\nx = 1\n',
    after: 'from asgiref.sync import (\n    async_to_sync,  # for tests\n    sync_to_async,\n)\n\nx = 1\n',
  },
  {
    why: 'one name a line, in the middle',
    before:
      'from django.shortcuts import (\n    # lists\n    get_list_or_404,\n    render,  # pages\n)\n\nx = 1\n',
    uses: [['django.shortcuts', 'redirect']],
    after:
      'from django.shortcuts import (\n    # lists\n    get_list_or_404,\n    redirect,\n    render,  # pages\n)\n\nx = 1\n',
  },
  {
    why: 'one name a line without a last comma',
    before: 'from asgiref.sync import (\n    async_to_sync,\n    iscoroutinefunction  # kind\n)\n\nx = 1\n',
    after:
      'from asgiref.sync import (\n    async_to_sync,\n    iscoroutinefunction,  # kind\n    sync_to_async,\n)\n\nx = 1\n',
  },
  {
    why: 'several names between parentheses on one line',
    before: 'from asgiref.sync import (async_to_sync,)\n\nx = 1\n',
    after: 'from asgiref.sync import (async_to_sync, sync_to_async,)\n\nx = 1\n',
  },
  {
    why: 'aligned with the opening parenthesis',
    before:
      'from django.shortcuts import (get_list_or_404,\n                              redirect)\n\nx = 1\n',
    uses: [['django.shortcuts', 'render']],
    after:
      'from django.shortcuts import (get_list_or_404,\n                              redirect, render)\n\nx = 1\n',
  },
  {
    why: 'with a backslash',
    before: 'from asgiref.sync import \\\n    async_to_sync\n\nx = 1\n',
    after: 'from asgiref.sync import \\\n    async_to_sync, sync_to_async\n\nx = 1\n',
  },
  {
    why: 'a line that would become too long gets parentheses',
    before: 'from asgiref.sync import async_to_sync, iscoroutinefunction\n\nx = 1\n',
    lineLength: 60,
    after:
      'from asgiref.sync import (\n    async_to_sync,\n    iscoroutinefunction,\n    sync_to_async,\n)\n\nx = 1\n',
  },
  {
    why: 'two names merged at once',
    before: 'from asgiref.sync import (\n    iscoroutinefunction\n)\n\nx = 1\n',
    uses: [SYNC, ['asgiref.sync', 'async_to_sync']],
    after:
      'from asgiref.sync import (\n    async_to_sync,\n    iscoroutinefunction,\n    sync_to_async,\n)\n\nx = 1\n',
  },
  {
    why: 'an import under TYPE_CHECKING does not count',
    before:
      'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from asgiref.sync import sync_to_async\n\nx = 1\n',
    after:
      'from typing import TYPE_CHECKING\n\nfrom asgiref.sync import sync_to_async\n\nif TYPE_CHECKING:\n    from asgiref.sync import sync_to_async\n\nx = 1\n',
  },
  {
    why: 'a relative module of the same name is another module',
    before: 'from .asgiref.sync import sync_to_async\n\nx = 1\n',
    after:
      'from asgiref.sync import sync_to_async as _sync_to_async\n\nfrom .asgiref.sync import sync_to_async\n\nx = 1\n',
  },
];

describe('where an import goes', () => {
  for (const { why, before, uses, lineLength, after } of placed) {
    test(why, () => {
      const once = add(before, uses ?? [SYNC], null, lineLength ?? null);
      expect(once.text).toBe(after);
      expect(add(once.text, uses ?? [SYNC], null, lineLength ?? null).text).toBe(after);
    });
  }
});

const named: readonly { why: string; before: string; at: string; use?: Use; local: string; adds: boolean }[] =
  [
    {
      why: 'what is imported already is used',
      before: 'from asgiref.sync import sync_to_async\ndef v():\n    here\n',
      at: 'here',
      local: 'sync_to_async',
      adds: false,
    },
    {
      why: 'under its alias',
      before: 'from asgiref.sync import sync_to_async as s2a\ndef v():\n    here\n',
      at: 'here',
      local: 's2a',
      adds: false,
    },
    {
      why: 'the module under its alias',
      before: 'import asyncio as aio\ndef v():\n    here\n',
      at: 'here',
      use: ASYNCIO,
      local: 'aio',
      adds: false,
    },
    {
      why: 'a local variable of that name shadows the import',
      before: 'from asgiref.sync import sync_to_async\ndef v():\n    sync_to_async = 1\n    here\n',
      at: 'here',
      local: '_sync_to_async',
      adds: true,
    },
    {
      why: 'a local variable of another function does not',
      before: 'from asgiref.sync import sync_to_async\ndef u():\n    sync_to_async = 1\ndef v():\n    here\n',
      at: 'here',
      local: 'sync_to_async',
      adds: false,
    },
    {
      why: 'the name is a function of the module',
      before: 'def sync_to_async(f):\n    return f\ndef v():\n    here\n',
      at: 'here',
      local: '_sync_to_async',
      adds: true,
    },
    {
      why: 'the alias is taken too',
      before: '_sync_to_async = sync_to_async = None\ndef v():\n    here\n',
      at: 'here',
      local: '_sync_to_async_2',
      adds: true,
    },
    {
      why: 'bound again in a fallback',
      before:
        'try:\n    from asgiref.sync import sync_to_async\nexcept ImportError:\n    sync_to_async = None\ndef v():\n    here\n',
      at: 'here',
      local: '_sync_to_async',
      adds: true,
    },
    {
      why: 'imported inside the function, before its use',
      before: 'def v():\n    from asgiref.sync import sync_to_async\n    here\n',
      at: 'here',
      local: 'sync_to_async',
      adds: false,
    },
    {
      why: 'imported inside the function, after its use: unbound there',
      before:
        'from asgiref.sync import sync_to_async\ndef v():\n    here\n    from asgiref.sync import sync_to_async\n',
      at: 'here',
      local: '_sync_to_async',
      adds: true,
    },
    {
      why: 'a parameter of the function around',
      before: 'import asyncio\ndef v(asyncio):\n    here\n',
      at: 'here',
      use: ASYNCIO,
      local: '_asyncio',
      adds: true,
    },
    {
      why: 'a class attribute does not shadow inside its methods',
      before:
        'from asgiref.sync import sync_to_async\nclass V:\n    sync_to_async = 1\n    def get(self):\n        here\n',
      at: 'here',
      local: 'sync_to_async',
      adds: false,
    },
    {
      why: '`import a.b` does not bind the module itself',
      before: 'import concurrent.futures\ndef v():\n    here\n',
      at: 'here',
      use: ['concurrent.futures', 'wait'],
      local: 'wait',
      adds: true,
    },
  ];

describe('which name is used', () => {
  for (const { why, before, at, use, local, adds } of named) {
    test(why, () => {
      const result = add(before, [use ?? SYNC], at);
      expect(result.locals).toEqual([local]);
      expect(result.text !== before).toBe(adds);
    });
  }
});
