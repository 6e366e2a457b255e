/** Why a middleware is left as it is: refusals with their way out. */
import type { ModuleInfo } from '../analysis/types.ts';
import { reasonAt } from './reason-at.ts';
import type { Reason } from './types.ts';

const BY_HAND =
  'Write the async branch by hand (@sync_and_async_middleware, or async_capable with an async __acall__()), or leave it sync.';

/** Its shape, or what it does with `get_response`, can't be followed. */
export function shapeNotUnderstood(module: ModuleInfo, offset: number, name: string, why: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA310',
    `How ${name} can work in both modes can not be told: ${why}`,
    BY_HAND,
  );
}

/** `get_response` is called where nothing can be awaited, or handed to something else. */
export function notAwaitable(module: ModuleInfo, offset: number, name: string, where: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA311',
    `${name} ${where}, where it can be neither awaited nor followed`,
    'Call it in the body of the middleware itself, as response = get_response(request).',
  );
}

export function syncOnPurpose(module: ModuleInfo, offset: number, name: string, what: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA312',
    `${name} says itself that it is sync-only: ${what}`,
    'Take that line away if nothing in it needs a thread of its own, then run the tool again.',
  );
}

export function classNotFollowed(module: ModuleInfo, offset: number, name: string, why: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA313',
    `The class ${name} can not be given an async path: ${why}`,
    BY_HAND,
  );
}

export function keepsThreadLocal(module: ModuleInfo, offset: number, name: string, variable: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA314',
    `${name} writes to ${variable}, a threading.local: on the event loop all requests in flight share it, and threads do not see it`,
    'Make it an asgiref.local.Local() (same use) or a contextvars.ContextVar first: both follow the request.',
  );
}

export function branchBlocks(module: ModuleInfo, offset: number, name: string, what: string): Reason {
  return reasonAt(
    module,
    offset,
    'DA315',
    `The async branch of ${name} is not used yet, and would block the event loop: ${what}`,
    'Take that to a thread (await sync_to_async(...)), then run the tool again.',
  );
}
