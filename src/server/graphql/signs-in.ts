import type { FastifyRequest } from 'fastify';
import { Kind, parse, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { MAX_TOKENS } from '../limits/document-limits.js';

/** Mutations that give or prove access. They run also with an expired token. */
export const SIGN_IN_FIELDS: ReadonlySet<string> = new Set([
  ...['signIn', 'signUp', 'refreshSession', 'requestMagicLink', 'signInWithMagicLink'],
  ...['requestPasswordReset', 'resetPassword', 'verifyEmail', 'startOAuth', 'signInWithOAuth'],
  ...['confirmEmailChange', 'cancelEmailChange', '__typename'],
]);

/** Whether a request only signs in or refreshes. Only called after its token was refused, so parsing here is rare. */
export function signsIn({ body }: FastifyRequest): boolean {
  const { query, operationName } = (body ?? {}) as { query?: unknown; operationName?: unknown };
  if (typeof query !== 'string') return false;
  try {
    const document = parse(query, { maxTokens: MAX_TOKENS, noLocation: true });
    const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    const [operation] = operations.filter(({ name }) => !operationName || name?.value === operationName);
    if (!operation || (operations.length > 1 && !operationName)) return false;
    return operation.operation === 'mutation' && onlySignsIn(document, operation);
  } catch {
    return false;
  }
}

function onlySignsIn(document: DocumentNode, { selectionSet }: OperationDefinitionNode): boolean {
  const seen = new Set<string>();
  const within = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return SIGN_IN_FIELDS.has(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      const name = selection.name.value;
      if (seen.has(name)) return true;
      seen.add(name);
      const fragment = document.definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
      );
      return fragment?.kind === Kind.FRAGMENT_DEFINITION && within(fragment.selectionSet);
    });
  return within(selectionSet);
}
