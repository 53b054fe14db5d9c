import { finish } from '../../events/finish.js';
import { transact, type Tx } from '../../events/transact.js';
import { sharedNow } from '../../lib/clock.js';
import {
  ConsultationModel,
  ConsultationPaymentStatus,
  ConsultationSessionModel,
  ConsultationStatus,
  type Consultation,
} from '../../models/support/index.js';
import { nextReminder } from './booking.js';
import { before, cancelIn } from './consultation-state.js';

const BATCH = 100;
const { IN_PROGRESS, COMPLETED } = ConsultationStatus;

/** What the clock did. */
export interface RunOutcome {
  started: number;
  completed: number;
  reminded: number;
  released: number;
}

/**
 * What the clock does with consultations: gives up those that were not paid in time, starts, completes and reminds. Each
 * step is one conditional write, so that several gateways do it once.
 */
export async function runConsultations({ signal }: { signal: AbortSignal }): Promise<RunOutcome> {
  const released = await each(signal, unpaid, release);
  const started = await each(signal, beginning, start);
  const completed = await each(signal, ending, complete);
  const reminded = await each(signal, reminding, remind);
  return { started, completed, reminded, released };
}

type Filter = (now: Date) => Record<string, unknown>;

const unpaid: Filter = (now) => ({ 'pricing.dueAt': { $type: 'date', $lte: now } });
const beginning: Filter = (now) => ({
  status: { $in: before(IN_PROGRESS) },
  scheduledAt: { $lte: now },
  'pricing.paymentStatus': ConsultationPaymentStatus.PAID,
});
const ending: Filter = (now) => ({ status: IN_PROGRESS, endsAt: { $lte: now } });
const reminding: Filter = (now) => ({ remindAt: { $type: 'date', $lte: now } });

async function each(
  signal: AbortSignal,
  filter: Filter,
  work: (consultation: Consultation) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  while (!signal.aborted) {
    const rows = await ConsultationModel.find(filter(sharedNow()) as never)
      .limit(BATCH)
      .lean<Consultation[]>();
    if (rows.length === 0) return done;
    for (const row of rows) if (await work(row)) done += 1;
  }
  return done;
}

function release({ _id }: Consultation): Promise<boolean> {
  return transact(null, async (tx) => {
    const consultation = await ConsultationModel.findOne({ _id, ...unpaid(tx.at) } as never)
      .session(tx.session)
      .lean<Consultation>();
    if (!consultation) return false;
    await cancelIn(tx, consultation, {
      by: null,
      reason: 'The consultation was not paid in time.',
      percent: 0,
    });
    return true;
  });
}

const start = ({ _id }: Consultation): Promise<boolean> =>
  transact(null, (tx) =>
    finish(tx, ConsultationModel, _id, {
      ...{ from: before(IN_PROGRESS), to: IN_PROGRESS, where: { scheduledAt: { $lte: tx.at } } },
      set: { updatedAt: tx.at, remindAt: null },
    }),
  );

const complete = ({ _id, client, consultant }: Consultation): Promise<boolean> =>
  transact(null, async (tx) => {
    const set = { updatedAt: tx.at };
    const done = await finish(tx, ConsultationModel, _id, { from: IN_PROGRESS, to: COMPLETED, set });
    if (done) tx.emit('consultation.completed', { consultation: _id, client, consultant });
    return done;
  });

function remind(due: Consultation): Promise<boolean> {
  const { _id, client, consultant, remindAt, scheduledAt } = due;
  return transact(null, async (tx) => {
    // A reminder that comes when the consultation has begun is none.
    const { matchedCount } = await ConsultationModel.collection.updateOne(
      { _id, remindAt },
      { $set: { remindAt: nextReminder(scheduledAt, tx.at) } },
      { session: tx.session },
    );
    if (matchedCount === 0 || scheduledAt <= tx.at) return false;
    const first = await isFirstOfSession(tx, due);
    tx.emit('consultation.reminded', { consultation: _id, client, consultant: first ? consultant : null });
    return true;
  });
}

/** Whether this reminder is the first of its group session, so that the consultant is reminded once for all seats. */
async function isFirstOfSession(tx: Tx, { session, remindAt }: Consultation): Promise<boolean> {
  if (!session) return true;
  const { matchedCount } = await ConsultationSessionModel.collection.updateOne(
    { _id: session, remindedFor: { $ne: remindAt } },
    { $set: { remindedFor: remindAt } },
    { session: tx.session },
  );
  return matchedCount === 1;
}
