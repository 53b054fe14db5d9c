import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey } from '../../src/auth/normalise.js';
import { checkText } from '../../src/services/identity/text.js';
import {
  cleanFileName,
  cut,
  hashtagsOf,
  hasInk,
  isCleanLanguage,
  isLonger,
  lengthOf,
  mentionsOf,
  normalizeTag,
  removeMentions,
  searchTextOf,
  searchTokens,
  visibleText,
} from '../../src/lib/text.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...'a🙂é', '\u200d', '👩\u200d🚀', '\u0301', '한', ' ', '\ufe0f', '日'))
    .map((all) => all.join('')),
);

describe('F5 F6 length', () => {
  it.each([
    ['🙂'.repeat(251), 251],
    ['👩\u200d👩\u200d👧\u200d👦', 1],
    ['e\u0301', 1],
    ['한국어', 3],
    ['a\r\nb', 3],
    ['', 0],
  ])('of %j is %i', (text, length) => expect(lengthOf(text)).toBe(length));

  it('bounds what a single character may hold', () => {
    const zalgo = 'a' + '\u0301'.repeat(1_200);
    expect(lengthOf(zalgo)).toBeGreaterThan(100);
    expect(isLonger(zalgo, 50)).toBe(true);
  });

  it('is counted in one way: isLonger and cut agree with lengthOf', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), (text, limit) => {
        expect(isLonger(text, limit)).toBe(lengthOf(text) > limit);
        const kept = cut(text, limit);
        expect(text.startsWith(kept)).toBe(true);
        expect(lengthOf(kept)).toBeLessThanOrEqual(limit);
        if (!isLonger(text, limit)) expect(kept).toBe(text);
      }),
    );
  });
});

describe('F7 joiners belong to language', () => {
  it.each([
    'می\u200cنا',
    'ශ්\u200dරී',
    '👩\u200d🚀',
    '❤\ufe0f',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    '葛\u{e0100}',
  ])('%j is clean', (text) => {
    expect(isCleanLanguage(text)).toBe(true);
    expect(checkText(text, 'firstName', { longest: 50 })).toBe(text.normalize('NFC'));
  });
  it.each([
    'a\u200cb',
    '\u200cمی',
    'mi\u200dra',
    '\u202egpj',
    'a\u{e0020}',
    'x\u3164',
    'a\u0000',
    'a\nb',
    'x\ufe0f',
  ])('%j is not', (text) => expect(isCleanLanguage(text)).toBe(false));
});

describe('F8 what needs something visible', () => {
  it.each(['\u3164', '\u2800', '\ufe0f', '\u{e0020}', '\u200b', '\u115f\u1160', ' ', '\u0301', ''])(
    '%j shows nothing',
    (text) => {
      expect(hasInk(text)).toBe(false);
      expect(visibleText(text)).toBe('');
    },
  );
  it.each(['a', '日', '🙂', '!', '½'])('%j shows something', (text) =>
    expect(visibleText(` ${text} `)).toBe(text),
  );
});

describe('F9 mentions beside scripts without spaces', () => {
  it.each(['@miraさん', '你好@mira', '@mira님', '你好@mira。', '(@mira)', '＠mira', 'ขอบคุณ@miraครับ'])(
    '%j mentions mira',
    (text) => {
      expect(mentionsOf(text)).toEqual(['mira']);
      expect(mentionsOf(removeMentions(text, ['mira']))).toEqual([]);
      expect(removeMentions(text, ['mira'])).not.toContain('mira');
    },
  );
  it.each(['@miraé', 'é@mira', '用户@mira.example', 'a@mira', 'привет@mira'])('%j mentions nobody', (text) =>
    expect(mentionsOf(text)).toEqual([]),
  );
});

describe('F10 tags', () => {
  it.each([
    ['#می\u200cخواهم', ['می\u200cخواهم']],
    ['＃日本', ['日本']],
    ['#️⃣hello', []],
    ['#a\u200cb', ['a']],
    ['#\u0301x', []],
  ])('in %j', (text, tags) => expect(hashtagsOf(text)).toEqual(tags));
  it('are the same in `tags` and in `tag(name)`', () => {
    expect(normalizeTag('#می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(normalizeTag('＃日本')).toBe('日本');
    expect(normalizeTag('\ufe0f\u20e3hello')).toBeNull();
  });
});

describe('F11 search', () => {
  const found = (text: string, query: string) => {
    const indexed = (searchTextOf(text) ?? searchTokens(text).join(' ')).split(' ');
    return searchTokens(query, { single: false }).every((word) => indexed.includes(word));
  };
  it.each([
    ['ＡＩアート', 'AIアート'],
    ['AIアート', 'ＡＩアート'],
    ['½ cup', '½'],
    ['한국어'.normalize('NFD'), '한국어'],
    ['한국어', '한국어'.normalize('NFD')],
    ['東京タワーに行く', '東京'],
    ['東京タワーに行く', '東'],
    ['검색을 했다', '검색'],
    ['don’t stop', "don't"],
    ["don't stop", 'don’t'],
    ['Straße É', 'straße é'],
  ])('%j is found by %j', (text, query) => expect(found(text, query)).toBe(true));
  it('does not find what is not there', () => {
    expect(found('東京タワー', '京都')).toBe(false);
    expect(found('AIアート', 'アーチ')).toBe(false);
  });
});

describe('F12 one form of an e-mail address', () => {
  it.each([
    ['v@bücher.example', 'v@xn--bcher-kva.example'],
    ['v@xn--bcher-kva.example', 'v@xn--bcher-kva.example'],
    ['V@BÜCHER.example', 'v@xn--bcher-kva.example'],
    ['v@bu\u0308cher.example', 'v@xn--bcher-kva.example'],
    ['v@a..example', null],
    ['v@[1.2.3.4]', null],
    ['v@exa_mple.com', null],
    ['v@a/b.example', null],
    ['nope', null],
  ])('%j is %j', (input, key) => expect(emailKey(input)).toBe(key));
});

describe('F20 file names', () => {
  it.each([
    ['a\u202egpj.exe', 'a gpj.exe'],
    ['../x\r\ny', 'x y'],
    ['C:\\temp\\a.pdf', 'a.pdf'],
    ['👩\u200d🚀.png', '👩\u200d🚀.png'],
    ['\u202e', null],
  ])('%j becomes %j', (name, clean) => expect(cleanFileName(name)).toBe(clean));
  it('never hold a path, a line break or a control character, and are short', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const clean = cleanFileName(name);
        if (clean === null) return;
        expect(clean).not.toMatch(/[/\\\p{Cc}\u202a-\u202e]/u);
        expect(lengthOf(clean)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
