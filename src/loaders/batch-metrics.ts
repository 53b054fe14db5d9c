/** A listener to the loaders' batches: the metrics endpoint, `extensions.cost`, a test. */
export type BatchObserver = (loader: string, keys: number) => void;

const observers = new Set<BatchObserver>();

/** Registers an observer. Returns the function that removes it. */
export function onBatch(observer: BatchObserver): () => void {
  observers.add(observer);
  return () => observers.delete(observer);
}

/** Called by every loader once per batch. */
export function observeBatch(loader: string, keys: number): void {
  for (const observer of observers) observer(loader, keys);
}
