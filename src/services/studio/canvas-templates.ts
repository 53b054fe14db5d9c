import { CanvasTemplate } from '../../models/studio/index.js';

/** A file that a template brings. */
export interface TemplateFile {
  path: string;
  content: string;
}

/** A built-in template. */
export interface TemplateInfo {
  key: CanvasTemplate;
  name: string;
  description: string;
  category: string;
  files: readonly TemplateFile[];
}

const page = (title: string, body: string, script = ''): string => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="styles.css" />
  </head>
  <body>
${body}${script ? `\n    <script src="${script}"></script>` : ''}
  </body>
</html>
`;

const STYLES = `:root {
  --ink: #1d2433;
  --paper: #f7f5f0;
  --accent: #4f5bd5;
  font-family: system-ui, sans-serif;
  color: var(--ink);
  background: var(--paper);
}
body {
  margin: 0 auto;
  max-width: 60rem;
  padding: 3rem 1.5rem;
  line-height: 1.6;
}
h1 {
  font-size: clamp(2rem, 6vw, 3.5rem);
  line-height: 1.1;
}
.grid {
  display: grid;
  gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
}
.card {
  background: #fff;
  border-radius: 0.75rem;
  padding: 1.25rem;
  box-shadow: 0 1px 3px rgb(0 0 0 / 12%);
}
button {
  background: var(--accent);
  border: 0;
  border-radius: 0.5rem;
  color: #fff;
  font: inherit;
  padding: 0.6rem 1.2rem;
}
`;

const cards = (items: readonly (readonly [string, string])[]): string =>
  items
    .map(([title, text]) => `        <article class="card"><h2>${title}</h2><p>${text}</p></article>`)
    .join('\n');

const grid = (
  title: string,
  intro: string,
  items: readonly (readonly [string, string])[],
): string => `    <main>
      <h1>${title}</h1>
      <p>${intro}</p>
      <section class="grid">
${cards(items)}
      </section>
    </main>`;

const styles: TemplateFile = { path: 'styles.css', content: STYLES };

const QUIZ = `document.querySelectorAll('[data-answer]').forEach((button) => {
  button.addEventListener('click', () => {
    const right = button.dataset.answer === 'right';
    document.querySelector('#result').textContent = right ? 'Correct!' : 'Not quite. Try again.';
  });
});
`;

/** The built-in templates in the order in which they are offered. */
export const TEMPLATES: readonly TemplateInfo[] = [
  {
    key: CanvasTemplate.BLANK,
    name: 'Blank',
    description: 'An empty project.',
    category: 'General',
    files: [],
  },
  {
    key: CanvasTemplate.RESEARCH,
    name: 'Research',
    description: 'A page for a research question, its sources and findings.',
    category: 'Research',
    files: [
      {
        path: 'index.html',
        content: page(
          'Research',
          grid('Research question', 'State the question in one sentence.', [
            ['Sources', 'What is known already, and from where.'],
            ['Method', 'How the question is answered.'],
            ['Findings', 'What came out, with numbers.'],
          ]),
        ),
      },
      styles,
      { path: 'notes.md', content: '# Notes\n\n- Source:\n- Quote:\n- Thought:\n' },
    ],
  },
  {
    key: CanvasTemplate.BRAINSTORM,
    name: 'Brainstorm',
    description: 'A board of idea cards.',
    category: 'Ideas',
    files: [
      {
        path: 'index.html',
        content: page(
          'Ideas',
          grid('Ideas', 'One card per idea. Quantity first, judgement later.', [
            ['Wild idea', 'If nothing could go wrong.'],
            ['Small idea', 'Something for this afternoon.'],
            ['Borrowed idea', 'What another field does.'],
          ]),
        ),
      },
      styles,
    ],
  },
  {
    key: CanvasTemplate.PLANNING,
    name: 'Planning',
    description: 'A plan with columns for to do, doing and done.',
    category: 'Planning',
    files: [
      {
        path: 'index.html',
        content: page(
          'Plan',
          grid('Plan', 'Move a task to the right when it changes.', [
            ['To do', 'Write the first draft'],
            ['Doing', 'Collect the material'],
            ['Done', 'Agree on the goal'],
          ]),
        ),
      },
      styles,
      { path: 'plan.json', content: '{\n  "goal": "",\n  "milestones": []\n}\n' },
    ],
  },
  {
    key: CanvasTemplate.EDUCATION,
    name: 'Education',
    description: 'A lesson with a short quiz.',
    category: 'Education',
    files: [
      {
        path: 'index.html',
        content: page(
          'Lesson',
          `    <main>
      <h1>Why is the sky blue?</h1>
      <p>Air scatters short waves of light more than long ones.</p>
      <p>Which color has the shorter wave?</p>
      <button data-answer="right">Blue</button>
      <button data-answer="wrong">Red</button>
      <p id="result" role="status"></p>
    </main>`,
          'quiz.js',
        ),
      },
      styles,
      { path: 'quiz.js', content: QUIZ },
    ],
  },
  {
    key: CanvasTemplate.LANDING_PAGE,
    name: 'Landing page',
    description: 'A landing page with a hero and a feature grid.',
    category: 'Landing',
    files: [
      {
        path: 'index.html',
        content: page(
          'Product',
          `${grid('Say what it does in one line', 'And in a second line, for whom.', [
            ['Fast', 'Ready in minutes.'],
            ['Open', 'Works with what you have.'],
            ['Safe', 'Yours, and only yours.'],
          ])}
    <p><button>Start</button></p>`,
        ),
      },
      styles,
    ],
  },
];

/** The files of a template; none for a name that is not built in. */
export const templateFiles = (key: string): readonly TemplateFile[] =>
  TEMPLATES.find((one) => one.key === key)?.files ?? [];
