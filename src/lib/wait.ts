/** Waits for this number of milliseconds. */
export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Waits for work until a timeout or a call of `wake`; the work continues. Errors of the work are thrown while it is
 * waited for.
 * @param listen receives `wake`; returns a function that removes it
 */
export async function within(
  ms: number,
  work: Promise<void>,
  listen?: (wake: () => void) => () => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let deaf: (() => void) | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
    deaf = listen?.(resolve);
  });
  try {
    await Promise.race([work, enough]);
  } finally {
    clearTimeout(timer);
    deaf?.();
  }
}
