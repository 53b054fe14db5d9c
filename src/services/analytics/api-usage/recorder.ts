import { setTimeout as delay } from 'node:timers/promises';
import { Types } from 'mongoose';
import type { Viewer } from '../../../auth/viewer.js';
import { sharedNow } from '../../../lib/clock.js';
import {
  ANONYMOUS_OPERATIONS,
  ApiUsageModel,
  INVALID_OPERATIONS,
  type ApiUsage,
  type OperationKind,
} from '../../../models/analytics/index.js';
import { clientOf, type ClientHeaders } from './client.js';
import { BoundedNames } from './names.js';
import { withoutPrivateWords } from './words.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const FLUSH_MS = 1_000;
const LAST_FLUSH_MS = 3_000;
/** Rows that wait for the database; more are dropped and counted, so that a database that is away costs no memory. */
const MOST_WAITING = 10_000;
const MOST_OPERATIONS = 300;
const MOST_CLIENTS = 100;

/** One operation that has ended. */
export interface ServedOperation {
  /** Null for requests that never became an operation. */
  kind: OperationKind | null;
  name: string | null | undefined;
  viewer: Viewer | null;
  client: ClientHeaders;
  durationMs: number;
  error: { code: string; message: string } | null;
  mongoCommands: number;
  requestBytes: number;
  responseBytes: number;
}

interface Waiting {
  served: ServedOperation;
  at: Date;
  weight: number;
}

/** What the recorder tells of itself. */
interface Hears {
  warn(details: object, message: string): void;
}

/**
 * Writes operations down without costing them anything: a request leaves a row in memory, and a timer hands all rows to the
 * database about once a second. Nothing waits for that, and nothing is tried again.
 */
export class ApiUsageRecorder {
  /** The share of operations that are kept, 0 to 1. */
  sample = 0;
  /** Rows that were not kept: the buffer was full, or the database refused them. */
  dropped = 0;
  private retentionMs = 30 * DAY_MS;
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private readonly operations = new BoundedNames(MOST_OPERATIONS);
  private readonly clients = new BoundedNames(MOST_CLIENTS);

  /** Begins to keep operations. The timer is made outside of any request, so that no request is booked what it writes. */
  start({ sample, retentionDays }: { sample: number; retentionDays: number }, logger: Hears): void {
    this.sample = sample;
    this.retentionMs = retentionDays * DAY_MS;
    let told = this.dropped;
    this.timer = setInterval(() => {
      void this.flush();
      if (this.dropped === told) return;
      logger.warn({ dropped: this.dropped - told }, 'Rows of API usage were dropped.');
      told = this.dropped;
    }, FLUSH_MS).unref();
  }

  /** Whether the operation that ends now belongs to the sample. */
  get wanted(): boolean {
    return this.sample > 0 && (this.sample >= 1 || Math.random() < this.sample);
  }

  /** Keeps an operation that `wanted` has chosen. */
  note(served: ServedOperation): void {
    if (this.waiting.length >= MOST_WAITING) this.dropped += 1;
    else this.waiting.push({ served, at: sharedNow(), weight: 1 / Math.min(1, this.sample || 1) });
  }

  /** Writes what waits. Never rejects. */
  flush(): Promise<void> {
    this.writing ??= this.write().finally(() => (this.writing = null));
    return this.writing;
  }

  /** Writes the last rows and ends; a database that is away is not waited for. */
  async stop(): Promise<void> {
    this.sample = 0;
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    const late = new AbortController();
    const written = this.flush().then(() => this.flush());
    await Promise.race([written, delay(LAST_FLUSH_MS, null, { signal: late.signal }).catch(() => null)]);
    late.abort();
  }

  private async write(): Promise<void> {
    if (this.waiting.length === 0) return;
    const rows = this.waiting;
    this.waiting = [];
    const documents = rows.map((one) => this.row(one));
    await ApiUsageModel.collection
      .insertMany(documents as never[], { ordered: false, writeConcern: { w: 1 } })
      .catch(() => void (this.dropped += rows.length));
  }

  private row({ served, at, weight }: Waiting): Omit<ApiUsage, 'id'> {
    const { kind, name, viewer, error } = served;
    const { client, version } = clientOf(served.client);
    return {
      _id: new Types.ObjectId(),
      operation: kind ? (name ? this.operations.of(name, at) : ANONYMOUS_OPERATIONS) : INVALID_OPERATIONS,
      ...(kind ? { kind } : {}),
      ...(viewer ? { user: viewer.id } : {}),
      ...(viewer?.apiKey ? { apiKey: viewer.apiKey.id } : viewer ? { session: viewer.sessionId } : {}),
      client: this.clients.of(client, at),
      ...(version ? { clientVersion: version } : {}),
      durationMs: Math.round(served.durationMs),
      ...(error ? { errorCode: error.code.slice(0, 50), ...messageOf(error.message) } : {}),
      mongoCommands: served.mongoCommands,
      requestBytes: served.requestBytes,
      responseBytes: served.responseBytes,
      at,
      weight,
      expireAt: new Date(at.getTime() + this.retentionMs),
    };
  }
}

function messageOf(message: string): { errorMessage?: string } {
  const errorMessage = withoutPrivateWords(message);
  return errorMessage === '' ? {} : { errorMessage };
}

/** The recorder of this gateway; one object, so that tests can switch it on. */
export const apiUsage = new ApiUsageRecorder();
