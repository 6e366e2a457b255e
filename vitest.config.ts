import { defineConfig } from 'vitest/config';

/** Tests that run the built program in a process of its own. */
const BUILT = ['test/terminal/**/*.test.ts', 'test/runtime/**/*.test.ts', 'test/package.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 600_000,
    // Vitest leaves one processor free: of two that is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'source', include: ['test/**/*.test.ts'], exclude: BUILT },
      },
      {
        extends: true,
        test: { name: 'built', include: BUILT, globalSetup: ['test/support/build.ts'] },
      },
    ],
  },
});
