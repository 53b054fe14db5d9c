import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kind, parse, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';

/** The operations of shipped clients lie beside the repository, where they lie at all. */
export const contractFolder = join(
  process.env.LEELA_SHARED ?? resolve(import.meta.dirname, '../../../shared'),
  'contract',
);
export const contractIsThere = existsSync(contractFolder);
if (!contractIsThere)
  console.warn(`\n*** SKIPPED: no contract at ${contractFolder}; set LEELA_SHARED to check it ***\n`);

/** An operation of the contract. */
export interface Operation {
  name: string;
  kind: string;
  document: DocumentNode;
}

/** Each operation of a file with the fragments that it uses and no others. */
export function operationsOf(file: string): Operation[] {
  if (!contractIsThere) return [];
  const { definitions } = parse(readFileSync(join(contractFolder, `${file}.graphql`), 'utf8'), {
    noLocation: true,
  });
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const used = (node: object, found = new Set<string>()): Set<string> => {
    visit(node as DocumentNode, {
      FragmentSpread: ({ name }) => {
        if (found.has(name.value)) return;
        found.add(name.value);
        used(fragments.get(name.value)!, found);
      },
    });
    return found;
  };
  return definitions
    .filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)
    .map((one) => ({
      name: one.name!.value,
      kind: one.operation,
      document: {
        kind: Kind.DOCUMENT,
        definitions: [one, ...[...used(one)].map((name) => fragments.get(name)!)],
      },
    }));
}
