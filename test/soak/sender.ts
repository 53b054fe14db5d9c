import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SEND_MESSAGE } from './operations.js';
import type { Participant } from './participant.js';
import type { Chance } from './random.js';

/** A message that its sender was told is there. */
export interface Sent {
  conversation: string;
  id: string;
  clientId: string;
  /** How often it was sent. */
  times: number;
}

const LONGEST_MS = 12_000;
const LONGEST_PAUSE_MS = 4_000;

/** Writes at random in a participant's conversations; each message again under its `clientId` until it is acknowledged. */
export class Sender {
  readonly sent: Sent[] = [];
  /** How often each answer came that made it send again. */
  readonly again = new Map<string, number>();
  /** Answers that mean neither yes nor "try again". */
  readonly refused: string[] = [];
  /** Answers that call an outage a fault of the gateway's. */
  readonly faults: string[] = [];
  private stopping = new AbortController();

  constructor(
    private readonly participant: Participant,
    private readonly url: string,
    private readonly chance: Chance,
    private readonly pauseMs: number,
  ) {}

  /** Runs until it is stopped; then finishes the message under way. */
  async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let n = 1; !signal.aborted; n++) {
      await delay(this.chance.between(0, 2 * this.pauseMs), undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await this.send(n);
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  private async send(n: number): Promise<void> {
    const { conversation } = this.chance.of(this.participant.heard);
    const clientId = randomUUID();
    const input = { conversationId: conversation, body: `${n} of ${this.participant.account.id}`, clientId };
    for (let times = 1; ; times++) {
      const overSocket = this.chance.next() < 0.2;
      const answer = await this.ask({ input }, overSocket).catch(() => null);
      const id = answer?.data?.sendMessage?.message?.id;
      if (id) return void this.sent.push({ conversation, id, clientId, times });
      const codes: string[] = (answer?.errors ?? []).map((error: any) => error.extensions?.code);
      if (codes.includes('INTERNAL')) this.faults.push(JSON.stringify(answer));
      if (codes.some((code) => !['INTERNAL', 'UNAVAILABLE', 'RATE_LIMITED'].includes(code)))
        return void this.refused.push(JSON.stringify(answer));
      const why = answer ? JSON.stringify(answer.errors?.[0]?.message ?? answer) : 'no answer';
      this.again.set(why, (this.again.get(why) ?? 0) + 1);
      // As clients should: whoever all come back at once keep each other out.
      await delay(this.chance.between(0.5, 1) * Math.min(LONGEST_PAUSE_MS, 100 * 2 ** times));
    }
  }

  /** Over HTTP at whichever gateway, or over the participant's own socket. */
  private ask(variables: Record<string, unknown>, overSocket: boolean): Promise<any> {
    const late = delay(LONGEST_MS, null, { ref: false });
    if (overSocket) return Promise.race([this.participant.ask(SEND_MESSAGE, variables), late]);
    return post(this.url, this.participant.account.token, SEND_MESSAGE, variables);
  }
}

/** Sends an operation over HTTP. */
export async function post(
  url: string,
  token: string | null,
  query: string,
  variables: Record<string, unknown>,
  patienceMs = LONGEST_MS,
): Promise<any> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(patienceMs),
  });
  return answer.json();
}
