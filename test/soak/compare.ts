import { mongo } from 'mongoose';
import type { Participant } from './participant.js';
import type { Sender } from './sender.js';

/** The messages of each conversation as the database has them, in their order. */
export type Stored = Map<string, { id: string; clientId: string | null }[]>;

/** Reads what a majority has of the conversations that participants are in. */
export async function readStored(uri: string, participants: readonly Participant[]): Promise<Stored> {
  const ours = new Set(participants.flatMap(({ heard }) => heard.map(({ conversation }) => conversation)));
  const client = new mongo.MongoClient(uri, { readConcern: { level: 'majority' } });
  try {
    const rows = await client
      .db()
      .collection('messages')
      .find({}, { sort: { conversation: 1, seq: 1 } })
      .toArray();
    const stored: Stored = new Map();
    for (const { _id, conversation, clientId } of rows) {
      const key = `conv_${String(conversation)}`;
      if (!ours.has(key)) continue;
      if (!stored.has(key)) stored.set(key, []);
      stored.get(key)!.push({ id: `msg_${String(_id)}`, clientId: (clientId as string | undefined) ?? null });
    }
    return stored;
  } finally {
    await client.close();
  }
}

/** What a client has to have heard: everything behind the message that it began at. */
export function expectedOf(stored: Stored, conversation: string): string[] {
  return (stored.get(conversation) ?? []).slice(1).map(({ id }) => id);
}

/** Whether everybody has heard as many as there are. */
export function allHeard(stored: Stored, participants: readonly Participant[]): boolean {
  return participants.every(({ heard }) =>
    heard.every(({ conversation, messages }) => messages.length >= expectedOf(stored, conversation).length),
  );
}

/** Where a client has something else than the database: missing, doubled, foreign, or out of order. */
export function differences(stored: Stored, participants: readonly Participant[]): string[] {
  return participants.flatMap(({ account, heard }) =>
    heard.flatMap(({ conversation, messages, odd }) => {
      const expected = expectedOf(stored, conversation);
      const problems = odd.map((what) => `was told ${what}`);
      if (messages.join() !== expected.join()) {
        const twice = messages.filter((id, index) => messages.indexOf(id) < index);
        const missing = expected.filter((id) => !messages.includes(id));
        const foreign = messages.filter((id) => !expected.includes(id));
        const counts = `${missing.length} missing, ${twice.length} twice, ${foreign.length} that are not there`;
        problems.push(`heard ${messages.length} of ${expected.length}: ${counts}, else out of order`);
      }
      return problems.map((problem) => `${account.id} in ${conversation} ${problem}`);
    }),
  );
}

/** Where somebody was told of a fault of the gateway's, or sent away, though only what it depends on was away. */
export function blamed(participants: readonly Participant[], senders: readonly Sender[]): string[] {
  return [
    ...senders.flatMap(({ faults }) => faults.map((answer) => `a sender was told of a fault: ${answer}`)),
    ...participants.flatMap(({ account, blamed: codes }) =>
      codes.map((code) => `the socket of ${account.id} was closed with ${code}`),
    ),
  ];
}

/** Where the database has something else than the senders were told. */
export function unaccounted(stored: Stored, senders: readonly Sender[]): string[] {
  const problems = senders.flatMap(({ refused }) =>
    refused.map((answer) => `a sender was refused: ${answer}`),
  );
  const there = new Map<string, string>();
  for (const [conversation, messages] of stored)
    for (const { id, clientId } of messages.slice(1)) {
      const key = `${conversation} ${clientId}`;
      if (there.has(key)) problems.push(`${key} is there twice: ${there.get(key)} and ${id}`);
      there.set(key, id);
    }
  for (const { conversation, clientId, id } of senders.flatMap(({ sent }) => sent)) {
    const key = `${conversation} ${clientId}`;
    if (there.get(key) !== id) problems.push(`${key} was acknowledged as ${id} and is ${there.get(key)}`);
    there.delete(key);
  }
  for (const [key, id] of there) problems.push(`${key} is there as ${id}, and nobody was told`);
  return problems;
}
