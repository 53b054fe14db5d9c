import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('every stage of the image starts from one base, which a build can replace', () => {
  const lines = readFileSync('Dockerfile', 'utf8').split('\n');
  const bases = lines.filter((line) => line.startsWith('FROM '));
  expect(bases.length).toBeGreaterThan(1);
  expect(bases.filter((line) => !/^FROM \$\{BASE\}( AS \w+)?$/.test(line))).toEqual([]);
  expect(lines.filter((line) => line.startsWith('ARG '))).toEqual(['ARG BASE=node:24-bookworm-slim']);
});
