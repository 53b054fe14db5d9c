import { Types } from 'mongoose';
import { isSupport, type Viewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { UserStatus } from '../../models/identity/index.js';
import {
  TicketEventModel,
  TicketEventType,
  TicketModel,
  type Ticket,
  type TicketEvent,
} from '../../models/support/index.js';
import { isCustomerOf } from '../../rules/support/index.js';
import { ENDED, headOf, type Audience, type Entry, type LiveStream } from '../live/index.js';

/** One thing told about a ticket. */
export interface TicketEntry extends Entry {
  readonly __typename: 'TicketMessageAdded' | 'TicketChanged' | 'TicketResync';
  readonly ticket: Types.ObjectId;
  readonly message?: Types.ObjectId;
}

/** The sides of a ticket, each with a numbering of its own: customers must not learn of notes by gaps. */
export type Side = 'public' | 'staff';

/** The channel of a side. */
export const channelOf = (ticket: Types.ObjectId, side: Side): string => `${ticket.toHexString()}:${side}`;

function read(channel: string): { ticket: Types.ObjectId; side: Side } {
  const [id, side] = channel.split(':') as [string, Side];
  return { ticket: Types.ObjectId.createFromHexString(id), side };
}

const NUMBER = { public: 'publicSeq', staff: 'seq' } as const;
/** A failover must not take back what was told. */
const MAJORITY = { readConcern: { level: 'majority' } } as const;

async function heads(channels: readonly string[]): Promise<Map<string, number>> {
  const asked = channels.map((channel) => ({ channel, ...read(channel) }));
  const rows = await TicketModel.collection
    .find<Pick<Ticket, '_id' | 'seq' | 'publicSeq'>>(
      { _id: { $in: asked.map(({ ticket }) => ticket) } },
      { ...MAJORITY, projection: { seq: 1, publicSeq: 1 } },
    )
    .toArray();
  const found = new Map(rows.map((row) => [row._id.toHexString(), row]));
  return new Map(
    asked.flatMap(({ channel, ticket, side }) => {
      const row = found.get(ticket.toHexString());
      return row ? [[channel, row[NUMBER[side]]] as const] : [];
    }),
  );
}

function behind(channel: string, after: number, limit: number): Promise<TicketEvent[]> {
  const { ticket, side } = read(channel);
  return TicketEventModel.collection
    .find<TicketEvent>(
      { ticket, [NUMBER[side]]: { $gt: after } },
      { ...MAJORITY, sort: { [NUMBER[side]]: 1 }, limit },
    )
    .toArray();
}

const entryOf =
  (side: Side) =>
  ({ ticket, type, message, ...numbers }: TicketEvent): TicketEntry => ({
    __typename: type === TicketEventType.MESSAGE_ADDED ? 'TicketMessageAdded' : 'TicketChanged',
    seq: numbers[NUMBER[side]]!,
    ticket,
    ...(message ? { message } : {}),
  });

/** What happens in a ticket: a channel for its customers and one for the support team. The log is kept for a month. */
export const ticketStream: LiveStream<'ticket', TicketEntry> = {
  topic: 'ticket',
  gapless: true,
  heads,
  async read(channel, after, limit) {
    const { side } = read(channel);
    let rows = await behind(channel, after, limit);
    if (rows.length === 0) {
      if ((await headOf(heads, channel)) <= after) return [];
      // What came between the two looks is there by now; where nothing is, all of it is gone by its age.
      rows = await behind(channel, after, limit);
    }
    return rows[0]?.[NUMBER[side]] === after + 1 ? rows.map(entryOf(side)) : 'lost';
  },
  signal: ({ seq }) => ({ upTo: seq }),
  async audiences(channel, _entry, viewers, ctx) {
    const { ticket: id, side } = read(channel);
    const ticket = await ctx.loaders.ticket.load(id);
    return Promise.all(viewers.map((viewer) => audienceOf(ctx, viewer, ticket, side)));
  },
  resync: (seq) => ({ __typename: 'TicketResync', seq, ticket: new Types.ObjectId() }),
};

/** Role and permissions are those of this moment: who leaves the team hears no more. */
async function audienceOf(
  ctx: Context,
  viewer: Viewer | null,
  ticket: Ticket | null,
  side: Side,
): Promise<Audience> {
  const user = viewer && (await ctx.loaders.user.load(viewer.id));
  if (!ticket || !user || user.status !== UserStatus.ACTIVE || user.deletedAt) return ENDED;
  const now = { viewer: { ...viewer, role: user.role, permissions: user.permissions ?? [] } };
  const isCustomer = isCustomerOf(now, ticket);
  const listens = side === 'public' ? isCustomer : isSupport(now) && !isCustomer;
  return listens ? side : ENDED;
}
