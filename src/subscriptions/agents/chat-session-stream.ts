import { ENDED, unnumbered, type Entry, type LiveStream } from '../live/index.js';

/** A chat got another title. Not numbered: a client that comes back reads its chats again. */
export interface ChatSessionEntry extends Entry {
  /** The chat's id in hexadecimal. Null if any chat may have changed. */
  readonly session: string | null;
}

/** The changed chats of a user, one channel per user. */
export const chatSessionStream: LiveStream<'chatSessions', ChatSessionEntry> = {
  ...unnumbered,
  topic: 'chatSessions',
  signal: ({ session }) => ({ entry: { seq: null, session } }),
  lookAgain: () => ({ seq: null, session: null }),
  audiences: async (channel, _entry, viewers) =>
    viewers.map((viewer) => (viewer?.id.toHexString() === channel ? channel : ENDED)),
};
