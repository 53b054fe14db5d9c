import { inject } from 'vitest';

/** The address of this worker's own database in the replica set of the run. */
export function testDatabaseUri(name = testDatabaseName()): string {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${name}`;
  return uri.toString();
}

/** Workers run at the same time, so each has a database. */
export function testDatabaseName(): string {
  return `${process.env.TEST_DATABASE ?? 'leela_test'}_${process.env.VITEST_POOL_ID ?? '1'}`;
}
