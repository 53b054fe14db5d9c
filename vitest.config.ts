import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const base = {
  plugins: [
    swc.vite({
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        target: 'es2023',
        keepClassNames: true,
      },
    }),
  ],
  // Loaded once as CommonJS and once as ESM, graphql would be two realms that refuse each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: fromHere('node_modules/graphql/index.js') }] },
};

const shared = {
  setupFiles: ['test/setup/worker.ts'],
  pool: 'forks' as const,
  // Whatever is waited for comes at last, on a slow machine too; what never comes is found out soon enough.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 15_000 } },
  restoreMocks: true,
};

/** The tests of the log run lanes of their own, on a connection that no gateway shares. */
const log = ['test/events/**/*.test.ts', 'test/faults/log*.test.ts'];

/** These break a cluster of many processes: one after the other, when the others are done, in one worker that has it. */
const cluster = ['test/faults/cluster/**/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/setup/global.ts'],
    maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
    projects: [
      {
        ...base,
        // A worker boots the gateway once for all the files it runs, hence no isolation between them.
        test: {
          ...shared,
          name: 'gateway',
          include: ['test/**/*.test.ts'],
          exclude: [...log, ...cluster],
          isolate: false,
        },
      },
      { ...base, test: { ...shared, name: 'log', include: log, isolate: true } },
      {
        ...base,
        test: {
          ...shared,
          name: 'cluster',
          include: cluster,
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
