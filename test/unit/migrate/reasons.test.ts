/** The sentence beside an edit that takes a place to a thread: what blocks, what is done, what would need no thread. */
import { describe, expect, it } from 'vitest';
import { whyInThread } from '../../../src/migrate/reasons.ts';
import { analysisOf, programOf } from '../analysis/program.ts';

const IMPORTS =
  'import boto3, os, psycopg, razorpay, redis, requests, shutil, socket, subprocess, stripe\nstore = redis.Redis()\n';

describe('why something goes to a thread', () => {
  it.each([
    [
      'requests.get("a")',
      'requests.get() waits on the network: it runs in a thread (its async counterpart: httpx.AsyncClient)',
    ],
    [
      'store.get("a")',
      'Redis.get() waits on the network: it runs in a thread (its async counterpart: redis.asyncio)',
    ],
    [
      'boto3.client("s3").put_object()',
      'boto3.client() reads or writes files, AWS call waits on the network: it runs in a thread (its async counterpart: aioboto3)',
    ],
    [
      'subprocess.run(["a"])',
      'subprocess.run() waits for a process: it runs in a thread (its async counterpart: asyncio.create_subprocess_exec())',
    ],
    [
      'socket.gethostbyname("a")',
      'socket.gethostbyname() waits on the network: it runs in a thread (its async counterpart: loop.getaddrinfo())',
    ],
    // None is known: nothing is recommended.
    ['razorpay.Client().order.create({})', 'Razorpay call waits on the network: it runs in a thread'],
    // A file has none that does without a thread.
    ['shutil.copy("a", "b")', 'shutil.copy() reads or writes files: it runs in a thread'],
    // Several things, of which one has none.
    [
      'shutil.copy(requests.get("a").text, "b")',
      'shutil.copy() reads or writes files, requests.get() waits on the network: it runs in a thread',
    ],
  ])('%s', async (code, expected) => {
    const program = await programOf({ 'views.py': `${IMPORTS}def view(request):\n    ${code}\n` });
    expect(whyInThread(analysisOf(program, 'views.view').sites, 'it runs in a thread')).toBe(expected);
  });
});
