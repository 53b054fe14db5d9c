import { describe, expect, it } from 'vitest';
import { Gathering } from '../../src/lib/gathering.js';

/** A gathering whose work ends when it is told to. */
function gather(most = 10) {
  const went: number[][] = [];
  let end: () => void = () => undefined;
  const gathering = new Gathering<number>(
    () => most,
    (pieces) => {
      went.push(pieces);
      return new Promise((resolve) => (end = resolve));
    },
  );
  const turn = async (): Promise<number[][]> => {
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    return went;
  };
  return {
    add: (...pieces: number[]) => pieces.forEach((one) => gathering.add(one)),
    end: () => end(),
    turn,
  };
}

describe('work that goes together', () => {
  it('begins with what comes in one turn, and goes on with what came meanwhile', async () => {
    const { add, end, turn } = gather();
    add(1, 2);
    expect(await turn()).toEqual([[1, 2]]);
    add(3);
    add(4, 5);
    expect(await turn()).toEqual([[1, 2]]);
    end();
    expect(await turn()).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    end();
    expect(await turn()).toHaveLength(2);
    add(6);
    expect((await turn())[2]).toEqual([6]);
  });

  it('is never more than it may be', async () => {
    const { add, end, turn } = gather(2);
    add(1, 2, 3);
    expect(await turn()).toEqual([[1, 2]]);
    end();
    expect(await turn()).toEqual([[1, 2], [3]]);
  });
});
