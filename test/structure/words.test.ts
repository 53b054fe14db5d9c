import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Words for unnamed people, see docs/style.md: say the viewer, the user, the author, the recipient. */
const REFUSED = /\b(whoever|whomever|whom|somebody|someone|anybody|anyone|oneself|one['’]s)\b/i;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const FENCE = /^```[\s\S]*?^```/gm;

/** Replaces names in backticks, which are quoted and not used. Keeps the number of lines. */
const withoutCode = (text: string): string => text.replace(/`[^`\n]*`/g, '``');

const blank = (text: string): string => text.replace(/[^\n]/g, '');

/** The comments of a source file, at their lines; its code is blank. */
function commentsOf(source: string): string {
  let [text, end] = ['', 0];
  for (const { 0: comment, index } of source.matchAll(COMMENT)) {
    text += blank(source.slice(end, index)) + comment;
    end = index + comment.length;
  }
  return text;
}

/** The prose of a Markdown page, at its lines; code is blank. */
const proseOf = (page: string): string => page.replace(FENCE, blank);

/** The lines with a refused word, as `file:line: word`. */
function complaintsAbout(file: string, prose: string): string[] {
  return withoutCode(prose)
    .split('\n')
    .flatMap((line, index) => {
      const found = REFUSED.exec(line);
      return found ? [`${file}:${index + 1}: ${found[1]}`] : [];
    });
}

const read = (file: string): string => readFileSync(file, 'utf8');

const filesIn = (folder: string, name: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => `${folder}/${file}`);

describe('the words of docs/style.md', () => {
  it('hold for every comment of src', () => {
    const files = filesIn('src', /\.(ts|js)$/);
    expect(files.length).toBeGreaterThan(1_000);
    expect(files.flatMap((file) => complaintsAbout(file, commentsOf(read(file))))).toEqual([]);
  });

  it('hold for docs and README', () => {
    const files = ['README.md', ...filesIn('docs', /\.md$/)];
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap((file) => complaintsAbout(file, proseOf(read(file))))).toEqual([]);
  });

  it('are complained about where they do not hold', () => {
    const source = [
      '/**',
      ' * Mutes somebody.',
      ' */',
      "const someone = 'https://anyone.example';",
      'const x = 1; // for whom it is',
      '// The name `somebody` is quoted.',
    ].join('\n');
    expect(complaintsAbout('a.ts', commentsOf(source))).toEqual(['a.ts:2: somebody', 'a.ts:5: whom']);
    const page = ['Only one’s own.', '```', 'someone', '```', 'Whoever reads `anyone`.'].join('\n');
    expect(complaintsAbout('a.md', proseOf(page))).toEqual(['a.md:1: one’s', 'a.md:5: Whoever']);
  });
});
