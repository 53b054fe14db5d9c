import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { isPrerelease, isVersion, versionSortKey } from '../../src/lib/version-order.js';

const number = fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 10 ** 9 }));
const word = fc.stringMatching(/^[0-9A-Za-z-]{1,8}$/).filter((text) => !/^0\d/.test(text) && text !== '');
const version = fc
  .tuple(number, number, number, fc.array(fc.oneof(word, number.map(String)), { maxLength: 3 }))
  .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre.length > 0 ? `-${pre.join('.')}` : ''}`)
  .filter((text) => semver.valid(text) === text);

describe('the order of versions', () => {
  it('T6.1: of sort keys is that of semver', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        const [a, b] = [versionSortKey(one), versionSortKey(other)];
        expect(Math.sign(a < b ? -1 : a > b ? 1 : 0)).toBe(semver.compare(one, other));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['1.10.0', true],
    ['2.0.0-beta.1', true],
    ['v1.0.0', false],
    ['1.0', false],
    ['1.0.0+build', false],
    ['1.0.0 ', false],
    ['01.0.0', false],
    [`1.0.0-${'a'.repeat(80)}`, false],
  ])('takes %s: %s', (text, taken) => expect(isVersion(text)).toBe(taken));

  it('knows pre-releases', () => {
    expect([isPrerelease('1.0.0'), isPrerelease('1.0.0-rc.1')]).toEqual([false, true]);
  });
});
