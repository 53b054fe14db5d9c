import { parse, print, visit, type GraphQLSchema } from 'graphql';
import { printedSchema } from '../schema-file.js';

const HEADER = `# The schema of the last release, without descriptions. \`npm run schema:changes -- --release\` writes it.
`;

/** The stored form of a released schema: a third of the size, because descriptions do not matter to its comparison. */
export function releasedForm(schema: GraphQLSchema): string {
  const document = visit(parse(printedSchema(schema), { noLocation: true }), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });
  return `${HEADER}${print(document)}\n`;
}
