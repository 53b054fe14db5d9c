import { Branch } from './branch.js';
import { command } from './command.js';
import { MOST_BRANCHES } from './pack.js';
import type { Question } from './question.js';

/** Sends the queries of a request that shares no command with other requests. Returns the number of commands. */
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

/** Rejects all callers that wait for these queries. */
export function fail(questions: readonly Question[], error: unknown): void {
  for (const { reject } of questions) reject(error);
}
