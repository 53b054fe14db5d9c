import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Words for unnamed people, see docs/style.md: say the viewer, the user, the author, the recipient. */
const REFUSED = /\b(whoever|whomever|whom|somebody|someone|anybody|anyone|oneself|one['’]s)\b/i;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const FENCE = /^```[\s\S]*?^```/gm;

/** Replaces names in backticks, which are quoted and not used. Keeps the number of lines. */
const withoutCode = (text: string): string => text.replace(/`[^`\n]*`/g, '``');

/** Texts in code: descriptions, errors, reasons, log lines, mails. */
const TEXT = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;
/** Words of persons in the demo data and of samples, which are no words of the gateway. */
const CONTENT = /^src\/(import\/demo|services\/studio\/(offline-lab|canvas-templates))/;

const blank = (text: string): string => text.replace(/[^\n]/g, '');

/** What a pattern finds in a source file, at its lines; the rest is blank. */
function partsOf(source: string, pattern: RegExp): string {
  let [text, end] = ['', 0];
  for (const { 0: part, index } of source.matchAll(pattern)) {
    text += blank(source.slice(end, index)) + part;
    end = index + part.length;
  }
  return text;
}

const commentsOf = (source: string): string => partsOf(source, COMMENT);
/** A text without a space is a name. */
const textsOf = (source: string): string =>
  partsOf(source.replace(COMMENT, blank), TEXT).replace(TEXT, (text) => (text.includes(' ') ? text : ''));

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
  it('hold for every comment', () => {
    const files = ['src', 'bench', 'web/src', 'packages/client/src'].flatMap((folder) =>
      filesIn(folder, /\.(ts|tsx|js|mjs)$/).filter((file) => !file.includes('node_modules')),
    );
    expect(files.length).toBeGreaterThan(1_000);
    expect(files.flatMap((file) => complaintsAbout(file, commentsOf(read(file))))).toEqual([]);
  });

  it('hold for every text in the code of src and web', () => {
    const files = ['src', 'web/src']
      .flatMap((folder) => filesIn(folder, /\.(ts|tsx|js)$/))
      .filter((file) => !CONTENT.test(file));
    expect(files.flatMap((file) => complaintsAbout(file, textsOf(read(file))))).toEqual([]);
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
    const code = ["const why = 'The words of whoever wrote.';", "const name = 'whom';"].join('\n');
    expect(complaintsAbout('b.ts', textsOf(code))).toEqual(['b.ts:1: whoever']);
    const page = ['Only one’s own.', '```', 'someone', '```', 'Whoever reads `anyone`.'].join('\n');
    expect(complaintsAbout('a.md', proseOf(page))).toEqual(['a.md:1: one’s', 'a.md:5: Whoever']);
  });
});
