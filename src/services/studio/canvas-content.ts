import { createHash } from 'node:crypto';
import { CanvasFileType, LARGEST_FILE } from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';

const MAX_PATH = 500;
const MAX_NAME = 255;
// Letters, digits and a few signs, in parts that are neither empty nor dots alone.
const PART = /^(?!\.{1,2}$)[\p{L}\p{M}\p{N}_@()[\]+ .-]+$/u;
/** Half of a character: no Unicode text, and not the same after it was encoded. */
export const LONE_SURROGATE = /\p{Surrogate}/u;
const DATA_URI = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/** Endings with their type and language. */
const ENDINGS: Record<string, [type: CanvasFileType, language: string]> = {
  html: [CanvasFileType.HTML, 'html'],
  htm: [CanvasFileType.HTML, 'html'],
  css: [CanvasFileType.CSS, 'css'],
  scss: [CanvasFileType.CSS, 'scss'],
  js: [CanvasFileType.JS, 'javascript'],
  mjs: [CanvasFileType.JS, 'javascript'],
  ts: [CanvasFileType.JS, 'typescript'],
  tsx: [CanvasFileType.TSX, 'typescript'],
  jsx: [CanvasFileType.TSX, 'javascript'],
  json: [CanvasFileType.JSON, 'json'],
  svg: [CanvasFileType.IMAGE, 'svg'],
  png: [CanvasFileType.IMAGE, 'data-uri'],
  jpg: [CanvasFileType.IMAGE, 'data-uri'],
  jpeg: [CanvasFileType.IMAGE, 'data-uri'],
  gif: [CanvasFileType.IMAGE, 'data-uri'],
  webp: [CanvasFileType.IMAGE, 'data-uri'],
  md: [CanvasFileType.OTHER, 'markdown'],
  txt: [CanvasFileType.OTHER, 'text'],
  py: [CanvasFileType.OTHER, 'python'],
  csv: [CanvasFileType.OTHER, 'csv'],
  yml: [CanvasFileType.OTHER, 'yaml'],
  yaml: [CanvasFileType.OTHER, 'yaml'],
};

/** Why a path is not acceptable; null if it is. */
export function whyNotPath(path: string): string | null {
  if (path.length === 0 || path.length > MAX_PATH) return `has to have 1 to ${MAX_PATH} characters`;
  if (path !== path.normalize('NFC')) return 'has to be in Unicode normal form C';
  const parts = path.split('/');
  if (!parts.every((part) => PART.test(part) && part === part.trim()))
    return 'has to be relative, with parts of letters, digits, spaces and _ - . @ ( ) [ ] +';
  return parts.at(-1)!.length > MAX_NAME ? `has to end in a name of up to ${MAX_NAME} characters` : null;
}

/** @throws BAD_USER_INPUT for `path` */
export function checkPath(path: string): void {
  const why = whyNotPath(path);
  if (why) throw refuse.badInput(`This is not a valid path; it ${why}.`, 'path');
}

/** Bytes of a text in UTF-8. */
export const sizeOf = (content: string): number => Buffer.byteLength(content, 'utf8');

/** The checksum of a text as it is stored. */
export const checksumOf = (content: string): string =>
  `sha256:${createHash('sha256').update(content, 'utf8').digest('hex')}`;

/** What follows from the path and the content of a file. */
export interface FileFacts {
  name: string;
  type: CanvasFileType;
  size: number;
  checksum: string;
  language?: string;
  framework?: string;
  dependencies: string[];
}

/** Type, size, checksum, language, framework and dependencies of a file. */
export function factsOf(path: string, content: string): FileFacts {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  const known = ENDINGS[ending];
  const dependencies = dependenciesOf(content, known?.[0]);
  const framework = FRAMEWORKS.find(({ packages }) => packages.some((one) => dependencies.includes(one)));
  return {
    ...{
      name,
      type: known?.[0] ?? CanvasFileType.OTHER,
      size: sizeOf(content),
      checksum: checksumOf(content),
    },
    ...(known ? { language: known[1] } : {}),
    ...(framework ? { framework: framework.name } : {}),
    dependencies,
  };
}

const FRAMEWORKS = [
  { name: 'next', packages: ['next'] },
  { name: 'react', packages: ['react', 'react-dom'] },
  { name: 'vue', packages: ['vue'] },
  { name: 'svelte', packages: ['svelte'] },
];
const MOST_DEPENDENCIES = 50;
const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^'"`;]{0,400}?from\s*['"]([^'"\n]{1,200})['"]|(?:^|[\s;])import\s*['"]([^'"\n]{1,200})['"]|\brequire\(\s*['"]([^'"\n]{1,200})['"]\s*\)/g;

function dependenciesOf(content: string, type?: CanvasFileType): string[] {
  if (type !== CanvasFileType.JS && type !== CanvasFileType.TSX) return [];
  const found = new Set<string>();
  for (const [, from, bare, required] of content.matchAll(IMPORT)) {
    const name = from ?? bare ?? required ?? '';
    if (name.startsWith('.') || name.startsWith('/') || name.includes(':')) continue;
    const parts = name.split('/');
    found.add(name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!);
    if (found.size === MOST_DEPENDENCIES) break;
  }
  return [...found];
}

/**
 * Checks a content before it is written.
 * @throws BAD_USER_INPUT for `content` or `checksum`
 */
export function checkContent(path: string, content: string, checksum?: string | null): void {
  const size = sizeOf(content);
  if (size > LARGEST_FILE)
    throw refuse.badInput(`The file has ${size} bytes; up to ${LARGEST_FILE} are allowed.`, 'content');
  if (content.includes('\0') || LONE_SURROGATE.test(content))
    throw refuse.badInput('The file holds characters that are no text; Unicode text is allowed.', 'content');
  const { type, language } = factsOf(path, content);
  if (type === CanvasFileType.IMAGE && language === 'data-uri' && content !== '' && !DATA_URI.test(content))
    throw refuse.badInput(
      'This is not an image; a data URI such as data:image/png;base64,… is allowed.',
      'content',
    );
  if (checksum != null && bare(checksum) !== bare(checksumOf(content)))
    throw refuse.badInput(
      'The checksum is not that of the content; the SHA-256 of its UTF-8 bytes is allowed.',
      'checksum',
    );
}

const bare = (checksum: string): string =>
  checksum
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '');
