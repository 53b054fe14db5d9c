/** A browser that takes messages, as it has subscribed (RFC 8030, RFC 8291). */
export interface PushTarget {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** How a message is to be treated on its way. */
export interface PushOptions {
  /** A message that waits for the browser is replaced by a later one of the same topic; base64url, 32 at the most. */
  topic: string;
  /** How long the push service may keep it for a browser that is closed. */
  ttlSeconds: number;
}

/** Sends push messages, encrypted for the browser alone. */
export interface PushSender {
  /**
   * Hands a message in at the browser's push service.
   * @throws PushGone where the browser takes no more, PushRefused where this message is refused for good, PushLater
   * where it may be tried again
   */
  send(target: PushTarget, payload: string, options: PushOptions): Promise<void>;
}

/** The subscription is no more. */
export class PushGone extends Error {
  override name = 'PushGone';
}

/** The message will never be taken, however often it is tried. */
export class PushRefused extends Error {
  override name = 'PushRefused';
}

/** The push service does not take it now. */
export class PushLater extends Error {
  override name = 'PushLater';

  constructor(
    message: string,
    /** How long it asks to be left alone. */
    readonly retryAfterMs: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
