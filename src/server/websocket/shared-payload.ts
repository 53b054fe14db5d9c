const END = Buffer.from('}');

/**
 * The result of one execution as bytes that any number of sockets can send. Only the head of a frame differs, which
 * contains the client's subscription id; equal ids share the whole frame.
 */
export class SharedPayload {
  private readonly bytes: Buffer;
  private lastHead: Buffer | null = null;
  private lastFrame: Buffer = END;

  constructor(result: unknown) {
    this.bytes = Buffer.concat([Buffer.from(JSON.stringify(result)), END]);
  }

  /** The unmasked text frame with this message head, ready to be written. */
  frame(head: Buffer): Buffer {
    if (head === this.lastHead) return this.lastFrame;
    const length = head.length + this.bytes.length;
    const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    const frame = Buffer.allocUnsafe(start + length);
    writeFrameHead(frame, start, length);
    frame.set(head, start);
    frame.set(this.bytes, start + head.length);
    this.lastHead = head;
    this.lastFrame = frame;
    return frame;
  }
}

function writeFrameHead(frame: Buffer, start: number, length: number): void {
  frame[0] = 0x81;
  frame[1] = start === 2 ? length : start === 4 ? 126 : 127;
  if (start === 4) frame.writeUInt16BE(length, 2);
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2);
}

const heads = new Map<string, Buffer>();
const SHORT_ID = 8;
const MOST_HEADS = 1_000;

/** The part of a message before the payload, for a subscription id. Cached for short ids, which repeat. */
export function messageHead(id: string): Buffer {
  const known = heads.get(id);
  if (known) return known;
  const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
  if (id.length <= SHORT_ID && heads.size < MOST_HEADS) heads.set(id, head);
  return head;
}
