import { setTimeout as wait } from 'node:timers/promises';
import { mongo, Types } from 'mongoose';
import type { TopicBus } from '../../../events/topics.js';
import { isDuplicateKey } from '../../../lib/duplicate-key.js';
import { sharedNow } from '../../../lib/clock.js';
import { ChatChunkModel } from '../../../models/agents/index.js';

/** The interval in which text is written: all answers of a process share one command. */
export const answerLog = { everyMs: 40 };

const MAJORITY = { writeConcern: { w: 'majority', journal: true } } as const;

/** A piece of text as it is stored. The id tells a repeated write from another worker's. */
interface ChunkRow {
  _id: Types.ObjectId;
  message: Types.ObjectId;
  session: Types.ObjectId;
  user: Types.ObjectId;
  seq: number;
  text: string;
  at: Date;
}

/** The log of one answer, for its worker. */
export class AnswerLog {
  /** The number of the last stored row. */
  seq = 0;
  private text = '';
  /** The row that was sent to the database, whose reply may be lost. */
  private row: ChunkRow | null = null;
  private stored: (() => void)[] = [];
  /** Whether another process has ended the answer, or writes it. */
  lost = false;

  constructor(
    readonly message: Types.ObjectId,
    readonly session: Types.ObjectId,
    readonly user: Types.ObjectId,
    private readonly writer: LogWriter,
    private readonly onLost: () => void,
  ) {}

  /** Adds text. It is stored and sent within a moment. */
  push(text: string): void {
    if (text === '' || this.lost) return;
    this.text += text;
    this.writer.wake(this);
  }

  /** Resolves when all added text is stored. */
  flushed(): Promise<void> {
    if ((this.text === '' && !this.row) || this.lost) return Promise.resolve();
    return new Promise((resolve) => this.stored.push(resolve));
  }

  /** The row to store next: the one whose reply was lost, under the same id, or one with all text since. */
  next(): ChunkRow | null {
    if (this.lost) return null;
    if (!this.row && this.text !== '') {
      const { message, session, user, text } = this;
      this.text = '';
      const _id = new Types.ObjectId();
      this.row = { _id, message, session, user, seq: this.seq + 1, text, at: sharedNow() };
    }
    return this.row;
  }

  /** Confirms that the row is stored. True if there is more text. */
  keep(): boolean {
    this.row = null;
    this.seq += 1;
    if (this.text === '') this.resolve();
    return this.text !== '';
  }

  /** Stops writing, because the answer is being ended. */
  close(): void {
    this.lost = true;
    this.resolve();
  }

  /** The number is taken: the answer belongs to another worker. */
  lose(): void {
    this.lost = true;
    this.resolve();
    this.onLost();
  }

  private resolve(): void {
    for (const done of this.stored.splice(0)) done();
  }
}

/** Writes the logs of all answers of this process: one insert for all recent text, then the signals. */
export class LogWriter {
  private readonly waiting = new Set<AnswerLog>();
  private running: Promise<void> | null = null;
  /** Number of commands and rows so far, for measurements. */
  readonly written = { commands: 0, rows: 0 };

  constructor(private readonly topics: Pick<TopicBus, 'publish'>) {}

  /** Notes that a log has text. */
  wake(log: AnswerLog): void {
    this.waiting.add(log);
    this.running ??= this.run().finally(() => (this.running = null));
  }

  private async run(): Promise<void> {
    while (this.waiting.size > 0) {
      const begun = performance.now();
      await this.writeSome();
      await wait(Math.max(0, answerLog.everyMs - (performance.now() - begun)));
    }
  }

  private async writeSome(): Promise<void> {
    const logs = [...this.waiting];
    this.waiting.clear();
    const taken = logs.flatMap((log) => {
      const row = log.next();
      return row ? [{ log, row }] : [];
    });
    if (taken.length === 0) return;
    this.written.commands += 1;
    this.written.rows += taken.length;
    const failed = await this.insert(taken.map(({ row }) => row));
    for (const [place, { log, row }] of taken.entries()) {
      if (failed === 'all') {
        this.waiting.add(log);
      } else if (failed.has(place)) {
        log.lose();
      } else {
        if (log.keep()) this.waiting.add(log);
        const signal = { seq: row.seq, text: row.text, user: log.user.toHexString() };
        void this.topics.publish('chatAnswer', log.message.toHexString(), signal).catch(() => undefined);
      }
    }
    if (failed === 'all') await wait(OUTAGE_MS);
  }

  /** The indexes of rows whose numbers others have taken. 'all' if none is known to be stored. */
  private async insert(rows: ChunkRow[]): Promise<Set<number> | 'all'> {
    try {
      await ChatChunkModel.collection.insertMany(rows as never[], { ordered: false, ...MAJORITY });
      return new Set();
    } catch (error) {
      if (!(error instanceof mongo.MongoBulkWriteError) || !isDuplicateKey(error)) return 'all';
      const taken = [error.writeErrors].flat().map(({ index }) => index);
      return this.ofOthers(rows, taken).catch(() => 'all' as const);
    }
  }

  /** Those of the refused rows that are not there: the others were stored by an earlier write whose reply was lost. */
  private async ofOthers(rows: ChunkRow[], taken: number[]): Promise<Set<number>> {
    const ids = taken.map((place) => rows[place]!._id);
    const there = await ChatChunkModel.collection
      .find({ _id: { $in: ids } }, { projection: { _id: 1 }, readConcern: { level: 'majority' } })
      .toArray();
    const own = new Set(there.map(({ _id }) => String(_id)));
    return new Set(taken.filter((place) => !own.has(String(rows[place]!._id))));
  }
}

const OUTAGE_MS = 500;
const writers = new WeakMap<object, LogWriter>();

/** The writer of a process. */
export function writerOf(topics: Pick<TopicBus, 'publish'>): LogWriter {
  let writer = writers.get(topics);
  if (!writer) writers.set(topics, (writer = new LogWriter(topics)));
  return writer;
}
