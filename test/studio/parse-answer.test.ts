import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../src/services/studio/index.js';

const fence = (path: string, body: string) => `${path}\n\`\`\`html\n${body}\n\`\`\``;
const paths = (answer: string) => parseAnswer(answer).files?.map(({ path }) => path) ?? null;

describe('files in the answer of a model', () => {
  it('are fenced blocks with a path before or behind the fence', () => {
    const answer = [
      'Here is your page.',
      fence('**index.html**', '<h1>Hi</h1>'),
      '### `src/styles/main.css`\n```css\nbody { color: red }\n```',
      '```js title="app.js"\nconsole.log(1)\n```',
      'And an example without a file:\n\n```\nnpm start\n```',
    ].join('\n\n');
    expect(parseAnswer(answer).files).toEqual([
      { path: 'index.html', content: '<h1>Hi</h1>\n' },
      { path: 'src/styles/main.css', content: 'body { color: red }\n' },
      { path: 'app.js', content: 'console.log(1)\n' },
    ]);
  });

  it('may hold fences in longer fences, and the later of two at one path counts', () => {
    expect(parseAnswer('README.md\n````md\n```sh\nls\n```\n````').files).toEqual([
      { path: 'README.md', content: '```sh\nls\n```\n' },
    ]);
    expect(parseAnswer([fence('a.html', '1'), fence('a.html', '2')].join('\n')).files).toEqual([
      { path: 'a.html', content: '2\n' },
    ]);
  });

  it('are refused whole where one leaves the project, is cut off or is too large', () => {
    for (const path of ['../../etc/passwd.txt', '/etc/cron.d/x.sh', '`../x.html`'])
      expect(parseAnswer([fence('index.html', 'x'), fence(path, 'x')].join('\n'))).toMatchObject({
        files: null,
      });
    expect(parseAnswer('index.html\n```html\n<h1>').problem).toMatch(/middle of a file/);
    expect(parseAnswer(fence('a.html', 'x'.repeat(200_001))).problem).toMatch(/too large/);
    expect(parseAnswer('No files today.').problem).toMatch(/no file/);
    const many = Array.from({ length: 41 }, (_, index) => fence(`f${index}.html`, 'x')).join('\n');
    expect(parseAnswer(many).problem).toMatch(/more than 40/);
  });

  it('never throw, and hold only safe paths, whatever a model says', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('```', '````', '~~~', '\n', 'index.html', '../x.js', '/a.css', ': ', '`', 'src/a.tsx'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const path of paths(pieces.join('\n')) ?? []) {
          expect(path.startsWith('/')).toBe(false);
          expect(path.split('/').some((part) => part === '..' || part === '.' || part === '')).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});
