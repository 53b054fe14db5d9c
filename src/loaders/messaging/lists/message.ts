import type { Types } from 'mongoose';
import { MessageModel, type Message } from '../../../models/messaging/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import { typed } from '../../factories.js';
import { keyset, type ListOrder } from '../../keyset.js';
import { scan } from '../../scan.js';
import { inTime, MAX_TIME_MS } from '../../in-time.js';

/** By number, which is the order of the commits. */
export const BY_NUMBER: ListOrder = { field: 'seq', direction: 1 };
/** Latest message first. */
export const LATEST_FIRST: ListOrder = { field: 'seq', direction: -1 };

/** One page of the messages of a conversation after a number. */
export async function scanMessages(
  loaders: Loaders,
  range: Range,
  conversation: Types.ObjectId,
  behind: number,
): Promise<Message[]> {
  const match = { conversation, deletedAt: null, seq: { $gt: behind } };
  return remember(
    loaders,
    await scan<Message>(loaders, range, { model: MessageModel, match, order: BY_NUMBER }),
  );
}

/**
 * The messages of a conversation that contain all words, latest first. The words are quoted, so that the text index
 * takes them literally.
 */
export async function scanFoundMessages(
  loaders: Loaders,
  range: Range,
  { conversation, behind, words }: { conversation: Types.ObjectId; behind: number; words: readonly string[] },
): Promise<Message[]> {
  const $search = words.map((word) => `"${word}"`).join(' ');
  const { where, sort, limit } = keyset(LATEST_FIRST, range);
  const rows = await inTime(
    loaders,
    MessageModel.find({ conversation, $text: { $search }, deletedAt: null, seq: { $gt: behind }, ...where })
      .sort(sort)
      .limit(limit)
      .batchSize(limit)
      .maxTimeMS(MAX_TIME_MS)
      .lean<Message[]>(),
  );
  return remember(loaders, rows);
}

function remember(loaders: Loaders, rows: Message[]): Message[] {
  for (const row of rows) loaders.message.prime(row._id, typed('Message', row));
  return rows;
}
