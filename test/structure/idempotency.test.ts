import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Operations that check everything after the key is looked up, or check only the input itself. */
const CHECK_INSIDE = [
  ...['buyItem', 'claimDailyBonus', 'claimReward', 'generate', 'generateCanvas', 'publishGeneration'],
  ...['publishTool', 'recordExperimentSpending', 'refundTransaction', 'signUp', 'spendCredits'],
];

const files = readdirSync('src/services', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
/** The operations that services name in calls of a function. */
function namedIn(call: string): Set<string> {
  const pattern = new RegExp(`\\b${call}(?:<[^>]+>)?\\(\\s*[\\w.()]+,\\s*'(\\w+)'`, 'g');
  return new Set(
    files.flatMap((name) =>
      [...readFileSync(join('src/services', name), 'utf8').matchAll(pattern)].map(
        ([, operation]) => operation!,
      ),
    ),
  );
}

describe('F15 a repeated request gets its first answer', () => {
  it('because each operation with a key looks for it before it refuses', () => {
    const [once, earlier] = [namedIn('once'), namedIn('orEarlier')];
    expect(once.size).toBeGreaterThan(30);
    expect([...once].filter((name) => !earlier.has(name)).sort()).toEqual([...CHECK_INSIDE].sort());
  });
});
