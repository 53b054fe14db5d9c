/**
 * Why a socket was closed, as clients read it. graphql-ws adds its own: 4400 malformed, 4401 not greeted, 4406 wrong
 * protocol, 4408 greeted too late, 4409 id in use, 4429 greeted twice. docs/live.md tells clients what to do.
 */
export const CloseCode = {
  /** This gateway goes away: connect again, somewhere else. */
  GOING_AWAY: 1001,
  /**
   * It can't be known for the moment who this is, or the client does not read what it asked for: connect again, a little
   * later, and go on from the last cursor.
   */
  TRY_AGAIN_LATER: 1013,
  /** Not a message that clients send; graphql-ws has it for what is no message. */
  MALFORMED: 4400,
  /** The token or the session has ended: connect again with a fresh token. */
  FORBIDDEN: 4403,
  /** More messages than anybody needs: do not connect again by yourself. */
  TOO_MANY_MESSAGES: 4429,
  INTERNAL: 4500,
} as const;
