/** Where the built programs lie. */
import { fileURLToPath } from 'node:url';

/** The program as it is shipped. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The same commands around the fake core: what the engine says is known beforehand. */
export const FAKE_CLI = fileURLToPath(new URL('../../.cache/fake-cli.mjs', import.meta.url));
