#!/usr/bin/env node
/** The program with the fake core, for tests at a pseudo-terminal. */
import { main } from '../../src/commands/main.ts';
import { fakeCore } from './fake-core.ts';

await main(fakeCore());
