import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { CombinedGraphQLErrors, type ApolloClient } from '@apollo/client';
import { resultOf, type Answer, type OperationError, type Result } from '@leela/client';
import { useCallback, useRef, useState } from 'react';

type MutateOptions<T, V extends OperationVariables> = Omit<
  ApolloClient.MutateOptions<T, V>,
  'mutation' | 'variables'
>;

/** A mutation of the page: how to run it, whether it runs, and why it was refused the last time. */
export interface Action<T, V extends OperationVariables> {
  run(variables: V, options?: MutateOptions<T, V>): Promise<Result<MaybeMasked<T>>>;
  busy: boolean;
  /** The errors of the last run. Empty on success and while it runs. */
  errors: readonly OperationError[];
  /** Forgets the errors. */
  clear(): void;
}

const NONE: readonly OperationError[] = [];

/**
 * A mutation with its `userErrors` and GraphQL errors as one result; it never throws. While it runs, further runs are
 * allowed; disable the button with `busy` where they make no sense.
 */
export function useAction<T, V extends OperationVariables>(document: TypedDocumentNode<T, V>): Action<T, V> {
  const client = useApolloClient();
  const running = useRef(0);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState(NONE);
  const run = useCallback(
    async (variables: V, options?: MutateOptions<T, V>): Promise<Result<MaybeMasked<T>>> => {
      running.current++;
      setBusy(true);
      setErrors(NONE);
      const result = await act(client, document, variables, options);
      running.current--;
      setBusy(running.current > 0);
      if (!result.ok) setErrors(result.errors);
      return result;
    },
    [client, document],
  );
  return { run, busy, errors, clear: useCallback(() => setErrors(NONE), []) };
}

/** Runs a mutation outside of components. Like `useAction`, it never throws. */
export async function act<T, V extends OperationVariables>(
  client: ApolloClient,
  document: TypedDocumentNode<T, V>,
  variables: V,
  options?: MutateOptions<T, V>,
): Promise<Result<MaybeMasked<T>>> {
  const answer = await client
    .mutate<T, V>({
      ...options,
      errorPolicy: 'all',
      mutation: document,
      variables,
    } as ApolloClient.MutateOptions<T, V>)
    .then(toAnswer, (error: unknown) => toAnswer({ error }));
  return resultOf<MaybeMasked<T>>(answer);
}

function toAnswer({ data, error }: { data?: unknown; error?: unknown }): Answer {
  if (!error) return { data };
  if (CombinedGraphQLErrors.is(error)) return { data, errors: error.errors };
  const message = 'The gateway did not answer. Check the connection, then try again.';
  return { data, errors: [{ message, extensions: { code: 'NETWORK' } }] };
}

/** The message of the first error about a field, for the form's field of that name. */
export const errorOf = (errors: readonly OperationError[], field: string): string | undefined =>
  errors.find((error) => error.field === field || error.field?.endsWith(`.${field}`))?.message;
