import { open, type FileHandle } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { MediaProblem } from './media.js';

/** Markup that a browser may run if it ever took the file for a page. Long enough never to turn up in pixels by chance. */
const MARKUP = /<script|<!doctype\s|<html|<svg[\s>]|<iframe|<\?php|<body[\s>]|javascript:/i;
/** Where programs look for the start of a PDF, and for the end of a ZIP archive (also JAR, APK, DOCX). */
const PDF_WITHIN = 1_024;
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_WITHIN = 66_000;
/** How much of a film is looked through: its head and its tail. An image is looked through whole. */
const FILM_EDGE = 66_000;

/**
 * Checks that a file is of the type it was announced with, by its bytes, and of no other type besides (a polyglot).
 * @throws MediaProblem
 */
export async function checkType(path: string, contentType: string): Promise<void> {
  // An unreadable beginning is one more file of no known type.
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
  // A PDF may hold markup for its own reasons; it is served as a download, never as a page.
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
