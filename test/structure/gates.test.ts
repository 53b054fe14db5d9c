import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Gates {
  runGates(gates: [string, string[]][], options: { log(line: string): void }): Promise<string[]>;
}
const script = pathToFileURL(resolve(import.meta.dirname, '../../scripts/gates.mjs')).href;
const { runGates } = (await import(script)) as Gates;

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
