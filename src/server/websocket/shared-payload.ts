/** From this size on a payload is sent as it is behind its head; smaller ones are cheaper to copy. */
const TOO_LARGE_TO_COPY = 16 * 1024;
const END = Buffer.from('}');

/**
 * What one execution made, as bytes that any number of sockets can send. Only the head of a frame, with the id that its
 * client gave the subscription, differs from socket to socket; and where ids are the same, so is the frame.
 */
export class SharedPayload {
  private readonly bytes: Buffer;
  private lastHead: Buffer | null = null;
  private lastFrame: Buffer[] = [];

  constructor(result: unknown) {
    this.bytes = Buffer.concat([Buffer.from(JSON.stringify(result)), END]);
  }

  /** The unmasked text frame that carries it behind a message's head, to be written as it is. */
  frame(head: Buffer): readonly Buffer[] {
    if (head === this.lastHead) return this.lastFrame;
    const length = head.length + this.bytes.length;
    const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    const copied = this.bytes.length < TOO_LARGE_TO_COPY;
    const first = Buffer.allocUnsafe(start + head.length + (copied ? this.bytes.length : 0));
    writeFrameHead(first, start, length);
    first.set(head, start);
    if (copied) first.set(this.bytes, start + head.length);
    this.lastHead = head;
    this.lastFrame = copied ? [first] : [first, this.bytes];
    return this.lastFrame;
  }

  /** The same message as text, for a transport that builds its own frames. */
  text(head: Buffer): string {
    return String(head) + String(this.bytes);
  }
}

function writeFrameHead(frame: Buffer, start: number, length: number): void {
  frame[0] = 0x81;
  frame[1] = start === 2 ? length : start === 4 ? 126 : 127;
  if (start === 4) frame.writeUInt16BE(length, 2);
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2);
}

/** What stands before the payload in a message to the subscription with this id. */
export function messageHead(id: string): Buffer {
  return Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
}
