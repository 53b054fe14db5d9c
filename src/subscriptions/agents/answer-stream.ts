import { Types } from 'mongoose';
import {
  ChatChunkModel,
  ChatMessageModel,
  ChatMessageStatus,
  type ChatChunk,
} from '../../models/agents/index.js';
import { ENDED, headOf, type Audience, type Entry, type LiveStream } from '../live/index.js';
import type { Viewer } from '../../auth/viewer.js';

/** An entry of an answer that is being written. */
export interface AnswerEntry extends Entry {
  readonly seq: number;
  /** The owner's id in hexadecimal. Absent if it must be read from the message. */
  readonly user?: string;
  readonly text?: string;
  /** The final status of the message. The subscription completes after it. */
  readonly end?: string;
  readonly final?: boolean;
}

/** Majority reads, so that a failover does not revert what was sent to clients. */
const SURE = { readConcern: { level: 'majority' } } as const;
const toId = (hex: string): Types.ObjectId => Types.ObjectId.createFromHexString(hex);

async function heads(channels: readonly string[]): Promise<Map<string, number>> {
  const rows = await ChatChunkModel.collection
    .aggregate<{ _id: Types.ObjectId; seq: number }>(
      [
        { $match: { message: { $in: channels.map(toId) } } },
        { $group: { _id: '$message', seq: { $max: '$seq' } } },
      ],
      SURE,
    )
    .toArray();
  return new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq]));
}

function entryOf({ seq, user, text, end }: ChatChunk): AnswerEntry {
  return {
    seq,
    user: user.toHexString(),
    ...(text === undefined ? {} : { text }),
    ...(end ? { end, final: true } : {}),
  };
}

/** Whether the message has ended, in which case its chunks may have expired. */
async function hasEnded(channel: string): Promise<boolean> {
  const message = await ChatMessageModel.findById(toId(channel), { status: 1 }).lean<{ status: string }>();
  return message?.status !== ChatMessageStatus.STREAMING;
}

function audience({ user }: AnswerEntry, viewer: Viewer | null): Audience {
  return user === undefined || viewer?.id.toHexString() === user ? (user ?? 'own') : ENDED;
}

/** The last number in an answer's log. 0 if there is none. */
export const answerHead = (channel: string): Promise<number> => headOf(heads, channel);

/**
 * The stream of an answer while it is written, one channel per answer. Its log is in the database; a signal carries
 * the stored text, so a subscriber without a backlog reads nothing. The last entry completes the subscription.
 */
export const answerStream: LiveStream<'chatAnswer', AnswerEntry> = {
  topic: 'chatAnswer',
  gapless: true,
  heads,
  async read(channel, after, limit) {
    const rows = await ChatChunkModel.collection
      .find<ChatChunk>({ message: toId(channel), seq: { $gt: after } }, { ...SURE, sort: { seq: 1 }, limit })
      .toArray();
    if (rows.length > 0) return rows[0]!.seq === after + 1 ? rows.map(entryOf) : 'lost';
    return (await headOf(heads, channel)) <= after && (await hasEnded(channel)) ? 'lost' : [];
  },
  signal: ({ seq, user, text, end }) => ({
    upTo: seq,
    // A signal without a number is for the worker.
    brought: { seq, user, ...(text === undefined ? {} : { text }), ...(end ? { end, final: true } : {}) },
  }),
  audiences: async (_channel, entry, viewers) => viewers.map((viewer) => audience(entry, viewer)),
  toldTo: async (ctx, _channel, entries) => entries.map((entry) => audience(entry, ctx.viewer)),
  resync: (seq) => ({ seq, end: 'resync', final: true }),
};
