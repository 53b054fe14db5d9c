import { Branch } from './branch.js';
import { command } from './command.js';
import { MOST_BRANCHES } from './pack.js';
import type { Question } from './question.js';

/** Sends the questions of one request, which nobody else waits for; in how many commands. */
export function sendAlone(all: readonly Question[]): number {
  let commands = 0;
  for (let start = 0; start < all.length; start += MOST_BRANCHES) {
    const questions = all.slice(start, start + MOST_BRANCHES);
    const branches = questions.map((question) => new Branch(question));
    command(branches).catch((error: unknown) => fail(questions, error));
    commands += 1;
  }
  return commands;
}

/** Tells everybody who waits for these that they can't be answered. */
export function fail(questions: readonly Question[], error: unknown): void {
  for (const { reject } of questions) reject(error);
}
