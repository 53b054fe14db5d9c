import { setTimeout as delay } from 'node:timers/promises';
import { Client, type Answer } from '../../setup/client.js';

/** What a client does about an answer that says nothing about the write: it sends it again, under the same `clientId`. */
const AGAIN = new Set(['UNAVAILABLE', 'RATE_LIMITED']);
const PAUSE_MS = 50;
const LONGEST_REQUEST_MS = 4_000;

/** Where an operation is sent, by whom, and how long an answer is waited for. */
export interface Sender {
  url: string;
  accessToken: string;
  longestMs?: number;
}

/**
 * Sends an operation again until it is answered, as a shipped client does. Null if it is refused; the errors are then
 * added to `refused`.
 */
export async function untilAnswered(
  { url, accessToken, longestMs = LONGEST_REQUEST_MS }: Sender,
  query: string,
  variables: Record<string, unknown>,
  refused: unknown[],
): Promise<{ data: any; sent: number } | null> {
  const client = new Client(url, accessToken);
  for (let sent = 1; ; sent++) {
    const answer = await within(longestMs, client.send(query, variables)).catch(() => null);
    if (answer?.data && answer.errors.length === 0) return { data: answer.data, sent };
    const codes = answer?.errors.map(({ extensions }) => extensions.code) ?? [];
    if (answer && !codes.every((code) => AGAIN.has(code))) {
      refused.push(answer.errors);
      return null;
    }
    await delay(PAUSE_MS);
  }
}

/** An answer that does not come counts as none; the write may have happened. */
function within(ms: number, answer: Promise<Answer<unknown>>): Promise<Answer<unknown> | null> {
  return Promise.race([answer, delay(ms, null, { ref: false })]);
}
