#!/usr/bin/env node
import { core } from './commands/context.ts';
import { main } from './commands/main.ts';

await main(core);
