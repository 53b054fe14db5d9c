import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';
import { FlakyReporter } from './test/setup/flaky.js';

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
  // A machine of CI may stop for seconds. What passes only at its second run is named at the end.
  retry: process.env['CI'] ? 1 : 0,
  restoreMocks: true,
};

/** The tests of the log run lanes of their own, on a connection that no gateway shares. */
const log = ['test/events/**/*.test.ts', 'test/faults/log*.test.ts', 'test/privacy/planted.test.ts'];

/** What everybody gets of everything depends on what else is in the database: it has a worker, and so a database, of its own. */
const matrix = ['test/security/matrix.test.ts'];

/** These break a cluster of many processes: one after the other, when the others are done, in one worker that has it. */
const cluster = ['test/faults/cluster/**/*.test.ts'];

/** What reckons with time: run in other zones too, as the answers don't depend on where the gateway stands. */
const time = [
  'test/lib/{civil-time,free-slots,local-period,quiet-hours,recurrence,working-hours}.test.ts',
  'test/calendar/events.test.ts',
];
const inZone = (TZ: string, groupOrder: number) => ({
  ...base,
  test: {
    ...shared,
    name: TZ,
    include: time,
    isolate: false,
    env: { TZ },
    setupFiles: ['test/setup/time-zone.ts', ...shared.setupFiles],
    maxWorkers: 1,
    // Vitest runs projects of one order together only if they have the same number of workers.
    sequence: { groupOrder },
  },
});

export default defineConfig({
  test: {
    globalSetup: ['test/setup/global.ts'],
    reporters: ['default', new FlakyReporter()],
    maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
    projects: [
      {
        ...base,
        // A worker boots the gateway once for all the files it runs, hence no isolation between them.
        test: {
          ...shared,
          name: 'gateway',
          include: ['test/**/*.test.ts'],
          exclude: [...log, ...matrix, ...cluster],
          isolate: false,
        },
      },
      inZone('America/New_York', 2),
      inZone('Asia/Kolkata', 2),
      { ...base, test: { ...shared, name: 'log', include: log, isolate: true } },
      { ...base, test: { ...shared, name: 'matrix', include: matrix, isolate: true } },
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
