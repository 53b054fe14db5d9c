import { setImmediate as turn } from 'node:timers/promises';

/** Bytes that this process holds without garbage: its heap, and buffers beside it. */
export function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Publishes so many further events, each in a turn of its own; answers the number of the last one. */
export function publishing(publish: (seq: number) => Promise<unknown>): (count: unknown) => Promise<number> {
  let seq = 0;
  return async (count) => {
    for (let n = 0; n < Number(count); n++) {
      await publish((seq += 1));
      await turn();
    }
    return seq;
  };
}
