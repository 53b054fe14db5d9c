import type { Connection } from 'mongoose';

/** Shapes that are remembered; the one that was not seen for longest makes room. */
const MOST_SHAPES = 200;
const LONGEST_SHAPE = 400;
const DEEPEST = 6;
const WIDEST = 20;

/** Commands of one shape that were slow. */
export interface SlowShape {
  collection: string;
  /** Method, field names and operators; no values. */
  shape: string;
  count: number;
  maxMs: number;
}

/** Keys may hold ids: `counts.6b0155f66ba3cb3491890890`. */
const ID_IN_KEY = /[0-9a-f]{24}/gi;

/** Names and operators of a filter or a pipeline, without a single value: lists show their different items once. */
export function shapeOf(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return '?';
  if (Array.isArray(value)) {
    const items = new Set(value.slice(0, WIDEST).map((item) => shapeOf(item, depth + 1)));
    return `[${[...items].join(',')}]`;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return '?';
  const entries = Object.entries(value).slice(0, WIDEST);
  return `{${entries.map(([key, item]) => `${key.replace(ID_IN_KEY, '*').slice(0, 60)}:${shapeOf(item, depth + 1)}`).join(',')}}`;
}

/**
 * The slow commands of this process, by shape. Announced commands of the driver would tell the same, but it decodes each
 * answer twice to announce it; so the two ways to the database tell of themselves: the loaders' exchange, and mongoose.
 */
export class SlowCommands {
  /** From so many milliseconds on, a command is slow. */
  thresholdMs = 200;
  private readonly shapes = new Map<string, SlowShape>();

  /** Takes notice of a command. The shape is only made of a slow one. */
  note(collection: string, method: string, ms: number, asked: () => unknown): void {
    if (ms < this.thresholdMs) return;
    const shape = `${method} ${shapeOf(asked())}`.slice(0, LONGEST_SHAPE);
    const key = `${collection} ${shape}`;
    const { count = 0, maxMs = 0 } = this.shapes.get(key) ?? {};
    this.shapes.delete(key);
    this.shapes.set(key, { collection, shape, count: count + 1, maxMs: Math.max(maxMs, Math.round(ms)) });
    if (this.shapes.size > MOST_SHAPES) this.shapes.delete(this.shapes.keys().next().value!);
  }

  /** The slow shapes, slowest first. */
  list(): SlowShape[] {
    return [...this.shapes.values()].sort((a, b) => b.maxMs - a.maxMs);
  }

  clear(): void {
    this.shapes.clear();
  }
}

/** The slow commands of this process. */
export const slowCommands = new SlowCommands();

interface Begun {
  _id: object;
  collectionName: string;
  method: string;
  params: unknown[];
}

/** Waits for as long as it is used, so that their time is no command's. */
const ENDLESS = new Set(['watch']);

/** Takes notice of what goes through mongoose's collections. A cursor is over when it is closed. Returns how to stop. */
export function watchCommands(connection: Connection): () => void {
  const running = new Map<object, { started: number; begun: Begun }>();
  const start = (begun: Begun): void => void running.set(begun._id, { started: performance.now(), begun });
  const end = ({ _id, result }: { _id: object; result?: unknown }): void => {
    const one = running.get(_id);
    running.delete(_id);
    if (!one || ENDLESS.has(one.begun.method)) return;
    const { started, begun } = one;
    const over = (): void =>
      slowCommands.note(
        begun.collectionName,
        begun.method,
        performance.now() - started,
        () => begun.params[0],
      );
    if (isCursor(result)) result.once('close', over);
    else over();
  };
  const events = connection as unknown as NodeJS.EventEmitter;
  events.on('operation-start', start);
  events.on('operation-end', end);
  return () => {
    events.off('operation-start', start);
    events.off('operation-end', end);
  };
}

const isCursor = (value: unknown): value is NodeJS.EventEmitter =>
  typeof value === 'object' && value !== null && 'toArray' in value && 'once' in value;
