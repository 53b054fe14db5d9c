/** A file as it was announced. Whoever is let send it can send nothing else. */
export interface ExpectedFile {
  key: string;
  contentType: string;
  size: number;
  /** In hexadecimal. */
  sha256: string;
}

/** How a client sends a file: exactly so. */
export interface SignedPut {
  url: string;
  headers: { name: string; value: string }[];
}

/** A file that has come in, as a local one. */
export interface ArrivedFile {
  path: string;
  size: number;
  sha256: string;
  /** Lets go of it: no use after that. */
  dispose(): Promise<void>;
}

/**
 * Where uploads are. What clients send comes into a place that nobody can read, and is only shown once it was checked
 * and published; keys are made up by us and name the same file in both places.
 */
export interface MediaStorage {
  /** Lets somebody send one file, until then. */
  signPut(file: ExpectedFile, until: Date): Promise<SignedPut>;
  /** What has come in; null when nothing has. @throws FileTooLarge without reading on */
  fetch(key: string, most: number): Promise<ArrivedFile | null>;
  /** Shows what has come in as it is. */
  publish(key: string, contentType: string): Promise<void>;
  /** Shows bytes of our own making. */
  write(key: string, bytes: Buffer, contentType: string): Promise<void>;
  /** Removes what has come in under a key. */
  discard(key: string): Promise<void>;
  /** Removes everything under these keys. */
  remove(keys: string[]): Promise<void>;
  /** Removes what came in before a time and was never fetched: broken transfers, files of removed rows. */
  sweep(before: Date): Promise<number>;
  /** The address of what is shown. */
  urlOf(key: string): string;
}

/** More has come in than was announced. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
}
