import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNotPublicUrl } from '../../src/lib/public-url.js';

describe('whyNotPublicUrl', () => {
  it.each([
    'https://cdn.example/a.jpg',
    'http://93.184.216.34/a.jpg?x=1#y',
    'https://[2606:2800:220:1:248:1893:25c8:1946]/a',
    'https://bücher.example/ä',
    'https://172.32.0.1/',
    'https://local.example/',
  ])('has nothing against %s', (url) => expect(whyNotPublicUrl(url)).toBeNull());

  it.each([
    'http://0/',
    'http://127.1/',
    'http://0177.0.0.1/',
    'http://10.255.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://LOCALHOST./',
    'http://app.localhost/',
    'http://intranet/',
    'http://db.internal/',
    'http://①②⑦.⓪.⓪.①/',
    'https://a@cdn.example/',
    'ftp://cdn.example/',
    `https://cdn.example/${'x'.repeat(2048)}`,
  ])('refuses %s', (url) => expect(whyNotPublicUrl(url)).toEqual(expect.any(String)));

  it('refuses every address of the private networks, however it is written', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.constantFrom(10, 127), byte, byte, byte, (a, b, c, d) => {
        const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
        for (const host of [
          `${a}.${b}.${c}.${d}`,
          `${number}`,
          `0x${number.toString(16)}`,
          `[::ffff:${a}.${b}.${c}.${d}]`,
        ])
          expect(whyNotPublicUrl(`https://${host}/`)).toEqual(expect.any(String));
      }),
    );
  });
});
