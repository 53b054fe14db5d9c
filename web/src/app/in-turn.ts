import { ApolloLink } from '@apollo/client';
import { Observable } from 'rxjs';

const last = new Map<string, Promise<void>>();

/**
 * Sends operations with the same `turn` in their context one after the other. A user who likes and unlikes during an
 * outage gets the last choice, in whatever order the repeated requests would arrive.
 */
export const inTurn = new ApolloLink((operation, forward) => {
  const turn = operation.getContext()['turn'] as string | undefined;
  if (!turn) return forward(operation);
  return new Observable((observer) => {
    const before = last.get(turn);
    let finish!: () => void;
    const mine = new Promise<void>((done) => (finish = done));
    last.set(turn, mine);
    const end = () => {
      if (last.get(turn) === mine) last.delete(turn);
      finish();
    };
    let inner: { unsubscribe(): void } | undefined;
    let left = false;
    const start = () => {
      if (!left) inner = forward(operation).subscribe(observer);
    };
    if (before) void before.then(start);
    else start();
    return () => {
      left = true;
      inner?.unsubscribe();
      end();
    };
  });
});
