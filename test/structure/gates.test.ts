import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

interface Gates {
  runGates(gates: [string, string[]][], options: { log(line: string): void }): Promise<string[]>;
  staleFiles(made: string, committed: string): string[];
}
const script = pathToFileURL(resolve(import.meta.dirname, '../../scripts/gates.mjs')).href;
const { runGates, staleFiles } = (await import(script)) as Gates;

describe('the gates of npm test', () => {
  it('runs all of them, names those that fail, and shows why', async () => {
    const lines: string[] = [];
    const failed = await runGates(
      [
        ['good', ['-e', '']],
        ['bad', ['-e', 'console.error("the reason"); process.exit(3)']],
        ['killed', ['-e', 'process.kill(process.pid, "SIGKILL")']],
        ['also good', ['-e', '']],
      ],
      { log: (line) => lines.push(line) },
    );
    expect(failed.sort()).toEqual(['bad', 'killed']);
    const printed = lines.join('\n');
    expect(printed).toContain('the reason');
    for (const name of ['ok     good', 'FAILED bad', 'FAILED killed', 'ok     also good']) {
      expect(printed).toContain(name);
    }
  });
});

describe('the check of generated files', () => {
  let folder: string;
  const [made, committed] = ['made', 'committed'];
  const put = (side: string, name: string, text: string) => writeFile(join(folder, side, name), text);
  const stale = () => staleFiles(join(folder, made), join(folder, committed));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leela-gates-'));
    for (const side of [made, committed]) await mkdir(join(folder, side));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('sees changed, missing and left-over files', async () => {
    for (const side of [made, committed]) await put(side, 'same.ts', 'same');
    expect(stale()).toEqual([]);
    await put(made, 'changed.ts', 'new');
    await put(committed, 'changed.ts', 'old');
    await put(made, 'missing.ts', 'new');
    await put(committed, 'left-over.ts', 'old');
    expect(stale()).toEqual(['changed.ts', 'left-over.ts', 'missing.ts']);
  });
});
