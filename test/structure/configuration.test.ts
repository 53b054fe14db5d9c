import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Environment } from '../../src/config/environment.js';

test('docs/configuration.md lists every variable of the environment', () => {
  const page = readFileSync('docs/configuration.md', 'utf8');
  // Variables of providers stand once as `…_BASE_URL` and `…_MODEL`.
  const missing = Object.keys(Environment.shape).filter(
    (name) => !page.includes(`\`${name}\``) && !/^[A-Z]+_(BASE_URL|MODEL)$/.test(name),
  );
  expect(missing).toEqual([]);
});
