/**
 * The codes of closed sockets. graphql-ws adds its own: 4400 malformed, 4401 not initialised, 4406 wrong protocol,
 * 4408 initialisation timeout, 4409 id in use, 4429 initialised twice. docs/live.md tells clients what to do.
 */
export const CloseCode = {
  /** This gateway is stopping: connect again, to another one. */
  GOING_AWAY: 1001,
  /**
   * The session cannot be checked now, or the client does not read: connect again a little later, and resume from the
   * last cursor.
   */
  TRY_AGAIN_LATER: 1013,
  /** Not a valid message of a client. graphql-ws uses it for malformed messages. */
  MALFORMED: 4400,
  /** The token or the session has ended: connect again with a new token. */
  FORBIDDEN: 4403,
  /** Too many messages: do not reconnect automatically. */
  TOO_MANY_MESSAGES: 4429,
  INTERNAL: 4500,
} as const;
