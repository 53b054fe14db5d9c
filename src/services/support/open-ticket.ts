import { Types } from 'mongoose';
import { readDevice } from '../../auth/device.js';
import { requireViewer } from '../../auth/viewer.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context, RequestInfo } from '../../loaders/context.js';
import {
  TicketAuthorType,
  TicketEventType,
  TicketMessageModel,
  TicketModel,
  TicketPriority,
  TicketStatus,
  type ClientInfo,
  type Ticket,
  type TicketAttachment,
  type TicketCategory,
} from '../../models/support/index.js';
import { nextNumber } from '../system/index.js';
import { sharedNow } from '../../lib/clock.js';
import { attachFiles, checkFiles } from './attachments.js';
import { slaPlan } from './settings.js';
import { openSla } from './sla.js';
import { rankOf } from './ticket-access.js';
import { factsOf, noteEvent } from './ticket-log.js';

/** A new ticket. */
export interface OpenTicketInput {
  subject: string;
  description: string;
  category: TicketCategory;
  priority?: TicketPriority | null;
  tags?: string[] | null;
  uploadIds?: Types.ObjectId[] | null;
  clientId?: string | null;
}

/** Opens a ticket; the description is its first message. @throws BAD_USER_INPUT, NOT_FOUND for uploads of others */
export async function openTicket(ctx: Context, input: OpenTicketInput): Promise<{ ticket: Types.ObjectId }> {
  const viewer = requireViewer(ctx);
  return orEarlier(viewer.id, 'openTicket', input.clientId, input, async () => {
    await ctx.limits.consume('report', viewer.id);
    const files = await checkFiles(ctx, input.uploadIds ?? []);
    const number = await nextNumber('TICK', sharedNow());
    return transact(ctx, (tx) =>
      tx.once(viewer.id, 'openTicket', input.clientId, input, async () => {
        const ticket = await insertTicket(tx, {
          number,
          requester: viewer.id,
          subject: input.subject,
          description: input.description,
          category: input.category,
          priority: input.priority ?? TicketPriority.MEDIUM,
          tags: tagsOf(input.tags),
          client: clientOf(ctx.request),
          attachments: files,
        });
        await attachFiles(tx, viewer.id, files, ticket.firstMessage);
        return { ticket: ticket._id };
      }),
    );
  });
}

/** Tags in the form in which they are stored: lower case, each once. */
export const tagsOf = (tags: readonly string[] | null | undefined): string[] => [
  ...new Set((tags ?? []).map((tag) => tag.normalize('NFC').trim().toLowerCase())),
];

/** The device and address of a request. */
export function clientOf({ ip, userAgent }: Pick<RequestInfo, 'ip' | 'userAgent'>): ClientInfo {
  const { browser, os } = readDevice(userAgent);
  return {
    ...(userAgent ? { userAgent: userAgent.slice(0, 512) } : {}),
    ipAddress: ip,
    ...(browser ? { browser } : {}),
    ...(os ? { os } : {}),
  };
}

/** What a ticket is made of. */
export interface TicketDraft extends Pick<
  Ticket,
  'number' | 'requester' | 'subject' | 'description' | 'category' | 'priority' | 'tags'
> {
  client?: ClientInfo | undefined;
  contact?: Ticket['contact'];
  attachments?: TicketAttachment[];
  followUpOf?: Types.ObjectId;
  assignee?: Types.ObjectId | null;
  /** When the first message was written. Defaults to now. */
  at?: Date;
  isAutomatic?: boolean;
}

/** Writes a ticket with its first message, in a transaction. */
export async function insertTicket(
  tx: Tx,
  draft: TicketDraft,
): Promise<Ticket & { firstMessage: Types.ObjectId }> {
  const { attachments = [], at = tx.at, isAutomatic = false, client, contact, ...row } = draft;
  const _id = new Types.ObjectId();
  const firstMessage = new Types.ObjectId();
  const ticket = {
    ...row,
    _id,
    assignee: draft.assignee ?? null,
    participants: draft.requester ? [draft.requester] : [],
    status: TicketStatus.OPEN,
    ...(client ? { client } : {}),
    ...(contact ? { contact } : {}),
    sla: openSla(await slaPlan(tx.session), draft.priority, at),
    resolvedAt: null,
    mergedInto: null,
    followUpOf: draft.followUpOf ?? null,
    rank: rankOf(draft.priority, at),
    ...{ seq: 1, publicSeq: 1, agentMessages: 0, customerMessages: 1 },
    ...{ publicUpdatedAt: tx.at, createdAt: at, updatedAt: tx.at },
  };
  await TicketModel.collection.insertOne(ticket, { session: tx.session });
  await TicketMessageModel.collection.insertOne(
    {
      _id: firstMessage,
      ticket: _id,
      author: draft.requester,
      authorType: TicketAuthorType.CUSTOMER,
      body: draft.description,
      isInternal: false,
      isAutomatic,
      attachments,
      createdAt: at,
    },
    { session: tx.session },
  );
  const opened = ticket as unknown as Ticket;
  await noteEvent(tx, opened, {
    type: TicketEventType.MESSAGE_ADDED,
    message: firstMessage,
    isPublic: true,
  });
  const { requester, followUpOf } = opened;
  tx.emit('ticket.opened', { ...factsOf(opened, true), requester, followUpOf }, requester);
  return { ...opened, firstMessage };
}
