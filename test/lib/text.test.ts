import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashtagsOf, lengthOf, mentionsOf, normalizeTag, tagFrom } from '../../src/lib/text.js';

const tagText = fc
  .array(fc.constantFrom(...'aZ09_éßжΩ中नＡﬁ'), { minLength: 1, maxLength: 20 })
  .map((letters) => letters.join(''));
const username = fc
  .array(fc.constantFrom(...'abcXYZ019_'), { minLength: 3, maxLength: 30 })
  .map((letters) => letters.join(''));

describe('tags', () => {
  it('are stored in one way only: normalising again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tag = normalizeTag(text);
        if (tag === null) return;
        expect(normalizeTag(tag)).toBe(tag);
        expect(tag).toMatch(/^[\p{L}\p{M}\p{N}_]+$/u);
        expect(lengthOf(tag)).toBeLessThanOrEqual(50);
      }),
    );
  });

  it('are found wherever a # begins a word, and only there', () => {
    fc.assert(
      fc.property(tagText, (tag) => {
        const found = hashtagsOf(`see #${tag}, and again #${tag}!`);
        expect(found).toEqual(/\p{L}/u.test(tag) ? [normalizeTag(tag)] : []);
        expect(hashtagsOf(`word#${tag} https://x.example/#${tag} &#${tag} ##${tag}`)).toEqual([]);
      }),
    );
  });

  it.each([
    ['#a#b', ['a']],
    ['(#one) "#two"\n#three', ['one', 'two', 'three']],
    ['#1 #2026 #4k', ['4k']],
    [`#${'x'.repeat(51)}`, []],
    ['#ＷＩＤＥ #wide', ['wide']],
    ['# none #', []],
  ])('in %j', (text, tags) => expect(hashtagsOf(text)).toEqual(tags));

  it('can be made of any name', () => {
    expect(tagFrom("Guns N' Roses")).toBe('guns_n_roses');
    expect(tagFrom('  ¡!  ')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const tag = tagFrom(name);
        if (tag !== null) expect(normalizeTag(tag)).toBe(tag);
      }),
    );
  });
});

describe('mentions', () => {
  it('are found wherever an @ begins a username, once each and in lower case', () => {
    fc.assert(
      fc.property(username, (name) => {
        expect(mentionsOf(`(@${name}), @${name.toUpperCase()}.`)).toEqual([name.toLowerCase()]);
        expect(mentionsOf(`mail@${name} https://x.example/@${name} @@${name}`)).toEqual([]);
      }),
    );
  });

  it.each([
    ['@ab', []],
    [`@${'x'.repeat(31)}`, []],
    ['@mira@example.com', []],
    ['@jonasé', []],
    ['@mira,@jonas', ['mira', 'jonas']],
  ])('in %j', (text, names) => expect(mentionsOf(text)).toEqual(names));

  it('take time in proportion to the text, whatever it is', () => {
    const started = performance.now();
    for (const unit of ['@', '#', '@a', '#a', 'a@', '@aaa@', '#_'])
      for (const find of [mentionsOf, hashtagsOf]) find(unit.repeat(100_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
