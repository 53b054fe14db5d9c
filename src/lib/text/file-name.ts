import { cut } from './length.js';
import { withoutInvisible } from './visible.js';

/** The longest file name, in characters. */
const MAX_FILE_NAME = 100;

/**
 * The last part of a file's name, on one line, without characters that reorder or hide text. For display only, never
 * for a file system. Null if nothing is left.
 */
export function cleanFileName(name: string): string | null {
  const last = name.slice(-10_000).split(/[\\/]/).at(-1)!;
  const line = withoutInvisible(last.normalize('NFC'), ' ').replace(/\s+/g, ' ').trim();
  return cut(line, MAX_FILE_NAME).trim() || null;
}
