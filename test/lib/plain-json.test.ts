import { describe, expect, it } from 'vitest';
import { looksSecret, secretIn, whyNotPlainJson, withoutSecrets } from '../../src/lib/plain-json.js';

describe('JSON values of clients', () => {
  const why = (value: unknown) => whyNotPlainJson(value, { maxBytes: 1_000, maxDepth: 3 });

  it.each([[1], ['x'], [null], [[1, { a: 'b' }]], [{ a: { b: [] } }]])('takes %j', (value) =>
    expect(why(value)).toBeNull(),
  );

  it.each([
    [{ $where: 1 }],
    [{ a: { $ne: null } }],
    [{ 'a.b': 1 }],
    [JSON.parse('{"__proto__": 1}')],
    [{ constructor: 1 }],
    [{ '': 1 }],
    [{ a: { b: { c: { d: 1 } } } }],
    ['x'.repeat(2_000)],
    [undefined],
  ])('17, 19, 20: refuses %j', (value) => expect(why(value)).not.toBeNull());

  it('finds and removes secrets', () => {
    const value = { openai: { apiKey: 'x', model: 'gpt-4' }, list: [{ Authorization: 'y' }], maxTokens: 5 };
    expect(secretIn(value)).toBe('openai.apiKey');
    expect(secretIn({ model: 'gpt-4', tokens: 5 })).toBeNull();
    expect(withoutSecrets(value)).toEqual({
      openai: { apiKey: '[redacted]', model: 'gpt-4' },
      list: [{ Authorization: '[redacted]' }],
      maxTokens: 5,
    });
    expect(withoutSecrets('Bearer eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.x')).toBe('[redacted]');
    expect(looksSecret('-----BEGIN RSA PRIVATE KEY-----')).toBe(true);
    expect(looksSecret('A task-list of 12345 things')).toBe(false);
  });
});
