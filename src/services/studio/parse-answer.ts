import { LARGEST_FILE } from '../../models/studio/index.js';
import { LONE_SURROGATE, sizeOf, whyNotPath } from './canvas-content.js';

/** A file that a model has written. */
export interface AnswerFile {
  path: string;
  content: string;
}

/** What an answer holds; `problem` where it cannot be used. */
export type ParsedAnswer = { files: AnswerFile[]; problem: null } | { files: null; problem: string };

/** The most files of one answer. */
export const MOST_ANSWER_FILES = 40;
const LARGEST_ANSWER = 2_000_000;

const OPEN = /^(`{3,}|~{3,})[ \t]*([^\n]*)$/;
const NAMED =
  /(?:^|[\s:=("'`*#])((?:[\w@()[\]+.-]+\/)*[\w@()[\]+-][\w@()[\]+.-]*\.[A-Za-z0-9]{1,8})(?=$|[\s"'`*):,])/;

/**
 * The files in an answer of a model: fenced blocks, each with a path behind the fence or on the line before. Text between
 * the blocks is left out. The answer is data and never trusted: paths are checked, everything is bounded, nothing is run,
 * and an answer that ends in the middle of a file is refused whole.
 */
export function parseAnswer(answer: string): ParsedAnswer {
  if (answer.length > LARGEST_ANSWER) return refused('The answer is too long.');
  const files = new Map<string, string>();
  const lines = answer.replace(/\r\n?/g, '\n').split('\n');
  let before = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const open = OPEN.exec(line.trimStart());
    if (!open) {
      if (line.trim() !== '') before = line.slice(0, 1_000);
      continue;
    }
    const fence = open[1]!;
    const end = closingLine(lines, at + 1, fence);
    if (end < 0) return refused('The answer ends in the middle of a file.');
    const path = pathOf(open[2]!) ?? pathOf(before);
    before = '';
    const content = lines.slice(at + 1, end).join('\n');
    at = end;
    if (!path) continue;
    const why = whyNotPath(path);
    if (why) return refused(`The answer holds a path that ${why}.`);
    if (sizeOf(content) + 1 > LARGEST_FILE || LONE_SURROGATE.test(content) || content.includes('\0'))
      return refused(`The file ${path} of the answer is too large or no text.`);
    // Of two files at one path the later one counts, as a reader would expect.
    files.set(path, content === '' ? '' : `${content}\n`);
    if (files.size > MOST_ANSWER_FILES)
      return refused(`The answer holds more than ${MOST_ANSWER_FILES} files.`);
  }
  if (files.size === 0) return refused('The answer holds no file.');
  return { files: [...files].map(([path, content]) => ({ path, content })), problem: null };
}

const refused = (problem: string): ParsedAnswer => ({ files: null, problem });

function closingLine(lines: readonly string[], from: number, fence: string): number {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]!.trim();
    if (line.startsWith(fence) && line === fence[0]!.repeat(line.length)) return at;
  }
  return -1;
}

function pathOf(text: string): string | null {
  // A traversal must be refused by the check, not be cut down to something harmless.
  const dangerous = /(?:^|[\s"'`:=])(\/[\w./-]+\.\w{1,8}|(?:\.{1,2}\/)+[\w./-]+)(?=$|[\s"'`])/.exec(text);
  if (dangerous) return dangerous[1]!.replace(/^\.\/(?!\.)/, '');
  return NAMED.exec(text)?.[1] ?? null;
}
