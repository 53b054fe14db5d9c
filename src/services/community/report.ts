import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { insertOnce } from '../../events/insert-once.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  LONGEST_DETAILS,
  ReportModel,
  ReportReason,
  type Report,
  type ReportTarget,
} from '../../models/community/index.js';
import { REPORTABLE } from '../../rules/community/index.js';
import { refuse } from '../../schema/errors.js';
import { checkText } from '../identity/index.js';

/** What `report` takes. */
export interface ReportInput {
  targetType: ReportTarget;
  targetId: Types.ObjectId;
  reason: ReportReason;
  details?: string | null;
  clientId?: string | null;
}

type Draft = Omit<Report, '_id' | 'id' | 'open' | 'case' | 'createdAt'>;

/**
 * Reports something to the moderators. Reporting it again while its case is open changes nothing: the first report
 * stands. Answers the report's id.
 * @throws BAD_USER_INPUT for what is one's own, and without the words that `OTHER` asks for; NOT_FOUND for what the
 * reporter can't see; RATE_LIMITED; CONFLICT for a used clientId
 */
export async function report(ctx: Context, input: ReportInput): Promise<Types.ObjectId> {
  const { id: reporter } = requireViewer(ctx);
  const draft = await draftReport(ctx, reporter, input);
  const made = await transact(ctx, (tx) =>
    tx.once(reporter, 'report', input.clientId, input, () => insertReport(tx, draft)),
  );
  return made.report;
}

async function draftReport(ctx: Context, reporter: Types.ObjectId, input: ReportInput): Promise<Draft> {
  const { targetType, targetId, reason } = input;
  const details = checkText(input.details ?? '', 'details', { longest: LONGEST_DETAILS, lines: true });
  if (reason === ReportReason.OTHER && details === null)
    throw refuse.badInput('Say in a few words what is wrong with it.', 'details');
  await ctx.limits.consume('report', reporter);
  const found = await REPORTABLE[targetType](ctx, targetId);
  if (!found || !(await found.visible()))
    throw refuse.notFound(
      targetType === 'User' ? 'The person' : `The ${targetType.toLowerCase()}`,
      'targetId',
    );
  const { id: target, author, content } = found;
  if (author.equals(reporter)) throw refuse.badInput('Nobody reports themselves.', 'targetId');
  const user = await ctx.loaders.user.load(author);
  return {
    ...{ reporter, targetType, target, targetAuthor: author, reason },
    ...(details === null ? {} : { details }),
    content: { ...content, author, authorUsername: user?.username ?? '' },
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
