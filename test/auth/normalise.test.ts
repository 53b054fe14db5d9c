import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey, normaliseEmail, normaliseUsername, usernameKey } from '../../src/auth/normalise.js';
import { isCleanText } from '../../src/lib/text.js';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

describe('usernames', () => {
  it('keep their case and have one key for all cases', () => {
    expect(normaliseUsername(' Mira_07 ')).toEqual({ username: 'Mira_07', key: 'mira_07' });
    expect(usernameKey('MIRA_07')).toBe('mira_07');
  });

  it('are ASCII whatever comes, or refused', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = usernameKey(text);
        if (key !== null) expect(key).toMatch(/^[a-z0-9_]{3,30}$/);
        try {
          expect(normaliseUsername(text).key).toBe(key);
        } catch (error) {
          expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'username' });
        }
      }),
    );
  });

  it('that strangers could pose with are reserved, except for those who make admins', () => {
    expect(() => normaliseUsername('Admin')).toThrow('reserved');
    expect(normaliseUsername('Admin', { reserved: true }).key).toBe('admin');
  });
});

describe('addresses', () => {
  it('have one form', () => {
    expect(normaliseEmail(' Mira@Example.COM ')).toBe('mira@example.com');
    expect(normaliseEmail('\uff4dira@example.com')).toBe('mira@example.com');
  });

  it('are clean, short and in their one form whatever comes, or refused', () => {
    const address = fc.tuple(anyText, anyText).map(([local, host]) => `${local}@${host}.com`);
    fc.assert(
      fc.property(fc.oneof(anyText, address), (text) => {
        const key = emailKey(text);
        if (key === null) return;
        expect(emailKey(key)).toBe(key);
        expect(isCleanText(key)).toBe(true);
        expect(key.length).toBeLessThanOrEqual(254);
      }),
    );
  });

  it.each(['', 'mira', '@example.com', 'mira@', 'mira@example', 'a b@example.com', 'a@b@example.com'])(
    'that are none are refused: %j',
    (text) => {
      expect(() => normaliseEmail(text)).toThrow('not an e-mail address');
    },
  );
});
