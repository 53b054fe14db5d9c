/** A browser's push subscription (RFC 8030, RFC 8291). */
export interface PushTarget {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** The delivery options of a message. */
export interface PushOptions {
  /** A waiting message is replaced by a later one of the same topic. base64url, up to 32 characters. */
  topic: string;
  /** How long the push service may keep it while the browser is closed. */
  ttlSeconds: number;
}

/** Sends push messages, encrypted for the browser. */
export interface PushSender {
  /**
   * Sends a message to the browser's push service.
   * @throws PushGone if the subscription has ended, PushRefused if the message is refused permanently, PushLater if a retry may help
   */
  send(target: PushTarget, payload: string, options: PushOptions): Promise<void>;
}

/** The subscription has ended. */
export class PushGone extends Error {
  override name = 'PushGone';
}

/** The message is refused permanently. */
export class PushRefused extends Error {
  override name = 'PushRefused';
}

/** The push service does not accept it now. */
export class PushLater extends Error {
  override name = 'PushLater';

  constructor(
    message: string,
    /** How long to wait, as requested by the service. */
    readonly retryAfterMs: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
