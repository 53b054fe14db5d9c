import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useCallback } from 'react';
import { useToast } from '../ui/index.js';
import { useAction } from './useAction.js';

/**
 * A mutation that sets a state, such as a reaction or a follow: `change(variables, shown, turn)`. The page shows `shown`
 * at once. It is sent again during an outage, after others with the same `turn`; if it is refused, the page shows the
 * former state and the reason. Returns whether it was accepted.
 */
export function useChange<T, V extends OperationVariables>(
  document: TypedDocumentNode<T, V>,
): (variables: V, shown: object, turn: string) => Promise<boolean> {
  const { run } = useAction(document);
  const toast = useToast();
  return useCallback(
    async (variables: V, shown: object, turn: string) => {
      const options = { optimisticResponse: shown, context: { repeatable: true, turn } };
      const result = await run(variables, options as Parameters<typeof run>[1]);
      if (!result.ok) toast(result.errors[0]?.message ?? 'This was not possible.', 'bad');
      return result.ok;
    },
    [run, toast],
  );
}
