import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { asMarkdown, schemaChanges } from './schema-life/changes.js';
import { deprecationProblems } from './schema-life/deprecations.js';
import { releasedForm } from './schema-life/released.js';
import { undeclaredChanges } from './schema-life/undeclared.js';

// `npm run schema:changes`: what changed for clients, see docs/schema-life.md.
const PRESENT = 'src/schema/schema.graphql';
const RELEASED = 'src/schema/released.graphql';
const HELP = `npm run schema:changes [-- <schema file or git ref>]   changes since then as Markdown; without an argument, since the last release
npm run schema:changes -- --check      fails for breaking changes that are not announced, and for wrong deprecations
npm run schema:changes -- --release    stores the present schema as that of the last release
`;

const { values, positionals } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const present = buildSchema(readFileSync(PRESENT, 'utf8'));
if (values.help || positionals.length > 1) process.stdout.write(HELP);
else if (values.release) {
  writeFileSync(RELEASED, releasedForm(present));
  process.stdout.write(`written: ${RELEASED}\n`);
} else if (values.check) check();
else process.stdout.write(asMarkdown(schemaChanges(earlier(positionals[0] ?? RELEASED), present)));

function check(): void {
  const today = new Date();
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const undeclared = undeclaredChanges({ released: earlier(RELEASED), present, changelog, today });
  const problems = [
    ...undeclared.map(
      ({ coordinate, description }) =>
        `${description} Name \`${coordinate}\` in CHANGELOG.md under "### Changed (breaking)" or "### Removed (breaking)", or deprecate it first.`,
    ),
    ...deprecationProblems(present, today),
  ];
  if (problems.length === 0) return void process.stdout.write('the schema keeps docs/schema-life.md\n');
  process.stderr.write(`The schema does not keep docs/schema-life.md:\n  ${problems.join('\n  ')}\n`);
  process.exitCode = 1;
}

/** The schema of a file, or that of a commit, tag or branch. */
function earlier(source: string): GraphQLSchema {
  if (existsSync(source)) return buildSchema(readFileSync(source, 'utf8'));
  const options = { encoding: 'utf8', maxBuffer: 64 * 2 ** 20, stdio: 'pipe' } as const;
  try {
    return buildSchema(execFileSync('git', ['show', `${source}:${PRESENT}`], options));
  } catch (error) {
    process.stderr.write(
      `${source} is neither a schema file nor a git ref with ${PRESENT}: ${(error as Error).message}\n`,
    );
    process.exit(1);
  }
}
