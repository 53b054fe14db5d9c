import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { LATEST_MESSAGE, SEND_MESSAGE, START_CONVERSATION } from './operations.js';
import type { Account, Participant } from './participant.js';
import type { Chance } from './random.js';
import { post } from './sender.js';

/** People in a conversation. */
const MEMBERS = 10;
/** The preparation is waited for on a busy machine too. */
const PATIENCE_MS = 120_000;

/** Signing up is made expensive on purpose, so a few at a time. */
export async function inTurns<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  const turn = async (): Promise<void> => {
    while (made.length < count) made.push(await make());
  };
  await Promise.all(Array.from({ length: Math.min(4, count) }, turn));
  return made.slice(0, count);
}

/** Creates an account. */
export async function signUp(url: string): Promise<Account> {
  const username = `soak_${randomBytes(6).toString('hex')}`;
  const name = { firstName: 'Soak', lastName: 'Person' };
  const input = {
    ...name,
    username,
    email: `${username}@example.com`,
    password: 'correct horse battery staple',
  };
  const { signUp: made } = await done(
    url,
    null,
    'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken viewer { user { id } } } }',
    { input },
  );
  return { id: made.viewer.user.id, token: made.accessToken };
}

/** Puts people into groups, a first message into each, and notes where everybody begins. */
export async function converse(
  url: string,
  people: readonly Participant[],
  conversations: number,
  chance: Chance,
): Promise<void> {
  const shuffled = [...people];
  for (let n = 0; n < conversations; n++) {
    const size = Math.min(MEMBERS, people.length);
    const members = Array.from(
      { length: size },
      (_, place) => shuffled[(n * size + place) % shuffled.length]!,
    );
    if ((n + 1) * size >= shuffled.length) shuffled.sort(() => chance.next() - 0.5);
    const [owner, ...others] = members;
    const { token } = owner!.account;
    const group = {
      kind: 'GROUP',
      title: `Group ${n}`,
      participantIds: others.map(({ account }) => account.id),
    };
    const { startConversation } = await done(url, token, START_CONVERSATION, { input: group });
    const { id } = startConversation.conversation;
    await done(url, token, SEND_MESSAGE, {
      input: { conversationId: id, body: 'Welcome', clientId: `welcome ${n}` },
    });
    const { conversation } = await done(url, token, LATEST_MESSAGE, { id });
    for (const member of members) member.follow(id, conversation.messages.edges[0].cursor);
  }
}

/** An operation of the preparation, which must succeed. */
export async function done(
  url: string,
  token: string | null,
  query: string,
  variables: object,
): Promise<any> {
  const { data, errors } = await post(url, token, query, variables as Record<string, unknown>, PATIENCE_MS);
  if (!data || errors) throw new Error(`The soak could not be prepared: ${JSON.stringify(errors)}`);
  return data;
}

/** A client's life: its network breaks, or its app is closed and opened again. In the end it is there. */
export async function comeAndGo(
  participant: Participant,
  chance: Chance,
  everyMs: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await delay(chance.between(0, 2 * everyMs), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    if (chance.next() < 0.7) participant.lose();
    else {
      await participant.disconnect();
      await delay(chance.between(0, 2_000));
      participant.connect();
    }
  }
}
