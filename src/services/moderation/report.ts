import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { targetRow } from '../../domain.js';
import { insertOnce } from '../../events/insert-once.js';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { mentionsOf } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import {
  LONGEST_DETAILS,
  ReportModel,
  ReportReason,
  type Report,
  type ReportTarget,
} from '../../models/moderation/index.js';
import { reportable } from '../../rules/moderation/index.js';
import { refuse } from '../../schema/errors.js';
import { checkText } from '../identity/index.js';
import { userNamed } from '../social/index.js';

/** The input of `report`. */
export interface ReportInput {
  targetType: ReportTarget;
  targetId: Types.ObjectId;
  reason: ReportReason;
  details?: string | null;
  clientId?: string | null;
}

/** The most mentions of evidence that are resolved, so that an erasure finds them. */
const MOST_MENTIONS = 50;

type Draft = Omit<Report, '_id' | 'id' | 'open' | 'case' | 'createdAt'>;

/**
 * Reports content to the moderators. A repeated report of an open case has no effect: the first one is kept. Returns
 * the report's id.
 * @throws BAD_USER_INPUT for the viewer's own content, and without the details that `OTHER` requires; NOT_FOUND for content that the viewer cannot see; RATE_LIMITED; CONFLICT for a used clientId
 */
export async function report(ctx: Context, input: ReportInput): Promise<Types.ObjectId> {
  const { id: reporter } = requireViewer(ctx);
  const made = await orEarlier(reporter, 'report', input.clientId, input, async () => {
    const draft = await draftReport(ctx, reporter, input);
    return transact(ctx, (tx) =>
      tx.once(reporter, 'report', input.clientId, input, () => insertReport(tx, draft)),
    );
  });
  return made.report;
}

async function draftReport(ctx: Context, reporter: Types.ObjectId, input: ReportInput): Promise<Draft> {
  const { targetType, targetId, reason } = input;
  const details = checkText(input.details ?? '', 'details', { longest: LONGEST_DETAILS, lines: true });
  if (reason === ReportReason.OTHER && details === null)
    throw refuse.badInput('The details are missing; the reason OTHER needs them.', 'details');
  await ctx.limits.consume('report', reporter);
  const found = await reportable(ctx, targetType, targetId);
  if (!found || !(await found.visible()))
    throw refuse.notFound(`The ${targetRow(targetType).noun}`, 'targetId');
  const { id: target, author, content } = found;
  if (author.equals(reporter)) throw refuse.badInput('You cannot report yourself.', 'targetId');
  const user = await ctx.loaders.user.load(author);
  const names = mentionsOf(`${content.title ?? ''}\n${content.text ?? ''}`).slice(0, MOST_MENTIONS);
  const mentioned = await Promise.all(names.map((name) => userNamed(ctx, name)));
  const mentions = mentioned.flatMap((one) => one?._id ?? []);
  const group = await found.row.group?.(ctx, found.node as never);
  return {
    ...{ reporter, targetType, target, targetAuthor: author, reason },
    ...(details === null ? {} : { details }),
    content: { ...content, author, authorUsername: user?.username ?? '', mentions },
    ...(group ? { group } : {}),
  };
}

async function insertReport(tx: Tx, draft: Draft): Promise<{ report: Types.ObjectId }> {
  const { reporter, target, ...more } = draft;
  const mine = { reporter, target, open: true };
  const report = new Types.ObjectId();
  if (!(await insertOnce(ReportModel, mine, { _id: report, ...more, createdAt: tx.at }, tx))) {
    const earlier = await ReportModel.findOne(mine, { _id: 1 }).session(tx.session).lean();
    return { report: earlier!._id };
  }
  const { targetType, targetAuthor, reason } = more;
  tx.emit('content.reported', { report, reporter, targetType, target, targetAuthor, reason }, reporter);
  return { report };
}
