/** Waits so many milliseconds. */
export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Waits for work, but no longer than so many milliseconds, nor beyond a call of `wake`; the work goes on. What it fails with
 * is thrown while it is waited for.
 * @param listen hands over `wake`; answers how it is no longer called
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
