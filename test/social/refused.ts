import { Kind, parse, print, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { expect } from 'vitest';
import type { Client } from '../setup/client.js';

/**
 * Sends a mutation that must be refused in both ways that a client can ask for: as a GraphQL error, and in
 * `userErrors`, where all else of the payload is null. Answers the refusal.
 */
export async function refused(
  client: Client,
  operation: string,
  variables: Record<string, unknown>,
): Promise<{ code: string; field?: string; message: string }> {
  const { code, field, message } = await client.refusal(operation, variables);
  const data = await client.data<Record<string, object>>(withUserErrors(operation), variables);
  const [{ userErrors, ...rest }] = Object.values(data) as [{ userErrors: unknown[] }];
  expect(userErrors).toEqual([{ code, field: field ?? null, message }]);
  expect(Object.values(rest).every((value) => value === null)).toBe(true);
  return { code, message, ...(field === undefined ? {} : { field }) };
}

/** The same mutation with `userErrors` selected on its payload. */
function withUserErrors(operation: string): string {
  const document = parse(operation);
  const definition = document.definitions[0] as OperationDefinitionNode;
  const [field] = definition.selectionSet.selections;
  if (field?.kind !== Kind.FIELD || !field.selectionSet)
    throw new Error('This is no mutation with a payload.');
  const [more] = (parse('{ userErrors { code field message } }').definitions[0] as OperationDefinitionNode)
    .selectionSet.selections as [SelectionNode];
  const selectionSet = { ...field.selectionSet, selections: [...field.selectionSet.selections, more] };
  const selections = [{ ...field, selectionSet }];
  return print({
    ...document,
    definitions: [{ ...definition, selectionSet: { ...definition.selectionSet, selections } }],
  });
}
