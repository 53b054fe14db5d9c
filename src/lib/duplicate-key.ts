/** What the server says where a unique index has the key already. */
const DUPLICATE_KEY = 11000;

/** Whether a write met a unique index that has its key already: somebody was first. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === DUPLICATE_KEY;
}
