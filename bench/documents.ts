import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Kind,
  parse,
  print,
  visit,
  type ASTNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';

const FOLDER = join(import.meta.dirname, '../../packages/client/src/documents');

const operations = new Map<string, OperationDefinitionNode>();
const fragments = new Map<string, FragmentDefinitionNode>();
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.graphql')))
  for (const definition of parse(readFileSync(join(FOLDER, file), 'utf8')).definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.set(definition.name!.value, definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

/** An operation of the web client with its fragments, in which the pages of a field have another size. */
export function webDocument(name: string, field: string, size: number): string {
  const operation = operations.get(name);
  if (!operation) throw new Error(`The web client has no operation ${name}.`);
  let replaced = 0;
  const variables = new Set<string>();
  const page = visit(operation, {
    Field(node) {
      const first = node.arguments?.find((argument) => argument.name.value === 'first');
      if (node.name.value !== field || !first) return undefined;
      replaced += 1;
      if (first.value.kind === Kind.VARIABLE) variables.add(first.value.name.value);
      const others = node.arguments!.filter((argument) => argument !== first);
      const value = { kind: Kind.INT, value: String(size) } as const;
      return { ...node, arguments: [...others, { ...first, value }] };
    },
  });
  // A variable that nothing uses is refused.
  const sized = visit(page, {
    VariableDefinition: ({ variable }) => (variables.has(variable.name.value) ? null : undefined),
  });
  if (replaced === 0) throw new Error(`${name} has no field ${field} with a size.`);
  const used = new Set<string>();
  const collect = (node: ASTNode): void =>
    void visit(node, {
      FragmentSpread({ name: { value } }) {
        if (used.has(value)) return;
        used.add(value);
        collect(fragments.get(value)!);
      },
    });
  collect(sized);
  return [print(sized), ...[...used].map((one) => print(fragments.get(one)!))].join('\n');
}
