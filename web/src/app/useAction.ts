import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { CombinedGraphQLErrors, type ApolloClient } from '@apollo/client';
import { resultOf, type Answer, type OperationError, type Result } from '@leela/client';
import { useCallback, useRef, useState } from 'react';
import { useToast } from '../ui/index.js';

type MutateOptions<T, V extends OperationVariables> = Omit<
  ApolloClient.MutateOptions<T, V>,
  'mutation' | 'variables'
>;

type RunOptions<T, V extends OperationVariables> = MutateOptions<T, V> & {
  /** The answer as it is expected. The page shows it at once, and the former state again after a refusal. */
  shown?: object;
  /**
   * For a mutation that sets a state, such as a reaction or a follow: it is sent again during an outage, after others
   * with the same turn.
   */
  turn?: string;
};

/** A mutation of the page: how to run it, whether it runs, and why it was refused the last time. */
export interface Action<T, V extends OperationVariables> {
  run(variables: V, options?: RunOptions<T, V>): Promise<Result<MaybeMasked<T>>>;
  busy: boolean;
  /** The errors of the last run. Empty on success and while it runs. */
  errors: readonly OperationError[];
  /** Forgets the errors. */
  clear(): void;
}

const NONE: readonly OperationError[] = [];

/**
 * A mutation with its `userErrors` and GraphQL errors as one result; it never throws. While it runs, further runs are
 * allowed; disable the button with `busy` where they make no sense. With `toasts` the first error is shown as a toast.
 */
export function useAction<T, V extends OperationVariables>(
  document: TypedDocumentNode<T, V>,
  { toasts = false }: { toasts?: boolean } = {},
): Action<T, V> {
  const client = useApolloClient();
  const toast = useToast();
  const running = useRef(0);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState(NONE);
  const run = useCallback(
    async (variables: V, options?: RunOptions<T, V>): Promise<Result<MaybeMasked<T>>> => {
      const { shown, turn, ...rest } = options ?? ({} as RunOptions<T, V>);
      running.current++;
      setBusy(true);
      setErrors(NONE);
      const result = await act(client, document, variables, {
        ...(shown && { optimisticResponse: shown }),
        ...(turn && { context: { repeatable: true, turn } }),
        ...rest,
      } as MutateOptions<T, V>);
      running.current--;
      setBusy(running.current > 0);
      if (!result.ok) {
        setErrors(result.errors);
        if (toasts) toast(result.errors[0]?.message ?? 'This was not possible.', 'bad');
      }
      return result;
    },
    [client, document, toasts, toast],
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
