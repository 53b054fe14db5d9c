/** The server's error code for a duplicate key in a unique index. */
const DUPLICATE_KEY = 11000;

/** Whether a write failed on a duplicate key, because another write came first. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === DUPLICATE_KEY;
}
