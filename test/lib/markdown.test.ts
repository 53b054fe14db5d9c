import { describe, expect, it } from 'vitest';
import { excerptOf, toPlainText, toSafeHtml, wordCount } from '../../src/lib/markdown.js';

describe('Markdown', () => {
  it('becomes HTML that runs nothing', () => {
    const html = toSafeHtml(
      '# Hi\n<script>alert(1)</script> [x](javascript:alert(1)) ![y](data:image/svg+xml,a) <b onclick=a>b</b>',
    );
    expect(html).toContain('<h1>Hi</h1>');
    expect(html).not.toMatch(/<script|javascript:alert\(1\)"|<img|<b /);
  });

  it('gives plain words, an excerpt cut at a word, and counts words of any script', () => {
    const words = toPlainText(toSafeHtml('**Neon** & _glass_\n\n- one\n- two'));
    expect(words).toBe('Neon & glass one two');
    expect(excerptOf('the quick brown fox jumps', 12)).toBe('the quick…');
    expect(wordCount('今日は良い天気です')).toBeGreaterThan(1);
  });
});
