import type { CanvasSettings } from '../../models/studio/index.js';

/** Text in HTML, with nothing that a browser takes for markup. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const FEATURES = ['Clear', 'Quick', 'Yours', 'Open', 'Calm', 'Bright'];

/** What the built-in sample provider answers: three labelled files that follow the prompt as far as words can. */
export function offlineFiles(
  prompt: string,
  { theme, animations }: Pick<CanvasSettings, 'theme' | 'animations'>,
): string {
  const title = escaped(prompt.replace(/\s+/g, ' ').trim().slice(0, 80));
  const dark = /dark|night|dunkel/i.test(`${theme} ${prompt}`);
  const [ink, paper] = dark ? ['#e8e9f0', '#14161f'] : ['#1d2433', '#faf7f0'];
  const cards = FEATURES.map(
    (name) => `      <article class="card"><h2>${name}</h2><p>A sample feature.</p></article>`,
  ).join('\n');
  return `These files were made by the built-in sample provider, without an AI model.

index.html
\`\`\`html
<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="styles.css" />
  </head>
  <body>
    <header>
      <p class="label">Sample without an AI model</p>
      <h1>${title}</h1>
    </header>
    <main class="grid">
${cards}
    </main>
    <script src="app.js"></script>
  </body>
</html>
\`\`\`

styles.css
\`\`\`css
body { margin: 0 auto; max-width: 64rem; padding: 3rem 1.5rem; font: 1.1rem/1.6 system-ui, sans-serif; color: ${ink}; background: ${paper}; }
.label { opacity: 0.6; text-transform: uppercase; letter-spacing: 0.1em; font-size: 0.75rem; }
.grid { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.card { border: 1px solid ${ink}33; border-radius: 1rem; padding: 1.25rem;${animations ? ' transition: transform 0.2s;' : ''} }
${animations ? '.card:hover { transform: translateY(-4px); }' : ''}
\`\`\`

app.js
\`\`\`js
document.querySelectorAll('.card').forEach((card, index) => {
  card.dataset.index = String(index + 1);
});
\`\`\`
`;
}
