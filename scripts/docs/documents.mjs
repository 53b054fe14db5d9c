// The GraphQL documents that the tests send, read from their sources without running them.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parse, separateOperations } from 'graphql';
import ts from 'typescript';

const BEGINS = /^\s*(?:#.*\n\s*)*(?:query|mutation|subscription|fragment|\{)/;

/**
 * The operations of files, each with the fragments that it needs and its place.
 * @param files `.graphql` files, whose fragments are shared, and `.ts` files, whose documents are string constants
 */
export function readOperations(root, files) {
  const graphql = files.filter((file) => file.endsWith('.graphql'));
  const shared = graphql.map((file) => readFileSync(file, 'utf8'));
  const fragments = parse(shared.join('\n')).definitions.filter((part) => part.kind === 'FragmentDefinition');
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const texts = file.endsWith('.graphql') ? [text] : constantsOf(file, text);
    return texts.flatMap((document) =>
      separated(document, file.endsWith('.graphql') ? fragments : []).map((operation) => ({
        operation,
        place: relative(root, file).replaceAll('\\', '/'),
      })),
    );
  });
}

/** A document's operations as documents of their own. Empty if the text is no document. */
function separated(text, fragments) {
  try {
    const { definitions } = parse(text, { noLocation: true });
    const own = new Set(definitions.map(({ name }) => name?.value));
    const more = fragments.filter(({ name }) => !own.has(name.value));
    return Object.values(separateOperations({ kind: 'Document', definitions: [...definitions, ...more] }));
  } catch {
    return [];
  }
}

/** The string constants of a TypeScript file that begin as documents do; constants in templates are filled in. */
function constantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const named = new Map();
  const found = [];
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name))
      named.set(node.name.text, node.initializer);
    const value = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? valueOf(node, named) : null;
    if (value && BEGINS.test(value)) found.push(value);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text of an expression, or null if it depends on more than constants of the file. */
function valueOf(node, named, depth = 0) {
  if (depth > 5) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isIdentifier(node)) {
    const constant = named.get(node.text);
    return constant ? valueOf(constant, named, depth + 1) : null;
  }
  if (!ts.isTemplateExpression(node)) return null;
  let text = node.head.text;
  for (const span of node.templateSpans) {
    const part = valueOf(span.expression, named, depth + 1);
    if (part === null) return null;
    text += part + span.literal.text;
  }
  return text;
}
