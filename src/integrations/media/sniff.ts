import { open, type FileHandle } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { MediaProblem } from './media.js';

/** Markup that a browser may run if it treated the file as a page. Long enough not to occur in pixels by chance. */
const MARKUP = /<script|<!doctype\s|<html|<svg[\s>]|<iframe|<\?php|<body[\s>]|javascript:/i;
/**
 * The ranges in which programs look for the start of a PDF, and for the end of a ZIP archive (also JAR, APK, DOCX).
 */
const PDF_WITHIN = 1_024;
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_WITHIN = 66_000;
/** The number of bytes at the head and at the tail of a video that are checked. An image is checked as a whole. */
const FILM_EDGE = 66_000;

/**
 * Checks by its bytes that a file is of the announced type, and not also of another type (a polyglot).
 * @throws MediaProblem
 */
export async function checkType(path: string, contentType: string): Promise<void> {
  // An unreadable beginning counts as an unknown type.
  const found = await fileTypeFromFile(path).catch(() => undefined);
  if (found?.mime !== contentType)
    throw new MediaProblem(`The file is not ${contentType} but ${found?.mime ?? 'of no known type'}.`);
  const file = await open(path);
  try {
    if (await isPolyglot(file, contentType))
      throw new MediaProblem('The file is of more than one type at the same time.');
  } finally {
    await file.close();
  }
}

async function isPolyglot(file: FileHandle, contentType: string): Promise<boolean> {
  const { size } = await file.stat();
  const tail = await read(file, Math.max(0, size - ZIP_WITHIN), ZIP_WITHIN);
  if (tail.includes(ZIP_END)) return true;
  // A PDF may contain markup legitimately; it is served as a download, never as a page.
  if (contentType === 'application/pdf') return false;
  const head = await read(file, 0, FILM_EDGE);
  if (head.subarray(0, PDF_WITHIN).includes('%PDF-')) return true;
  const parts = contentType.startsWith('image/') ? [await read(file, 0, size)] : [head, tail];
  return parts.some((part) => MARKUP.test(part.toString('latin1')));
}

async function read(file: FileHandle, from: number, most: number): Promise<Buffer> {
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.max(0, Math.min(most, size - from)));
  await file.read(bytes, 0, bytes.length, from);
  return bytes;
}
