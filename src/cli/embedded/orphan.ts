/**
 * A process that npm started must not outlive it: otherwise it would keep the data folder locked after npm is killed.
 */
export function whenOrphaned(then: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 250);
  timer.unref();
}
